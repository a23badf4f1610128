// The map beside a list: borders and places from our own server, a base map only when the installation names one.
// Everything on it is in the list too, so it may fail without loss.
import { showChosenArea } from "./area.js";
import { DomEvent, GeoJSON, LayerGroup, Map as LeafletMap, Marker, TileLayer, control, divIcon } from "leaflet";

const TILE_ERRORS_ALLOWED = 3;

for (const element of document.querySelectorAll("[data-map]")) draw(element);

// The list was replaced in place: the addresses of the places came along.
document.addEventListener("htmx:load", (event) => {
  for (const element of event.target.querySelectorAll("[data-map]")) {
    if (!element.classList.contains("leaflet-container")) draw(element);
  }
});

async function draw(element) {
  const words = element.dataset;
  const map = new LeafletMap(element, { scrollWheelZoom: false, zoomSnap: 0.25, zoomControl: false, attributionControl: false });
  control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  if (words.attribution) control.attribution({ prefix: false }).addAttribution(words.attribution).addTo(map);
  map.setView([52.1, 5.3], 8);
  if (words.tiles) addTiles(map, words.tiles);

  const [borders, places] = await Promise.all([
    words.borders ? load(words.borders) : null,
    words.markersFrom ? JSON.parse(document.querySelector(words.markersFrom).textContent) : words.markers && load(words.markers),
  ]);
  const areas = readAreas(words.areasFrom);
  const borderLayer = borders && addBorders(map, borders, areas);
  const placeLayer = places?.length && addPlaces(map, places);
  if (borderLayer && "areaForm" in words) showChosenArea(map, borderLayer, element);
  const bounds = borderLayer?.getBounds() ?? placeLayer?.getBounds();
  if (bounds?.isValid()) map.fitBounds(bounds, { padding: [16, 16], animate: false });
}

async function load(url) {
  const response = await fetch(url, { headers: { Accept: "application/json" } });
  return response.ok ? response.json() : null;
}

function addTiles(map, url) {
  let errors = 0;
  const tiles = new TileLayer(url, { maxZoom: 18 }).addTo(map);
  tiles.on("tileerror", () => {
    errors += 1;
    if (errors === TILE_ERRORS_ALLOWED) tiles.remove();
  });
}

// What the list of municipalities says, by code. The list is the way for the keyboard; the map only repeats it.
function readAreas(selector) {
  const entries = selector ? document.querySelectorAll(`${selector} [data-area]`) : [];
  return new Map([...entries].map((entry) => [entry.dataset.area, { count: Number(entry.dataset.count), url: entry.href, isChosen: entry.hasAttribute("aria-current") }]));
}

function addBorders(map, borders, areas) {
  const most = Math.max(1, ...[...areas.values()].map((area) => area.count));
  const areaOf = (feature) => areas.get(feature.properties?.code);
  const shade = (area) => (area?.count ? ` map-border--${Math.ceil((4 * area.count) / most)}` : "");
  return new GeoJSON(borders, {
    style: (feature) => ({ className: `map-border${shade(areaOf(feature))}${areaOf(feature)?.isChosen ? " map-border--chosen" : ""}`, weight: 2 }),
    onEachFeature: (feature, layer) => {
      const area = areaOf(feature);
      if (feature.properties?.name) layer.bindTooltip(nameAndCount(feature.properties.name, area), { permanent: true, direction: "center", className: "map-name" });
      if (area?.url) layer.on("click", () => location.assign(area.url));
      else layer.options.interactive = false;
    },
  }).addTo(map);
}

function nameAndCount(name, area) {
  const words = text(name);
  if (area) words.append(Object.assign(document.createElement("strong"), { textContent: area.count }));
  return words;
}

function addPlaces(map, places) {
  const layer = new LayerGroup().addTo(map);
  const markers = places.map((place) => marker(place).addTo(layer));
  return { getBounds: () => new GeoJSON(markers.map((one) => one.toGeoJSON())).getBounds() };
}

function marker(place) {
  const icon = divIcon({ className: "map-place", iconSize: [24, 24], iconAnchor: [12, 24], popupAnchor: [0, -22] });
  const popup = document.createElement(place.url ? "a" : "span");
  popup.textContent = place.name;
  if (place.url) popup.href = place.url;
  // Not among the stops of the keyboard: each place is a link in the list beside the map.
  const one = new Marker([place.lat, place.lon], { icon, title: place.name, keyboard: false });
  DomEvent.disableClickPropagation(popup);
  return one.bindPopup(popup);
}

// Leaflet reads words of tooltips as HTML; names come from data.
function text(words) {
  const span = document.createElement("span");
  span.textContent = words;
  return span;
}
