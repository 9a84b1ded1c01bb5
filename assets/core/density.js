// How many meetings there are at a time, from sorted days: no meeting is walked to draw a strip.

import { lowerBound } from "./sorted.js";

/** @import { View } from "./types.js" */

/**
 * Sorted first and last days of the meetings of `list` that are known to the day: of each kind those that were
 * held, then, kind by kind again, those that were not.
 * @param {View} view @param {Int32Array} list
 */
export function densityOf(view, list) {
  const { first, last, vague, status } = view.model.meetings;
  const { held } = view.model.codes;
  const words = view.model.vocabulary.role;
  return [...words, ...words].map((_, row) => {
    const own = list.filter((meeting) => !vague[meeting] && view.kind[meeting] === row % words.length && (status[meeting] === held) === row < words.length);
    return { firsts: own.map((meeting) => first[meeting]).sort(), lasts: own.map((meeting) => last[meeting]).sort() };
  });
}

/**
 * How many meetings lie on each of `bins` equal parts of `first`…`last` (inclusive): one Float64Array for each
 * part of `density`. Meetings known only to a range are not counted; they are spans.
 * @param {ReturnType<typeof densityOf>} density @param {number} first @param {number} last @param {number} bins
 */
export function densityIn(density, first, last, bins) {
  const width = (last - first + 1) / bins;
  // A day belongs to the part that its start lies in.
  const edges = Float64Array.from({ length: bins + 1 }, (_, bin) => first + Math.ceil(bin * width - 1e-9));
  return density.map(({ firsts, lasts }) => {
    const counts = new Float64Array(bins);
    for (let bin = 0; bin < bins; bin += 1) {
      counts[bin] = lowerBound(firsts, edges[bin + 1]) - lowerBound(lasts, edges[bin]);
    }
    return counts;
  });
}
