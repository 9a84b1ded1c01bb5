// Lines of routes, and the part of the world that holds them. That ways are Python's, test_core.py shows.

import assert from "node:assert/strict";
import test from "node:test";
import { narrowestStretch } from "../../assets/core/bounds.js";
import { routeNear } from "../../assets/core/highlight.js";
import { createLinePool } from "../../assets/core/lines.js";
import { createProjection, PROJECTIONS } from "../../assets/core/projection.js";
import { model } from "./bundled.mjs";

const near = (a, b, most = 1e-9) => Math.abs(a - b) <= most;
const CENTRE = { lat: 55.75, lon: 37.62 };
const mercator = createProjection("web-mercator", CENTRE);
const all = PROJECTIONS.map((name) => createProjection(name, CENTRE));

for (const projection of all) {
  test(`lines begin and end at their points, ${projection.name}`, () => {
    const { lat, lon } = model.points;
    assert.ok(model.routes.origin.length);
    model.routes.origin.forEach((from, route) => {
      const line = model.line(route, projection);
      const last = line.x.length - 1;
      const to = model.routes.destination[route];
      const [begin, end] = [from, to].map((point) => projection.project(lat[point], lon[point]));
      const turn = projection.wraps ? Math.round(line.x[last] - end.x) : 0;
      // What is out of sight is cut off.
      if (begin) assert.ok(near(line.x[0], begin.x) && near(line.y[0], begin.y));
      if (end) assert.ok(near(line.x[last] - turn, end.x) && near(line.y[last], end.y));
    });
  });
}

/** How far a point lies from a stretch of line. */
function apart(px, py, ax, ay, bx, by) {
  const [dx, dy] = [bx - ax, by - ay];
  const part = Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(px - ax - part * dx, py - ay - part * dy);
}

for (const [scale, projection] of [400, 1024, 8192].flatMap((size) => all.map((one) => [size, one]))) {
  test(`pooled lines lie on the fine ones and have their bounds, ${scale}, ${projection.name}`, () => {
    const pool = createLinePool(model.points, model.routes, scale, projection);
    let worst = 0;
    for (let route = 0; route < model.routes.origin.length; route += 1) {
      const pooled = pool.of(route);
      const fine = model.line(route, projection);
      const { values } = pooled;
      for (let vertex = 0; vertex < fine.x.length; vertex += 1) {
        let least = Infinity;
        for (let at = pooled.from; at + 3 < pooled.to; at += 2) {
          const far = apart(fine.x[vertex], fine.y[vertex], values[at], values[at + 1], values[at + 2], values[at + 3]);
          if (far < least) least = far; // between two pieces there is no number
        }
        worst = Math.max(worst, least);
      }
      if (fine.x.length) worst = Math.max(worst, Math.abs(pooled.minX - fine.minX));
    }
    assert.ok(worst * scale < 1.5); // pixels
  });
}

test("the nearest route is found in every copy of the world", () => {
  const lines = createLinePool(model.points, model.routes, 4096, mercator);
  for (let route = 0; route < model.routes.origin.length; route += 1) {
    const line = lines.of(route);
    const middle = line.from + 2 * Math.floor((line.to - line.from) / 4);
    const [x, y] = [line.values[middle], line.values[middle + 1]];
    for (const copy of [-1, 0, 1]) assert.equal(routeNear({ route: [route] }, 0, 1, lines, x + copy, y, 1e-4), route);
    assert.equal(routeNear({ route: [route] }, 0, 1, lines, x, y + 0.4, 1e-4), -1);
  }
});

for (const [spans, stretch] of [
  [[[0.2, 0.2]], [0.2, 0.2]],
  [[[0.2, 0.3], [0.6, 0.7]], [0.2, 0.7]],
  [[[0.9, 0.95], [0.05, 0.1]], [-0.1, 0.1]], // over the date line, not around the world
  [[[0.88, 1.17], [-0.11, 0.17], [0.95, 0.95]], [-0.12, 0.17]],
  [[[0.0, 0.99], [0.9, 1.1]], [0.0, 1.0]],
]) {
  test(`the widest empty part of the world is left out of ${JSON.stringify(spans)}`, () => {
    const found = narrowestStretch(spans);
    assert.ok(found.every((end, at) => near(end, stretch[at], 1e-6)), String(found));
  });
}
