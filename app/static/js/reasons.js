// Fills in the standard text of a reason as soon as it is chosen, as long as nobody typed words of their own.
for (const part of document.querySelectorAll("[data-texts]")) fillIn(part);

function fillIn(part) {
  const texts = JSON.parse(part.dataset.texts);
  const [reason, words] = [part.querySelector("select"), part.querySelector("textarea")];
  part.querySelector(".reasons__fill").hidden = true;
  reason.addEventListener("change", () => {
    const isOurs = Object.values(texts).some((text) => sameWords(text, words.value));
    if (!words.value.trim() || isOurs) words.value = texts[reason.value] ?? "";
  });
}

// A text area changes the ends of lines.
function sameWords(one, other) {
  return one.split(/\s+/).join(" ").trim() === other.split(/\s+/).join(" ").trim();
}
