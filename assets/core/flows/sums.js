// Visits summed up: by route for one period or so far, by period for the strip, for one country.

import { rowsByGroup } from "../columns.js";
import { lowerBound, upperBound } from "../sorted.js";

/** @import { Grouped, Span } from "../types.js" */
/** @import { FlowMode, FlowModel } from "./types.js" */

/** @type {FlowMode[]} */
export const FLOW_MODES = ["period", "so-far"];

// Sums so far that are kept along the range, so that a jump adds up only what is near; and their memory.
const KEPT_SUMS = 32;
const KEPT_SUM_BYTES = 24e6;

/**
 * The cells in order of periods: those of period `p` stand from `starts[p]` to before `starts[p + 1]`.
 * @param {FlowModel} model
 */
function cellsByPeriod({ cells, periods }) {
  const { starts, rows } = rowsByGroup(cells.period, periods);
  const inOrder = (/** @type {Int32Array | Uint8Array} */ column) => Int32Array.from(rows, (row) => column[row]);
  return { starts, route: inOrder(cells.route), kind: inOrder(cells.kind), visits: inOrder(cells.visits) };
}

/** Routes out of each country and into it: `{out, into}`, each `{starts, rows}`. @param {FlowModel} model */
function routesByCountry({ routes, points, countries }) {
  const count = countries.code.length;
  const into = routes.destination.map((point) => points.country[point]);
  return { out: rowsByGroup(routes.country, count), into: rowsByGroup(into, count), destination: into };
}

/** Keep the `most` greatest values: a heap whose first one is the least. `add(route, value)`, `sorted()`. @param {number} most */
function createStrongest(most) {
  /** @type {number[]} */
  const routes = [];
  /** @type {number[]} */
  const values = [];
  /** @param {number} a @param {number} b */
  const less = (a, b) => values[a] < values[b] || (values[a] === values[b] && routes[a] > routes[b]);
  /** @param {number} a @param {number} b */
  const swap = (a, b) => {
    [routes[a], routes[b]] = [routes[b], routes[a]];
    [values[a], values[b]] = [values[b], values[a]];
  };
  function sink() {
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < values.length && less(child, least)) least = child;
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  }
  return {
    /** @param {number} route @param {number} value */
    add(route, value) {
      if (values.length < most) {
        routes.push(route);
        values.push(value);
        for (let at = values.length - 1; at > 0; ) {
          const parent = (at - 1) >> 1;
          if (!less(at, parent)) break;
          swap(at, parent);
          at = parent;
        }
      } else if (most > 0 && (value > values[0] || (value === values[0] && route < routes[0]))) {
        routes[0] = route;
        values[0] = value;
        sink();
      }
    },
    /** The routes kept, the greatest first; of equal ones the first of the document. */
    sorted() {
      const order = routes.map((_, at) => at).sort((a, b) => values[b] - values[a] || routes[a] - routes[b]);
      return order.map((at) => ({ route: routes[at], visits: values[at] }));
    },
  };
}

/**
 * Sums over a model. Owns the sums of the moment: `kinds` (1 where visits of that kind count), `range` (periods,
 * inclusive), `mode` and `period`. `seek` brings them up to date.
 * @param {FlowModel} model
 */
export function createSums(model) {
  const { cells, routes, periods } = model;
  const byPeriod = cellsByPeriod(model);
  const byCountry = routesByCountry(model);
  const everyRoute = Int32Array.from({ length: routes.count }, (_, route) => route);
  const values = new Float64Array(routes.count);
  /** @type {Uint8Array} */
  let kinds = new Uint8Array(model.kinds.length).fill(1);
  /** @type {Span} */
  let range = [0, periods - 1];
  /** @type {Span | null} */
  let summed = null; // periods that `values` holds, `[from, to]`
  /** @type {[period: number, sums: Float64Array][] | null} */
  let kept = null; // `[period, sums]` up to and with some periods of the range

  /** Add the visits of periods `from`…`to` to sums. @param {Float64Array} sums @param {number} from @param {number} to */
  function add(sums, from, to) {
    const { starts, route, kind, visits } = byPeriod;
    const end = starts[to + 1];
    for (let at = starts[from]; at < end; at += 1) if (kinds[kind[at]]) sums[route[at]] += visits[at];
  }

  /** Go through the range once and keep sums after equal shares of its cells. */
  function keep() {
    const { starts } = byPeriod;
    const most = Math.max(1, Math.min(KEPT_SUMS, Math.floor(KEPT_SUM_BYTES / (8 * Math.max(1, routes.count)))));
    const share = (starts[range[1] + 1] - starts[range[0]]) / most;
    const sums = new Float64Array(routes.count);
    /** @type {[period: number, sums: Float64Array][]} */
    const stops = [[range[0] - 1, sums.slice()]];
    for (let period = range[0]; period <= range[1]; period += 1) {
      add(sums, period, period);
      if (starts[period + 1] - starts[range[0]] >= share * stops.length) stops.push([period, sums.slice()]);
    }
    kept = stops;
    return stops;
  }

  /** Bring `values` to the sums of the range up to `to`, from the nearest sums that there are. @param {number} to */
  function soFar(to) {
    const stops = kept ?? keep();
    const [before, sums] = stops[upperBound(stops.map(([period]) => period), to) - 1];
    const known = summed !== null && summed[0] === range[0] && summed[1] <= to && summed[1] >= before ? summed[1] : null;
    if (known === null) values.set(sums);
    const from = (known ?? before) + 1;
    if (from <= to) add(values, from, to);
  }

  /** The routes that count: all, or those out of one country and into it, each once. @param {number} country */
  function routesOf(country) {
    if (country < 0) return everyRoute;
    /** @param {Grouped} grouped */
    const own = ({ starts, rows }) => Array.from(rows.subarray(starts[country], starts[country + 1]));
    return [...own(byCountry.out), ...own(byCountry.into).filter((route) => routes.country[route] !== country)];
  }

  return {
    /** @param {Uint8Array} on */
    setKinds(on) {
      kinds = on;
      summed = kept = null;
    },
    /** @param {Span} wanted */
    setRange(wanted) {
      range = wanted;
      summed = kept = null;
    },
    /**
     * The periods that `mode` sums up at `period`.
     * @param {FlowMode} mode @param {number} period
     * @returns {Span}
     */
    span: (mode, period) => [mode === "period" ? period : Math.min(range[0], period), period],
    /** @param {FlowMode} mode @param {number} period */
    seek(mode, period) {
      const [from, to] = this.span(mode, period);
      if (mode === "period") {
        values.fill(0);
        add(values, from, to);
        summed = null;
      } else {
        soFar(to);
        summed = [from, to];
      }
    },
    /**
     * The `most` strongest routes of all or of one country, the strongest first, with what they are part of.
     * @param {number} most @param {number} country
     */
    strongest(most, country) {
      const best = createStrongest(most);
      let visits = 0;
      let active = 0;
      for (const route of routesOf(country)) {
        const value = values[route];
        if (value === 0) continue;
        visits += value;
        active += 1;
        best.add(route, value);
      }
      const routesShown = best.sorted();
      const seen = routesShown.reduce((sum, one) => sum + one.visits, 0);
      return { routes: routesShown, visits, active, share: visits ? seen / visits : 0 };
    },
    /** Visits of a route, now. @param {number} route */
    valueOf: (/** @type {number} */ route) => values[route],
    /** Visits out of a country and into it, now. @param {number} country */
    ofCountry(country) {
      /** @param {Grouped} grouped */
      const sum = ({ starts, rows: own }) => {
        let total = 0;
        for (let at = starts[country]; at < starts[country + 1]; at += 1) total += values[own[at]];
        return total;
      };
      return { out: sum(byCountry.out), into: sum(byCountry.into) };
    },
    /**
     * Visits and reports of a route in periods `from`…`to`, and its visits by kind.
     * @param {number} route @param {number} from @param {number} to
     */
    ofRoute(route, from, to) {
      const sum = { visits: 0, reports: 0, kinds: new Array(model.kinds.length).fill(0) };
      const end = routes.starts[route + 1];
      for (let at = lowerBound(cells.period, from, routes.starts[route], end); at < end && cells.period[at] <= to; at += 1) {
        if (!kinds[cells.kind[at]]) continue;
        sum.visits += cells.visits[at];
        sum.reports += cells.reports[at];
        sum.kinds[cells.kind[at]] += cells.visits[at];
      }
      return sum;
    },
    /** Visits of each period: of all routes, `[all]`; of a country `[out, into]`. @param {number} country */
    bars(country) {
      const bars = (country < 0 ? [0] : [0, 1]).map(() => new Float64Array(periods));
      for (let row = 0; row < cells.count; row += 1) {
        if (!kinds[cells.kind[row]]) continue;
        const route = cells.route[row];
        if (country < 0 || routes.country[route] === country) bars[0][cells.period[row]] += cells.visits[row];
        else if (byCountry.destination[route] === country) bars[1][cells.period[row]] += cells.visits[row];
      }
      return bars;
    },
    /**
     * The most visits that one route has within the range: in one period, or in all of it.
     * @param {FlowMode} mode @param {number} country
     */
    most(mode, country) {
      let most = 0;
      for (const route of routesOf(country)) {
        let sum = 0;
        let before = -1;
        for (let row = routes.starts[route]; row < routes.starts[route + 1]; row += 1) {
          const period = cells.period[row];
          if (period < range[0] || period > range[1] || !kinds[cells.kind[row]]) continue;
          if (mode === "period" && period !== before) sum = 0;
          before = period;
          sum += cells.visits[row];
          if (sum > most) most = sum;
        }
      }
      return most;
    },
    /**
     * All visits of each kind in the range, of all or of one country, whether that kind counts or not.
     * @param {number} country
     */
    ofKinds(country) {
      const sums = new Float64Array(model.kinds.length);
      for (const route of routesOf(country)) {
        for (let row = routes.starts[route]; row < routes.starts[route + 1]; row += 1) {
          if (cells.period[row] >= range[0] && cells.period[row] <= range[1]) sums[cells.kind[row]] += cells.visits[row];
        }
      }
      return sums;
    },
    /**
     * Every route with visits in periods `from`…`to`, of all or of one country.
     * @param {number} from @param {number} to @param {number} country
     */
    inSpan: (from, to, country) => Array.from(routesOf(country)).filter((route) => {
      const end = routes.starts[route + 1];
      for (let at = lowerBound(cells.period, from, routes.starts[route], end); at < end && cells.period[at] <= to; at += 1) {
        if (kinds[cells.kind[at]]) return true;
      }
      return false;
    }),
  };
}
