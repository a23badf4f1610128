// Suggestions under a search box: a grouped listbox after the ARIA combobox pattern. Fetched when a box is first used.
const WAIT_MS = 120;
const SHORTEST = 2; // characters, as the server has it

export function suggestIn(input) {
  const words = input.dataset;
  const { box, list, status } = addBox(input);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) {
    input.setAttribute(name, value);
  }
  let timer, asked;

  function ask() {
    clearTimeout(timer);
    asked?.abort();
    const text = input.value.trim();
    if (text.length < SHORTEST) return close();
    timer = setTimeout(() => fetchFor(text), WAIT_MS);
  }

  // Newest question wins: an older one is given up.
  async function fetchFor(text) {
    asked = new AbortController();
    const { signal } = asked;
    const address = `${words.suggest}?${new URLSearchParams({ q: text })}`;
    const answer = await fetch(address, { signal, headers: { Accept: "application/json" } }).catch(() => null);
    const groups = answer?.ok ? await answer.json().catch(() => null) : null;
    if (signal.aborted || document.activeElement !== input) return;
    if (!groups) return close();
    show(groups);
  }

  function show(groups) {
    list.replaceChildren(...groups.map((group, place) => groupElement(group, `${list.id}-${place}`)));
    const number = options().length;
    status.textContent = number ? `${number} ${words.found}` : words.none;
    status.className = number ? "visually-hidden" : "suggestions__none";
    list.hidden = !number;
    box.hidden = false;
    input.setAttribute("aria-expanded", String(number > 0));
    activate(null);
  }

  function close() {
    box.hidden = true;
    status.textContent = "";
    input.setAttribute("aria-expanded", "false");
    activate(null);
  }

  const options = () => [...list.querySelectorAll("[role=option]")];
  const active = () => list.querySelector("[aria-selected=true]");

  function activate(option) {
    active()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  }

  // Beyond the last option lies the box itself, then the first one again.
  function move(step) {
    const all = [null, ...options()];
    activate(all.at((all.indexOf(active()) + step) % all.length));
  }

  function choose({ url, text, name, value }) {
    close();
    if (url) return location.assign(url);
    input.value = text;
    const filter = make("input", { type: "hidden", name, value });
    if (name) input.form.append(filter);
    input.form.requestSubmit();
    filter.remove(); // whoever comes back finds the form as it was
  }

  input.addEventListener("input", ask);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (box.hidden) {
      if (event.key === "ArrowDown") ask();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) move(step);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active()) choose(active().choice);
    else return;
    event.preventDefault();
  });
  box.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the box
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose(option.choice);
  });
  ask();
}

function addBox(input) {
  const box = make("div", { class: "suggestions" });
  const list = make("div", { id: `${input.id}-suggestions`, role: "listbox", "aria-label": input.dataset.label });
  const status = make("p", { role: "status" });
  box.hidden = true;
  box.append(list, status);
  input.after(box);
  return { box, list, status };
}

function groupElement({ label, options }, id) {
  const group = make("div", { role: "group", "aria-labelledby": id });
  group.append(make("p", { class: "suggestions__group", id, role: "presentation" }, label));
  group.append(...options.map((option, place) => optionElement(option, `${id}-${place}`)));
  return group;
}

function optionElement(choice, id) {
  const option = make("div", { class: "suggestions__option", id, role: "option", "aria-selected": "false" });
  option.append(make("span", choice.lang ? { lang: choice.lang } : {}, choice.label), " ", make("span", { class: "suggestions__note" }, choice.note));
  return Object.assign(option, { choice });
}

function make(tag, attributes, text = "") {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
}
