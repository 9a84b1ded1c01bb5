// Where the map looks for a chapter, said before it goes there.

import { L } from "../map/leaflet.js";
import { leafletSpot, nearestSpot, toLeaflet } from "../map/plane.js";

/** @import { PlaneSpot } from "../core/types.js" */
/** @import { LeafletMap } from "../map/types.js" */
/** @import { Chapter, LeafletView, MapOfStory } from "./types.js" */

const NEAREST = 6; // no country is shown from nearer
const AROUND = 0.08;
const EDGE_STEPS = 8;
// How wide the map is for which zooms are meant, and how narrow one counts at least, as a share of its height.
const USUAL_PX = 900;
const NARROWEST = 0.6;
// Where cards lie over the lower part of the map, what it looks at is shown by so much of its height further up.
const LIFTED = 0.26;

/** Places all along the edge of a box, for projections bend it. @param {[number, number, number, number]} box @returns {[lat: number, lon: number][]} */
function edgeOf([south, west, north, east]) {
  /** @type {[number, number][]} */
  const places = [];
  for (let step = 0; step <= EDGE_STEPS; step++) {
    const [lat, lon] = [south + ((north - south) * step) / EDGE_STEPS, west + ((east - west) * step) / EDGE_STEPS];
    places.push([south, lon], [north, lon], [lat, west], [lat, east]);
  }
  return places;
}

/** A smaller map shows as much of the world as the zoom does on one of the usual size. @param {LeafletMap} map @param {number} zoom */
export function zoomHere(map, zoom) {
  const { x, y } = map.getSize();
  return Math.max(map.getMinZoom(), Math.min(map.getMaxZoom(), zoom + Math.min(0, Math.log2(Math.max(x, y * NARROWEST) / USUAL_PX))));
}

/** @param {LeafletMap} map @param {[number, number, number, number]} box @returns {LeafletView | null} */
function viewOfBox(map, box) {
  const { projection } = map;
  const [south, west, north, east] = box;
  const middle = projection.project((south + north) / 2, (west + east) / 2)?.x ?? 0.5;
  const spots = edgeOf(box).map(([lat, lon]) => nearestSpot(projection, middle, lat, lon)).filter(/** @returns {spot is PlaneSpot} */ (spot) => spot !== null);
  if (!spots.length) return null;
  const bounds = L.latLngBounds(spots.map((spot) => toLeaflet(map, spot)));
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
