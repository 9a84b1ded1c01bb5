// Ways that are drawn anew with every change: few of them, and those of a window that moves along.

import { strokesBetween, waysBetween } from "../core/modes.js";
import { drawMany, drawSome, drawWay } from "./routes.js";

/** @import { LinePool, Model, Plan } from "../core/types.js" */
/** @import { Palette, Pen } from "../page/types.js" */
/** @import { Frame } from "./types.js" */

/**
 * Draw the journeys `from`…`to - 1` of a plan that keeps every journey. `lines()`: a pool for the frame's scale.
 * @param {Pen} ctx @param {Frame} frame @param {Plan} plan @param {number} from @param {number} to
 * @param {Model} model @param {Palette} palette @param {() => LinePool} lines
 */
export function drawBetween(ctx, frame, plan, from, to, model, palette, lines) {
  if (plan.sort === "few") {
    // Guests' below the leader's own.
    const ordered = waysBetween(plan, from, to).sort((a, b) => Number(b.guest) - Number(a.guest));
    for (const way of ordered) drawWay(ctx, frame, way, model.line(way.route, frame.projection), palette);
    return;
  }
  const strokes = strokesBetween(plan, from, to);
  if (plan.sort === "some") drawSome(ctx, frame, strokes, 0, strokes.route.length, model, palette);
  else drawMany(ctx, frame, strokes, 0, strokes.route.length, lines(), palette);
}
