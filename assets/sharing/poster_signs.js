// The signs of the replay in the legend of a picture.

import { POSTER_MARKS } from "../core/poster_legend.js";
import { statusState } from "../page/symbols.js";
import { drawSwatch, SWATCHES } from "../map/country_colours.js";
import { drawChange, drawFlag, drawGone, drawSymbol } from "../map/drawn_marks.js";

/** @import { PosterFonts, PosterItem, Side } from "../core/types.js" */
/** @import { Inks, Pen } from "../page/types.js" */

/** @type {Record<string, number | undefined>} */
const LINE_WIDTHS = { soft: 8, thin: 1, guest: 1.3, dotted: 3, sparse: 3 };
/** @type {Record<string, number[] | undefined>} */
const LINE_DASHES = { dashed: [6, 4], dotted: [0.1, 5.5], sparse: [0.1, 4.5, 0.1, 9], guest: [5, 4] };

/**
 * The line of one of two leaders, the second one's hollow.
 * @param {Pen} ctx @param {Side} side @param {number} x @param {number} y @param {Inks} inks
 */
function drawSide(ctx, side, x, y, inks) {
  /** @type {[width: number, colour: string][]} */
  const lines = side === "first" ? [[4, inks.first]] : [[5.5, inks.second], [2.2, inks.land]];
  for (const [width, colour] of lines) {
    ctx.fillStyle = colour;
    ctx.fillRect(x, y - width / 2, 26, width);
  }
}

/**
 * The sign of one item of the legend from `x` on around `y`: a symbol 15 pixels wide, or a line of 26.
 * @param {Pen} ctx @param {PosterItem} item @param {number} x @param {number} y @param {Inks} inks
 * @param {PosterFonts} fonts
 */
export function drawLegendSign(ctx, item, x, y, inks, fonts) {
  const middle = x + 7.5;
  const { sort = "" } = item;
  if (item.word && item.colour) drawSymbol(ctx, middle, y, 15, item.word, item.colour, inks);
  else if (SWATCHES.has(sort)) drawSwatch(ctx, item, x, y, inks);
  else if (sort === "hollow") drawSymbol(ctx, middle, y, 15, "made", inks.line, inks, { hollow: true });
  else if (sort === "gone") drawGone(ctx, middle, y, inks, fonts);
  else if (sort === "new" || sort === "altered") drawChange(ctx, middle, y, sort, inks, fonts);
  else if (sort !== "disputed" && POSTER_MARKS.has(sort)) drawSymbol(ctx, middle, y, 15, "made", inks.line, inks, statusState(sort));
  else if (sort === "disputed") drawFlag(ctx, middle, y, inks, fonts);
  else if (sort === "first" || sort === "second") drawSide(ctx, sort, x, y, inks);
  else {
    ctx.save();
    const soft = sort === "soft";
    ctx.strokeStyle = sort === "guest" ? inks.guest : inks.line;
    ctx.globalAlpha = soft ? 0.3 : 1;
    ctx.lineWidth = LINE_WIDTHS[sort] ?? 2.5;
    ctx.lineCap = soft || sort === "dotted" || sort === "sparse" ? "round" : "butt";
    ctx.setLineDash(LINE_DASHES[sort] ?? []);
    ctx.beginPath();
    ctx.moveTo(x + (soft ? 4 : 0), y);
    ctx.lineTo(x + 26 - (soft ? 4 : 0), y);
    ctx.stroke();
    ctx.restore();
  }
}
