// One shape for each kind of meeting, so that colour is never the only difference.

import { drawing } from "./drawing.js";

/** @import { Happened, SymbolLook } from "./types.js" */

/** @type {Record<string, string>} */
export const SYMBOL_PATHS = {
  made: "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13z",
  hosted: "M2.2 2.2h11.6v11.6H2.2z",
  third: "M8 .8L15.2 8L8 15.2L.8 8z",
  domestic: "M8 1.6L15 14H1z",
  virtual: "M4.4 2h7.2L15 8l-3.4 6H4.4L1 8z",
  unknown: "M5.2 1.5h5.6v3.7h3.7v5.6h-3.7v3.7H5.2v-3.7H1.5V5.2h3.7z",
};

// What tells a meeting that has not happened from one that has, and planned, invited and cancelled from each
// other: dashes with a dot within, dots, and a plain outline struck through.
/** @type {Record<ReturnType<typeof tentativeSort>, number[]>} */
export const SYMBOL_DASHES = { "": [], planned: [3.4, 2.4], invited: [0.1, 3.3], cancelled: [] };
export const SYMBOL_DOT = "M8 5.6a2.4 2.4 0 1 0 0 4.8a2.4 2.4 0 1 0 0-4.8z";
export const SYMBOL_STRIKE = "M0 13.6L16 2.4";

/** Which of the three a mark's state is drawn as; empty when it has happened. @param {Happened} state */
export function tentativeSort({ tentative, invited, cancelled }) {
  if (!tentative) return "";
  return cancelled ? "cancelled" : invited ? "invited" : "planned";
}

/** The words of a status as a state for `symbol`. @param {string} word */
export function statusState(word) {
  return { tentative: word !== "held", invited: word === "invited", cancelled: word === "cancelled" };
}

/**
 * The symbol of a kind as an SVG element; `hollow` for places known only by country. `counted`: a number stands in it.
 * @param {string} kindWord @param {SymbolLook} look
 */
export function symbol(kindWord, { hollow = false, halo = false, counted = false, ...state } = {}) {
  const sort = tentativeSort(state);
  const names = halo ? ["sa-symbol-halo", "sa-symbol-shape"] : ["sa-symbol-shape"];
  const paths = names.map((name) => ({ d: SYMBOL_PATHS[kindWord] || SYMBOL_PATHS.unknown, class: name }));
  const inside = sort === "cancelled" ? SYMBOL_STRIKE : sort === "planned" && !counted ? SYMBOL_DOT : "";
  if (inside) paths.push({ d: inside, class: `sa-symbol-${sort}` });
  return drawing([-1, -1, 18, 18], paths, { class: `sa-symbol${hollow ? " sa-hollow" : ""}${sort ? ` sa-tentative sa-${sort}` : ""}` });
}
