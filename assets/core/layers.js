// Pens that write pictures of vectors, and have layers, among those that paint. Here and not with that pen, which only who
// makes such pictures needs.

/** @import { VectorPen } from "./vector.js" */

/** The pen as one of vectors, or nothing. @param {object} pen @returns {VectorPen | null} */
export function vectorOf(pen) {
  return "layer" in pen ? /** @type {VectorPen} */ (pen) : null;
}

/** What follows comes into this layer, where the pen has layers. @param {object} pen @param {string} id @param {string} label */
export function layerOf(pen, id, label) {
  vectorOf(pen)?.layer(id, label);
}
