// Where places lie on the plane of a projection, and how large that is at a zoom.

/** @import { PlaneSpot } from "./types.js" */
/** @import { Projection } from "./projection.js" */

export const WORLD_PX = 256; // the plane's side at zoom 0

/** How many pixels wide the plane is at a zoom. @param {number} zoom */
export function scaleOf(zoom) {
  return WORLD_PX * 2 ** zoom;
}

/**
 * Where a place is, in the copy of the world that is nearest to the middle of the view; null: out of sight.
 * @param {Projection} projection @param {number} middle @param {number} lat @param {number} lon
 * @returns {PlaneSpot | null}
 */
export function nearestSpot(projection, middle, lat, lon) {
  const spot = projection.project(lat, lon);
  return spot && projection.wraps ? { x: spot.x + Math.round(middle - spot.x), y: spot.y } : spot;
}
