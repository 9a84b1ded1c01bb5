// Where a view is laid, so that nothing of what is shown lies below the legend that lies over the map.

import { toLeaflet } from "./plane.js";
import { L } from "./leaflet.js";

/** @import { PlaneSpot } from "../core/types.js" */
/** @import { LeafletMap } from "./types.js" */

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Cover Pixels of the map's container. */
/** @typedef {{ zoom: number, centre: import("leaflet").LatLng }} View */

const MOST_ZOOM = 6;
// So much of the zoom is given for it at most: else what is covered is reached by moving the map.
const MOST_GIVEN = 0.75;
const MARK_PX = 16; // from a mark's middle to its edge, with its ring

/**
 * The legend as far as it lies over the map; null where it does not. @param {LeafletMap} map @param {HTMLElement} box
 * @returns {Cover | null}
 */
export function coverOf(map, box) {
  const legend = box.parentElement?.querySelector(":scope > .sa-legend");
  if (!legend) return null;
  const [around, own] = [map.getContainer().getBoundingClientRect(), legend.getBoundingClientRect()];
  const cover = { left: own.left - around.left, top: own.top - around.top, right: own.right - around.left, bottom: own.bottom - around.top };
  const over = own.width > 0 && cover.right > 0 && cover.bottom > 0 && cover.left < around.width && cover.top < around.height;
  return over ? cover : null;
}

/**
 * The view that holds `bounds` with room on each side, as Leaflet's own `fitBounds` would, which shows it at once.
 * @param {LeafletMap} map @param {import("leaflet").LatLngBounds} bounds
 * @param {import("leaflet").Point} before Left and above. @param {import("leaflet").Point} behind Right and below.
 * @returns {View}
 */
function viewOf(map, bounds, before, behind) {
  const zoom = Math.min(MOST_ZOOM, map.getBoundsZoom(bounds, false, before.add(behind)));
  const corners = map.project(bounds.getSouthWest(), zoom).add(map.project(bounds.getNorthEast(), zoom));
  const middle = corners.divideBy(2).add(behind.subtract(before).divideBy(2));
  return { zoom, centre: map._limitCenter(map.unproject(middle, zoom), zoom, map.options.maxBounds) };
}

/** Whether a spot lies under the cover, or its mark is cut by the view's edge. @param {LeafletMap} map @param {View} view @param {import("leaflet").LatLng[]} places @param {Cover} cover */
function hidesSome(map, { zoom, centre }, places, { left, top, right, bottom }) {
  const size = map.getSize();
  const corner = map.project(centre, zoom).subtract(size.divideBy(2));
  return places.some((place) => {
    const { x, y } = map.project(place, zoom).subtract(corner);
    const cut = x < MARK_PX || y < MARK_PX || x > size.x - MARK_PX || y > size.y - MARK_PX;
    return cut || (x > left && x < right && y > top && y < bottom);
  });
}

/**
 * The view of `bounds` with `padding` pixels around it. Where a spot would lie under `cover`, it is laid above or beside
 * it, whichever leaves more zoom, unless that leaves too little.
 * @param {LeafletMap} map @param {import("leaflet").LatLngBounds} bounds @param {PlaneSpot[]} spots @param {number} padding
 * @param {Cover | null} cover
 * @returns {View}
 */
export function roomiest(map, bounds, spots, padding, cover) {
  const even = L.point(padding, padding);
  const plain = viewOf(map, bounds, even, even);
  if (!cover || !spots.length) return plain;
  const places = spots.map((spot) => toLeaflet(map, spot));
  if (!hidesSome(map, plain, places, cover)) return plain;
  const above = viewOf(map, bounds, even, L.point(padding, Math.max(padding, map.getSize().y - cover.top)));
  const width = map.getSize().x;
  const atRight = cover.left + cover.right > width;
  const [before, behind] = [L.point(Math.max(padding, cover.right), padding), L.point(Math.max(padding, width - cover.left), padding)];
  const beside = atRight ? viewOf(map, bounds, even, behind) : viewOf(map, bounds, before, even);
  const free = [above, beside].filter((view) => view.zoom > plain.zoom - MOST_GIVEN && !hidesSome(map, view, places, cover));
  return free.sort((one, other) => other.zoom - one.zoom)[0] ?? plain;
}
