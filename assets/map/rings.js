// Rings of distance around the middle of a map on which distances from there are true.

import { _, numberWords } from "../core/gettext.js";
import { planeLength } from "../core/projection.js";
import { layerOf } from "../core/layers.js";
import { writeRing } from "./labels.js";

/** @import { Palette, Pen } from "../page/types.js" */
/** @import { Frame } from "./types.js" */

// How far apart rings may be, in kilometres; the least of them that leaves so much room in pixels is taken.
const RING_STEPS = [100, 250, 500, 1000, 2500, 5000];
const RING_ROOM = 90;

/** How far apart rings are at a scale, in kilometres. @param {number} scale */
function ringStep(scale) {
  return RING_STEPS.find((km) => planeLength(km) * scale >= RING_ROOM) ?? RING_STEPS[RING_STEPS.length - 1];
}

/** @param {Pen} ctx @param {Frame} frame @param {Palette} palette */
export function drawRings(ctx, { scale, originX, originY }, palette) {
  const [x, y] = [0.5 * scale - originX, 0.5 * scale - originY];
  const step = ringStep(scale);
  layerOf(ctx, "rings", _("Rings of distance"));
  ctx.save();
  ctx.lineWidth = 1;
  ctx.strokeStyle = palette.muted;
  ctx.setLineDash([2, 4]);
  for (let km = step; planeLength(km) < 0.5; km += step) {
    const radius = planeLength(km) * scale;
    ctx.globalAlpha = 0.7;
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.stroke();
    ctx.globalAlpha = 1;
    writeRing(ctx, _("{count} km", { count: numberWords(km) }), x, y - radius, palette);
    writeRing(ctx, _("{count} km", { count: numberWords(km) }), x, y + radius, palette);
  }
  ctx.restore();
}
