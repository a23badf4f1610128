// Tells beside a password field that Caps Lock is on.
export function showCapsLock() {
  for (const hint of document.querySelectorAll("[data-caps-lock-for]")) {
    const input = document.getElementById(hint.dataset.capsLockFor);
    const show = (event) => {
      hint.textContent = event.getModifierState?.("CapsLock") ? hint.dataset.text : "";
    };
    input?.addEventListener("keyup", show);
    input?.addEventListener("blur", () => {
      hint.textContent = "";
    });
  }
}
