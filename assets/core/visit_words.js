// Words for countries by visits: what is counted, classes, one country's number, and the list as encyclopaedias have it.

import { spanWords } from "./calendar.js";
import { classWords } from "./classes.js";
import { statesWithout } from "./states.js";

/** @import { Beside, Counted, Model, Span } from "./types.js" */

/** @type {Record<Counted, string>} */
export const COUNTED_WORDS = {
  none: "Not coloured",
  made: "By visits made",
  hosted: "By guests received",
  both: "By visits made and guests received",
  meetings: "By meetings held there",
};

/** @type {Record<Beside, string>} */
export const BESIDE_WORDS = { all: "With lines and marks", marks: "With marks, no lines", nothing: "Countries alone" };

/** @typedef {{ one: string, many: string, none: string }} Unit What is counted, and what is said of countries without any. */
/** @type {Record<Counted, Unit>} */
export const UNITS = {
  none: { one: "", many: "", none: "" },
  made: { one: "visit", many: "visits", none: "visited" },
  hosted: { one: "visit received", many: "visits received", none: "received" },
  both: { one: "visit made or received", many: "visits made or received", none: "visited or received" },
  meetings: { one: "meeting", many: "meetings", none: "a place of a meeting" },
};

const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];

/** "3 visits", "1 meeting". @param {number} count @param {Unit} unit */
export function countWords(count, unit) {
  return `${count} ${count === 1 ? unit.one : unit.many}`;
}

/** What is said of one country: "Austria: 2 visits, 1 planned". @param {string} name @param {{ held: number, planned: number }} numbers @param {Unit} unit @param {boolean} own */
export function countryWords(name, { held, planned }, unit, own) {
  const words = held || !own ? [countWords(held, unit)] : [];
  if (own) words.unshift("the leader's own country");
  if (planned) words.push(`${planned} planned`);
  return `${name}: ${words.join(", ")}`;
}

/** A class of the legend: "1 visit", "2–4 visits", "5 visits and more". @param {number[]} starts @param {number} at @param {number} most @param {Unit} unit */
export function classLabel(starts, at, most, unit) {
  const words = classWords(starts, at, most);
  const [numbers, ...more] = words.split(" ");
  return [numbers, numbers === "1" ? unit.one : unit.many, ...more].join(" ");
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
  const who = follow < 0 ? "all leaders" : model.leaders.name[follow];
  /** @type {Record<Counted, string>} */
  const titles = {
    none: "",
    made: `Visits made by ${who}`,
    hosted: `Visits received by ${who}`,
    both: `Visits made and received by ${who}`,
    meetings: `Meetings of ${who}, by country`,
  };
  return model.extent === null ? titles[counted] : `${titles[counted]}, ${spanWords(days[0], days[1])}`;
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
  const listed = (list) => [...list].sort((a, b) => a.localeCompare(b)).join(", ");
  const sentences = [...groups.keys()].sort((a, b) => a - b).map((count) => `${NUMBERS[count] ?? count} ${count === 1 ? unit.one : unit.many}: ${listed(groups.get(count) ?? [])}.`);
  if (planned.length) sentences.push(`Planned: ${listed(planned)}.`);
  if (nowhere) sentences.push(`Country not known: ${countWords(nowhere, unit)}.`);
  const missing = statesWithout(numbers.filter(([, held]) => held).map(([code]) => code), own);
  if (missing) sentences.push(`${whole ? "Never" : "Not"} ${unit.none}${whole ? "" : " in these days"}: ${missing} ${missing === 1 ? "country" : "countries"}.`);
  return sentences;
}

/** What the list rests on, as its last line. */
export const COUNTRIES_NOTE =
  "Countries never visited are counted among the 193 Member States of the United Nations and its two observer States. Outlines are those of the base map, in the United Nations view: a territory without an outline of its own is a dot where it was visited, and areas whose status is disputed and which have no code keep the colour of land.";
