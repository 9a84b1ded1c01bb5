// The part of the world that holds what is shown.

/**
 * The narrowest stretch of the round world that holds all `spans` (`[from, to]` in world x):
 * `[from, to]` with its middle in 0…1. It is the world without its widest empty stretch.
 */
function narrowestStretch(spans) {
  const turned = spans.map(([from, to]) => [from - Math.floor(from), to - Math.floor(from)]);
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

/**
 * Bounds of meetings and of a plan's ways in world units: `[minX, minY, maxX, maxY]`, or null for
 * nothing. Of very many ways only the ends are looked at: they go everywhere anyway.
 */
function viewBounds(model, meetings, plan) {
  const { points, routes } = model;
  const shown = new Set();
  for (const meeting of meetings) if (model.meetings.point[meeting] >= 0) shown.add(model.meetings.point[meeting]);
  const ways = new Set(plan.route);
  for (const route of ways) shown.add(routes.origin[route]).add(routes.destination[route]);
  if (!shown.size) return null;
  const placed = [...shown];
  const spans = placed.map((point) => [worldX(points.lon[point]), worldX(points.lon[point])]);
  const ys = placed.map((point) => worldY(points.lat[point]));
  if (plan.sort !== "many") {
    for (const line of [...ways].map(model.line)) {
      spans.push([line.minX, line.maxX]);
      ys.push(line.minY, line.maxY);
    }
  }
  const [left, right] = narrowestStretch(spans);
  const least = ys.reduce((a, b) => Math.min(a, b));
  const most = ys.reduce((a, b) => Math.max(a, b));
  return [left, least, right, most];
}

/** Bounds of one scene, or of two taken together. */
function scenesBounds(model, scenes) {
  if (scenes.length === 1) return viewBounds(model, scenes[0].inRange, scenes[0].plan);
  const routes = new Set(scenes.flatMap(({ plan }) => [...plan.route]));
  const meetings = scenes.flatMap(({ inRange }) => [...inRange]);
  return viewBounds(model, meetings, { sort: scenes.some(({ plan }) => plan.sort === "many") ? "many" : "few", route: [...routes] });
}
