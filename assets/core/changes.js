// What changed since an earlier state of the table: which meetings are new or told otherwise, and which are gone.

import { _, N_ } from "./gettext.js";
import { entriesWords, partsWords } from "./words.js";

/** @import { ChangesDocument } from "./types.js" */

/** @typedef {"new" | "altered"} ChangeSort */
/** @typedef {{ sort: ChangeSort, what: string, before: string }} Change What became of a meeting that is there. */
/** @typedef {{ leaders: string, date: string, place: string, lat: number | null, lon: number | null, first: number | null, last: number | null }} Gone A meeting that is there no more; null: no point, no date. */
/** @typedef {ReturnType<typeof decodeChanges>} Changed */

/** The signs on marks: a shape for each sort, whatever their colours. */
export const CHANGE_SIGNS = { new: "+", altered: "≠", gone: "×" };

/** @param {ChangesDocument | undefined} document */
export function decodeChanges(document) {
  /** @type {Map<number, Change>} */
  const of = new Map();
  /** @type {Gone[]} */
  const gone = [];
  if (!document) return { since: "", said: "", of, gone };
  document.meeting.forEach((meeting, at) => {
    const what = document.what[at];
    of.set(meeting, { sort: what === "new" ? "new" : "altered", what, before: document.before[at] });
  });
  const { leaders, date, place, lat, lon, first, last } = document.gone;
  leaders.forEach((names, at) => gone.push({ leaders: names, date: date[at], place: place[at], lat: lat[at], lon: lon[at], first: first[at], last: last[at] }));
  return { since: document.since, said: document.said, of, gone };
}

/** How many meetings there are of each sort. @param {Changed} changes */
export function changeCounts({ of, gone }) {
  const sorts = [...of.values()].map(({ sort }) => sort);
  const fresh = sorts.filter((sort) => sort === "new").length;
  return { new: fresh, altered: sorts.length - fresh, gone: gone.length };
}

/** What becomes of meetings, as documents have it. @type {Record<string, string>} */
const WHAT_WORDS = {
  new: N_("new"), gone: N_("gone"), cancelled: N_("cancelled"), "other status": N_("other status"),
  "re-dated": N_("re-dated"), "date refined": N_("date refined"), moved: N_("moved"),
  "place read otherwise": N_("place read otherwise"), "place refined": N_("place refined"),
  "other leaders": N_("other leaders"),
};

/** What became of a meeting, in words: `moved: was in Paris`. @param {Change} change */
export function changeWords({ what, before }) {
  const words = entriesWords(what.split("; ").map((one) => (Object.hasOwn(WHAT_WORDS, one) ? _(WHAT_WORDS[one]) : one)));
  return before ? _("{name}: {words}", { name: words, words: before }) : words;
}

/** A meeting that is gone, in words. @param {Gone} gone */
export function goneWords({ leaders, date, place }) {
  return partsWords([leaders || _("nobody named"), date || _("no date"), place || _("no place")]);
}

/**
 * Whether one that is gone would be seen within days: it has a point, had begun by `day` and was not over before `since`.
 * @param {Gone} gone @param {number} since @param {number} day
 */
export function goneIsSeen({ lat, lon, first, last }, since, day) {
  return lat !== null && lon !== null && first !== null && last !== null && first <= day && last >= since;
}
