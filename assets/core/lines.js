// Ways along great circles: where they lead, where somebody on one is, and the lines they are on the map.

import { geoDistance, geoInterpolate } from "d3-geo";

/** @import { Line, Places, Ways } from "./types.js" */
/** @import { Projection } from "./projection.js" */

/** @typedef {[lon: number, lat: number]} LonLat Degrees, in d3-geo's order. */

const ANTIPODE_TOLERANCE = 1e-6 * (Math.PI / 180);
// The most by which a straight stretch of a pooled line leaves the way, in pixels; and of one that is seen for a moment.
const POOLED_PX = 0.5;
const MOMENT_PX = 3;

/**
 * The places by which a great circle leads from one to the other, less than half a turn apart each: antipodes have no
 * shortest way, and theirs goes by the North Pole, as in geo/sphere/geodesy.py.
 * @param {number} lat1 @param {number} lon1 @param {number} lat2 @param {number} lon2
 * @returns {LonLat[]}
 */
export function wayPlaces(lat1, lon1, lat2, lon2) {
  /** @type {[LonLat, LonLat]} */
  const ends = [[lon1, lat1], [lon2, lat2]];
  if (geoDistance(...ends) < Math.PI - ANTIPODE_TOLERANCE) return ends;
  return [[lon1, lat1], [lon1, (lat1 + 90) / 2], [lon1, 90], [lon2, 90], [lon2, (lat2 + 90) / 2], [lon2, lat2]];
}

/**
 * The places of a way up to `share` of its length, 0…1; the last one is where somebody is who has gone so far.
 * @param {LonLat[]} places @param {number} share
 */
export function partOfWay(places, share) {
  const lengths = places.slice(1).map((place, at) => geoDistance(places[at], place));
  let left = lengths.reduce((a, b) => a + b, 0) * Math.max(0, Math.min(1, share));
  const part = [places[0]];
  for (const [at, length] of lengths.entries()) {
    part.push(left >= length ? places[at + 1] : geoInterpolate(places[at], places[at + 1])(left / length));
    left -= length;
    if (left <= 0) break;
  }
  return part;
}

/** Unit normals to the right of the way, of each piece by itself. @param {{ x: Float64Array, y: Float64Array, starts?: number[] }} line */
export function rightNormals({ x, y, starts = [0] }) {
  const count = x.length;
  const nx = new Float64Array(count);
  const ny = new Float64Array(count);
  starts.forEach((from, piece) => {
    const to = starts[piece + 1] ?? count;
    for (let at = from; at < to; at += 1) {
      const [before, after] = [Math.max(from, at - 1), Math.min(to - 1, at + 1)];
      const [dx, dy] = [x[after] - x[before], y[after] - y[before]];
      const length = Math.hypot(dx, dy) || 1;
      nx[at] = -dy / length;
      ny[at] = dx / length;
    }
  });
  return { nx, ny };
}

/** @param {Places} points @param {Ways} routes @param {number} route */
export function placesOfRoute({ lat, lon }, { origin, destination }, route) {
  const [from, to] = [origin[route], destination[route]];
  return wayPlaces(lat[from], lon[from], lat[to], lon[to]);
}

/**
 * The finest lines of routes, made when they are first asked for: for few of them. Those of the projection last asked
 * for are kept.
 * @param {Places} points @param {Ways} routes
 */
export function createLines(points, routes) {
  /** @type {Map<number, Line>} */
  let lines = new Map();
  /** @type {Projection | null} */
  let kept = null;
  return (/** @type {number} */ route, /** @type {Projection} */ projection) => {
    if (kept !== projection) lines = new Map();
    kept = projection;
    const line = lines.get(route) ?? projection.line(placesOfRoute(points, routes, route));
    lines.set(route, line);
    return line;
  };
}

/**
 * Lines of many routes for one scale of the map, in one pool of numbers: `of(route)` gives
 * `{values, from, to, minX, maxX, minY, maxY}` with `x, y` in turn in world units, NaN before each further piece. What
 * it gives is valid until the next call. `moment`: they are seen for no longer.
 * @param {Places} points @param {Ways} routes @param {number} scale @param {Projection} projection
 */
export function createLinePool(points, routes, scale, projection, moment = false) {
  const starts = new Int32Array(routes.origin.length).fill(-1);
  const ends = new Int32Array(routes.origin.length);
  let values = new Float64Array(4096);
  let used = 0;
  const line = { values, from: 0, to: 0, minX: 0, maxX: 0, minY: 0, maxY: 0 };

  /** @param {number} route */
  function keep(route) {
    const made = projection.line(placesOfRoute(points, routes, route), (moment ? MOMENT_PX : POOLED_PX) / scale);
    const need = used + 4 + 2 * (made.x.length + made.starts.length);
    if (need > values.length) {
      const larger = new Float64Array(Math.max(2 * values.length, need));
      larger.set(values.subarray(0, used));
      values = larger;
    }
    starts[route] = used;
    values.set([made.minX, made.maxX, made.minY, made.maxY], used);
    used += 4;
    let piece = 1;
    for (let at = 0; at < made.x.length; at += 1) {
      if (at === made.starts[piece]) {
        piece += 1;
        values[used++] = NaN;
        values[used++] = NaN;
      }
      values[used++] = made.x[at];
      values[used++] = made.y[at];
    }
    ends[route] = used;
  }

  return {
    projection,
    scale,
    /** @param {number} route */
    of(route) {
      if (starts[route] < 0) keep(route);
      const start = starts[route];
      line.values = values;
      line.minX = values[start];
      line.maxX = values[start + 1];
      line.minY = values[start + 2];
      line.maxY = values[start + 3];
      line.from = start + 4;
      line.to = ends[route];
      return line;
    },
  };
}
