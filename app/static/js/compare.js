// Remembers which firms were ticked to compare while this tab is open, over pages and other searches.
const KEPT = "firms to compare";
let firmsHere;

export function compareFirms() {
  document.addEventListener("change", (event) => {
    if (event.target.matches("input[form=compare]")) tick(event.target);
  });
  document.addEventListener("htmx:afterSwap", show);
  addEventListener("pageshow", recall);
  recall();
}

function tick(box) {
  const form = box.form;
  const others = read().filter((firm) => firm.id !== box.value);
  const isFull = others.length >= Number(form.dataset.compare);
  if (box.checked && isFull) box.checked = false;
  else write(box.checked ? [...others, { id: box.value, name: nameOf(box) }] : others);
  show();
  if (isFull) form.querySelector("[role=status]").textContent = form.dataset.full;
}

function show() {
  const form = document.getElementById("compare");
  if (!form) return;
  const firms = read();
  for (const box of document.querySelectorAll("input[form=compare]")) box.checked = firms.some((firm) => firm.id === box.value);
  const list = form.querySelector(".compare-bar__chosen");
  list.replaceChildren(...firms.map((firm) => chip(firm, form)));
  list.hidden = !firms.length;
  form.classList.toggle("compare-bar--chosen", firms.length > 0);
  form.querySelector("[role=status]").textContent = firms.map((firm) => firm.name).join(", ");
}

function chip({ id, name }, form) {
  const item = Object.assign(document.createElement("li"), { className: "chip choice", textContent: name });
  const remove = Object.assign(document.createElement("button"), { type: "button", className: "chip__remove", textContent: "×" });
  remove.setAttribute("aria-label", `${form.dataset.remove} ${name}`);
  remove.addEventListener("click", () => {
    write(read().filter((firm) => firm.id !== id));
    show();
    (form.querySelector(".chip__remove") ?? form.querySelector("[type=submit]")).focus();
  });
  item.append(remove);
  // A firm of another page goes along in a hidden field; one of this page by its own box.
  if (!document.querySelector(`input[form=compare][value="${id}"]`)) {
    item.append(Object.assign(document.createElement("input"), { type: "hidden", name: "firma", value: id }));
  }
  return item;
}

function nameOf(box) {
  return box.closest("article").querySelector(".card__title").textContent.trim();
}

function read() {
  return firmsHere ?? [];
}

// Where nothing may be kept, this page still remembers.
function write(firms) {
  firmsHere = firms;
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(firms));
  } catch {
    // Storage is full or switched off.
  }
}

function recall() {
  try {
    firmsHere = JSON.parse(sessionStorage.getItem(KEPT)) ?? firmsHere;
  } catch {
    // The same.
  }
  show();
}
