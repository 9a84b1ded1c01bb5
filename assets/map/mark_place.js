// Where marks lie: around their place, those of one place side by side.

/** @import { Mark } from "./types.js" */

/** How far apart the marks of one place stand, in pixels. */
export const MARK_STEP = 26;

/** Half the width and height of a mark, in pixels. */
export const MARK_HALF = 13;

/** How long the tie between two marks of one place is, in pixels. */
export const TIE = 10;

/** How far from its place a mark lies, to the right. @param {Pick<Mark, "slot" | "slots">} mark */
export function markShift({ slot, slots }) {
  return (slot - (slots - 1) / 2) * MARK_STEP;
}
