// What of the world a picture of any size shows: all that the view does, or all that was fitted there.

import { layGeometry } from "./canvas_layer.js";
import { scaleOf } from "./plane.js";

/** @import { Spot } from "../page/types.js" */
/** @import { Frame, LeafletMap } from "./types.js" */

// Shares of the picture that stay free beside what was fitted, for the signs that lie around places.
const FREE = 0.08;
const CLOSEST_ZOOM = 6; // as fit has it

/**
 * The frame of a picture whose map is `size` large; of the view's size it is the view. `wanted`: a box in world units.
 * @param {LeafletMap} map @param {Spot} size @param {number[] | null} wanted
 * @returns {Frame}
 */
export function pictureFrame(map, { x: width, y: height }, wanted) {
  const { frame } = layGeometry(map, 0);
  if (width === frame.width && height === frame.height) return frame;
  const { scale: before, originX, originY, projection } = frame;
  const seen = [originX, originY, originX + frame.width, originY + frame.height].map((pixels) => pixels / before);
  const [left, top, right, bottom] = wanted ?? seen;
  const room = wanted ? 1 - 2 * FREE : 1;
  const fits = Math.min((room * width) / (right - left), (room * height) / (bottom - top));
  const scale = wanted ? Math.min(fits, scaleOf(CLOSEST_ZOOM)) : fits;
  const x = ((left + right) / 2) * scale - width / 2;
  const y = ((top + bottom) / 2) * scale - height / 2;
  // A world that goes on beside itself ends in the north and south: no more of what is beyond than there must be.
  const [least, most] = scale < height ? [(scale - height) / 2, (scale - height) / 2] : [0, scale - height];
  return { ...frame, scale, originX: x, originY: projection.wraps ? Math.max(least, Math.min(most, y)) : y, width, height, middle: (x + width / 2) / scale };
}
