// A box above a long list of choices that hides the ones without the letters typed.
export function narrowLongLists() {
  document.addEventListener("htmx:load", (event) => addBoxes(event.target));
  addBoxes(document);
}

function addBoxes(root) {
  for (const list of root.querySelectorAll?.("[data-narrow]") ?? []) {
    if (!list.querySelector(".facet__narrow")) addBox(list);
  }
}

function addBox(list) {
  const box = document.createElement("input");
  box.type = "search";
  box.className = "utrecht-textbox utrecht-textbox--html-input facet__narrow";
  box.setAttribute("aria-label", `${list.dataset.narrow}: ${list.querySelector("legend").textContent}`);
  box.placeholder = list.dataset.narrow;
  const more = list.querySelector(".facet__more");
  const wasOpen = more?.open;
  box.addEventListener("input", () => {
    const wanted = plain(box.value);
    for (const option of list.querySelectorAll(".facet__option")) option.hidden = !plain(option.textContent).includes(wanted);
    if (more) more.open = wanted ? true : wasOpen;
  });
  // The box is no part of the form around it: neither its changes nor Enter ask for a new list.
  box.addEventListener("change", (event) => event.stopPropagation());
  box.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  list.querySelector("legend").after(box);
}

function plain(words) {
  return words.trim().toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}
