// How the map comes from where a chapter looked to where the next one does.

import { geoInterpolate } from "d3-geo";

/** @import { Projection } from "../core/projection.js" */
/** @import { Look } from "./types.js" */

// Jarke van Wijk and Wim Nuij: Smooth and efficient zooming and panning. IEEE Symposium on Information Visualization 2003.
const CURVE = 1.42; // rho: how far out it zooms on a long way
const SAME = 1e-9;

/** @typedef {[x: number, y: number, width: number]} Seen Middle and width of what is seen of the plane. */

/**
 * The smoothest way between two views, by formulas (9) of van Wijk and Nuij.
 * @param {Seen} from @param {Seen} to @returns {(share: number) => Seen}
 */
export function flight([x0, y0, w0], [x1, y1, w1]) {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const way = Math.hypot(dx, dy);
  if (way < SAME) return (share) => [x0 + share * dx, y0 + share * dy, w0 * (w1 / w0) ** share];
  const square = CURVE ** 2;
  const grown = square ** 2 * way ** 2;
  const b0 = (w1 ** 2 - w0 ** 2 + grown) / (2 * w0 * square * way);
  const b1 = (w1 ** 2 - w0 ** 2 - grown) / (2 * w1 * square * way);
  const [r0, r1] = [-Math.asinh(b0), -Math.asinh(b1)];
  const length = (r1 - r0) / CURVE;
  return (share) => {
    const s = share * length;
    const u = (w0 / (square * way)) * (Math.cosh(r0) * Math.tanh(CURVE * s + r0) - Math.sinh(r0));
    return [x0 + u * dx, y0 + u * dy, (w0 * Math.cosh(r0)) / Math.cosh(CURVE * s + r0)];
  };
}

/** Begins and ends slowly. @param {number} share */
const eased = (share) => (share < 0.5 ? 4 * share ** 3 : 1 - (2 - 2 * share) ** 3 / 2);

/** @param {number[]} box @returns {Seen} */
const seenOf = ([left, top, right, bottom]) => [(left + right) / 2, (top + bottom) / 2, right - left];

/**
 * What is seen on the way between two looks at maps of one shape, `high` for each one wide.
 * @param {Projection} projection @param {{ centre: Look["centre"], box: number[] }} from @param {{ centre: Look["centre"], box: number[] }} to
 * @param {number} high
 * @returns {(share: number) => { centre: Look["centre"], box: number[] }}
 */
export function flightOf(projection, from, to, high) {
  const [begin, end] = [seenOf(from.box), seenOf(to.box)];
  // A world that goes on beside itself has each place many times.
  if (projection.wraps) begin[0] += Math.round(end[0] - begin[0]);
  const between = flight(begin, end);
  const turning = projection.clips ? geoInterpolate([from.centre.lon, from.centre.lat], [to.centre.lon, to.centre.lat]) : null;
  return (share) => {
    if (share >= 1) return to;
    const [x, y, width] = between(eased(share));
    const [lon, lat] = turning?.(eased(share)) ?? [to.centre.lon, to.centre.lat];
    return { centre: { lat, lon }, box: [x - width / 2, y - (width * high) / 2, x + width / 2, y + (width * high) / 2] };
  };
}
