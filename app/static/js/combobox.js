// Choosing many from a long list by typing (the macro `picker`). Each choice becomes a chip with a hidden checkbox.
import accessibleAutocomplete from "accessible-autocomplete";

const WAIT_MS = 150;

for (const picker of document.querySelectorAll("[data-picker]")) enhance(picker);

function enhance(picker) {
  const words = picker.dataset;
  const place = picker.querySelector("[data-picker-input]");
  const input = place.querySelector("input");
  const chosen = picker.querySelector(".picker__chosen");
  const status = addStatus(picker);
  const id = input.id;
  const query = input.value;
  const asking = { now: false };

  for (const chip of chosen.children) makeRemovable(chip, words, status, () => document.getElementById(id).focus());
  place.replaceChildren();
  accessibleAutocomplete({
    element: place,
    id,
    name: "",
    source: suggestionsFrom(words.url, asking),
    minLength: 2,
    confirmOnBlur: false,
    defaultValue: query,
    displayMenu: "overlay",
    templates: { inputValue: () => "", suggestion: (option) => escape(typeof option === "string" ? option : option.label) },
    onConfirm: (option) => {
      if (!option) return;
      add(option, chosen, words, status, () => document.getElementById(id).focus());
      // The library writes the chosen text into the box after this; the box is for the next search.
      setTimeout(() => clear(document.getElementById(id)));
    },
    // The library asks for these words also while the answer is on its way.
    tNoResults: () => (asking.now ? words.searching : words.none),
    tStatusQueryTooShort: () => "",
    tStatusNoResults: () => words.none,
    tStatusResults: (count) => `${count} ${words.results}`,
    tStatusSelectedOption: (label) => label,
    tAssistiveHint: () => "",
  });
  place.addEventListener("keydown", keepFormOpen, true);
}

// Enter chooses a suggestion; without one it would send a form that is not ready.
function keepFormOpen(event) {
  if (event.key === "Enter" && event.target.matches("input") && !event.target.getAttribute("aria-activedescendant")) event.preventDefault();
}

// Newest question wins: an answer that comes late for an older one is dropped.
function suggestionsFrom(url, asking) {
  let timer;
  let latest = 0;
  return (query, show) => {
    clearTimeout(timer);
    const turn = ++latest;
    asking.now = true;
    timer = setTimeout(async () => {
      const address = new URL(url, location.href);
      address.searchParams.set("q", query);
      const response = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
      const options = response?.ok ? await response.json() : [];
      if (turn !== latest) return;
      asking.now = false;
      show(options);
    }, WAIT_MS);
  };
}

function add(option, chosen, words, status, focusInput) {
  const known = [...chosen.querySelectorAll("input")].some((box) => box.value === option.value);
  if (known) return;
  const chip = document.createElement("li");
  chip.className = "choice chip";
  const box = Object.assign(document.createElement("input"), { type: "checkbox", name: words.name, value: option.value, checked: true });
  const label = Object.assign(document.createElement("span"), { className: "choice__label", textContent: option.label });
  chip.append(box, label);
  chosen.append(chip);
  makeRemovable(chip, words, status, focusInput);
  box.dispatchEvent(new Event("input", { bubbles: true }));
  status.textContent = `${words.added} ${option.label}`;
}

function makeRemovable(chip, words, status, focusInput) {
  const label = chip.querySelector(".choice__label").textContent;
  chip.querySelector("input").hidden = true;
  const remove = Object.assign(document.createElement("button"), { type: "button", className: "chip__remove", textContent: "×" });
  remove.setAttribute("aria-label", `${words.remove}: ${label}`);
  remove.addEventListener("click", () => {
    const list = chip.parentElement;
    list.dispatchEvent(new Event("input", { bubbles: true }));
    chip.remove();
    status.textContent = `${words.removed} ${label}`;
    focusInput();
  });
  chip.append(remove);
}

function addStatus(picker) {
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  picker.append(status);
  return status;
}

function clear(input) {
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  setter.call(input, "");
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

function escape(words) {
  const span = document.createElement("span");
  span.textContent = words;
  return span.innerHTML;
}
