// Lines that a document carries (geo/language/phrases.py), in the reader's language.

import { _, ngettext } from "./gettext.js";

/** @typedef {string | [text: string, values: Record<string, string>] | [one: string, many: string, count: number, values: Record<string, string>]} Line */

/** @param {Line} line */
function lineWords(line) {
  if (typeof line === "string") return _(line);
  if (line.length === 2) return _(line[0], line[1]);
  return ngettext(line[0], line[1], line[2], line[3]);
}

/** @param {Line[]} lines */
export const linesSaid = (lines) => lines.map(lineWords);
