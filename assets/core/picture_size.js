// In which sizes pictures are saved, and what may be asked of them by an address, a message, a command or by hand.

import { _, N_ } from "./gettext.js";

/**
 * @typedef {object} PictureSize
 * @property {string} words By `_`.
 * @property {number} width In its unit.
 * @property {number} height
 * @property {"px" | "mm"} unit
 * @property {number} drawn How many pixels of the page one pixel of it is, as it is drawn: where it is seen small, texts are large.
 * @property {number} dots How many dots a unit has as PNG.
 */

const MM = 96 / 25.4; // pixels of the page, by which all style sheets measure

/** By the names by which addresses, messages and commands choose one; `view`: as on the page. @type {Record<string, PictureSize | null>} */
export const PICTURE_SIZES = {
  view: null,
  "1200x675": { words: N_("1200 × 675 pixels, for a post"), width: 1200, height: 675, unit: "px", drawn: 1.25, dots: 1 },
  "1080x1080": { words: N_("1080 × 1080 pixels, a square"), width: 1080, height: 1080, unit: "px", drawn: 1.5, dots: 1 },
  "1080x1920": { words: N_("1080 × 1920 pixels, for a phone"), width: 1080, height: 1920, unit: "px", drawn: 2, dots: 1 },
  a4: { words: N_("A4, 297 × 210 mm"), width: 297, height: 210, unit: "mm", drawn: 1, dots: 300 / 25.4 },
};

export const VIEW_SIZE = "view";
export const PICTURE_SORTS = ["svg", "pdf", "png"];

/** How many pixels of the page a size has across and down. @param {PictureSize} size */
export function pagePixels({ width, height, unit }) {
  const pixels = unit === "mm" ? MM : 1;
  return { width: width * pixels, height: height * pixels };
}

/** Why a picture asked for cannot be had, in words; nothing where it can. @param {{ picture?: unknown, size?: unknown }} asked */
export function pictureRefusal({ picture, size }) {
  const reasons = [];
  if (picture !== undefined && !PICTURE_SORTS.some((sort) => sort === picture)) reasons.push(_("There is no such picture. There are: {names}.", { names: PICTURE_SORTS.join(", ") }));
  if (size !== undefined && !Object.keys(PICTURE_SIZES).some((name) => name === size)) reasons.push(_("There is no such size. There are: {names}.", { names: Object.keys(PICTURE_SIZES).join(", ") }));
  return reasons.join(" ");
}
