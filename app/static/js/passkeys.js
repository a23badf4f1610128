// Asks the device for a passkey (WebAuthn) when a form is sent, and sends its answer along in the field `credential`.
// When the server will not ask, the form goes without: its page then says what is wrong.
const PROBLEMS = { NotAllowedError: "stopped", AbortError: "stopped", InvalidStateError: "known" };

if (window.PublicKeyCredential) {
  for (const place of document.querySelectorAll("[data-passkey]")) askIn(place);
}

function askIn(place) {
  const form = place.querySelector("form");
  const problem = place.querySelector("[data-passkey-problem]");
  place.querySelector("[data-passkey-form]").hidden = false;
  place.querySelector("[data-passkey-missing]").hidden = true;
  let isAsking = false;

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    problem.textContent = "";
    try {
      const options = await fetchOptions(place.dataset.options, form);
      if (options) form.elements.credential.value = JSON.stringify(await answerOf(place.dataset.passkey, options));
      form.submit();
    } catch (error) {
      problem.textContent = place.dataset[PROBLEMS[error.name] ?? "failed"];
    }
    isAsking = false;
  });
}

async function fetchOptions(address, form) {
  const answer = await fetch(address, { method: "POST", body: new FormData(form), redirect: "manual" });
  return answer.ok ? answer.json() : null;
}

// Bytes travel as base64url in JSON. Browsers learnt to do this by themselves in 2024 only.
async function answerOf(kind, options) {
  const publicKey = { ...options, challenge: bytes(options.challenge) };
  if (options.user) publicKey.user = { ...options.user, id: bytes(options.user.id) };
  for (const list of ["excludeCredentials", "allowCredentials"]) {
    publicKey[list] = options[list]?.map((each) => ({ ...each, id: bytes(each.id) }));
  }
  const { id, rawId, type, response } = await navigator.credentials[kind]({ publicKey });
  const answer = { id, rawId: text(rawId), type, response: { transports: response.getTransports?.() } };
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[part]) answer.response[part] = text(response[part]);
  }
  return answer;
}

function bytes(base64url) {
  return Uint8Array.from(atob(base64url.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const letters = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
