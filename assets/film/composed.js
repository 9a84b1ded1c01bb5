// One frame of a story: what the map's own picture has, taken apart and laid around the panel.

import { CREDITS_GAP } from "./story_layout.js";

/** @import { PosterLayout } from "../core/types.js" */
/** @import { Inks, Pen } from "../page/types.js" */
/** @import { Rect, StoryLayout } from "./types.js" */

/** What is drawn in pixels of the page, on whole pixels of the film. @param {Pen} ctx @param {number} scale */
function onPixels(ctx, scale) {
  const whole = (/** @type {number} */ length) => Math.round(length * scale);
  return {
    /** @param {HTMLCanvasElement} from @param {number} top @param {number} bottom @param {number} left @param {number} to */
    slice(from, top, bottom, left, to) {
      const high = whole(bottom) - whole(top);
      if (high > 0) ctx.drawImage(from, 0, whole(top), from.width, high, whole(left), whole(to), from.width, high);
    },
    /** @param {number} left @param {number} top @param {number} width @param {number} height */
    fill: (left, top, width, height) => ctx.fillRect(whole(left), whole(top), whole(left + width) - whole(left), whole(top + height) - whole(top)),
  };
}

/**
 * @param {Pen} ctx @param {{ width: number, height: number, scale: number }} page @param {StoryLayout} layout
 * @param {{ canvas: HTMLCanvasElement, layout: PosterLayout }} map @param {HTMLCanvasElement} text @param {Inks} inks
 */
export function compose(ctx, { width, height, scale }, { map: place, panel, beside }, { canvas, layout }, text, inks) {
  const { slice, fill } = onPixels(ctx, scale);
  const bottom = layout.map.top + layout.map.height;
  const credits = layout.credits.top - CREDITS_GAP;
  ctx.fillStyle = inks.paper;
  fill(0, 0, width, height);
  slice(canvas, 0, layout.map.top - 1, place.left, 0);
  slice(canvas, layout.map.top, bottom, place.left, place.top);
  slice(canvas, bottom + 1, credits, place.left, place.top + place.height + 1);
  slice(canvas, credits, layout.height, place.left, height - layout.height + credits);
  ctx.drawImage(text, Math.round(panel.left * scale), Math.round(panel.top * scale));
  ctx.fillStyle = inks.rule;
  for (const y of [place.top - 1, place.top + place.height]) fill(place.left, y, place.width, 1);
  if (beside) fill(panel.left ? panel.left : panel.width - 1, 0, 1, height);
  else fill(0, panel.top + panel.height - 1, width, 1);
}

/**
 * What was seen before fades over into what is drawn: on the map at once, around it through bare paper, so that no text is
 * read through another one. `faded`: 0 to 1.
 * @param {Pen} ctx @param {number} scale @param {Rect} map @param {HTMLCanvasElement} before @param {number} faded @param {Inks} inks
 */
export function fade(ctx, scale, { left, top, width, height }, before, faded, { paper }) {
  const place = new Path2D();
  place.rect(...(/** @type {[number, number, number, number]} */ ([left, top, width, height].map((length) => Math.round(length * scale)))));
  const around = new Path2D(place);
  around.rect(0, 0, before.width, before.height);
  ctx.save();
  ctx.clip(place);
  ctx.globalAlpha = 1 - faded;
  ctx.drawImage(before, 0, 0);
  ctx.restore();
  ctx.save();
  ctx.clip(around, "evenodd");
  if (faded < 0.5) ctx.drawImage(before, 0, 0);
  ctx.globalAlpha = 1 - Math.abs(2 * faded - 1);
  ctx.fillStyle = paper;
  ctx.fillRect(0, 0, before.width, before.height);
  ctx.restore();
}
