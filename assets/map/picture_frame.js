// What of the world a picture of any size shows: all that the view does, or all that was fitted there.

import { scaleOf } from "../core/spots.js";
import { layGeometry } from "./canvas_layer.js";

/** @import { Spot } from "../page/types.js" */
/** @import { Frame, LeafletMap } from "./types.js" */

// Pixels that stay free beside what was fitted, for the names and signs that lie around places; of a small picture a share.
const FREE = { x: 60, y: 50 };
const MOST_FREE = 0.14;
const EDGE = 0.01; // of the world, beside its edge
const CLOSEST_ZOOM = 6; // as fit has it

/**
 * What of a box lies on the world: the ground beside it is nothing to show.
 * @param {number[]} box @param {Frame["projection"]} projection
 */
function withinWorld([left, top, right, bottom], { wraps, box }) {
  const [least, most] = wraps ? [left, right] : [box[0] - EDGE, box[2] + EDGE];
  return [Math.max(left, least), Math.max(top, box[1] - EDGE), Math.min(right, most), Math.min(bottom, box[3] + EDGE)];
}

/** Whether a frame shows what the view does, so that the screen may be copied. @param {LeafletMap} map @param {Frame} frame */
export function isView(map, frame) {
  const view = layGeometry(map, 0).frame;
  return (/** @type {const} */ (["width", "height", "scale", "originX", "originY", "projection"])).every((part) => view[part] === frame[part]);
}

/**
 * The frame of a picture whose map is `size` large; of the view's size it is the view. `wanted`: a box in world units, of
 * which no edge stays free where it is `exact`.
 * @param {LeafletMap} map @param {Spot} size @param {number[] | null} wanted
 * @returns {Frame}
 */
export function pictureFrame(map, { x: width, y: height }, wanted, exact = false) {
  const { frame } = layGeometry(map, 0);
  if (!exact && width === frame.width && height === frame.height) return frame;
  const { scale: before, originX, originY, projection } = frame;
  const seen = [originX, originY, originX + frame.width, originY + frame.height].map((pixels) => pixels / before);
  const [left, top, right, bottom] = wanted ?? withinWorld(seen, projection);
  const free = (/** @type {"x" | "y"} */ side, /** @type {number} */ length) => (wanted && !exact ? length - 2 * Math.min(FREE[side], MOST_FREE * length) : length);
  const fits = Math.min(free("x", width) / (right - left), free("y", height) / (bottom - top));
  const scale = wanted && !exact ? Math.min(fits, scaleOf(CLOSEST_ZOOM)) : fits;
  const x = ((left + right) / 2) * scale - width / 2;
  const y = ((top + bottom) / 2) * scale - height / 2;
  // A world that goes on beside itself ends in the north and south: no more of what is beyond than there must be.
  const [least, most] = scale < height ? [(scale - height) / 2, (scale - height) / 2] : [0, scale - height];
  return { ...frame, scale, originX: x, originY: projection.wraps ? Math.max(least, Math.min(most, y)) : y, width, height, middle: (x + width / 2) / scale };
}
