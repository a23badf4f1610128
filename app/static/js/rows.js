// Rows of a form that are added and taken out in place: files that were chosen in the others stay chosen.
// Without this the same buttons ask the server for the form with a row more or less.
export function addRowsInPlace() {
  for (const button of document.querySelectorAll("[data-add-row]")) {
    button.addEventListener("click", (event) => addRow(event, button));
  }
  document.addEventListener("click", (event) => {
    const remove = event.target.closest("[data-remove-row]");
    if (remove) removeRow(event, remove);
  });
}

function addRow(event, button) {
  const name = button.dataset.addRow;
  const rows = document.querySelector(`[data-rows="${name}"]`);
  const number = freeNumber(rows, name);
  if (rows.children.length >= Number(rows.dataset.most) || number === null) return;
  event.preventDefault();
  const holder = document.createElement("div");
  holder.innerHTML = document.querySelector(`template[data-new-row="${name}"]`).innerHTML.replaceAll(`${name}-new`, `${name}-${number}`);
  const row = rows.appendChild(holder.firstElementChild);
  row.querySelector("select, input:not([type=hidden])").focus();
}

// The server reads names up to twice as many as there may be rows.
function freeNumber(rows, name) {
  const taken = new Set([...rows.children].map((row) => row.id));
  for (let number = 0; number < 2 * Number(rows.dataset.most); number += 1) {
    if (!taken.has(`${name}-${number}`)) return number;
  }
  return null;
}

function removeRow(event, button) {
  event.preventDefault();
  const row = button.closest("[data-row]");
  const form = row.closest("form");
  row.remove();
  form.dispatchEvent(new Event("input", { bubbles: true }));
  form.querySelector("[data-add-row]").focus();
}
