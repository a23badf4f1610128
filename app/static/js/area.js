// On the map of the step "place": the municipalities or the circle that the form beside it says, as somebody chooses.
import { Circle } from "leaflet";

export function showChosenArea(map, borderLayer, element) {
  const form = element.closest("form");
  const text = form.querySelector("[data-area-text]");
  let circle;

  const show = () => {
    const area = chosenIn(form);
    borderLayer.eachLayer((layer) => {
      const isChosen = area.kind === "country" || (area.kind === "municipalities" && area.codes.has(layer.feature.properties.code));
      layer.getElement()?.classList.toggle("map-border--works", isChosen);
    });
    circle?.remove();
    circle = area.kind === "radius" && area.seat && area.kilometres ? drawCircle(map, area) : undefined;
    text.textContent = inWords(area, text.dataset);
  };
  form.addEventListener("change", show);
  form.addEventListener("htmx:afterSwap", show); // the postcode became another one, and with it the seat
  show();

  function chosenIn(form) {
    const boxes = [...form.querySelectorAll("[name='service_municipalities']:checked, [name='municipalities_around']:checked")];
    return {
      kind: form.querySelector("[name='service_area']:checked")?.value,
      codes: new Set(boxes.map((box) => box.value)),
      names: boxes.map((box) => box.labels[0].textContent.trim()),
      kilometres: Number(form.querySelector("[name='radius_km']").value),
      seat: seatOf(form.querySelector("#municipality [data-lat]") ?? element),
    };
  }
}

function seatOf({ dataset }) {
  return dataset.lat ? [Number(dataset.lat), Number(dataset.lon)] : null;
}

function drawCircle(map, { seat, kilometres }) {
  const circle = new Circle(seat, { radius: kilometres * 1000, className: "map-circle", interactive: false }).addTo(map);
  map.fitBounds(circle.getBounds(), { padding: [16, 16], animate: false });
  return circle;
}

function inWords({ kind, names, kilometres }, words) {
  if (kind === "country") return words.country;
  if (kind === "radius" && kilometres) return words.radius.replace("{km}", kilometres);
  if (kind === "municipalities" && names.length) return words.chosen.replace("{names}", names.join(", "));
  return "";
}
