// The lines of credit that a document has in English (geo/replay/document.py, geo/flow/document.py), in the reader's
// language: those with names in them by how they begin, all others as a whole.

import { _, ngettext } from "./gettext.js";

/** @type {[line: RegExp, words: (names: string, more: string | undefined) => string][]} */
const NAMED = [
  [/^Reports: (.+)$/, (sources) => _("Reports: {sources}", { sources })],
  [/^Places: found by (.+)$/, (providers) => _("Places: found by {providers}", { providers })],
  [/^Places: © OpenStreetMap contributors \(ODbL\), found by (.+)$/, (providers) => _("Places: © OpenStreetMap contributors (ODbL), found by {providers}", { providers })],
  [/^Tables: (.+) and (\d+) more$/, (files, more) => ngettext("Tables: {files} and {count} more", "Tables: {files} and {count} more", Number(more), { files })],
  [/^Tables: (.+)$/, (files) => _("Tables: {files}", { files })],
];

/** @param {string} line */
function lineWords(line) {
  for (const [form, words] of NAMED) {
    const found = form.exec(line);
    if (found) return words(found[1], found[2]);
  }
  return _(line);
}

/** @param {string[]} credits */
export const creditWords = (credits) => credits.map(lineWords);
