// Reads QR codes with the camera, in browsers that can; elsewhere the phone's own camera opens the address in the code.
const EVERY_MS = 250;

export async function scanCodes(place, video, found, failed) {
  if (!("BarcodeDetector" in window) || !navigator.mediaDevices) return;
  const kinds = await BarcodeDetector.getSupportedFormats().catch(() => []);
  if (!kinds.includes("qr_code")) return;
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  place.hidden = false;
  place.querySelector("button").addEventListener("click", () => (video.hidden ? begin() : end()));
  let last;

  async function begin() {
    try {
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch {
      failed();
      return;
    }
    video.hidden = false;
    last = undefined;
    await video.play();
    look();
  }

  async function look() {
    if (video.hidden) return;
    const [code] = await detector.detect(video).catch(() => []);
    if (code && code.rawValue !== last) {
      last = code.rawValue; // the same one in view says nothing new
      found(last);
    }
    setTimeout(look, EVERY_MS);
  }

  function end() {
    for (const track of video.srcObject?.getTracks() ?? []) track.stop();
    video.hidden = true;
  }
}
