// The plan of very many ways, on 60 places and 5,000 journeys that everybody sees.

import assert from "node:assert/strict";
import test from "node:test";
import { endsOf, keyframePlaces, planWays, strokesAt, widthStep } from "../../assets/core/ops.js";
import { times } from "./bundled.mjs";

const PLACES = 60;
const JOURNEYS = 5000;
const RANGE = [0, 900];

function manyJourneys() {
  let seed = 7;
  const draw = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  const points = { lat: [], lon: [] };
  for (let place = 0; place < PLACES; place += 1) {
    points.lat.push(draw() * 120 - 60);
    points.lon.push(draw() * 360 - 180);
  }
  const pairs = points.lat.flatMap((_, a) => points.lat.map((__, b) => [a, b]).filter(([, b]) => a !== b));
  const [origin, destination] = [0, 1].map((end) => Int32Array.from(pairs, (pair) => pair[end]));
  const day = times(JOURNEYS, () => Math.floor(draw() * RANGE[1])).sort((a, b) => a - b);
  const route = Int32Array.from(day, () => Math.floor(draw() ** 3 * pairs.length));
  const zero = new Uint8Array(JOURNEYS);
  const flags = { moves: zero, basis: zero, vague: zero, status: zero, abroad: zero };
  const clocks = { depart: Float64Array.from(day), arrive: Float64Array.from(day, (one) => one + 1) };
  const kind = Uint8Array.from(day, () => Math.floor(draw() * 3));
  const legs = { count: JOURNEYS, leader: zero, route, kind, ...clocks, ...flags };
  const back = new Map(pairs.map(([a, b], one) => [`${a}/${b}`, one]));
  const pair = Int32Array.from(pairs, ([a, b], one) => Math.min(one, back.get(`${b}/${a}`)));
  const place = Int32Array.from(points.lat, (_, point) => point);
  const model = {
    points, legs, place, routes: { origin, destination }, codes: { stated: 0, held: 0, hosted: 1 },
    arrivals: { route: [] }, pair: () => pair,
  };
  return { model, day, pair, view: { model, follow: -1, legs: Int32Array.from(day, (_, leg) => leg) } };
}

const { model, day, pair, view } = manyJourneys();
const plan = planWays(view, [], RANGE, new Set());

test("strokes come in the order in which they appear", () => {
  assert.equal(plan.sort, "many");
  assert.deepEqual([...plan.after], [...plan.after].sort((a, b) => a - b));
  assert.equal(plan.cost.length, plan.after.length + 1);
  assert.deepEqual([...plan.cost], [...new Set(plan.cost)].sort((a, b) => a - b));
});

test("every way gets a stroke, and wider ones only at powers of three", () => {
  const strokes = Array.from(plan.route, (route, at) => [pair[route], plan.bits[at] & 7, plan.step[at]].join());
  const expected = new Set();
  const counts = new Map();
  for (const leg of view.legs) {
    const one = pair[model.legs.route[leg]];
    counts.set(one, (counts.get(one) || 0) + 1);
    const step = times(20, (at) => at).find((at) => counts.get(one) < 3 ** (at + 1));
    expected.add([one, model.legs.kind[leg], step].join());
  }
  assert.equal(strokes.length, new Set(strokes).size);
  assert.deepEqual(new Set(strokes), expected);
});

test("what the plan shows by a day is what has departed", () => {
  for (let now = -1; now < 903; now += 25) {
    const seen = new Set(Array.from(plan.route.subarray(0, strokesAt(plan, now)), (route) => pair[route]));
    const due = new Set(Array.from(view.legs.filter((leg) => day[leg] < now), (leg) => pair[model.legs.route[leg]]));
    assert.deepEqual(seen, due);
  }
});

for (const most of [1, 4, 23, 100_000]) {
  test(`${most} kept pictures part the cost evenly`, () => {
    const { cost } = plan;
    const places = keyframePlaces(cost, most);
    assert.deepEqual(places, [...new Set(places)].sort((a, b) => a - b));
    assert.ok(places.every((place) => place > 0 && place < cost.length - 1));
    const bounds = [0, ...places.map((place) => cost[place]), cost[cost.length - 1]];
    const widest = bounds.slice(1).reduce((best, bound, at) => Math.max(best, bound - bounds[at]), 0);
    assert.ok(widest <= cost[cost.length - 1] / (most + 1) + 6);
  });
}

test("ends of ways appear with them", () => {
  const from = new Map();
  plan.route.forEach((route, at) => {
    for (const end of [model.routes.origin[route], model.routes.destination[route]]) if (!from.has(end)) from.set(end, at);
  });
  endsOf(model, plan).forEach((at, end) => assert.equal(at, from.get(end) ?? Infinity));
});

for (const [count, step] of [[1, 0], [2, 0], [3, 1], [8, 1], [9, 2], [27, 3], [243, 5]]) {
  test(`${count} journeys are ${step} steps wider`, () => assert.equal(widthStep(count), step));
}
