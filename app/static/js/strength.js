// Says beside the passphrase of a seal whether it is enough while it is typed. The same steps hold on the server.
export function showStrength() {
  for (const hint of document.querySelectorAll("[data-strength-of]")) {
    const input = document.getElementById(hint.dataset.strengthOf);
    const steps = hint.dataset.steps.split(";").map((step) => step.split("/"));
    input?.addEventListener("input", () => {
      const different = [...new Set(input.value.toLowerCase().split(/\s+/).filter(Boolean))];
      const words = different.length;
      const signs = different.join(" ").length;
      const reached = steps.find(([mostWords, mostSigns]) => words >= mostWords || signs >= mostSigns);
      hint.textContent = signs ? `${hint.dataset.label} ${reached ? reached[2] : hint.dataset.none}` : "";
    });
  }
}
