// Marks drawn on a canvas: in pictures, and on the map where there are very many.

import { figure } from "../core/words.js";
import { CHANGE_SIGNS } from "../core/changes.js";
import { markCode } from "../core/marks.js";
import { SYMBOL_DASHES, SYMBOL_DOT, SYMBOL_PATHS, SYMBOL_STRIKE, tentativeSort } from "../page/symbols.js";
import { CanvasLayer } from "./canvas_layer.js";
import { MARK_HALF, markShift } from "./mark_place.js";
import { spotIn } from "./plane.js";
import { writtenPath } from "./shapes.js";
import { createStamps } from "./still_marks.js";

/** @import { MarkState, Side } from "../core/types.js" */
/** @import { Fonts, Inks, Palette, Pen, SymbolLook } from "../page/types.js" */
/** @import { Stamps } from "./still_marks.js" */
/** @import { LeafletMap, ShownMark } from "./types.js" */

// How wide a symbol is outlined that tells of what has not happened.
/** @type {Record<ReturnType<typeof tentativeSort>, number>} */
const OUTLINES = { "": 0, planned: 2.2, invited: 2.6, cancelled: 1.5 };

/**
 * Draw the symbol of a kind `size` pixels large around `x, y`.
 * @param {Pen} ctx @param {number} x @param {number} y @param {number} size @param {string} word
 * @param {string} colour @param {Inks} inks @param {SymbolLook} look
 */
export function drawSymbol(ctx, x, y, size, word, colour, inks, { hollow = false, halo = false, counted = false, ...state } = {}) {
  const path = writtenPath(SYMBOL_PATHS[word] || SYMBOL_PATHS.unknown);
  const sort = tentativeSort(state);
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(size / 18, size / 18);
  ctx.translate(-8, -8);
  ctx.lineJoin = "round";
  if (halo) {
    ctx.strokeStyle = inks.halo;
    ctx.lineWidth = 5;
    ctx.stroke(path);
  }
  ctx.fillStyle = hollow || sort ? inks.panel : colour;
  ctx.strokeStyle = colour;
  ctx.lineWidth = OUTLINES[sort] || (hollow ? 2.2 : 1.6);
  ctx.lineCap = sort === "invited" ? "round" : "butt";
  ctx.setLineDash(SYMBOL_DASHES[sort] || []);
  ctx.fill(path);
  ctx.stroke(path);
  ctx.setLineDash([]);
  ctx.fillStyle = colour;
  if (sort === "planned" && !counted) ctx.fill(writtenPath(SYMBOL_DOT));
  ctx.strokeStyle = inks.ink;
  ctx.lineWidth = 2.2;
  if (sort === "cancelled") ctx.stroke(writtenPath(SYMBOL_STRIKE));
  ctx.restore();
}

/** @param {Pen} ctx @param {number} x @param {number} y @param {Inks} inks @param {Fonts} fonts */
export function drawFlag(ctx, x, y, inks, fonts) {
  ctx.fillStyle = inks.now;
  ctx.beginPath();
  ctx.arc(x, y, 7, 0, 2 * Math.PI);
  ctx.fill();
  writeCentred(ctx, "!", x, y, inks.flag, fonts.count);
}

/**
 * The sign of what became of a meeting: in a square, where that of sources that disagree is round.
 * @param {Pen} ctx @param {number} x @param {number} y @param {"new" | "altered"} sort @param {Inks} inks @param {Fonts} fonts
 */
export function drawChange(ctx, x, y, sort, inks, fonts) {
  ctx.fillStyle = inks.ink;
  ctx.beginPath();
  ctx.roundRect(x - 7, y - 7, 14, 14, 3);
  ctx.fill();
  writeCentred(ctx, CHANGE_SIGNS[sort], x, y, inks.halo, fonts.count);
}

/**
 * The mark of a meeting that is gone: a cross in a dashed square.
 * @param {Pen} ctx @param {number} x @param {number} y @param {Inks} inks @param {Fonts} fonts
 */
export function drawGone(ctx, x, y, inks, fonts) {
  ctx.save();
  ctx.fillStyle = inks.halo;
  ctx.strokeStyle = inks.ink;
  ctx.lineWidth = 1.5;
  ctx.setLineDash([3, 2]);
  ctx.beginPath();
  ctx.roundRect(x - 9, y - 9, 18, 18, 3);
  ctx.fill();
  ctx.stroke();
  ctx.restore();
  writeCentred(ctx, CHANGE_SIGNS.gone, x, y, inks.ink, fonts.count);
}

/** @param {Pen} ctx @param {string} text @param {number} x @param {number} y @param {string} colour @param {string} font */
export function writeCentred(ctx, text, x, y, colour, font) {
  ctx.font = font;
  ctx.fillStyle = colour;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(text, x, y + 0.5);
}

/**
 * What lies around a mark whose day is known only to a range.
 * @param {Pen} ctx @param {number} x @param {number} y @param {string} colour
 */
function drawSoft(ctx, x, y, colour) {
  // Circles and no gradient: on a canvas a colour fades through grey to transparent.
  ctx.globalAlpha = 0.12;
  ctx.fillStyle = colour;
  for (const radius of [22, 19, 16, 13]) {
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

/** The frame of the second of two leaders' marks. @param {Pen} ctx @param {number} x @param {number} y @param {string} colour */
function drawMarkFrame(ctx, x, y, colour) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.5;
  ctx.setLineDash([4, 3]);
  ctx.beginPath();
  ctx.roundRect(x - MARK_HALF, y - MARK_HALF, 2 * MARK_HALF, 2 * MARK_HALF, 4);
  ctx.stroke();
  ctx.setLineDash([]);
}

/**
 * The colour of a mark: of its kind, or of its leader where two are told apart.
 * @param {{ side?: Side }} group @param {MarkState} state @param {Palette} palette
 */
export function markColour({ side }, { kind }, palette) {
  return side ? palette[side] : palette.kinds[kind];
}

/**
 * A mark without its number, frame and flag.
 * @param {Pen} ctx @param {number} x @param {number} y @param {string} word @param {string} colour
 * @param {MarkState & { side?: Side }} state @param {Inks} inks
 */
function drawSign(ctx, x, y, word, colour, state, inks) {
  if (state.current) {
    ctx.strokeStyle = inks.now;
    ctx.lineWidth = 2;
    ctx.beginPath();
    ctx.arc(x, y, 15, 0, 2 * Math.PI);
    ctx.stroke();
  }
  if (state.vague) drawSoft(ctx, x, y, colour);
  drawSymbol(ctx, x, y, state.count > 1 ? 22 : 17, word, colour, inks, { ...state, halo: true, counted: state.count > 1 });
}

/**
 * What the number in a mark is written with.
 * @param {string} word @param {MarkState & { side?: Side }} state @param {Inks} inks
 */
function numberInk(word, state, inks) {
  return state.hollow || state.tentative ? inks.ink : word === "unknown" ? inks.flag : inks.count;
}

/**
 * Draw a mark around `x, y` as the page shows it; `state.side` "second": framed.
 * @param {Pen} ctx @param {number} x @param {number} y @param {string} word @param {string} colour
 * @param {MarkState & { side?: Side }} state @param {Inks} inks @param {Fonts} fonts
 */
export function drawMark(ctx, x, y, word, colour, state, inks, fonts) {
  ctx.save();
  drawSign(ctx, x, y, word, colour, state, inks);
  if (state.count > 1) writeCentred(ctx, figure(state.count), x, y, numberInk(word, state, inks), fonts.count);
  if (state.side === "second") drawMarkFrame(ctx, x, y, inks.second);
  if (state.disputed) drawFlag(ctx, x + 11, y - 11, inks, fonts);
  if (state.fresh || state.altered) drawChange(ctx, x - 11, y - 11, state.fresh ? "new" : "altered", inks, fonts);
  ctx.restore();
}

/** Fonts of the numbers and flags of drawn marks. @param {HTMLElement} root */
function markFonts(root) {
  return { count: `600 11px ${getComputedStyle(root).getPropertyValue("--sa-sans")}` };
}

// Half the width and height of what is stamped, in pixels.
/** @type {Record<string, [halfWidth: number, halfHeight: number]>} */
const MARK_STAMPS = { sign: [24, 24], number: [24, 8], frame: [15, 15], flag: [8, 8] };

/**
 * Draw a mark as `drawMark` does, out of stamps.
 * @param {Pen} ctx @param {Stamps} stamps @param {number} x @param {number} y @param {string} word
 * @param {string} colour @param {MarkState & { side?: Side }} state @param {Inks} inks @param {Fonts} fonts
 */
function stampMark(ctx, stamps, x, y, word, colour, state, inks, fonts) {
  const { count, side, disputed, fresh, altered } = state;
  // A sign shows of the number only whether there is one.
  const sign = `${markCode({ ...state, count: Math.min(2, count) })}/${colour}`;
  stamps.put(ctx, x, y, "sign", sign, (own) => drawSign(own, 0, 0, word, colour, state, inks));
  if (count > 1) {
    const ink = numberInk(word, state, inks);
    stamps.put(ctx, x, y, "number", `${count}/${ink}`, (own) => writeCentred(own, figure(count), 0, 0, ink, fonts.count));
  }
  if (side === "second") stamps.put(ctx, x, y, "frame", "", (own) => drawMarkFrame(own, 0, 0, inks.second));
  if (disputed) stamps.put(ctx, x + 11, y - 11, "flag", "", (own) => drawFlag(own, 0, 0, inks, fonts));
  if (fresh || altered) {
    const sort = fresh ? "new" : "altered";
    stamps.put(ctx, x - 11, y - 11, "flag", sort, (own) => drawChange(own, 0, 0, sort, inks, fonts));
  }
}

/**
 * The layer of drawn marks. `host`: `marks()` (shown), `words()` (of the kinds), `colours()`, `inks()`. They lie under
 * the buttons, which are empty.
 * @param {LeafletMap} map @param {HTMLElement} root
 * @param {{ marks(): ShownMark[], words(): string[], colours(): Palette, inks(): Inks }} host
 */
export function createDrawnMarks(map, root, host) {
  const stamps = createStamps(MARK_STAMPS);
  /** @type {{ count: string } | null} */
  let fonts = null;

  return new CanvasLayer(
    (ctx, frame) => {
      const inks = host.inks();
      fonts = fonts || markFonts(root);
      stamps.use(frame.ratio, inks);
      const words = host.words();
      const palette = host.colours();
      for (const mark of host.marks()) {
        const { group, state } = mark;
        if (!group.joined) continue;
        const spot = spotIn(frame, group.lat, group.lon);
        if (!spot) continue;
        const [x, y] = [Math.round(spot.x + markShift(mark)), Math.round(spot.y)];
        stampMark(ctx, stamps, x, y, words[state.kind], markColour(group, state, palette), { ...state, side: group.side }, inks, fonts);
      }
    },
    { pane: "sa-trail", atOnce: true }
  );
}
