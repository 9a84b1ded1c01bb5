// Words for what the map and its text twin show: one place, so that both say the same.

import { _, listWords, N_, ngettext, numberWords, pgettext, spoken } from "./gettext.js";

/** @import { Model, Scene, Told, View, Whereabouts } from "./types.js" */

/** @type {Record<string, string>} */
const KIND_WORDS = {
  made: N_("Visit made"),
  hosted: N_("Guest received"),
  // Translators: two leaders met in a country that is neither's.
  third: N_("Met on third ground"),
  domestic: N_("Met at home"),
  // Translators: by telephone or video.
  virtual: N_("Met at a distance"),
  unknown: N_("Role not known"),
};

/** @type {Record<string, string>} */
const SHARED_KIND_WORDS = {
  ...KIND_WORDS,
  made: N_("Visit to a host"),
  third: N_("On third ground"),
  // Translators: a meeting of people of one country, in it.
  domestic: N_("Domestic"),
  virtual: N_("At a distance"),
};

/** @param {View} view @param {number} kind */
export function kindWords(view, kind) {
  const words = view.follow < 0 ? SHARED_KIND_WORDS : KIND_WORDS;
  return _(words[view.model.vocabulary.role[kind]]);
}

/** What was not made, by role and status. @type {Record<string, Record<string, string>>} */
const UNMADE_WORDS = {
  made: { planned: N_("Visit planned"), invited: N_("Visit invited"), cancelled: N_("Visit cancelled") },
  hosted: { planned: N_("Guest’s visit planned"), invited: N_("Guest’s visit invited"), cancelled: N_("Guest’s visit cancelled") },
  third: { planned: N_("Meeting on third ground planned"), invited: N_("Meeting on third ground invited"), cancelled: N_("Meeting on third ground cancelled") },
  domestic: { planned: N_("Meeting at home planned"), invited: N_("Meeting at home invited"), cancelled: N_("Meeting at home cancelled") },
  virtual: { planned: N_("Meeting at a distance planned"), invited: N_("Meeting at a distance invited"), cancelled: N_("Meeting at a distance cancelled") },
};

// Translators: what is known of a meeting, alone in a small frame or in a list.
/** @type {Record<string, string>} */
const STATUS_WORDS = { held: N_("held"), planned: N_("planned"), invited: N_("invited"), cancelled: N_("cancelled") };

/** Whether a meeting was held, in one word. @param {string} status */
export function statusWords(status) {
  return _(STATUS_WORDS[status] ?? status);
}

/** How many were not held, by status: `planned 1, cancelled 2`. @param {Model} model @param {number[]} numbers Of each status. */
export function unmadeWords({ vocabulary, codes }, numbers) {
  const unmade = vocabulary.status.map((status, code) => code !== codes.held && numbers[code] > 0 && `${statusWords(status)} ${numberWords(numbers[code])}`);
  return partsWords(unmade);
}

/** Marked texts by their keys, in the language that is spoken. @template {string} K @param {Record<K, string>} marked */
export function spokenWords(marked) {
  const texts = Object.entries(/** @type {Record<string, string>} */ (marked)).map(([key, text]) => [key, _(text)]);
  return /** @type {Record<K, string>} */ (Object.fromEntries(texts));
}

/** A number where there is little room, without separators. @param {number} number */
export const figure = (number) => (spoken() === "en" ? String(number) : numberWords(number, { useGrouping: false }));

/** Parts of one line: `A, B, C`. @param {(string | false | null | undefined)[]} parts Those that are nothing are left out. */
export function partsWords(parts) {
  return parts.filter(Boolean).join(pgettext("between parts of a line", ", "));
}

/** Entries in a row, which may have parts themselves: `A; B; C`. @param {string[]} entries */
export function entriesWords(entries) {
  return entries.join(pgettext("between entries", "; "));
}

/** Sentences that end without a full stop: `A. B. C`. @param {string[]} sentences */
function sentencesWords(sentences) {
  return sentences.join(pgettext("between sentences", ". "));
}

/** @type {Record<string, string>} */
const SUBJECT_WORDS = { date: N_("date"), place: N_("place"), participants: N_("participants"), status: N_("status") };

/** What sources disagree on; a table may name more than the four. @param {string} what */
export function subjectWords(what) {
  return Object.hasOwn(SUBJECT_WORDS, what) ? _(SUBJECT_WORDS[what]) : what;
}

/** What sources say where they disagree, each a line; what is shown comes first. @param {string} what @param {[name: string, version: string][]} versions */
export function versionWords(what, versions) {
  return versions.map(([name, version], at) => {
    const words = what === "status" ? statusWords(version) : version;
    // Translators: which of the versions the map shows.
    return at === 0 ? _("{name}: {words} (shown)", { name, words }) : _("{name}: {words}", { name, words });
  });
}

/** What a meeting is to the followed leader, which is not said as if it had been where it was not held. @param {View} view @param {number} meeting */
export function meetingKindWords(view, meeting) {
  const { vocabulary, meetings } = view.model;
  const kind = view.kind[meeting];
  const status = vocabulary.status[meetings.status[meeting]];
  const words = UNMADE_WORDS[vocabulary.role[kind]]?.[status];
  return words ? _(words) : kindWords(view, kind);
}

/** A point in words, honest about its precision. @param {Model} model @param {number} point */
export function pointWords(model, point) {
  if (point < 0) return _("place not known");
  const { name, country_name: countries, precision, doubtful } = model.points;
  const country = countries[point];
  const word = model.vocabulary.precision[precision[point]];
  if (word === "country") {
    const where = country || name[point];
    if (name[point] && name[point] !== country) return _("somewhere in {country}, shown at {place}", { country: where, place: name[point] });
    return _("somewhere in {country}, shown at the capital", { country: where });
  }
  const place = partsWords([name[point], country !== name[point] && country]);
  if (doubtful[point]) return _("perhaps {place}", { place });
  return word === "admin" ? _("somewhere in {place}", { place }) : place;
}

/** The short name of a point for a label on the map. @param {Model} model @param {number} point */
export function pointLabel(model, point) {
  const { name, country_name: countries, precision, doubtful } = model.points;
  const country = model.vocabulary.precision[precision[point]] === "country";
  // Translators: a place that is in doubt.
  if (doubtful[point]) return _("{place}?", { place: name[point] });
  return country && countries[point] ? countries[point] : name[point];
}

/** Where the traveller stands, for a short label. @param {Model} model @param {number} point */
function standingWords(model, point) {
  const label = pointLabel(model, point);
  const { name, doubtful } = model.points;
  return doubtful[point] || label === name[point] ? label : _("{country} (shown at {place})", { country: label, place: name[point] });
}

/** Who was met, from the followed leader's side; everybody's names otherwise. @param {View} view @param {number} meeting */
export function meetingTitle(view, meeting) {
  const { meetings, leaders } = view.model;
  const present = meetings.leader.subarray(meetings.leaderStart[meeting], meetings.leaderStart[meeting + 1]);
  const others = present.filter((leader) => leader !== view.follow);
  if (others.length) return listWords(Array.from(others, (leader) => leaders.name[leader]));
  return _("Counterpart not named");
}

/**
 * Where the followed leader is: "Pyongyang, North Korea", "on the way to …", "at the seat, …".
 * @param {View} view @param {Whereabouts} where
 */
export function whereWords(view, where) {
  const { model } = view;
  if (where.state === "moving") return _("on the way to {place}", { place: pointLabel(model, where.destination) });
  // Translators: the leader is where he or she governs from.
  if (where.state === "seat") return _("at the seat, {place}", { place: model.points.name[where.point] });
  if (where.state === "at") return pointWords(model, where.point);
  return view.follow < 0 ? "" : _("whereabouts not known");
}

/** Where one leader is or two are, in one line. @param {Scene[]} scenes @param {Whereabouts[]} places */
export function placesWords(scenes, places) {
  if (scenes.length === 1) return whereWords(scenes[0].view, places[0]);
  return scenes.map((one, at) => travellerWords(scenes, places, at)).filter(Boolean).join(" · ");
}

/**
 * The label of the traveller of scene `at`; of two, with the leader's name.
 * @param {Scene[]} scenes @param {Whereabouts[]} places @param {number} at
 */
export function travellerWords(scenes, places, at) {
  const { model, follow } = scenes[at].view;
  const where = places[at];
  const words = where.state === "moving" ? pgettext("under way", "to {place}", { place: pointLabel(model, where.destination) }) : where.point < 0 ? "" : standingWords(model, where.point);
  return scenes.length > 1 && words ? _("{name}: {words}", { name: model.leaders.name[follow], words }) : words;
}

/**
 * For everyone: what is going on, in one line. `current`: meetings, the latest one last.
 * @param {View} view @param {number[]} current
 */
export function currentWords(view, current) {
  if (!current.length) return _("No meeting on this day");
  /** @param {number} meeting */
  const words = (meeting) => {
    const point = view.model.meetings.point[meeting];
    const name = meetingTitle(view, meeting);
    return point < 0 ? name : _("{name}: {words}", { name, words: pointLabel(view.model, point) });
  };
  const meetings = entriesWords(current.slice(0, 2).map(words));
  const more = current.length - 2;
  return more > 0 ? ngettext("{meetings} and {count} more", "{meetings} and {count} more", more, { meetings }) : meetings;
}

/**
 * A sentence about the current meetings, the latest one in full; empty when there are none.
 * @param {View} view @param {number[]} current
 */
function announcement(view, current) {
  if (!current.length) return "";
  const { meetings } = view.model;
  const meeting = current[current.length - 1];
  const status = view.model.vocabulary.status[meetings.status[meeting]];
  const parts = [view.model.texts.label(meeting), meetingTitle(view, meeting), pointWords(view.model, meetings.point[meeting])];
  if (status !== "held") parts.push(statusWords(status));
  const more = current.length - 1;
  // Translators: and so many more meetings on this day.
  if (more) parts.push(ngettext("And {count} more", "And {count} more", more));
  return sentencesWords(parts);
}

/**
 * The same of one leader or two, each with the name; `told` as `toldOf` has it, `names` of the two.
 * @param {Told} told @param {string[]} names
 */
export function announcements(told, names) {
  return sentencesWords(told.map(({ view, current, sides }) => {
    const words = announcement(view, current);
    return sides.length ? _("{name}: {words}", { name: listWords(sides.map((side) => names[side])), words }) : words;
  }));
}
