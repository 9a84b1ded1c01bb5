// Names of the places shown and notes on them, as many as fit without touching each other or a mark.

import { languageOf } from "../core/names.js";
import { readersLanguages } from "../page/readers.js";

/** @import { Naming } from "../core/types.js" */
/** @import { Box, Palette, Pen, Spot } from "../page/types.js" */
/** @import { Frame, LabelSpot } from "./types.js" */

/** @typedef {keyof typeof LABEL_FONTS} LabelSort */

const LABEL_HEIGHT = 14;
const LABEL_FAMILY = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
const LABEL_FONTS = { name: `500 12px ${LABEL_FAMILY}`, note: `italic 11px ${LABEL_FAMILY}` };

/** @param {Box[]} boxes @param {Box} box */
export function overlaps(boxes, box) {
  return boxes.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
}

/** @param {Box} outer @param {Box} box */
function contains(outer, box) {
  return box[0] >= outer[0] && box[1] >= outer[1] && box[2] <= outer[2] && box[3] <= outer[3];
}

/** @param {number} left @param {number} top @param {number} width @returns {Box} */
function boxAt(left, top, width) {
  return [left, top, left + width, top + LABEL_HEIGHT];
}

/**
 * Places for a label around a mark of `reach` pixels: right, left, above, below.
 * @param {number} x @param {number} y @param {number} width @param {number} reach
 * @returns {Box[]}
 */
function labelBoxes(x, y, width, reach) {
  const half = LABEL_HEIGHT / 2;
  return [
    [x + reach + 3, y - half],
    [x - reach - 3 - width, y - half],
    [x - width / 2, y - reach - LABEL_HEIGHT - 1],
    [x - width / 2, y + reach + 1],
  ].map(([left, top]) => boxAt(left, top, width));
}

/**
 * Places for a note `width` wide of the spot at `x, y`: below or above its name, or as for a name.
 * @param {LabelSpot} spot @param {Box | null | undefined} name @param {number} width
 * @returns {Box[]}
 */
function noteBoxes({ x, y, reach }, name, width) {
  const around = labelBoxes(x, y, width, reach);
  if (!name) return around;
  const left = name[0] >= x ? name[0] : name[2] <= x ? name[2] - width : x - width / 2;
  const beside = [name[3], name[1] - LABEL_HEIGHT].map((top) => boxAt(left, top, width));
  return [...beside, ...around];
}

/**
 * Place labels greedily: all names, then all notes, so that no note takes a name's room. `spots`: `[{x, y, text, note,
 * reach, weight}]` in frame pixels, without `text` or `note` where there is none; `taken`: boxes that must stay free,
 * `inside`: the box that is in view; `measure(text, sort)`. Returns `[{text, sort, left, top}]`, sort "name" or "note";
 * what does not fit is left out.
 * @param {LabelSpot[]} spots @param {Box[]} taken @param {Box} inside
 * @param {(text: string, sort: LabelSort) => number} measure
 */
export function placeLabels(spots, taken, inside, measure) {
  const boxes = taken.slice();
  for (const { x, y, reach } of spots) boxes.push([x - reach, y - 11, x + reach, y + 11]);
  const order = spots.slice().sort((a, b) => b.weight - a.weight);
  /** @type {{ text: string, sort: LabelSort, left: number, top: number }[]} */
  const placed = [];
  /** @param {LabelSpot} spot @param {string} text @param {LabelSort} sort @param {Box[]} candidates */
  const put = ({ x, y }, text, sort, candidates) => {
    const seen = contains(inside, [x, y, x, y]);
    const box = candidates.find((candidate) => (!seen || contains(inside, candidate)) && !overlaps(boxes, candidate));
    if (!box) return null;
    boxes.push(box);
    placed.push({ text, sort, left: box[0], top: box[1] });
    return box;
  };
  /** @type {Map<LabelSpot, Box | null>} */
  const names = new Map();
  for (const spot of order) {
    if (spot.text) names.set(spot, put(spot, spot.text, "name", labelBoxes(spot.x, spot.y, measure(spot.text, "name"), spot.reach)));
  }
  for (const spot of order) {
    if (spot.note) put(spot, spot.note, "note", noteBoxes(spot, names.get(spot), measure(spot.note, "note")));
  }
  return placed;
}

// A longer name is squeezed.
const LABEL_MOST = 180;

/**
 * Write what follows with a language's own glyphs, which differ where scripts share their characters; null: the page's.
 * @param {Pen} ctx @param {string | null} language
 */
export function writeIn(ctx, language) {
  if ("lang" in ctx) ctx.lang = language ?? "inherit";
}

/**
 * Put the chosen names into the model by `put(model, language)`, and show all text under `root` with that language's
 * glyphs. That says nothing of the language it is in, which is the page's.
 * @template {{ naming: Naming }} M
 * @param {HTMLElement} root @param {M} model @param {string} names
 * @param {(model: M, language: string | null) => void} put
 */
export function chooseNames(root, model, names, put) {
  const language = languageOf(model, names, readersLanguages());
  put(model, language);
  root.style.setProperty("-webkit-locale", language === null ? "" : `"${language}"`);
}

/**
 * Draw a small dot where a way begins or ends without a meeting.
 * @param {Pen} ctx @param {Spot[]} ends @param {Palette} colours
 */
export function drawEnds(ctx, ends, colours) {
  ctx.lineWidth = 1.5;
  ctx.fillStyle = colours.halo;
  ctx.strokeStyle = colours.muted;
  for (const { x, y } of ends) {
    ctx.beginPath();
    ctx.arc(x, y, 3, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
  }
}

/**
 * Draw labels with a halo of the land's colour.
 * @param {Pen} ctx @param {Frame} frame @param {LabelSpot[]} spots @param {Box[]} taken @param {Palette} colours
 */
export function drawLabels(ctx, frame, spots, taken, colours) {
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  ctx.lineJoin = "round";
  const { width, height, padding } = frame;
  /** @type {Box} */
  const inside = [padding.x, padding.y, width - padding.x, height - padding.y];
  /** @param {string} text @param {LabelSort} sort */
  const measure = (text, sort) => {
    ctx.font = LABEL_FONTS[sort];
    return Math.min(LABEL_MOST, ctx.measureText(text).width);
  };
  for (const { text, sort, left, top } of placeLabels(spots, taken, inside, measure)) {
    const y = top + LABEL_HEIGHT / 2;
    ctx.font = LABEL_FONTS[sort];
    ctx.lineWidth = 3.5;
    ctx.strokeStyle = colours.halo;
    ctx.strokeText(text, left, y, LABEL_MOST);
    ctx.fillStyle = sort === "note" ? colours.muted : colours.label;
    ctx.fillText(text, left, y, LABEL_MOST);
  }
}

/**
 * Write how far a ring is, around a spot.
 * @param {Pen} ctx @param {string} text @param {number} x @param {number} y @param {Palette} colours
 */
export function writeRing(ctx, text, x, y, colours) {
  ctx.save();
  ctx.font = LABEL_FONTS.note;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.setLineDash([]);
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = colours.halo;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colours.muted;
  ctx.fillText(text, x, y);
  ctx.restore();
}
