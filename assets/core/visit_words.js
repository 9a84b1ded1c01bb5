// Words for countries by visits: what is counted, classes, one country's number, and the list as encyclopaedias have it.

import { spanWords } from "./calendar.js";
import { classEnds, classWords } from "./classes.js";
import { _, N_, ngettext, numberWords, spoken } from "./gettext.js";
import { statesWithout } from "./states.js";
import { partsWords } from "./words.js";

/** @import { Beside, Counted, Model, Span } from "./types.js" */

/** What countries may be coloured by, by `_`. @type {Record<Counted, string>} */
export const COUNTED_WORDS = {
  none: N_("Not coloured"),
  made: N_("By visits abroad"),
  hosted: N_("By guests received"),
  both: N_("By visits abroad and guests received"),
  meetings: N_("By meetings held there"),
};

/** What may be seen beside, by `_`. @type {Record<Beside, string>} */
export const BESIDE_WORDS = { all: N_("With lines and marks"), marks: N_("With marks, no lines"), nothing: N_("Countries alone") };

/**
 * @typedef {object} Unit What is counted, and what is said of countries without any (by `_`).
 * @property {(count: number, words?: string) => string} words "3 visits"; `words`: what is written for the number.
 * @property {string} never
 * @property {string} without
 * @property {string} none
 */
/** @type {Record<Counted, Unit>} */
export const UNITS = {
  none: { words: () => "", never: "", without: "", none: "" },
  made: {
    words: (count, words = numberWords(count)) => ngettext("{count} visit", "{count} visits", count, { count: words }),
    never: N_("Never visited: {countries}."),
    without: N_("Not visited in these days: {countries}."),
    none: N_("Not visited"),
  },
  hosted: {
    words: (count, words = numberWords(count)) => ngettext("{count} visit received", "{count} visits received", count, { count: words }),
    never: N_("Never received: {countries}."),
    without: N_("Not received in these days: {countries}."),
    none: N_("Not received"),
  },
  both: {
    words: (count, words = numberWords(count)) => ngettext("{count} visit made or received", "{count} visits made or received", count, { count: words }),
    never: N_("Never visited or received: {countries}."),
    without: N_("Not visited or received in these days: {countries}."),
    none: N_("Not visited or received"),
  },
  meetings: {
    words: (count, words = numberWords(count)) => ngettext("{count} meeting", "{count} meetings", count, { count: words }),
    never: N_("Never a place of a meeting: {countries}."),
    without: N_("Not a place of a meeting in these days: {countries}."),
    none: N_("Not a place of a meeting"),
  },
};

const ENGLISH_NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];

/** A number at the beginning of a sentence; other languages have no one word for it. @param {number} count */
const firstWords = (count) => (spoken() === "en" && ENGLISH_NUMBERS[count]) || numberWords(count);

/** What is said of one country: "Austria: 2 visits, 1 planned". @param {string} name @param {{ held: number, planned: number }} numbers @param {Unit} unit @param {boolean} own */
export function countryWords(name, { held, planned }, unit, own) {
  const words = partsWords([
    own && _("the leader's own country"),
    (held > 0 || !own) && unit.words(held),
    // Translators: so many more visits or meetings are planned.
    planned > 0 && ngettext("{count} planned", "{count} planned", planned),
  ]);
  return _("{name}: {words}", { name, words });
}

/** A class of the legend: "1 visit", "2–4 visits", "5 visits and more". @param {number[]} starts @param {number} at @param {number} most @param {Unit} unit */
export function classLabel(starts, at, most, unit) {
  const { from, to } = classEnds(starts, at, most);
  // Translators: so many visits or meetings at least.
  return to === Infinity ? _("{visits} and more", { visits: unit.words(from) }) : unit.words(to, classWords(starts, at, most));
}

/** The name of every country by its code: as the document and the reader have it, otherwise as the base map has it.
 * @param {Pick<Model, "points" | "leaders">} model @param {{ id: string, name: string }[]} outlines
 */
export function countryNames({ points, leaders }, outlines) {
  const names = new Map(outlines.map(({ id, name }) => [id, name]));
  leaders.country.forEach((code, at) => names.set(code, leaders.country_name[at]));
  points.country.forEach((code, at) => names.set(code, points.country_name[at]));
  names.delete("");
  return names;
}

/** The heading: what is counted, whose and when. @param {Model} model @param {number} follow @param {Counted} counted @param {Span} days */
export function countedTitle(model, follow, counted, days) {
  const who = follow < 0 ? _("all leaders") : model.leaders.name[follow];
  /** @type {Record<Counted, string>} */
  const titles = {
    none: "",
    // Translators: {who} is a leader's name, or "all leaders".
    made: _("Visits abroad by {who}", { who }),
    hosted: _("Visits received by {who}", { who }),
    both: _("Visits abroad by {who}, and guests received", { who }),
    meetings: _("Meetings of {who}, by country", { who }),
  };
  return partsWords([titles[counted], model.extent !== null && spanWords(days[0], days[1])]);
}

/**
 * The list as encyclopaedias have it, one sentence for each number: "One visit: Austria, Belarus." Then what is planned
 * alone, what has no country, and how many States have none; `own`: the leader's own country, which is left out there.
 * `numbers`: `[code, held, planned]`, `whole`: all that there is, so that "never" may be said.
 * @param {[code: string, held: number, planned: number][]} numbers @param {Map<string, string>} names
 * @param {{ unit: Unit, own: string, whole: boolean }} how
 */
export function visitSentences(numbers, names, { unit, own, whole }) {
  /** @type {Map<number, string[]>} */
  const groups = new Map();
  /** @type {string[]} */
  const planned = [];
  let nowhere = 0;
  for (const [code, held, plans] of numbers) {
    const name = names.get(code) ?? code;
    if (!code) nowhere = held;
    else if (held) groups.set(held, [...(groups.get(held) ?? []), name]);
    else if (plans) planned.push(name);
  }
  /** @param {string[]} list */
  const listed = (list) => partsWords([...list].sort((a, b) => a.localeCompare(b, spoken())));
  const counts = [...groups.keys()].sort((a, b) => a - b);
  // Translators: "Two visits: Austria, Belarus."
  const sentences = counts.map((count) => _("{visits}: {countries}.", { visits: unit.words(count, firstWords(count)), countries: listed(groups.get(count) ?? []) }));
  if (planned.length) sentences.push(_("Planned: {countries}.", { countries: listed(planned) }));
  if (nowhere) sentences.push(_("Country not known: {visits}.", { visits: unit.words(nowhere) }));
  const missing = statesWithout(numbers.filter(([, held]) => held).map(([code]) => code), own);
  const countries = ngettext("{count} country", "{count} countries", missing);
  return missing ? [...sentences, _(whole ? unit.never : unit.without, { countries })] : sentences;
}

/** What the list rests on, as its last line: visits made are stays, and so more than those whom a host received. @param {Counted} counted */
export function countriesNote(counted) {
  const stays = _("A visit abroad is a stay in another country, also to meet leaders of third ones.");
  const note = _(COUNTRIES_NOTE);
  return counted === "made" || counted === "both" ? `${stays} ${note}` : note;
}

/** How countries are counted and outlined, by `_`. */
export const COUNTRIES_NOTE = N_(
  "Countries never visited are counted among the 193 Member States of the United Nations and its two observer States. Outlines are those of the base map, in the United Nations view: a territory without an outline of its own is a dot where it was visited, and areas whose status is disputed and which have no code keep the colour of land."
);
