// How many meetings there are at a time, from sorted days: no meeting is walked to draw a strip.

import { lowerBound } from "./sorted.js";

/** @import { View } from "./types.js" */

/**
 * Sorted first and last days by kind, of the meetings of `list` that are known to the day.
 * @param {View} view @param {Int32Array} list
 */
export function densityOf(view, list) {
  const { first, last, vague } = view.model.meetings;
  return view.model.vocabulary.role.map((_, kind) => {
    const own = list.filter((meeting) => view.kind[meeting] === kind && !vague[meeting]);
    return { firsts: own.map((meeting) => first[meeting]).sort(), lasts: own.map((meeting) => last[meeting]).sort() };
  });
}

/**
 * How many meetings lie on each of `bins` equal parts of `first`…`last` (inclusive), by kind: one
 * Float64Array per kind. Meetings known only to a range are not counted; they are spans.
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
