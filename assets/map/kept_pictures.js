// Pictures of a plan that are kept at some of its places, so that a jump starts from the nearest.

import { keyframePlaces } from "../core/ops.js";
import { upperBound } from "../core/sorted.js";
import { sizeCanvas } from "./canvas_layer.js";

/** @import { Pen } from "../page/types.js" */
/** @import { Geometry } from "./types.js" */

/** @typedef {{ at: number, canvas: HTMLCanvasElement }} Picture What is seen once `at` strokes are drawn. */

const KEPT_BYTES = 72e6;
const KEPT_MOST = 40;
const KEEP_COST = 100; // of thin lines
// Pictures nearer to each other cost more to keep than they save.
const KEPT_APART = 200;
// Pictures are copied and drawn on by turns, which is fast only where the processor does both.
export const PROCESSOR = { willReadFrequently: true };

/** @param {Pen} ctx @param {CanvasImageSource} source */
export function copyPicture(ctx, source) {
  ctx.save();
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.globalCompositeOperation = "copy";
  ctx.drawImage(source, 0, 0);
  ctx.restore();
}

/**
 * Pictures of a plan in one geometry: draws it from its beginning, bit by bit, and keeps pictures on the
 * way. `draw(ctx, from, to)` draws strokes. Owns `stage`, the canvas that is being drawn.
 * @param {Geometry} geometry @param {Float64Array} cost @param {(ctx: Pen, from: number, to: number) => void} draw
 */
export function createPictures(geometry, cost, draw) {
  const { size, frame } = geometry;
  const bytes = 4 * size.x * size.y * frame.ratio ** 2;
  const strokes = cost.length - 1;
  const most = Math.min(KEPT_MOST, KEPT_BYTES / bytes, cost[strokes] / KEPT_APART);
  const places = keyframePlaces(cost, Math.floor(most));
  /** @type {Picture[]} */
  const kept = [];
  /** @type {{ canvas: HTMLCanvasElement, ctx: Pen } | null} */
  let stage = null;
  let drawn = 0;
  let finished = false;

  /** Only when there is something to draw on it: the first picture of all does not wait for it. */
  function begin() {
    const canvas = document.createElement("canvas");
    stage = { canvas, ctx: sizeCanvas(canvas, geometry, PROCESSOR) };
  }

  /** @param {HTMLCanvasElement} source */
  function keep(source) {
    const canvas = document.createElement("canvas");
    copyPicture(sizeCanvas(canvas, geometry, PROCESSOR), source);
    kept.push({ at: drawn, canvas });
  }

  return {
    done: () => finished,
    /** @param {number} count */
    reached: (count) => finished || drawn >= count,
    /** Draw on for about `budget`, but first to `wanted` and stop there. @param {number} budget @param {number} wanted */
    advance(budget, wanted) {
      if (stage === null && !finished) begin();
      const end = drawn < wanted ? wanted : strokes;
      let rest = budget;
      while (stage !== null && rest > 0) {
        const next = Math.min(end, places[kept.length] ?? strokes);
        const until = Math.max(drawn + 1, Math.min(next, upperBound(cost, cost[drawn] + rest) - 1));
        if (drawn < strokes) draw(stage.ctx, drawn, until);
        rest -= cost[Math.min(strokes, until)] - cost[drawn];
        drawn = Math.min(strokes, until);
        if (drawn === places[kept.length]) {
          keep(stage.canvas);
          rest -= KEEP_COST;
        }
        if (drawn === end && end !== strokes) return;
        if (drawn === strokes) return;
      }
    },
    /** The latest picture that shows no more than `count` strokes: `{at, canvas}`, or null. @param {number} count */
    before(count) {
      /** @type {Picture | null} */
      let best = null;
      for (const one of kept) if (one.at <= count) best = one;
      return stage !== null && drawn <= count && drawn > 0 ? { at: drawn, canvas: stage.canvas } : best;
    },
    /** The stage is not needed any more once all is drawn and shown. */
    finish() {
      if (drawn < strokes) return;
      finished = true;
      stage = null;
    },
  };
}
