// Menus close with Escape and with a click elsewhere; filters that a visitor opened or closed stay so when htmx replaces them.
export function keepOpenDetails() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = event.target.closest?.("details[name='header-menu'][open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details[name='header-menu'][open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });

  let states = new Map();
  document.addEventListener("htmx:beforeSwap", () => {
    states = new Map([...document.querySelectorAll("details[id]")].map((details) => [details.id, details.open]));
  });
  document.addEventListener("htmx:afterSwap", () => {
    for (const [id, open] of states) {
      const details = document.getElementById(id);
      if (details) details.open = open;
    }
  });
}
