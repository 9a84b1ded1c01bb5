// Visits summed up: by route for one period or so far, by period for the strip, for one country.

const FLOW_MODES = ["period", "so-far"];

/** Rows of cells by period: those of period `p` are `rows[starts[p]]`…`rows[starts[p + 1] - 1]`. */
function cellsByPeriod({ cells, periods }) {
  return rowsByGroup(cells.period, periods);
}

/** Routes out of each country and into it: `{out, into}`, each `{starts, rows}`. */
function routesByCountry({ routes, points, countries }) {
  const count = countries.code.length;
  const into = routes.destination.map((point) => points.country[point]);
  return { out: rowsByGroup(routes.country, count), into: rowsByGroup(into, count), destination: into };
}

/** Keep the `most` greatest values: a heap whose first one is the least. `add(route, value)`, `sorted()`. */
function createStrongest(most) {
  const routes = [];
  const values = [];
  const less = (a, b) => values[a] < values[b] || (values[a] === values[b] && routes[a] > routes[b]);
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
 * inclusive), `mode` and `period`. `seek` brings them up to date; going on by a period costs what is new in it.
 */
function createSums(model) {
  const { cells, routes, periods } = model;
  const { starts: firstRow, rows } = cellsByPeriod(model);
  const byCountry = routesByCountry(model);
  const everyRoute = Int32Array.from({ length: routes.count }, (_, route) => route);
  const values = new Float64Array(routes.count);
  let kinds = new Uint8Array(model.kinds.length).fill(1);
  let range = [0, periods - 1];
  let summed = null; // periods that `values` holds, `[from, to]`

  /** Add the visits of periods `from`…`to` to the values, or take them off. */
  function add(from, to, sign) {
    for (let at = firstRow[from]; at < firstRow[to + 1]; at += 1) {
      const row = rows[at];
      if (kinds[cells.kind[row]]) values[cells.route[row]] += sign * cells.visits[row];
    }
  }

  function anew(from, to) {
    values.fill(0);
    add(from, to, 1);
  }

  /** The routes that count: all, or those of one country. */
  function routesOf(country) {
    if (country < 0) return everyRoute;
    const { out, into } = byCountry;
    return [out, into].flatMap(({ starts, rows: own }) => [...own.subarray(starts[country], starts[country + 1])]);
  }

  return {
    setKinds(on) {
      kinds = on;
      summed = null;
    },
    setRange(wanted) {
      range = wanted;
      summed = null;
    },
    /** The periods that `mode` sums up at `period`. */
    span: (mode, period) => [mode === "period" ? period : Math.min(range[0], period), period],
    seek(mode, period) {
      const [from, to] = this.span(mode, period);
      if (summed !== null && summed[0] === from && mode !== "period") {
        const [, before] = summed;
        // The nearer way: from where the sums are, or from the beginning.
        if (Math.abs(to - before) > to - from) anew(from, to);
        else if (to > before) add(before + 1, to, 1);
        else if (to < before) add(to + 1, before, -1);
      } else if (summed === null || summed[0] !== from || summed[1] !== to) anew(from, to);
      summed = [from, to];
    },
    /** The `most` strongest routes of all or of one country, the strongest first, with what they are part of. */
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
    /** Visits out of a country and into it, now. */
    ofCountry(country) {
      const sum = ({ starts, rows: own }) => {
        let total = 0;
        for (let at = starts[country]; at < starts[country + 1]; at += 1) total += values[own[at]];
        return total;
      };
      return { out: sum(byCountry.out), into: sum(byCountry.into) };
    },
    /** Visits and reports of a route in periods `from`…`to`, and its visits by kind. */
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
    /** Visits of each period: of all routes, `[all]`; of a country `[out, into]`. */
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
    /** The most visits that one route has within the range: in one period, or in all of it. */
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
    /** All visits of each kind in the range, whether that kind counts or not. */
    ofKinds() {
      const sums = new Float64Array(model.kinds.length);
      for (let at = firstRow[range[0]]; at < firstRow[range[1] + 1]; at += 1) sums[cells.kind[rows[at]]] += cells.visits[rows[at]];
      return sums;
    },
    /** Every route with visits in periods `from`…`to`, of all or of one country. */
    inSpan: (from, to, country) => routesOf(country).filter((route) => {
      const end = routes.starts[route + 1];
      for (let at = lowerBound(cells.period, from, routes.starts[route], end); at < end && cells.period[at] <= to; at += 1) {
        if (kinds[cells.kind[at]]) return true;
      }
      return false;
    }),
  };
}
