// Sends what is typed in a form to the server now and then, where it waits for who comes back without having saved.
const WAIT_MS = 1500;

export function keepWhatIsTyped() {
  for (const form of document.querySelectorAll("form[data-autosave]")) watch(form);
}

function watch(form) {
  let timer;
  let asking = new AbortController();

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(send, WAIT_MS);
  });
  // What is saved need not be kept: an answer that comes after it would keep it again.
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    timer = undefined;
    asking.abort();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && timer) send();
  });

  async function send() {
    clearTimeout(timer);
    timer = undefined;
    asking.abort();
    asking = new AbortController();
    const body = new URLSearchParams(new FormData(form));
    const request = fetch(form.dataset.autosave, { method: "POST", body, keepalive: true, signal: asking.signal });
    const answer = await request.catch(() => null);
    if (answer?.status !== 204 || timer) return;
    form.dispatchEvent(new Event("kept", { bubbles: true }));
    const status = form.querySelector("[data-autosave-status]");
    if (status) status.textContent = status.dataset.kept;
  }
}
