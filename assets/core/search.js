// Search: leaders, places, countries, occasions and routes of a map, found by the beginnings of their words.

import { pointWords } from "./words.js";

/** @import { Found, Model, SearchEntry, SearchSort } from "./types.js" */

/** @type {SearchSort[]} */
export const SEARCH_SORTS = ["leader", "place", "country", "occasion", "route"];
const SEARCH_MOST = 6;

/** A text without marks over its letters and in small ones, so that `orban` finds `Orbán`. @param {string} text */
function foldedText(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * `otherwise`: what it is found by too, as the table names it.
 * @param {Found} found @param {string} text @param {number} weight
 * @returns {SearchEntry}
 */
function searchEntry(found, text, weight, otherwise = "") {
  const folded = foldedText(text);
  const words = foldedText(`${text} ${otherwise}`).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return { ...found, text, weight, folded, words };
}

/** @param {Model} model */
function leaderEntries({ leaders, meetingStart }) {
  /** @param {number} leader */
  const weight = (leader) => meetingStart[leader + 1] - meetingStart[leader];
  return leaders.name.map((name, leader) => searchEntry({ sort: "leader", leader }, name, weight(leader))).filter((entry) => entry.weight);
}

/** Places with meetings and countries with meetings; `lasts` of their meetings would be the latest one. @param {Model} model */
function placeEntries(model) {
  const { meetings, points, place, naming } = model;
  const places = new Map();
  const countries = new Map();
  for (let meeting = 0; meeting < meetings.count; meeting += 1) {
    const point = meetings.point[meeting];
    if (point < 0) continue;
    const known = model.codes.country !== points.precision[point];
    if (known) places.set(place[point], (places.get(place[point]) || 0) + 1);
    const country = points.country[point];
    if (country) countries.set(country, { name: points.country_name[point], table: naming.countryName[point], count: (countries.get(country)?.count || 0) + 1 });
  }
  return [
    ...Array.from(places, ([point, count]) => searchEntry({ sort: "place", place: point }, pointWords(model, point), count, `${naming.name[point]} ${naming.countryName[point]}`)),
    ...Array.from(countries, ([country, { name, table, count }]) => searchEntry({ sort: "country", country }, name, count, table)),
  ];
}

/** @param {Model} model */
function occasionEntries({ meetings, texts }) {
  const found = new Map();
  for (let meeting = 0; meeting < meetings.count; meeting += 1) {
    const text = texts.occasion(meeting);
    if (!text) continue;
    const before = found.get(text);
    if (before) before.count += 1;
    else found.set(text, { meeting, count: 1 });
  }
  return Array.from(found, ([text, { meeting, count }]) => searchEntry({ sort: "occasion", meeting }, text, count));
}

/** Routes that somebody goes, there and back as one. @param {Model} model */
function routeEntries(model) {
  const { legs } = model;
  const pair = model.pair();
  const counts = new Map();
  for (const route of legs.route) counts.set(pair[route], (counts.get(pair[route]) || 0) + 1);
  return Array.from(counts, ([route, count]) => searchEntry({ sort: "route", route }, routeWords(model, route), count));
}

/** `Moscow – Beijing`. @param {Model} model @param {number} route */
export function routeWords(model, route) {
  return `${model.points.name[model.routes.origin[route]]} – ${model.points.name[model.routes.destination[route]]}`;
}

/**
 * All that can be found, each `{sort, text, weight, …}` with `leader`, `place` (a point), `country`, `meeting` or `route`.
 * @param {Model} model
 */
export function searchEntries(model) {
  return [...leaderEntries(model), ...placeEntries(model), ...occasionEntries(model), ...routeEntries(model)];
}

/**
 * What a query finds, sort by sort, at most 6 of each: every word of it begins a word of the text; texts that begin
 * with it come first, then what there is more of.
 * @param {SearchEntry[]} entries @param {string} query
 */
export function searchFor(entries, query) {
  const folded = foldedText(query).trim();
  const asked = folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (!asked.length) return [];
  const hits = entries.filter(({ words }) => asked.every((one) => words.some((word) => word.startsWith(one))));
  /** @param {SearchEntry} entry */
  const rank = (entry) => Number(entry.folded.startsWith(folded));
  hits.sort((a, b) => rank(b) - rank(a) || b.weight - a.weight || (a.folded < b.folded ? -1 : 1));
  return SEARCH_SORTS.flatMap((sort) => hits.filter((entry) => entry.sort === sort).slice(0, SEARCH_MOST));
}
