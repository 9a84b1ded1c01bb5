// What every map has: panes, least zoom, bounds, controls, credits, and a size that follows the page's.

const PANES = [["sa-basemap", 190], ["sa-routes", 410], ["sa-marks", 600], ["sa-trail", 590], ["sa-traveller", 640]];
const MAX_ZOOM = 8;

function preparePanes(map) {
  for (const [name, order] of PANES) {
    const pane = map.getPane(name) || map.createPane(name);
    pane.style.zIndex = String(order);
    if (name !== "sa-marks") pane.style.pointerEvents = "none";
  }
}

function creditsBox(credits) {
  return element("details", { class: "sa-credits" }, [
    element("summary", { text: "Credits" }),
    element("div", {}, credits.map((line) => element("p", { text: line, dir: "auto" }))),
  ]);
}

/**
 * Prepare `map`, whose container lies in `box`; `credits`: lines of text. Returns `{fit(box), destroy()}`: `fit` shows a
 * box in world units, `[left, top, right, bottom]`, or the whole world.
 */
function createMapBase(box, map, credits, bindings) {
  preparePanes(map);
  const container = map.getContainer();
  container.setAttribute("role", "region");
  container.setAttribute("aria-label", "Map. Arrow keys move it, plus and minus zoom");
  const tiled = map.attributionControl !== undefined;
  const limit = () => {
    const { x, y } = map.getSize();
    const exact = Math.log2(Math.max(120, Math.min(x, y * 1.25)) / 256);
    const snap = map.options.zoomSnap || 0.25;
    const zoom = Math.max(0, Math.floor(exact / snap) * snap);
    // Before setMinZoom, which would fly there and undo what is set meanwhile.
    if (map.getZoom() < zoom) map.setView(map.getCenter(), zoom, { animate: false });
    map.setMinZoom(zoom);
  };
  map.setMaxZoom(tiled ? 18 : MAX_ZOOM);
  // As an option and not by setMaxBounds, which answers every move with a pan of its own.
  map.options.maxBounds = L.latLngBounds([[-MAX_LAT, -540], [MAX_LAT, 540]]);
  if (tiled) map.attributionControl.setPrefix(false).setPosition("bottomleft");
  const zoomControl = L.control.zoom({ zoomInTitle: "Zoom in", zoomOutTitle: "Zoom out" }).addTo(map);
  box.append(creditsBox(credits));

  function fitBox([left, top, right, bottom]) {
    const size = map.getSize();
    const padding = Math.min(40, size.x * 0.06, size.y * 0.08);
    const corners = [[left, top], [right, bottom]].map(([x, y]) => [latOfWorldY(y), x * 360 - 180]);
    map.fitBounds(corners, { padding: [padding, padding], maxZoom: 6, animate: false });
  }

  const observer = new ResizeObserver(() => {
    map.invalidateSize({ animate: false, pan: true });
    limit();
  });
  observer.observe(container);
  bindings.add(() => observer.disconnect());
  limit();

  return {
    fit(wanted) {
      map.invalidateSize({ animate: false });
      limit();
      if (wanted) fitBox(wanted);
      else map.setView([20, 20], map.getMinZoom(), { animate: false });
    },
    destroy: () => zoomControl.remove(),
  };
}
