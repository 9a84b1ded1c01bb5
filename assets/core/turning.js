// The range when another leader is followed: nobody shall look at an empty map.

import { meetingsInRange, viewOf } from "./view.js";

/** @import { Model, Span } from "./types.js" */

/**
 * The range for the point of view of `follow` (-1: everyone): `range` as long as any of its meetings lies in it,
 * otherwise the days on which the leader is known to have met, all that is dated where there are none.
 * The rule is that of `Atlas.turned_to`.
 * @param {Model} model @param {number} follow @param {Span} range
 * @returns {Span}
 */
export function turnedTo(model, follow, range) {
  const view = viewOf(model, follow);
  if (meetingsInRange(view, range, new Set()).length) return range;
  const { first, last, status, vague } = model.meetings;
  const met = view.dated.filter((meeting) => status[meeting] === model.codes.held && !vague[meeting]);
  if (follow < 0 || !met.length) return model.extent || range;
  return [met.reduce((day, meeting) => Math.min(day, first[meeting]), Infinity), met.reduce((day, meeting) => Math.max(day, last[meeting]), -Infinity)];
}

/** What following another leader changes. @param {Model} model @param {number} follow @param {Span} range */
export function turned(model, follow, range) {
  return { follow, range: turnedTo(model, follow, range) };
}
