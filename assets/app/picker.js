// A small map with one point on it that can be dragged, or moved with the arrow keys.
// Runs in a sandboxed frame of the page (app_picker.py), after Leaflet and the scripts of
// assets/replay/ that draw the base map. Messages in: {"summit-atlas": 1, "set": {lat, lon,
// candidates: [[lat, lon, label], …], theme}}, where what is not said stays, and a candidate with a label can be chosen; out: ready, and {"event": "state", lat, lon, …} when the
// point was moved by hand.

import { _, speak } from "../core/gettext.js";
import { createProjection } from "../core/projection.js";
import { createShapes } from "../core/shapes.js";
import { element } from "../page/dom.js";
import { readColours } from "../page/theme.js";
import { createBasemap } from "../map/basemap.js";
import { L } from "../map/leaflet.js";

/** @import { Catalogue } from "../core/gettext.js" */
/** @import { LeafletMap, World } from "../map/types.js" */

/** @typedef {{ lat: number | null, lon: number | null, candidates: unknown[] }} PickerState */

const PICKER_MARK = "summit-atlas";
/** @type {Record<string, [x: number, y: number] | undefined>} */
const STEPS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/**
 * A place that somebody says, when it is one.
 * @param {unknown} lat @param {unknown} lon
 * @returns {[lat: number, lon: number] | null}
 */
function placeOf(lat, lon) {
  if (typeof lat !== "number" || typeof lon !== "number") return null;
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lat, lon] : null;
}

/** @param {string} className @param {string} label */
function pin(className, label = "") {
  return L.divIcon({ className: `sa-pin ${className}`, html: label && element("span", { text: label }), iconSize: [26, 26] });
}

/** @param {HTMLElement} root @param {World} world @param {Catalogue} catalogue What is spoken. */
export function mountPicker(root, world, catalogue) {
  speak(catalogue);
  const colours = () => readColours(root, []);
  const map = /** @type {LeafletMap} */ (L.map(root, { zoomSnap: 0.25, maxZoom: 10, minZoom: 0, attributionControl: false, worldCopyJump: true }));
  map.projection = createProjection("web-mercator", { lat: 0, lon: 0 });
  map.createPane("sa-basemap").style.zIndex = "190";
  map.setView([20, 0], 1);
  const basemap = createBasemap(createShapes(world), colours).addTo(map);
  const others = L.layerGroup().addTo(map);
  /** @type {PickerState} */
  let state = { lat: null, lon: null, candidates: [] };
  /** @type {import("leaflet").Marker | null} */
  let point = null;

  function tell() {
    window.parent.postMessage({ [PICKER_MARK]: 1, event: "state", ...state }, "*");
  }

  /** @param {import("leaflet").LatLng} latLng */
  function moved(latLng) {
    const { lat, lng } = latLng.wrap();
    state = { ...state, lat: Number(lat.toFixed(5)), lon: Number(lng.toFixed(5)) };
    tell();
  }

  function showPoint() {
    point?.remove();
    point = null;
    const place = placeOf(state.lat, state.lon);
    if (!place) return;
    const title = _("The point. Drag it, or move it with the arrow keys");
    const marker = L.marker(place, { draggable: true, autoPan: true, icon: pin("sa-pin-main"), title, alt: title }).addTo(map);
    point = marker;
    marker.on("dragend", () => moved(marker.getLatLng()));
    marker.getElement()?.addEventListener("keydown", (event) => {
      const step = STEPS[event.key];
      if (!step) return;
      event.preventDefault();
      event.stopPropagation();
      const far = event.shiftKey ? 20 : 2;
      const at = map.latLngToLayerPoint(marker.getLatLng()).add([step[0] * far, step[1] * far]);
      marker.setLatLng(map.layerPointToLatLng(at));
      moved(marker.getLatLng());
    });
  }

  /** The candidates; those with a label are buttons. @param {unknown[]} candidates */
  function showOthers(candidates) {
    others.clearLayers();
    for (const [number, one] of candidates.entries()) {
      const [lat, lon, label] = Array.isArray(one) ? one : [];
      const place = placeOf(lat, lon);
      if (!place) continue;
      const named = typeof label === "string" && label !== "";
      const short = named ? label.split(" ")[0] : "";
      const marker = L.marker(place, { icon: pin(named ? "sa-pin-other sa-pin-named" : "sa-pin-other", short), interactive: named, keyboard: named, title: named ? label : "", zIndexOffset: -10 * number }).addTo(others);
      if (!named) continue;
      marker.getElement()?.setAttribute("aria-label", label);
      marker.on("click", () => {
        moved(marker.getLatLng());
        showPoint();
      });
    }
  }

  /** @param {{ lat: unknown, lon: unknown, candidates: unknown }} wanted */
  function show(wanted) {
    const same = wanted.lat === state.lat && wanted.lon === state.lon;
    const candidates = Array.isArray(wanted.candidates) ? wanted.candidates.slice(0, 12) : [];
    const [lat, lon] = placeOf(wanted.lat, wanted.lon) ?? [null, null];
    const changed = JSON.stringify(candidates) !== JSON.stringify(state.candidates);
    state = { lat, lon, candidates };
    const found = candidates.map((at) => (Array.isArray(at) ? placeOf(at[0], at[1]) : null)).filter((at) => at !== null);
    showOthers(candidates);
    if (same && point && !changed) return;
    showPoint();
    const own = placeOf(lat, lon);
    const all = own ? [own, ...found] : found;
    if (all.length) map.fitBounds(L.latLngBounds(all).pad(0.2), { maxZoom: 4, animate: false });
    else if (changed) map.setView([20, 0], 1, { animate: false });
  }

  map.on("click", (event) => {
    if (state.lat !== null) return;
    moved(event.latlng);
    showPoint();
  });
  window.addEventListener("message", (event) => {
    const data = event.data;
    if (typeof data !== "object" || data === null || data[PICKER_MARK] !== 1) return;
    if (typeof data.set !== "object" || data.set === null) return;
    const { theme } = data.set;
    root.dataset.theme = theme === "dark" || theme === "light" ? theme : "light";
    basemap.redraw();
    show({ ...state, ...data.set });
  });
  window.parent.postMessage({ [PICKER_MARK]: 1, event: "ready" }, "*");
}
