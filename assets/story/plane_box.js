// What of the plane a chapter looks at, whoever shows it: a page, or a film.

import { nearestSpot } from "../core/spots.js";

/** @import { Projection } from "../core/projection.js" */
/** @import { Box } from "../core/types.js" */
/** @import { Spot } from "../page/types.js" */

export const NEAREST = 6; // no country is shown from nearer
export const AROUND = 0.08; // of what is looked at, on each side
export const GLOBE_ZOOM = 2; // from where a globe shows a country
const EDGE_STEPS = 8;
// How wide and high the map is for which zooms are meant, and how narrow one counts at least, as a share of its height.
const USUAL = { x: 900, y: 450 };
const NARROWEST = 0.6;

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

/** What lies in the middle of a box of degrees. @param {[number, number, number, number]} box */
export function middleOf([south, west, north, east]) {
  return { lat: (south + north) / 2, lon: (west + east) / 2 };
}

/**
 * What a box of degrees takes of the plane; null where none of it is in sight.
 * @param {Projection} projection @param {[south: number, west: number, north: number, east: number]} box @returns {Box | null}
 */
export function planeBox(projection, box) {
  const { lat, lon } = middleOf(box);
  const middle = projection.project(lat, lon)?.x ?? 0.5;
  const spots = edgeOf(box).flatMap(([north, east]) => nearestSpot(projection, middle, north, east) ?? []);
  if (!spots.length) return null;
  const [x, y] = [spots.map((spot) => spot.x), spots.map((spot) => spot.y)];
  return [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)];
}

/** The zoom by which a map of this size shows as much of the world as the zoom does on one of the usual size. @param {Spot} size @param {number} zoom */
export function zoomOn({ x, y }, zoom) {
  return zoom + Math.min(0, Math.log2(Math.min(Math.max(x, y * NARROWEST) / USUAL.x, y / USUAL.y)));
}
