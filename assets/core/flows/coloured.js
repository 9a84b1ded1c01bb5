// Visits of every country, received or made: what countries of a map of flows are coloured by.

import { classesFor, classOf } from "../classes.js";
import { PLAIN } from "../tints.js";

/** @import { Span, Tint } from "../types.js" */
/** @import { FlowBeside, FlowCounted, FlowMode, FlowModel, FlowSums } from "./types.js" */

/** @type {FlowCounted[]} */
export const FLOW_COUNTED = ["none", "received", "made"];

/** What is seen with them. @type {FlowBeside[]} */
export const FLOW_BESIDE = ["all", "nothing"];

/**
 * What a document says of coloured countries at opening; what is not known is as usual.
 * @param {{ coloured?: unknown, beside?: unknown }} document
 * @returns {{ countries: FlowCounted, beside: FlowBeside }}
 */
export function colouredAtOpening({ coloured, beside }) {
  return {
    countries: FLOW_COUNTED.find((one) => one === coloured) ?? FLOW_COUNTED[0],
    beside: FLOW_BESIDE.find((one) => one === beside) ?? FLOW_BESIDE[0],
  };
}

/**
 * The country that a route's visits count for: the one visited or the visitors' own; of a country that is picked, the one
 * whose visits it received or to which it made them. -1: none.
 * @param {FlowModel} model @param {number} route @param {FlowCounted} counted @param {number} picked
 */
function countryOf({ routes, points }, route, counted, picked) {
  const [from, to] = [routes.country[route], points.country[routes.destination[route]]];
  if (picked < 0) return counted === "received" ? to : from;
  if (from === to) return -1;
  if (counted === "received") return to === picked ? from : -1;
  return from === picked ? to : -1;
}

/**
 * Visits of every country as they are summed up now.
 * @param {FlowModel} model @param {FlowSums} sums @param {FlowCounted} counted @param {number} picked
 */
export function visitsNow(model, sums, counted, picked) {
  const visits = new Float64Array(model.countries.code.length);
  for (let route = 0; route < model.routes.count; route += 1) {
    const value = sums.valueOf(route);
    const country = value ? countryOf(model, route, counted, picked) : -1;
    if (country >= 0) visits[country] += value;
  }
  return visits;
}

/**
 * The classes of the whole range, so that no colour changes its meaning in play: of all visits so far, or of the most
 * that a country has in one period. `range`: periods, both included; `on`: which kinds count.
 * @param {FlowModel} model @param {FlowMode} mode @param {FlowCounted} counted @param {number} picked @param {Span} range
 * @param {ArrayLike<number>} on
 */
export function flowClasses(model, mode, counted, picked, range, on) {
  const { cells, countries } = model;
  const most = new Float64Array(countries.code.length);
  /** @type {Map<number, number>} */
  const sums = new Map();
  for (let row = 0; row < cells.count; row += 1) {
    const period = cells.period[row];
    if (period < range[0] || period > range[1] || !on[cells.kind[row]]) continue;
    const country = countryOf(model, cells.route[row], counted, picked);
    if (country < 0) continue;
    const key = (mode === "period" ? period : 0) * most.length + country;
    const sum = (sums.get(key) ?? 0) + cells.visits[row];
    sums.set(key, sum);
    if (sum > most[country]) most[country] = sum;
  }
  return { starts: classesFor(most), most: Math.max(0, ...most) };
}

/**
 * The countries that are coloured. @param {FlowModel} model @param {Float64Array} visits @param {number[]} starts
 * @param {number} picked @param {number} own The level of the one picked.
 * @returns {Tint[]}
 */
export function flowTints({ countries, points }, visits, starts, picked, own) {
  return countries.code.flatMap((code, country) => {
    const level = country === picked ? own : classOf(starts, visits[country]);
    return level === PLAIN ? [] : [{ code, level, unsure: false, planned: false, spot: Number.isFinite(points.lat[points.count + country]) ? points.count + country : -1 }];
  });
}
