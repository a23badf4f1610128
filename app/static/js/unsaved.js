// Asks before leaving a form with changes that were neither sent nor kept (see autosave.js).
export function warnForUnsavedForms() {
  const changed = new Set();

  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-warn-unsaved]");
    if (form) changed.add(form);
  });
  document.addEventListener("kept", (event) => changed.delete(event.target));
  document.addEventListener("submit", (event) => changed.delete(event.target));

  addEventListener("beforeunload", (event) => {
    if ([...changed].some((form) => form.isConnected)) event.preventDefault();
  });
}
