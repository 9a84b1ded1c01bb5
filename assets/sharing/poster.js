// A picture of the map as others may see it: title, day, map, what the signs mean, credits.

import { pictureScale, POSTER_MARGIN, POSTER_TEXT_MOST, posterFonts, posterLayout } from "../core/poster.js";
import { readsLeftward, wrapText } from "../core/share.js";
import { penOf } from "../page/dom.js";
import { readInks } from "../page/theme.js";
import { writeIn } from "../map/labels.js";

/** @import { PosterFonts, PosterLayout } from "../core/types.js" */
/** @import { Inks, Pen } from "../page/types.js" */
/** @import { DrawSign, Look, PosterBlock, PosterDay, PosterParts } from "./types.js" */

/**
 * Write one line; a text that is read from the right begins at the right.
 * @param {Pen} ctx @param {string} text @param {number} left @param {number} width @param {number} y
 * @param {boolean} end
 */
function writeLine(ctx, text, left, width, y, end = false) {
  const leftward = readsLeftward(text);
  ctx.direction = leftward ? "rtl" : "ltr";
  ctx.textAlign = end || leftward ? "right" : "left";
  ctx.fillText(text, end || leftward ? left + width : left, y);
  ctx.direction = "ltr";
}

/** @param {Pen} ctx @param {PosterBlock} block @param {string} colour */
function writeBlock(ctx, { font, lineHeight, left, top, width, lines }, colour) {
  ctx.font = font;
  ctx.fillStyle = colour;
  ctx.textBaseline = "middle";
  lines.forEach((line, at) => writeLine(ctx, line, left, width, top + (at + 0.5) * lineHeight));
}

/**
 * Everything but the map and the day.
 * @param {Pen} ctx @param {PosterLayout} layout @param {DrawSign} drawSign @param {Inks} inks
 * @param {PosterFonts} fonts
 */
function drawPosterFrame(ctx, layout, drawSign, inks, fonts) {
  ctx.fillStyle = inks.paper;
  ctx.fillRect(0, 0, layout.width, layout.height);
  writeBlock(ctx, layout.head.title, inks.ink);
  writeBlock(ctx, layout.head.subtitle, inks.muted);
  for (const item of layout.legend.placed) {
    drawSign(ctx, item, item.x, item.y, inks, fonts);
    ctx.font = fonts.legend;
    ctx.fillStyle = inks.ink;
    ctx.textBaseline = "middle";
    writeLine(ctx, item.text, item.x + item.sign, item.width - item.sign, item.y);
  }
  writeBlock(ctx, layout.credits, inks.muted);
  ctx.fillStyle = inks.rule;
  for (const y of [layout.map.top - 1, layout.map.top + layout.map.height]) ctx.fillRect(0, y, layout.width, 1);
}

/**
 * The day and where the leader is: `{date, weekday, where}`.
 * @param {Pen} ctx @param {PosterLayout["head"]["date"]} place @param {PosterDay} day @param {Inks} inks
 * @param {PosterFonts} fonts
 */
function drawPosterDay(ctx, { left, top, width, end, whereLines }, { date, weekday, where }, inks, fonts) {
  ctx.textBaseline = "alphabetic";
  ctx.font = fonts.date;
  ctx.fillStyle = inks.ink;
  writeLine(ctx, date, left, width, top + 25, end);
  const taken = ctx.measureText(date).width + 10;
  ctx.font = fonts.small;
  ctx.fillStyle = inks.muted;
  if (end) writeLine(ctx, weekday, left, width - taken, top + 25, true);
  else writeLine(ctx, weekday, left + taken, width - taken, top + 25);
  ctx.fillStyle = inks.ink;
  const lines = wrapText(where.slice(0, POSTER_TEXT_MOST), width, (part) => ctx.measureText(part).width, whereLines);
  lines.forEach((line, at) => writeLine(ctx, line, left, width, top + 50 + at * 19, end));
}

/**
 * Pictures of the map. `parts`: `root`, `picture(look)`, the map itself (see createMapPicture), `content(moving)` (see
 * posterLayout), `drawSign(ctx, item, x, y, inks, fonts)` for the legend, around `y` from `x` on, `day()`
 * (`{date, weekday, where}`), and `language()`, that of the names. `begin(wanted, most, moving)` lays out the present
 * page for a canvas of `wanted` times its size, at most `most` pixels; `draw()` draws it there, again and again when
 * `moving`.
 * @param {PosterParts} parts
 */
export function createPoster(parts) {
  /** @type {Look} */
  let look; // inks and fonts, read when a picture is begun
  const picture = parts.picture(() => look);

  function readLook() {
    const style = getComputedStyle(parts.root);
    /** @param {string} name */
    const family = (name) => style.getPropertyValue(`--sa-${name}`).trim();
    return { inks: readInks(parts.root), fonts: posterFonts(family("serif"), family("sans")) };
  }

  /** @param {number} wanted @param {number} most @param {boolean} moving */
  function begin(wanted, most, moving) {
    const content = parts.content(moving);
    look = readLook();
    const { inks, fonts } = look;
    // Of two leaders colours say who, and signs in general have none.
    if (content.pair) inks.line = inks.guest = inks.muted;
    const { x: width, y: mapHeight } = picture.size();
    const canvas = document.createElement("canvas");
    const ctx = penOf(canvas);
    /** @param {string} text @param {string} font */
    const measure = (text, font) => {
      ctx.font = font;
      return ctx.measureText(text).width;
    };
    const inner = width - 2 * POSTER_MARGIN;
    const whereLines = moving ? 2 : wrapText(parts.day().where, inner, (text) => measure(text, fonts.small), 2).length;
    const layout = posterLayout({ ...content, whereLines, day: parts.day() }, fonts, width, mapHeight, measure);
    const scale = pictureScale(width, layout.height, wanted, most);
    // Even sizes: films have no others.
    canvas.width = 2 * Math.floor((width * scale) / 2);
    canvas.height = 2 * Math.floor((layout.height * scale) / 2);
    const still = /** @type {HTMLCanvasElement} */ (canvas.cloneNode());
    const stillCtx = penOf(still);
    for (const context of [ctx, stillCtx]) {
      context.setTransform(scale, 0, 0, scale, 0, 0);
      writeIn(context, parts.language());
    }
    drawPosterFrame(stillCtx, layout, parts.drawSign, inks, fonts);
    return {
      canvas,
      draw() {
        ctx.drawImage(still, 0, 0, still.width / scale, still.height / scale);
        drawPosterDay(ctx, layout.head.date, parts.day(), inks, fonts);
        ctx.save();
        ctx.translate(0, layout.map.top);
        picture.draw(ctx, moving);
        ctx.restore();
      },
      end: picture.release,
    };
  }

  return { begin };
}
