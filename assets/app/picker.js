// A small map with one point on it that can be dragged, or moved with the arrow keys.
// Runs in a sandboxed frame of the page (app_picker.py), after Leaflet and the scripts of
// assets/replay/ that draw the base map. Messages in: {"summit-atlas": 1, "set": {lat, lon,
// candidates: [[lat, lon], …], theme}}, where what is not said stays; out: ready, and {"event": "state", lat, lon, …} when the
// point was moved by hand.

const PICKER_MARK = "summit-atlas";
const STEPS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

function isPoint(lat, lon) {
  return Number.isFinite(lat) && Number.isFinite(lon) && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
}

function pin(className, label) {
  return L.divIcon({ className: `sa-pin ${className}`, html: "", iconSize: [26, 26], ...(label && { title: label }) });
}

function mountPicker(root, world) {
  const colours = () => readColours(root, []);
  const map = L.map(root, { zoomSnap: 0.25, maxZoom: 10, minZoom: 0, attributionControl: false, worldCopyJump: true });
  map.createPane("sa-basemap").style.zIndex = "190";
  map.setView([20, 0], 1);
  const basemap = createBasemap(world, colours).addTo(map);
  const others = L.layerGroup().addTo(map);
  let state = { lat: null, lon: null, candidates: [] };
  let point = null;

  function tell() {
    window.parent.postMessage({ [PICKER_MARK]: 1, event: "state", ...state }, "*");
  }

  function moved(latLng) {
    const { lat, lng } = latLng.wrap();
    state = { ...state, lat: Number(lat.toFixed(5)), lon: Number(lng.toFixed(5)) };
    tell();
  }

  function showPoint() {
    if (point) point.remove();
    point = null;
    if (state.lat === null) return;
    const title = "The point. Drag it, or move it with the arrow keys";
    point = L.marker([state.lat, state.lon], { draggable: true, autoPan: true, icon: pin("sa-pin-main"), title, alt: title }).addTo(map);
    point.on("dragend", () => moved(point.getLatLng()));
    point.getElement().addEventListener("keydown", (event) => {
      const step = STEPS[event.key];
      if (!step) return;
      event.preventDefault();
      event.stopPropagation();
      const far = event.shiftKey ? 20 : 2;
      const at = map.latLngToLayerPoint(point.getLatLng()).add([step[0] * far, step[1] * far]);
      point.setLatLng(map.layerPointToLatLng(at));
      moved(point.getLatLng());
    });
  }

  function show(wanted) {
    const same = wanted.lat === state.lat && wanted.lon === state.lon;
    const candidates = Array.isArray(wanted.candidates) ? wanted.candidates.slice(0, 12) : [];
    state = { lat: isPoint(wanted.lat, wanted.lon) ? wanted.lat : null, lon: isPoint(wanted.lat, wanted.lon) ? wanted.lon : null, candidates };
    others.clearLayers();
    for (const at of candidates) {
      if (Array.isArray(at) && isPoint(at[0], at[1])) L.marker(at, { icon: pin("sa-pin-other"), interactive: false, keyboard: false }).addTo(others);
    }
    if (same && point) return;
    showPoint();
    const all = [...(state.lat === null ? [] : [[state.lat, state.lon]]), ...others.getLayers().map((other) => other.getLatLng())];
    if (all.length) map.fitBounds(L.latLngBounds(all).pad(0.2), { maxZoom: 4, animate: false });
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
