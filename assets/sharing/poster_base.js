// What every picture of a map has: the view cut out of the world, and what is drawn once for many pictures in a row.

import { _ } from "../core/gettext.js";
import { vectorOf } from "../core/layers.js";
import { penOf } from "../page/dom.js";

/** @import { Pen } from "../page/types.js" */
/** @import { Frame } from "../map/types.js" */
/** @import { Paint } from "./types.js" */

/**
 * Let `draw()` draw within the view of `frame`, on water.
 * @param {Pen} ctx @param {Frame} frame @param {string} water @param {() => void} draw
 */
export function drawView(ctx, { width, height }, water, draw) {
  const vector = vectorOf(ctx);
  if (vector) {
    vector.within(width, height, () => {
      vector.layer("water", _("Water"));
      ctx.fillStyle = water;
      ctx.fillRect(0, 0, width, height);
      draw();
    });
    return;
  }
  ctx.save();
  ctx.beginPath();
  ctx.rect(0, 0, width, height);
  ctx.clip();
  ctx.fillStyle = water;
  ctx.fillRect(0, 0, width, height);
  draw();
  ctx.restore();
}

/**
 * A drawing of the view that is kept: `draw(ctx, frame, key, paint)` copies it; what `paint(ctx, frame)` draws is drawn
 * anew only for another view, projection, scale or `key`. `release()` lets go of it.
 */
export function createKeptDrawing() {
  /** @type {{ view: string, key: unknown, projection: Frame["projection"], canvas: HTMLCanvasElement } | null} */
  let kept = null;

  /** @param {Frame} frame @param {number} scale @param {Paint} paint */
  function make(frame, scale, paint) {
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(frame.width * scale);
    canvas.height = Math.ceil(frame.height * scale);
    const ctx = penOf(canvas);
    ctx.scale(scale, scale);
    paint(ctx, frame);
    return canvas;
  }

  return {
    /** @param {CanvasRenderingContext2D} ctx @param {Frame} frame @param {unknown} key @param {Paint} paint */
    draw(ctx, frame, key, paint) {
      const scale = ctx.getTransform().a;
      const view = [frame.width, frame.height, frame.scale, frame.originX, frame.originY, scale].join();
      const { projection } = frame;
      if (kept?.view !== view || kept.key !== key || kept.projection !== projection) kept = { view, key, projection, canvas: make(frame, scale, paint) };
      ctx.drawImage(kept.canvas, 0, 0, kept.canvas.width / scale, kept.canvas.height / scale);
    },
    release() {
      kept = null;
    },
  };
}
