// Parts that few visits need are fetched when they are first used.
export function suggestOnFirstUse() {
  document.addEventListener("focusin", async (event) => {
    const input = event.target;
    if (!input.dataset?.suggest || input.dataset.script === "") return;
    const script = input.dataset.script;
    input.dataset.script = ""; // once
    const { suggestIn } = await import(script);
    suggestIn(input);
  });
}
