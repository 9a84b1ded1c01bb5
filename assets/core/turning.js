// The range when another leader is followed: nobody shall look at an empty map.

import { meetingsInRange, viewOf } from "./view.js";

/** @import { Model, Span } from "./types.js" */

// The rules are those of geo/travel/opening.py.
const NEAR_DAYS = 184;
const MOST_OUTSIDE = 1 / 3;

/** From the first to the last day of dated meetings. @param {Model} model @param {Iterable<number>} meetings @returns {Span} */
export function spanOf({ meetings: { first, last } }, meetings) {
  let [from, to] = [Infinity, -Infinity];
  for (const meeting of meetings) [from, to] = [Math.min(from, first[meeting]), Math.max(to, last[meeting])];
  return [from, to];
}

/**
 * The range for the point of view of `follow` (-1: everyone): `range` as long as any of its meetings lies in it,
 * otherwise the days that a map of that leader opens with, all that is dated where there are none.
 * @param {Model} model @param {number} follow @param {Span} range
 * @returns {Span}
 */
export function turnedTo(model, follow, range) {
  const { first, last, status, vague, open } = model.meetings;
  const view = viewOf(model, follow);
  /** @param {Span} span */
  const within = (span) => meetingsInRange(view, span, new Set());
  if (within(range).length) return range;
  const held = view.dated.filter((meeting) => status[meeting] === model.codes.held && !open[meeting]);
  const known = held.filter((meeting) => !vague[meeting]);
  if (follow < 0 || !known.length) return model.extent || range;
  const [from, to] = spanOf(model, known);
  const apart = held.filter((meeting) => (last[meeting] < from && last[meeting] >= from - NEAR_DAYS) || (first[meeting] > to && first[meeting] <= to + NEAR_DAYS));
  const days = spanOf(model, [...known, ...apart]);
  const all = view.dated.length;
  return (all - within(days).length) / all > MOST_OUTSIDE ? spanOf(model, view.dated) : days;
}

/** What following another leader changes. @param {Model} model @param {number} follow @param {Span} range */
export function turned(model, follow, range) {
  return { follow, range: turnedTo(model, follow, range) };
}
