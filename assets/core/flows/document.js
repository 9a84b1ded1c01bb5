// A flows document (docs/flows.md) → the model: typed arrays, and periods as days.

import { _ } from "../gettext.js";
import { addMonths, civil, dateWords, MONTHS, spanWords, yearWords } from "../calendar.js";
import { columnOf, raggedStarts, summedColumn } from "../columns.js";
import { decodeNaming, namesIn } from "../names.js";
import { colouredAtOpening } from "./coloured.js";
import { choiceOf } from "../projecting.js";
import { upperBound } from "../sorted.js";

/** @import { Span } from "../types.js" */
/** @import { FlowModel, FlowsDocument, Step } from "./types.js" */

const FLOWS_FORMAT = "summit-atlas-flows";
const FLOWS_VERSION = 1;

/**
 * The first day of the period that comes `count` periods after the one that begins on `day`.
 * @param {Step} by @param {number} day @param {number} count
 */
function periodAfter(by, day, count) {
  if (by === "day") return day + count;
  if (by === "week") return day + 7 * count;
  return addMonths(day, by === "month" ? count : 12 * count);
}

/**
 * The first days of all periods, and of the one after the last: `count + 1` day numbers.
 * @param {FlowsDocument["periods"]} periods
 */
function periodStarts({ by, first, count }) {
  return Int32Array.from({ length: count + 1 }, (_start, period) => periodAfter(by, first, period));
}

/** A period in words: `19 June 2024`, `17–23 June 2024`, `June 2024`, `2024`. @param {FlowModel} model @param {number} period */
export function periodWords(model, period) {
  const first = model.starts[period];
  if (model.by === "day") return dateWords(first);
  if (model.by === "week") return spanWords(first, first + 6);
  const { year, month } = civil(first);
  return model.by === "year" ? yearWords(year) : `${MONTHS[month - 1]} ${yearWords(year)}`;
}

/**
 * Periods `first`…`last` in words, both included: `June 2024 – May 2025`.
 * @param {FlowModel} model @param {number} first @param {number} last
 */
export function periodSpanWords(model, first, last) {
  if (first === last) return periodWords(model, first);
  if (model.by === "day" || model.by === "week") return spanWords(model.starts[first], model.starts[last + 1] - 1);
  return _("{first} – {last}", { first: periodWords(model, first), last: periodWords(model, last) });
}

/** The period that a day lies in, the first or the last one when it lies outside. @param {FlowModel} model @param {number} day */
export function periodOfDay(model, day) {
  return Math.max(0, Math.min(model.periods - 1, upperBound(model.starts, day) - 1));
}

/** Points: the destinations, and behind them the seat of every country. @param {FlowsDocument} data */
function flowPoints({ points, countries }) {
  const count = points.name.length;
  const seats = countries.code.length;
  const country = new Int32Array(count + seats);
  country.set(columnOf(points.country, count));
  /** @param {"lat" | "lon"} name */
  const degrees = (name) => Float64Array.from([...points[name], ...countries[name]], (value) => value ?? NaN);
  const precision = new Int8Array(count + seats).fill(-1);
  precision.set(columnOf(points.precision, count));
  for (let seat = 0; seat < seats; seat += 1) country[count + seat] = seat;
  return { count, name: [...points.name, ...countries.capital], country, lat: degrees("lat"), lon: degrees("lon"), precision };
}

/**
 * Cells with each route's periods summed up from their differences.
 * @param {FlowsDocument["cells"]} cells @param {Int32Array} starts
 */
function flowCells(cells, starts) {
  const { count } = cells;
  const period = columnOf(cells.period, count);
  const visits = columnOf(cells.visits, count);
  const reports = columnOf(cells.more_reports, count);
  const route = new Int32Array(count);
  for (let one = 0; one + 1 < starts.length; one += 1) {
    for (let at = starts[one]; at < starts[one + 1]; at += 1) {
      route[at] = one;
      if (at > starts[one]) period[at] += period[at - 1];
    }
  }
  for (let at = 0; at < count; at += 1) reports[at] += visits[at];
  return { count, period, kind: columnOf(cells.kind, count, Uint8Array), visits, reports, route };
}

/**
 * The side by side places of routes that begin and end where others do (a city, and its country known by
 * name alone): 0 for the first one, 1 for the next.
 * @param {Int32Array} origin @param {Int32Array} destination
 * @param {{ lat: Float64Array, lon: Float64Array }} points
 */
function routeSlots(origin, destination, { lat, lon }) {
  const taken = new Map();
  return Uint8Array.from(origin, (from, route) => {
    const to = destination[route];
    const key = `${from} ${lat[to].toFixed(1)} ${lon[to].toFixed(1)}`;
    const slot = taken.get(key) || 0;
    taken.set(key, slot + 1);
    return Math.min(slot, 4);
  });
}

/**
 * The model of a flows document; `naming`: see core/names.js. `points` holds the destinations (`points.count` of them) and then the
 * countries' seats; `routes.origin` and `routes.destination` are points, `routes.country` is the country that
 * a route comes from; `routes.starts` says which cells are a route's, in order of periods; `cells.reports` are
 * all reports; `folded` panels are folded where nobody says so. `extent`: first and last day, inclusive, or null. Throws what a reader should know when it is
 * no document of this kind.
 * @param {FlowsDocument} data
 */
export function decodeFlows(data, folded = "") {
  if (data.format !== FLOWS_FORMAT || data.version !== FLOWS_VERSION) {
    throw new Error(_("This map was made by another version of the program. Make it again to open it."));
  }
  const { count } = data.routes;
  const points = flowPoints(data);
  const country = summedColumn(data.routes.origin, count);
  const destination = columnOf(data.routes.point, count);
  const origin = country.map((one) => points.count + one);
  const starts = raggedStarts(data.routes.cells, count);
  const { by, count: periods } = data.periods;
  const days = periodStarts(data.periods);
  const drawn = Uint8Array.from(origin, (from, route) => {
    const to = destination[route];
    const apart = points.lat[from] !== points.lat[to] || points.lon[from] !== points.lon[to];
    return Number(apart && Number.isFinite(points.lat[from] + points.lat[to]));
  });
  return {
    title: data.title,
    by,
    periods,
    starts: days,
    extent: periods ? /** @type {Span} */ ([days[0], days[periods] - 1]) : null,
    kinds: data.kinds.role.map((role, kind) => ({ role, status: data.kinds.status[kind] })),
    precisions: data.precisions,
    countries: { ...data.countries },
    points,
    naming: decodeNaming(data.written, points.name, data.countries.code, data.countries.name),
    routes: { count, country, origin, destination, starts, drawn, slot: routeSlots(origin, destination, points) },
    cells: flowCells(data.cells, starts),
    cut: data.cut,
    leftOut: data.left_out,
    credits: data.credits,
    ...choiceOf(data),
    opening: { ...colouredAtOpening(data), folded },
  };
}

/**
 * Put the names in a language into the model; null: as in the document.
 * @param {FlowModel} model @param {string | null} language
 */
export function nameFlows({ naming, points, countries }, language) {
  naming.language = language;
  const { name, countryName } = namesIn(naming, language);
  points.name = name;
  countries.name = countryName;
}
