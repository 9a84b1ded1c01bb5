// The base map as pages carry it (data/basemap/packing.py): a number is a character, a reference its way from the last.

/** @import { World } from "./types.js" */

/** @typedef {{ scale: number, arcs: string[], countries: { id: string, name: string, polygons: string[][] }[], coast: string, borders: string, disputed: string }} PackedWorld */

const [FIRST, BACKSLASH, BEHIND_SURROGATES, SURROGATES] = [35, 92, 0xe000, 0x800];

/** @param {string} text */
function numbersOf(text) {
  return Array.from(text, (sign) => {
    const code = /** @type {number} */ (sign.codePointAt(0));
    const number = code - (code < BEHIND_SURROGATES ? 0 : SURROGATES) - (code > BACKSLASH ? 1 : 0) - FIRST;
    return (number >> 1) ^ -(number & 1);
  });
}

/** @param {string} text */
function referencesOf(text) {
  let at = 0;
  return numbersOf(text).map((step) => (at += step));
}

/** @param {PackedWorld} packed @returns {World} */
export function unpackedWorld({ scale, arcs, countries, coast, borders, disputed }) {
  return {
    scale,
    arcs: arcs.map(numbersOf),
    countries: countries.map((one) => ({ ...one, polygons: one.polygons.map((rings) => rings.map(referencesOf)) })),
    coast: referencesOf(coast),
    borders: referencesOf(borders),
    disputed: referencesOf(disputed),
  };
}
