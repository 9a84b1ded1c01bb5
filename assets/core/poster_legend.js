// What the signs in a picture of the replay mean.

import { _, N_ } from "./gettext.js";
import { styleOf } from "./ops.js";

/** @import { Scene } from "./types.js" */

// Pixels for a line and for a sign, with the space after it.
export const LEGEND_LINE = 34;
export const LEGEND_SIGN = 23;

/** What the lines and marks in the range mean, as far as they are there: `[{sort, text, sign}]`. @param {Scene[]} scenes */
export function legendSorts(scenes) {
  const seen = new Set(scenes.flatMap((scene) => [...sortsOf(scene)]));
  const there = Object.entries(POSTER_WORDS).filter(([sort]) => seen.has(sort));
  return there.map(([sort, text]) => ({ sort, text: _(text), sign: POSTER_MARKS.has(sort) ? LEGEND_SIGN : LEGEND_LINE }));
}

/** @param {Scene} scene */
function sortsOf({ plan, view, inRange }) {
  const { points, meetings, vocabulary, disagreements, changes } = view.model;
  const seen = new Set();
  for (const bits of new Set(plan.bits)) {
    const { held, stated, vague, guest } = styleOf(bits);
    if (plan.sort === "many") seen.add("thin");
    else if (guest) seen.add("guest");
    else seen.add(held ? (stated ? "solid" : "dashed") : stated ? "dotted" : "sparse");
    if (vague && plan.sort !== "many") seen.add("soft");
  }
  for (const meeting of inRange) {
    const point = meetings.point[meeting];
    if (point >= 0 && points.rough[point]) seen.add("hollow");
    if (disagreements.has(meeting)) seen.add("disputed");
    const change = changes.of.get(meeting);
    if (change) seen.add(change.sort);
    seen.add(vocabulary.status[meetings.status[meeting]]);
  }
  if (changes.gone.some(({ lat, first }) => lat !== null && first !== null)) seen.add("gone");
  return seen;
}

/** What they mean, by `_`. */
export const POSTER_WORDS = {
  solid: N_("Journey stated by a source"),
  dashed: N_("Journey inferred from dates and places"),
  dotted: N_("Planned journey"),
  sparse: N_("Journey that somebody is invited to"),
  soft: N_("Day known only to a range"),
  thin: N_("Ways, there and back as one; darker and wider with more journeys"),
  guest: N_("Guest on the way to the leader"),
  hollow: N_("Only the country or a state in it known, or in doubt (?): shown at one point"),
  planned: N_("Planned"),
  invited: N_("Invited"),
  cancelled: N_("Cancelled"),
  disputed: N_("Sources disagree"),
  new: N_("New in the table"),
  altered: N_("Changed in the table"),
  gone: N_("Gone from the table"),
};

// Those that are marks and not lines.
export const POSTER_MARKS = new Set(["hollow", "planned", "invited", "cancelled", "disputed", "new", "altered", "gone"]);
