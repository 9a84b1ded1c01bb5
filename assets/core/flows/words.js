// Words for what the map of flows and its text twins show: one place, so that all say the same.

import { periodWords } from "./document.js";

/** @import { Span } from "../types.js" */
/** @import { FlowModel, RouteSum, Shown } from "./types.js" */

const NUMBERS = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

export const FLOW_MODE_WORDS = { period: { day: "This day", week: "This week", month: "This month", year: "This year" }, "so-far": "So far" };
export const STEP_WORDS = { day: "day", week: "week", month: "month", year: "year" };

/** @param {number} number */
export function numberWords(number) {
  return NUMBERS.format(number);
}

/** `1 visit`, `1,234 visits`. @param {number} count @param {string} one @param {string} many */
export function countWords(count, one, many = `${one}s`) {
  return `${numberWords(count)} ${count === 1 ? one : many}`;
}

/** A share of 1 as a whole number of per cent that says neither none nor all falsely. @param {number} share */
function shareWords(share) {
  const rounded = Math.round(share * 100);
  if (rounded === 0 && share > 0) return "less than 1\u00a0%";
  return rounded === 100 && share < 1 ? "more than 99\u00a0%" : `${rounded}\u00a0%`;
}

/** @param {FlowModel} model @param {number} country */
export function countryName({ countries }, country) {
  return countries.name[country] || countries.code[country] || "country not known";
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
  if (sort === "elsewhere") return `${country} (places not told apart)`;
  // What a name is, the document's own words say: in another language only one of the two may be known.
  const [written, land] = [naming.name[point], naming.countryName[points.country[point]]];
  if (!name || name === country || written === land) return sort === "country" ? `${country} (no place known)` : country;
  const full = name === written && land && written.endsWith(land) ? name : `${name}, ${country}`;
  return sort === "admin" ? `somewhere in ${full}` : full;
}

const READ_FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** `France → Berlin, Germany`; the arrow leads to the right in every script. @param {FlowModel} model @param {number} route */
export function flowRouteWords(model, route) {
  const ends = [originWords(model, route), destinationWords(model, route)];
  if (!ends.some((name) => READ_FROM_THE_RIGHT.test(name))) return ends.join(" → ");
  // A mark that makes the line one read from the left, and each name in a place of its own in it.
  return `\u200e${ends.map((name) => `\u2068${name}\u2069`).join(" → ")}`;
}

/**
 * The kinds of a document that a sum has, but visits that were held: `, 3 of them planned`.
 * @param {FlowModel} model @param {ArrayLike<number>} kinds
 */
function tentativeWords(model, kinds) {
  const counts = new Map();
  model.kinds.forEach(({ status }, kind) => {
    if (status !== "held" && kinds[kind]) counts.set(status, (counts.get(status) || 0) + kinds[kind]);
  });
  return Array.from(counts, ([status, count]) => `, ${numberWords(count)} of them ${status}`).join("");
}

/** When the figures are of: `in March 2019`, `from January 2015 to March 2019`. @param {FlowModel} model @param {Span} span */
export function spanPhrase(model, [from, to]) {
  if (from !== to) return `from ${periodWords(model, from)} to ${periodWords(model, to)}`;
  const before = { day: "on", week: "in the week", month: "in", year: "in" }[model.by];
  return `${before} ${periodWords(model, to)}`;
}

/**
 * `France → Berlin, Germany: 12 visits in March 2019, 34 reports`.
 * @param {FlowModel} model @param {number} route @param {RouteSum} sum @param {Span} span
 */
export function flowWords(model, route, sum, span) {
  const counts = `${countWords(sum.visits, "visit")}${tentativeWords(model, sum.kinds)} ${spanPhrase(model, span)}`;
  const whole = `${flowRouteWords(model, route)}: ${counts}, ${countWords(sum.reports, "report")}`;
  return model.routes.drawn[route] ? whole : `${whole} (not on the map: no way to draw)`;
}

/**
 * `Germany: 120 visits out, 80 in, in March 2019`.
 * @param {FlowModel} model @param {number} country @param {{ out: number, into: number }} sum @param {Span} span
 */
export function countryFlowWords(model, country, { out, into }, span) {
  return `${countryName(model, country)}: ${countWords(out, "visit")} out and ${numberWords(into)} in, ${spanPhrase(model, span)}`;
}

/** What the slider shows: `strongest 50 of 1,234 routes; 71 % of visits`. @param {Shown} shown */
export function topWords(shown) {
  const { routes, active, share } = shown;
  if (!active) return "no routes";
  if (routes.length >= active) return active === 1 ? "the only route" : `all ${numberWords(active)} routes`;
  return `strongest ${numberWords(routes.length)} of ${numberWords(active)} routes; ${shareWords(share)} of visits`;
}

/** The line below the date: how much there is, and the strongest route. @param {FlowModel} model @param {Shown} shown */
export function momentWords(model, shown) {
  if (!shown.active) return "No visits";
  const [{ route, visits }] = shown.routes;
  const much = `${countWords(shown.visits, "visit")} on ${countWords(shown.active, "route")}`;
  return `${much}; most: ${flowRouteWords(model, route)} (${numberWords(visits)})`;
}

/** @type {Record<string, string>} */
const ROLE_WORDS_OF_FLOWS = { made: "Visits", third: "On third ground", hosted: "Received", domestic: "At home", virtual: "At a distance", unknown: "Role not known" };

/** A kind of visit for its switch: `Visits`, `On third ground, planned`. @param {FlowModel["kinds"][number]} kind */
export function flowKindWords({ role, status }) {
  const words = ROLE_WORDS_OF_FLOWS[role] || role;
  return status === "held" ? words : `${words}, ${status}`;
}

/** What of the flows is not told in full, in sentences; empty when all is. @param {FlowModel} model */
export function cutWords({ cut }) {
  const said = [];
  if (cut.rolled_routes > cut.dropped_routes || cut.rolled_visits > cut.dropped_visits) {
    const part = shareWords((cut.rolled_visits - cut.dropped_visits) / cut.visits);
    said.push(`To keep this map small, weaker routes (${part} of visits) are told by country only: their places are not told apart.`);
  }
  if (cut.dropped_visits > 0) {
    const part = shareWords(cut.dropped_visits / cut.visits);
    said.push(
      `The weakest ${countWords(cut.dropped_routes, "route")} between countries, with ${countWords(cut.dropped_visits, "visit")} (${part}) ` +
        `and ${countWords(cut.dropped_reports, "report")}, ${cut.dropped_routes === 1 ? "is" : "are"} left out of this map.`
    );
  }
  return said;
}

/** Rows of the sources that are in no flow, in a sentence for each reason. @param {FlowModel} model */
export function leftOutWords({ leftOut }) {
  return leftOut.map(([reason, rows]) => `${countWords(rows, "row")}: ${reason}`);
}
