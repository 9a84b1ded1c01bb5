// Where the map looks for a chapter, said before it goes there.

import { leafletBounds, leafletSpot } from "../map/plane.js";
import { AROUND, NEAREST, planeBox, zoomOn } from "./plane_box.js";

/** @import { LeafletMap } from "../map/types.js" */
/** @import { Chapter, LeafletView, MapOfStory } from "./types.js" */

// Where cards lie over the lower part of the map, what it looks at is shown by so much of its height further up.
const LIFTED = 0.26;

/** A smaller map shows as much of the world as the zoom does on one of the usual size. @param {LeafletMap} map @param {number} zoom */
export function zoomHere(map, zoom) {
  return Math.max(map.getMinZoom(), Math.min(map.getMaxZoom(), zoomOn(map.getSize(), zoom)));
}

/** @param {LeafletMap} map @param {[number, number, number, number]} box @returns {LeafletView | null} */
function viewOfBox(map, box) {
  const seen = planeBox(map.projection, box);
  if (!seen) return null;
  const bounds = leafletBounds(map, seen);
  const zoom = Math.min(NEAREST, map.getBoundsZoom(bounds.pad(AROUND)));
  const corners = map.project(bounds.getSouthWest(), zoom).add(map.project(bounds.getNorthEast(), zoom));
  return { centre: map.unproject(corners.divideBy(2), zoom), zoom };
}

/**
 * Where a flat map looks for a view of a chapter; `lifted`: cards lie over its lower part.
 * @param {LeafletMap} map @param {MapOfStory} parts @param {Chapter["view"]} view @param {boolean} lifted
 * @returns {LeafletView}
 */
export function viewHere(map, parts, view, lifted) {
  /** @type {LeafletView | null} */
  let found = null;
  if (view && "box" in view) found = viewOfBox(map, view.box);
  else if (view) {
    const centre = leafletSpot(map, view.lat, view.lon);
    found = centre && { centre, zoom: zoomHere(map, view.zoom) };
  }
  const { centre, zoom } = found ?? parts.viewFor();
  if (!lifted) return { centre: map._limitCenter(centre, zoom, map.options.maxBounds), zoom };
  return { centre: map.unproject(map.project(centre, zoom).add([0, map.getSize().y * LIFTED]), zoom), zoom };
}
