// The part of the world that holds what is shown.

/** @import { Projection } from "./projection.js" */
/** @import { Model, PlaneSpot, Scene, Span } from "./types.js" */

/**
 * The narrowest stretch of the round world that holds all `spans` (`[from, to]` in world x):
 * `[from, to]` with its middle in 0…1. It is the world without its widest empty stretch.
 * @param {Span[]} spans
 */
export function narrowestStretch(spans) {
  const turned = spans.map(([from, to]) => /** @type {Span} */ ([from - Math.floor(from), to - Math.floor(from)]));
  turned.sort((a, b) => a[0] - b[0]);
  let reach = turned.reduce((most, [, to]) => Math.max(most, to), 0) - 1;
  let widest = 0;
  let start = 0;
  for (const [from, to] of turned) {
    if (from - reach > widest) {
      widest = from - reach;
      start = from;
    }
    reach = Math.max(reach, to);
  }
  const turn = Math.floor(start + (1 - widest) / 2);
  return [start - turn, start + 1 - widest - turn];
}

/** The stretch that holds all spans where the world has an edge. @param {Span[]} spans @returns {Span} */
function wholeStretch(spans) {
  return spans.reduce(([first, last], [from, to]) => [Math.min(first, from), Math.max(last, to)]);
}

/**
 * Where on the plane meetings were, and the ends of a plan's ways; each place once, without those out of sight.
 * @param {Model} model @param {Projection} projection @param {Iterable<number>} meetings @param {{ route: Iterable<number> }} plan
 */
function placesOf({ points, routes, meetings: { point } }, projection, meetings, plan) {
  const shown = new Set();
  for (const meeting of meetings) if (point[meeting] >= 0) shown.add(point[meeting]);
  for (const route of new Set(plan.route)) shown.add(routes.origin[route]).add(routes.destination[route]);
  return [...shown].map((one) => projection.project(points.lat[one], points.lon[one])).filter(/** @returns {spot is PlaneSpot} */ (spot) => spot !== null);
}

/**
 * Bounds of meetings and of a plan's ways in world units: `[minX, minY, maxX, maxY]`, or null for
 * nothing. Of very many ways only the ends are looked at: they go everywhere anyway.
 * @param {Model} model @param {Projection} projection @param {Iterable<number>} meetings
 * @param {{ sort: string, route: Iterable<number> }} plan
 */
function viewBounds(model, projection, meetings, plan) {
  const placed = placesOf(model, projection, meetings, plan);
  if (!placed.length) return null;
  const ways = new Set(plan.route);
  /** @type {Span[]} */
  const spans = placed.map(({ x }) => [x, x]);
  const ys = placed.map(({ y }) => y);
  if (plan.sort !== "many") {
    for (const line of [...ways].map((route) => model.line(route, projection))) {
      if (!line.x.length) continue;
      spans.push([line.minX, line.maxX]);
      ys.push(line.minY, line.maxY);
    }
  }
  const [left, right] = projection.wraps ? narrowestStretch(spans) : wholeStretch(spans);
  const least = ys.reduce((a, b) => Math.min(a, b));
  const most = ys.reduce((a, b) => Math.max(a, b));
  return [left, least, right, most];
}

/** Bounds of one scene, or of two taken together. @param {Model} model @param {Projection} projection @param {Scene[]} scenes */
export function scenesBounds(model, projection, scenes) {
  if (scenes.length === 1) return viewBounds(model, projection, scenes[0].inRange, scenes[0].plan);
  const routes = new Set(scenes.flatMap(({ plan }) => [...plan.route]));
  const meetings = scenes.flatMap(({ inRange }) => [...inRange]);
  return viewBounds(model, projection, meetings, { sort: scenes.some(({ plan }) => plan.sort === "many") ? "many" : "few", route: [...routes] });
}

/** What is shown of scenes, as spots of the plane. @param {Model} model @param {Projection} projection @param {Scene[]} scenes */
export function scenesSpots(model, projection, scenes) {
  return scenes.flatMap(({ inRange, plan }) => placesOf(model, projection, inRange, plan));
}
