// What every map has: panes, least zoom, bounds, controls, credits, and a size that follows the page's.

import { _, direction } from "../core/gettext.js";
import { scaleOf } from "../core/spots.js";
import { element } from "../page/dom.js";
import { paneOf } from "./canvas_layer.js";
import { L } from "./leaflet.js";
import { leafletBounds } from "./plane.js";
import { isTiled } from "./projecting.js";
import { coverOf, roomiest } from "./room.js";

/** @import { Projection } from "../core/projection.js" */
/** @import { PlaneSpot } from "../core/types.js" */
/** @import { Bindings } from "../page/types.js" */
/** @import { LeafletMap } from "./types.js" */

/** @type {[name: string, order: number][]} */
const PANES = [["sa-basemap", 190], ["sa-routes", 410], ["sa-marks", 600], ["sa-trail", 590], ["sa-traveller", 640]];
const MAX_ZOOM = 8;
// On a globe a degree is longer.
const GLOBE_ZOOM = 6;
// How much of a world that has an edge may lie beside the view, as a share of its width; and what of the view it fills.
const BESIDE = 0.05;
const FILLED = 0.98;
export const FITTED = "sa-fitted"; // the map's event: the view is now the one that the program chose
const SAME_VIEW = 3; // pixels by which the middle may have shifted while the size changed

/** @param {LeafletMap} map */
function preparePanes(map) {
  for (const [name, order] of PANES) {
    const pane = paneOf(map, name);
    pane.style.zIndex = String(order);
    if (name !== "sa-marks") pane.style.pointerEvents = "none";
  }
}

/** @param {string[]} credits */
function creditsBox(credits) {
  return element("details", { class: "sa-credits" }, [
    element("summary", {}, [element("span", { text: _("Credits") }), credits.length ? element("span", { class: "sa-source-line", text: ` ${credits[0]}`, dir: "auto" }) : null]),
    element("div", {}, credits.map((line) => element("p", { text: line, dir: "auto" }))),
  ]);
}

/**
 * Prepare `map`, whose container lies in `box`; `credits`: lines of text. Returns `{fit(box, spots), destroy()}`: `fit` shows a
 * box in world units, `[left, top, right, bottom]`, or the whole world, and these spots beside the legend where it can; `lay()` brings the limits up to another projection.
 * @param {HTMLElement} box @param {LeafletMap} map @param {string[]} credits @param {Bindings} bindings
 */
export function createMapBase(box, map, credits, bindings) {
  preparePanes(map);
  const container = map.getContainer();
  container.dir = "ltr"; // the world lies as it does, whichever way the page runs
  container.setAttribute("role", "region");
  container.setAttribute("aria-label", _("Map. Arrow keys move it, plus and minus zoom"));
  const tiled = isTiled(map);
  const leftward = direction() === "rtl";
  /** The zoom at which the view holds the world: one that goes on beside itself without its far north and south. */
  const wholeZoom = () => {
    const { x, y } = map.getSize();
    const { wraps, box: [left, top, right, bottom] } = map.projection;
    const side = wraps ? Math.min(x, y * 1.25) : FILLED * Math.min(x / (right - left), y / (bottom - top));
    return Math.log2(Math.max(120, side) / scaleOf(0));
  };
  const limit = () => {
    const exact = wholeZoom();
    const snap = map.options.zoomSnap || 0.25;
    const zoom = Math.max(0, Math.floor(exact / snap) * snap);
    // Before setMinZoom, which would fly there and undo what is set meanwhile.
    if (map.getZoom() < zoom) map.setView(map.getCenter(), zoom, { animate: false });
    map.setMinZoom(zoom);
  };
  /** What the projection says of how far the map may be moved and zoomed. */
  const lay = () => {
    const { wraps, clips, box: [left, top, right, bottom] } = map.projection;
    map.options.maxZoom = tiled ? 18 : clips ? GLOBE_ZOOM : MAX_ZOOM;
    // As an option and not by setMaxBounds, which answers every move with a pan of its own. A globe stays in the middle.
    if (wraps) map.options.maxBounds = leafletBounds(map, [-1, 0, 2, 1]);
    else if (clips) map.options.maxBounds = leafletBounds(map, [0.5, 0.5, 0.5, 0.5]);
    else map.options.maxBounds = leafletBounds(map, [left - BESIDE, top - BESIDE, right + BESIDE, bottom + BESIDE]);
    container.classList.toggle("sa-edged", !wraps);
  };
  lay();
  if (tiled) map.attributionControl.setPrefix(false).setPosition(leftward ? "bottomright" : "bottomleft");
  const zoomControl = L.control.zoom({ position: leftward ? "topright" : "topleft", zoomInTitle: _("Zoom in"), zoomOutTitle: _("Zoom out") }).addTo(map);
  box.append(creditsBox(credits));

  /** Where the map looks for what `fit` shows. @param {number[] | null} wanted @param {PlaneSpot[]} spots */
  function viewFor(wanted, spots) {
    if (!wanted) return { centre: wholeMiddle(), zoom: map.getMinZoom() };
    const size = map.getSize();
    const padding = Math.min(40, size.x * 0.06, size.y * 0.08);
    const inside = spots.map(({ x, y }) => ({ x: x < wanted[0] ? x + 1 : x, y })); // as in the copy of the world that is shown
    return roomiest(map, leafletBounds(map, wanted), inside, padding, coverOf(map, box));
  }

  /** What was last asked for, and where that led: as long as nobody moved the map since, it follows the size. */
  /** @type {{ wanted: number[] | null, spots: PlaneSpot[], projection: Projection, centre: import("leaflet").LatLng, zoom: number } | null} */
  let fitted = null;

  const sizeNow = () => `${container.clientWidth} ${container.clientHeight}`;
  let seen = ""; // the size for which the map was fitted or looked after last

  function isUntouched() {
    if (!fitted || map.getZoom() !== fitted.zoom || map.projection !== fitted.projection) return false;
    return map.project(map.getCenter()).distanceTo(map.project(fitted.centre)) < SAME_VIEW;
  }

  /** What lies in the middle of the whole world. */
  function wholeMiddle() {
    const { wraps, centre, box: [left, top, right, bottom] } = map.projection;
    return wraps ? L.latLng(20, centre.lon || 20) : leafletBounds(map, [left, top, right, bottom]).getCenter();
  }

  /** @param {number[] | null} wanted @param {PlaneSpot[]} spots */
  function fit(wanted, spots) {
    map.invalidateSize({ animate: false });
    seen = sizeNow();
    limit();
    const { centre, zoom } = viewFor(wanted, spots);
    map.setView(centre, zoom, { animate: false });
    fitted = { wanted, spots, projection: map.projection, centre: map.getCenter(), zoom: map.getZoom() };
    map.fire(FITTED);
  }

  // A frame has no size, or not yet its own, when its page is ready: what was fitted then is fitted again.
  const observer = new ResizeObserver(() => {
    if (seen === sizeNow()) return; // as with its first call, which would have everything drawn twice
    seen = sizeNow();
    if (fitted && isUntouched()) return fit(fitted.wanted, fitted.spots);
    map.invalidateSize({ animate: false, pan: true });
    limit();
  });
  observer.observe(container);
  bindings.add(() => observer.disconnect());
  limit();

  return {
    fit,
    viewFor,
    lay,
    /** The box that was fitted, in world units, as long as nobody has moved the map since. */
    wanted: () => (isUntouched() ? (fitted?.wanted ?? null) : null),
    destroy: () => zoomControl.remove(),
  };
}
