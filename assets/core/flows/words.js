// Words for what the map of flows and its text twins show: one place, so that all say the same.

import { _, N_, ngettext, numberWords, pgettext } from "../gettext.js";
import { periodWords } from "./document.js";

/** @import { Span } from "../types.js" */
/** @import { FlowMode, FlowModel, RouteSum, Shown } from "./types.js" */

export const FLOW_MODE_WORDS = {
  period: { day: N_("This day"), week: N_("This week"), month: N_("This month"), year: N_("This year") },
  "so-far": N_("So far"),
};

/** `1 visit`, `1,234 visits`. @param {number} count */
export const visitsWords = (count) => ngettext("{count} visit", "{count} visits", count);

/** `1 report`, `34 reports`. @param {number} count */
const reportsWords = (count) => ngettext("{count} report", "{count} reports", count);

/** A share of 1 as a whole number of per cent that says neither none nor all falsely. @param {number} share */
function shareWords(share) {
  const rounded = Math.round(share * 100);
  if (rounded === 0 && share > 0) return _("less than {number}\u00a0%", { number: numberWords(1) });
  if (rounded === 100 && share < 1) return _("more than {number}\u00a0%", { number: numberWords(99) });
  return _("{number}\u00a0%", { number: numberWords(rounded) });
}

/** @param {FlowModel} model @param {number} country */
export function countryName({ countries }, country) {
  return countries.name[country] || countries.code[country] || _("country not known");
}

/** Where a route comes from: the country. @param {FlowModel} model @param {number} route */
export function originWords(model, route) {
  return countryName(model, model.routes.country[route]);
}

/**
 * Where a route leads to: `Berlin, Germany`; honest where no place is known or told.
 * @param {FlowModel} model @param {number} route
 */
export function destinationWords(model, route) {
  const { points, precisions, naming } = model;
  const point = model.routes.destination[route];
  const name = points.name[point];
  const country = countryName(model, points.country[point]);
  const sort = precisions[points.precision[point]];
  if (sort === "elsewhere") return _("{country} (places not told apart)", { country });
  // What a name is, the document's own words say: in another language only one of the two may be known.
  const [written, land] = [naming.name[point], naming.countryName[points.country[point]]];
  if (!name || name === country || written === land) return sort === "country" ? _("{country} (no place known)", { country }) : country;
  const full = name === written && land && written.endsWith(land) ? name : `${name}, ${country}`;
  return sort === "admin" ? _("somewhere in {place}", { place: full }) : full;
}

const READ_FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** `France → Berlin, Germany`; the arrow leads to the right in every script. @param {FlowModel} model @param {number} route */
export function flowRouteWords(model, route) {
  const ends = [originWords(model, route), destinationWords(model, route)];
  if (!ends.some((name) => READ_FROM_THE_RIGHT.test(name))) return ends.join(" → ");
  // A mark that makes the line one read from the left, and each name in a place of its own in it.
  return `\u200e${ends.map((name) => `\u2068${name}\u2069`).join(" → ")}`;
}

/** Visits, some of which were not held. @type {Record<string, (visits: string, count: number) => string>} */
const OF_THEM_WORDS = {
  planned: (visits, count) => ngettext("{visits}, {count} of them planned", "{visits}, {count} of them planned", count, { visits }),
  invited: (visits, count) => ngettext("{visits}, {count} of them invited", "{visits}, {count} of them invited", count, { visits }),
  cancelled: (visits, count) => ngettext("{visits}, {count} of them cancelled", "{visits}, {count} of them cancelled", count, { visits }),
};

/**
 * How many visits, and how many of them were not held: `12 visits, 3 of them planned`.
 * @param {FlowModel} model @param {RouteSum} sum
 */
function heldWords(model, { visits, kinds }) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  model.kinds.forEach(({ status }, kind) => {
    if (status in OF_THEM_WORDS && kinds[kind]) counts.set(status, (counts.get(status) || 0) + kinds[kind]);
  });
  return [...counts].reduce((words, [status, count]) => OF_THEM_WORDS[status](words, count), visitsWords(visits));
}

/** When the figures are of: `in March 2019`, `from January 2015 to March 2019`. @param {FlowModel} model @param {Span} span */
export function spanPhrase(model, [from, to]) {
  const last = periodWords(model, to);
  if (from !== to) return _("from {first} to {last}", { first: periodWords(model, from), last });
  if (model.by === "day") return pgettext("day", "on {period}", { period: last });
  if (model.by === "week") return pgettext("week", "in the week {period}", { period: last });
  return model.by === "month" ? pgettext("month", "in {period}", { period: last }) : pgettext("year", "in {period}", { period: last });
}

/**
 * `France → Berlin, Germany: 12 visits in March 2019, 34 reports`.
 * @param {FlowModel} model @param {number} route @param {RouteSum} sum @param {Span} span
 */
export function flowWords(model, route, sum, span) {
  const told = { route: flowRouteWords(model, route), visits: heldWords(model, sum), when: spanPhrase(model, span), reports: reportsWords(sum.reports) };
  // Translators: a route, "12 visits", "in March 2019" and "34 reports".
  if (model.routes.drawn[route]) return _("{route}: {visits} {when}, {reports}", told);
  return _("{route}: {visits} {when}, {reports} (not on the map: no way to draw)", told);
}

/**
 * `Germany: 120 visits out, 80 in, in March 2019`.
 * @param {FlowModel} model @param {number} country @param {{ out: number, into: number }} sum @param {Span} span
 */
export function countryFlowWords(model, country, { out, into }, span) {
  const told = { country: countryName(model, country), into: numberWords(into), when: spanPhrase(model, span) };
  return ngettext("{country}: {count} visit out and {into} in, {when}", "{country}: {count} visits out and {into} in, {when}", out, told);
}

const SCALE_WORDS = { day: N_("Visits in a day"), week: N_("Visits in a week"), month: N_("Visits in a month"), year: N_("Visits in a year") };

/** What the widths of the flows are of. @param {FlowModel} model @param {FlowMode} mode */
export const scaleWords = ({ by }, mode) => (mode === "period" ? _(SCALE_WORDS[by]) : _("Visits so far"));

/** Since when visits are counted. @param {FlowModel} model @param {number} period */
export const sinceWords = (model, period) => _("since {period}", { period: periodWords(model, period) });

/** Which way a route leads, seen from the country picked: 1 out, 2 in, 0 where none is. @param {number} side */
export function sideWords(side) {
  // Translators: beside a route in the list, "out" of the country picked or "in" to it.
  return side === 0 ? "" : side === 1 ? pgettext("route", "out") : pgettext("route", "in");
}

/** What the slider shows: `strongest 50 of 1,234 routes; 71 % of visits`. @param {Shown} shown */
export function topWords(shown) {
  const { routes, active, share } = shown;
  if (!active) return _("no routes");
  if (active === 1) return _("the only route");
  if (routes.length >= active) return ngettext("all {count} routes", "all {count} routes", active);
  const told = { number: numberWords(routes.length), share: shareWords(share) };
  return ngettext("strongest {number} of {count} routes; {share} of visits", "strongest {number} of {count} routes; {share} of visits", active, told);
}

/** The line below the date: how much there is, and the strongest route. @param {FlowModel} model @param {Shown} shown */
export function momentWords(model, shown) {
  if (!shown.active) return _("No visits");
  const [{ route, visits }] = shown.routes;
  const told = { visits: visitsWords(shown.visits), route: flowRouteWords(model, route), number: numberWords(visits) };
  // Translators: {visits} is "12 visits"; {route} the strongest route, {number} its visits.
  return ngettext("{visits} on {count} route; most: {route} ({number})", "{visits} on {count} routes; most: {route} ({number})", shown.active, told);
}

/** Kinds of visits by role and status. @type {Record<string, Record<string, string> | undefined>} */
const FLOW_KIND_WORDS = {
  made: { held: N_("Visits"), planned: N_("Visits, planned"), invited: N_("Visits, invited"), cancelled: N_("Visits, cancelled") },
  third: { held: N_("On third ground"), planned: N_("On third ground, planned"), invited: N_("On third ground, invited"), cancelled: N_("On third ground, cancelled") },
};

/** A kind of visit for its switch: `Visits`, `On third ground, planned`. @param {FlowModel["kinds"][number]} kind */
export function flowKindWords({ role, status }) {
  return _(FLOW_KIND_WORDS[role]?.[status] ?? role);
}

/** What of the flows is not told in full, in sentences; empty when all is. @param {FlowModel} model */
export function cutWords({ cut }) {
  const said = [];
  if (cut.rolled_routes > cut.dropped_routes || cut.rolled_visits > cut.dropped_visits) {
    const part = shareWords((cut.rolled_visits - cut.dropped_visits) / cut.visits);
    said.push(_("To keep this map small, weaker routes ({share} of visits) are told by country only: their places are not told apart.", { share: part }));
  }
  if (cut.dropped_visits > 0) {
    const part = shareWords(cut.dropped_visits / cut.visits);
    const told = { visits: visitsWords(cut.dropped_visits), share: part, reports: reportsWords(cut.dropped_reports) };
    said.push(ngettext(
      "The weakest {count} route between countries, with {visits} ({share}) and {reports}, is left out of this map.",
      "The weakest {count} routes between countries, with {visits} ({share}) and {reports}, are left out of this map.",
      cut.dropped_routes, told,
    ));
  }
  return said;
}

/** Why rows are in no flow: the reason, and in brackets what is so of the rows. @param {string} reason */
function reasonWords(reason) {
  const [, name, words] = /^([^()]+) \((.+)\)$/.exec(reason) ?? [];
  return name ? _("{reason} ({words})", { reason: _(name), words: _(words) }) : _(reason);
}

/** Rows of the sources that are in no flow, in a sentence for each reason. @param {FlowModel} model */
export function leftOutWords({ leftOut }) {
  return leftOut.map(([reason, rows]) => ngettext("{count} row: {reason}", "{count} rows: {reason}", rows, { reason: reasonWords(reason) }));
}
