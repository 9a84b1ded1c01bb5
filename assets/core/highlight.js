// What belongs to a leader, a country, a place or a route that is pointed at.

/** @import { LinePool, Model, Target } from "./types.js" */

/**
 * Routes that leaders have gone by the clock, as a set; guests' ways to their hosts too.
 * @param {Model} model @param {number[]} leaders @param {number} clock
 */
function routesOfLeaders({ legs, legStarts, arrivals, arrivalStart, meetings, meetingStart, meetingRows }, leaders, clock) {
  const routes = new Set();
  for (const leader of leaders) {
    for (let leg = legStarts[leader]; leg < legStarts[leader + 1]; leg += 1) if (legs.depart[leg] <= clock) routes.add(legs.route[leg]);
    for (let at = meetingStart[leader]; at < meetingStart[leader + 1]; at += 1) {
      const meeting = meetingRows[at];
      if (meeting >= meetings.dated || meetings.first[meeting] > clock) continue;
      for (let row = arrivalStart[meeting]; row < arrivalStart[meeting + 1]; row += 1) if (arrivals.guest[row] === leader) routes.add(arrivals.route[row]);
    }
  }
  return routes;
}

/**
 * `{meeting(m), route(r)}`: whether they belong to the target, `{sort, …}` with `leaders` (positions), `country`
 * (a code), `place` (a point that stands for it) or `route`. A route's and a place's meetings are those at its ends.
 * @param {Model} model @param {Target} target @param {number} clock
 */
export function belonging(model, target, clock) {
  const { meetings, points, routes, place } = model;
  if (target.sort === "leader") {
    const present = new Set(target.leaders);
    const own = routesOfLeaders(model, target.leaders, clock);
    const pair = model.pair();
    const pairs = new Set([...own].map((route) => pair[route]));
    /** @param {number} meeting */
    const among = (meeting) => meetings.leader.subarray(meetings.leaderStart[meeting], meetings.leaderStart[meeting + 1]).some((leader) => present.has(leader));
    return { meeting: among, /** @param {number} route */ route: (/** @type {number} */ route) => pairs.has(pair[route]) };
  }
  /** @param {number} route */
  const ends = (route) => [routes.origin[route], routes.destination[route]];
  /** @param {(point: number) => boolean} test */
  const at = (test) => ({
    /** @param {number} meeting */
    meeting: (meeting) => meetings.point[meeting] >= 0 && test(meetings.point[meeting]),
    /** @param {number} route */
    route: (route) => ends(route).some(test),
  });
  if (target.sort === "country") return at((point) => points.country[point] === target.country);
  if (target.sort === "place") return at((point) => place[point] === place[target.place]);
  const pair = model.pair();
  const spots = ends(target.route).map((point) => place[point]);
  return { meeting: at((point) => spots.includes(place[point])).meeting, /** @param {number} route */ route: (/** @type {number} */ route) => pair[route] === pair[target.route] };
}

/**
 * How far a point lies from a stretch of line, squared; all in the same units.
 * @param {number} x @param {number} y @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2
 */
function stretchDistance(x, y, x1, y1, x2, y2) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const part = length ? Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length)) : 0;
  return (x - x1 - part * dx) ** 2 + (y - y1 - part * dy) ** 2;
}

/**
 * The route of the strokes `from`…`to - 1` of a plan that passes nearest to `x, y` (world units), within `reach`; or -1.
 * @param {{ route: ArrayLike<number> }} plan @param {number} from @param {number} to @param {LinePool} lines
 * @param {number} x @param {number} y @param {number} reach
 */
export function routeNear(plan, from, to, lines, x, y, reach) {
  let best = reach * reach;
  let found = -1;
  for (let at = from; at < to; at += 1) {
    const line = lines.of(plan.route[at]);
    if (y < line.minY - reach || y > line.maxY + reach) continue;
    const turn = lines.projection.wraps ? Math.ceil(line.minX - reach - x) : 0;
    if (x + turn < line.minX - reach || x + turn > line.maxX + reach) continue;
    const { values } = line;
    for (let vertex = line.from + 2; vertex < line.to; vertex += 2) {
      const distance = stretchDistance(x + turn, y, values[vertex - 2], values[vertex - 1], values[vertex], values[vertex + 1]);
      if (distance < best) { // never so from piece to piece, where there is no number
        best = distance;
        found = plan.route[at];
      }
    }
  }
  return found;
}
