// The projection of a map, and the plane on which Leaflet moves and zooms. Leaflet itself knows that plane alone, as a
// square in Web Mercator: which place lies where on it is the projection's to say.

import { nearestSpot, scaleOf, WORLD_PX } from "../core/spots.js";
import { L } from "./leaflet.js";

/** @import { PlaneSpot } from "../core/types.js" */
/** @import { Projection } from "../core/projection.js" */
/** @import { Spot } from "../page/types.js" */
/** @import { LeafletMap, Lie } from "./types.js" */

/** A spot of the plane as Leaflet says it. @param {LeafletMap} map @param {PlaneSpot} spot */
export function toLeaflet(map, { x, y }) {
  return map.unproject([x * WORLD_PX, y * WORLD_PX], 0);
}

/** A spot of the plane that Leaflet says. @param {LeafletMap} map @param {import("leaflet").LatLng} at @returns {PlaneSpot} */
export function ofLeaflet(map, at) {
  const { x, y } = map.project(at, 0);
  return { x: x / WORLD_PX, y: y / WORLD_PX };
}

/** Give a map another projection; whatever lies on it is told to lie down anew. @param {LeafletMap} map @param {Projection} projection */
export function project(map, projection) {
  map.projection = projection;
  map.fire("viewreset");
}

/** @param {LeafletMap} map @param {number} zoom @param {import("leaflet").Point} origin @param {import("leaflet").LatLng} centre @returns {Lie} */
function lieAt(map, zoom, origin, centre) {
  return { projection: map.projection, scale: scaleOf(zoom), originX: origin.x, originY: origin.y, middle: ofLeaflet(map, centre).x, turning: Boolean(map.turning) };
}

/** How the plane lies in the layers' pixels. @param {LeafletMap} map */
export function layerLie(map) {
  return lieAt(map, map.getZoom(), map.getPixelOrigin(), map.getCenter());
}

/** And in those of a view that is being zoomed to. @param {LeafletMap} map @param {number} zoom @param {import("leaflet").LatLng} centre */
export function comingLie(map, zoom, centre) {
  return lieAt(map, zoom, map._getNewPixelOrigin(centre, zoom), centre);
}

/** And in those of the view, from its top left corner. @param {LeafletMap} map */
export function viewLie(map) {
  const origin = map.getPixelOrigin().add(map.containerPointToLayerPoint([0, 0]));
  return lieAt(map, map.getZoom(), origin, map.getCenter());
}

/** Where a place is, in pixels, in the copy of the world that is nearest; null: out of sight. @param {Lie} lie @param {number} lat @param {number} lon @returns {Spot | null} */
export function spotIn({ projection, scale, originX, originY, middle }, lat, lon) {
  const spot = nearestSpot(projection, middle, lat, lon);
  return spot && { x: spot.x * scale - originX, y: spot.y * scale - originY };
}

/** A place as Leaflet says its spot, null when it is out of sight. @param {LeafletMap} map @param {number} lat @param {number} lon */
export function leafletSpot(map, lat, lon) {
  const spot = nearestSpot(map.projection, ofLeaflet(map, map.getCenter()).x, lat, lon);
  return spot && toLeaflet(map, spot);
}

/**
 * A box of the plane as Leaflet says it.
 * @param {LeafletMap} map @param {number[]} box
 */
export function leafletBounds(map, [left, top, right, bottom]) {
  return L.latLngBounds([toLeaflet(map, { x: left, y: top }), toLeaflet(map, { x: right, y: bottom })]);
}
