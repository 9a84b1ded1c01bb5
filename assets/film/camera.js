// A camera that goes along with the traveller: it begins with all that the map shows, comes nearer, and ends with all.

/** @import { Frame } from "../map/types.js" */
/** @import { FilmHost, Look } from "./types.js" */

// How much of what the map shows at first is seen beside the traveller, and the least in shares of the world.
const [NEAR, LEAST] = [0.4, 0.06];
const SECONDS = 0.7; // in which most of the way to where the camera is to be is made

/**
 * A stretch moved so that it lies within another one, or around its middle where it is longer.
 * @param {number} middle @param {number} half @param {number} least @param {number} most
 */
function within(middle, half, least, most) {
  const at = 2 * half >= most - least ? (least + most) / 2 : Math.max(least + half, Math.min(most - half, middle));
  return [at - half, at + half];
}

/**
 * `step(over)` is what the next frame sees: a box of the plane, or on a globe the place in its middle.
 * @param {FilmHost} host @param {number} fps @param {Frame} frame What is seen at first.
 */
export function createCamera({ map, shown }, fps, { scale, originX, originY, width, height }) {
  const whole = [originX, originY, originX + width, originY + height].map((pixels) => pixels / scale);
  const [left, top, right, bottom] = whole;
  const centre = { x: (left + right) / 2, y: (top + bottom) / 2 };
  const near = Math.max(LEAST, NEAR * Math.max(right - left, bottom - top));
  const share = 1 - Math.exp(-1 / (fps * SECONDS));
  let box = whole;
  let globe = map.projection.middle;

  /** The box around the traveller, of the shape of the map. */
  function around() {
    const traveller = shown();
    const at = traveller && map.projection.project(traveller.lat, traveller.lon);
    if (!at) return box;
    const x = map.projection.wraps ? at.x + Math.round(centre.x - at.x) : at.x;
    const half = { x: (near * Math.min(1, width / height)) / 2, y: (near * Math.min(1, height / width)) / 2 };
    // What lies beside the world is nothing to show.
    const [west, north, east, south] = map.projection.box;
    const across = map.projection.wraps ? [x - half.x, x + half.x] : within(x, half.x, west, east);
    const down = within(at.y, half.y, north, south);
    return [across[0], down[0], across[1], down[1]];
  }

  return {
    /** @param {boolean} over @returns {Look} */
    step(over) {
      if (map.projection.clips) {
        const traveller = shown();
        if (traveller) globe = { lat: globe.lat + share * (traveller.lat - globe.lat), lon: globe.lon + share * (((traveller.lon - globe.lon + 540) % 360) - 180) };
        return { centre: globe, box: null };
      }
      const to = over ? whole : around();
      box = box.map((edge, at) => edge + share * (to[at] - edge));
      return { centre: globe, box: box.map((edge) => Math.round(edge * 1e7) / 1e7) };
    },
  };
}
