// A picture of the map as others may see it: title, day, map, what the signs mean, credits.

import { _, direction } from "../core/gettext.js";
import { pagePixels } from "../core/picture_size.js";
import { fittedLayout, pictureScale, POSTER_MARGIN, POSTER_TEXT_MOST, posterFonts, posterLayout } from "../core/poster.js";
import { readsLeftward, wrapText } from "../core/share.js";
import { layerOf } from "../core/layers.js";
import { VectorPen } from "../core/vector.js";
import { element, penOf } from "../page/dom.js";
import { readInks } from "../page/theme.js";
import { writeIn } from "../map/labels.js";

/** @import { PictureSize } from "../core/picture_size.js" */
/** @import { PosterFonts, PosterLayout } from "../core/types.js" */
/** @import { Metrics } from "../core/vector.js" */
/** @import { Frame } from "../map/types.js" */
/** @import { Inks, Pen } from "../page/types.js" */
/** @import { DrawSign, Look, PosterBlock, PosterDay, PosterParts } from "./types.js" */

// How finely outlines are drawn of which nobody knows how large they will be seen.
const VECTOR_RATIO = 2;

const SIGN_GAP = 8; // between a sign of the legend and its text

/**
 * Write one line; a text that is read from the right begins at the right, as all do where the language is. `most`: no wider in any font.
 * @param {Pen} ctx @param {string} text @param {number} left @param {number} width @param {number} y
 * @param {boolean} end @param {number} [most]
 */
function writeLine(ctx, text, left, width, y, end = false, most = undefined) {
  const mirrored = direction() === "rtl";
  const leftward = readsLeftward(text);
  const atRight = end ? !mirrored : mirrored || leftward;
  ctx.direction = leftward ? "rtl" : "ltr";
  ctx.textAlign = atRight ? "right" : "left";
  ctx.fillText(text, atRight ? left + width : left, y, most);
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
  layerOf(ctx, "title", _("Title and date"));
  writeBlock(ctx, layout.head.title, inks.ink);
  writeBlock(ctx, layout.head.subtitle, inks.muted);
  layerOf(ctx, "legend", _("Legend"));
  const mirrored = direction() === "rtl";
  for (const item of layout.legend.placed) {
    drawSign(ctx, item, mirrored ? item.x + item.width - item.sign + SIGN_GAP : item.x, item.y, inks, fonts);
    ctx.font = fonts.legend;
    ctx.fillStyle = inks.ink;
    ctx.textBaseline = "middle";
    writeLine(ctx, item.text, mirrored ? item.x : item.x + item.sign, item.width - item.sign, item.y);
  }
  layerOf(ctx, "credits", _("Credits"));
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
  const wide = ctx.measureText(date).width;
  writeLine(ctx, date, left, width, top + 25, end, wide);
  const taken = wide + 10;
  ctx.font = fonts.small;
  ctx.fillStyle = inks.muted;
  const atRight = end !== (direction() === "rtl");
  writeLine(ctx, weekday, atRight ? left : left + taken, width - taken, top + 25, end);
  ctx.fillStyle = inks.ink;
  const lines = wrapText(where.slice(0, POSTER_TEXT_MOST), width, (part) => ctx.measureText(part).width, whereLines);
  lines.forEach((line, at) => writeLine(ctx, line, left, width, top + 50 + at * 19, end));
}

/** What a text measures, and how far below its middle its baseline lies. @param {Pen} ctx @returns {Metrics} */
function metricsOf(ctx) {
  /** @type {Map<string, number>} */
  const middles = new Map();
  return (text, font) => {
    ctx.font = font;
    if (!middles.has(font)) {
      const [baseline, middle] = /** @type {CanvasTextBaseline[]} */ (["alphabetic", "middle"]).map((at) => {
        ctx.textBaseline = at;
        return ctx.measureText("x").fontBoundingBoxAscent;
      });
      middles.set(font, baseline - middle);
    }
    return { width: ctx.measureText(text).width, middle: middles.get(font) ?? 0 };
  };
}

/**
 * Pictures of the map. `parts`: `root`, `picture(look)`, the map itself (see createMapPicture), `content(moving)` (see
 * posterLayout), `drawSign(ctx, item, x, y, inks, fonts)` for the legend, around `y` from `x` on, `day()`
 * (`{date, weekday, where}`), and `language()`, that of the names. `begin(wanted, most, moving, size)` lays out the present
 * page for a canvas of `wanted` times its size, at most `most` pixels, or of a size of its own; `draw()` draws it there,
 * again and again when `moving`. `vector(size)` is the picture as SVG.
 * @param {PosterParts} parts
 */
export function createPoster(parts) {
  /** @type {Look} */
  let look; // inks and fonts, read when a picture is begun
  const picture = parts.picture(() => look);

  /** @param {string} name */
  const family = (name) => getComputedStyle(parts.root).getPropertyValue(`--sa-${name}`).trim();

  /** @typedef {(width: number, mapHeight: number) => PosterLayout} LayoutAt */

  /** As large as the page's map, or as a size says. @param {PictureSize | null} size @returns {(at: LayoutAt) => PosterLayout} */
  const sized = (size) => (at) => {
    const { x, y } = picture.size();
    return size ? fittedLayout(at, pagePixels(size), size.drawn) : at(x, y);
  };

  /**
   * What lies where, for the layout that `fit` chooses.
   * @param {boolean} moving @param {(at: LayoutAt) => PosterLayout} fit @param {Metrics} metrics
   */
  function layOut(moving, fit, metrics) {
    const content = parts.content(moving);
    look = { inks: readInks(parts.root), fonts: posterFonts(family("serif"), family("sans")) };
    // Of two leaders colours say who, and signs in general have none.
    if (content.pair) look.inks.line = look.inks.guest = look.inks.muted;
    const { fonts } = look;
    const day = parts.day();
    /** @param {string} text @param {string} font */
    const measure = (text, font) => metrics(text, font).width;
    /** @param {number} width @param {number} mapHeight */
    const layoutAt = (width, mapHeight) => {
      const whereLines = moving ? 2 : wrapText(day.where, width - 2 * POSTER_MARGIN, (text) => measure(text, fonts.small), 2).length;
      return posterLayout({ ...content, whereLines, day }, fonts, width, mapHeight, measure);
    };
    const layout = fit(layoutAt);
    return { content, layout, frame: picture.frame({ x: layout.width, y: layout.map.height }) };
  }

  /** @param {Pen} ctx @param {PosterLayout} layout @param {Frame} frame @param {boolean} moving */
  function drawMap(ctx, layout, frame, moving) {
    ctx.save();
    ctx.translate(0, layout.map.top);
    picture.draw(/** @type {CanvasRenderingContext2D} */ (ctx), frame, moving);
    ctx.restore();
  }

  /**
   * Pictures in a row of one layout, on a canvas `wide` by `high`.
   * @param {{ layout: PosterLayout, frame: Frame }} laid @param {number} scale @param {number} wide @param {number} high @param {boolean} moving
   */
  function session({ layout, frame }, scale, wide, high, moving) {
    const canvas = element("canvas", { width: wide, height: high });
    const still = element("canvas", { width: wide, height: high });
    const [ctx, stillCtx] = [penOf(canvas), penOf(still)];
    for (const context of [ctx, stillCtx]) {
      context.setTransform(scale, 0, 0, scale, 0, 0);
      writeIn(context, parts.language());
    }
    drawPosterFrame(stillCtx, layout, parts.drawSign, look.inks, look.fonts);
    const size = { x: layout.width, y: layout.map.height };
    return {
      canvas,
      pen: ctx,
      layout,
      frame,
      look: () => look,
      /** What is seen for a box of the plane: that alone where it is `exact`. @param {number[] | null} box @param {boolean} exact */
      frameOf: (box, exact) => picture.frame(size, box, exact),
      /** @param {number[] | null} [box] What of the plane is seen, where that is not what the map was opened with. */
      draw(box) {
        ctx.drawImage(still, 0, 0, still.width / scale, still.height / scale);
        drawPosterDay(ctx, layout.head.date, parts.day(), look.inks, look.fonts);
        drawMap(ctx, layout, moving ? picture.frame(size, box) : frame, moving);
      },
      end: picture.release,
    };
  }

  /** @param {number} wanted @param {number} most @param {boolean} moving @param {PictureSize | null} [size] */
  function begin(wanted, most, moving, size = null) {
    const laid = layOut(moving, sized(size), metricsOf(penOf(element("canvas"))));
    const { width, height } = laid.layout;
    const scale = size ? (size.width * size.dots) / width : pictureScale(width, height, wanted, most);
    if (size) return session(laid, scale, Math.round(size.width * size.dots), Math.round(size.height * size.dots), moving);
    // Even sizes: films have no others.
    return session(laid, scale, 2 * Math.floor((width * scale) / 2), 2 * Math.floor((height * scale) / 2), moving);
  }

  /** How moving pictures `width` wide are laid out around a map without height. @param {number} width */
  const around = (width) => layOut(true, (at) => at(width, 0), metricsOf(penOf(element("canvas")))).layout;

  /** Moving pictures with a map so wide and high, as `begin` has them. @param {number} width @param {number} mapHeight @param {number} scale */
  function beginAround(width, mapHeight, scale) {
    const laid = layOut(true, (at) => at(width, mapHeight), metricsOf(penOf(element("canvas"))));
    return session(laid, scale, Math.round(width * scale), Math.round(laid.layout.height * scale), true);
  }

  /**
   * The picture as the text of an SVG document, and how large its page is.
   * @param {PictureSize | null} size
   */
  function vector(size) {
    const ctx = penOf(document.createElement("canvas"));
    writeIn(ctx, parts.language());
    const metrics = metricsOf(ctx);
    const { content, layout, frame } = layOut(false, sized(size), metrics);
    const pen = new VectorPen(layout.width, layout.height, metrics);
    const drawn = /** @type {Pen} */ (/** @type {unknown} */ (pen));
    writeIn(drawn, parts.language());
    const day = parts.day();
    drawPosterFrame(drawn, layout, parts.drawSign, look.inks, look.fonts);
    layerOf(pen, "title", _("Title and date"));
    drawPosterDay(drawn, layout.head.date, day, look.inks, look.fonts);
    drawMap(drawn, layout, { ...frame, ratio: VECTOR_RATIO }, false);
    const { width, height, unit } = size ?? { width: layout.width, height: layout.height, unit: "px" };
    const about = [content.subtitle, day.date, day.where, content.credits, _("Fonts, the first of them that there is: {serif}; {sans}.", { serif: family("serif"), sans: family("sans") })];
    const ending = unit === "px" ? "" : unit;
    return {
      page: { width: `${width}${unit}`, height: `${height}${unit}` },
      title: content.title,
      text: pen.text({ title: content.title, about: about.filter(Boolean).join("\n"), width: `${width}${ending}`, height: `${height}${ending}` }),
    };
  }

  return { begin, vector, around, beginAround };
}
