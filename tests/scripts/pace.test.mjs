// How the clock runs in play.

import assert from "node:assert/strict";
import test from "node:test";
import { clockAt, defaultSpeed, paceOf, SPEEDS } from "../../assets/core/clock.js";
import { idleStretches, shortenIdle } from "../../assets/core/pace.js";
import { sceneOf } from "../../assets/core/scene.js";
import { dice, followed, model, times } from "./bundled.mjs";

const rises = (numbers) => numbers.every((number, at) => at === 0 || number > numbers[at - 1]);
const end = (list) => list[list.length - 1];

for (const length of [1, 10, 65, 1037, 60_000]) {
  test(`${length} days play in about 25 seconds at first`, () => {
    const speed = defaultSpeed(length);
    assert.ok(SPEEDS.includes(speed));
    assert.ok(length < 13 || (length / speed >= 15 && length / speed <= 45));
  });
}

for (const speed of [0.5, 3, 30, 3652]) {
  for (const legs of [[], [[10, 11]], [[0, 1], [1, 2], [30, 30.5]], [[-5, 2], [64.5, 70]]]) {
    test(`the clock runs forward from start to end at ${speed} with ${legs.length} legs`, () => {
      const pace = paceOf(0, 65, speed, legs);
      assert.deepEqual(pace[0], [0, 0]);
      assert.equal(end(pace)[1], 65);
      assert.ok(rises(pace.map(([second]) => second)) && rises(pace.map(([, clock]) => clock)));
      assert.ok(end(pace)[0] >= 65 / speed - 1e-9 && end(pace)[0] <= (1.5 * 65) / speed + 1e-9);
      const clocks = times(221, (step) => clockAt(pace, (end(pace)[0] * step) / 200));
      assert.deepEqual(clocks, clocks.slice().sort((a, b) => a - b));
      assert.equal(end(clocks), 65);
    });
  }
}

test("a short leg takes time to see", () => {
  const seconds = new Map(paceOf(0, 65, 3, [[10, 11]]).map(([second, clock]) => [clock, second]));
  assert.ok(Math.abs(seconds.get(11) - seconds.get(10) - 0.9) < 1e-9);
});

test("idle stretches are where nothing happens, against a walk over every day", () => {
  const { first, last, vague } = model.meetings;
  const scene = sceneOf(model, { follow: followed.follow, range: followed.range, hidden: new Set(), mode: "all" }, null);
  const busy = new Set();
  for (const meeting of scene.inRange) {
    for (let day = first[meeting]; day <= (vague[meeting] ? first : last)[meeting]; day += 1) busy.add(day);
  }
  for (const leg of scene.view.walked) {
    for (let day = Math.floor(model.legs.depart[leg]); day < model.legs.arrive[leg]; day += 1) busy.add(day);
  }
  const idle = idleStretches([scene], followed.range);
  assert.ok(idle.length);
  const covered = new Set();
  for (const [from, to] of idle) {
    assert.ok(to - from >= 3);
    for (let day = Math.ceil(from); day < Math.floor(to); day += 1) {
      assert.ok(!busy.has(day));
      covered.add(day);
    }
  }
  for (let day = followed.range[0]; day < followed.range[1] - 1; day += 1) {
    if (![day, day + 1, day + 2].some((one) => busy.has(one))) assert.ok(covered.has(day + 1));
  }
});

test("a shortened pace rises and keeps the rest", () => {
  const draw = dice(4);
  for (let round = 0; round < 200; round += 1) {
    const speed = [1, 5, 20][draw(3)];
    const ends = new Set();
    while (ends.size < 8) ends.add(draw(100));
    const [a, b, c, d, e, f, g, h] = [...ends].sort((one, other) => one - other);
    const idle = [[a, b], [c, d], [e, f], [g, h]];
    const pace = paceOf(10, 90, speed, []);
    const short = shortenIdle(pace, idle);
    const clocks = short.map(([, clock]) => clock);
    const seconds = short.map(([second]) => second);
    assert.deepEqual([clocks[0], end(clocks)], [10, 90]);
    assert.ok(rises(clocks));
    assert.deepEqual(seconds, seconds.slice().sort((one, other) => one - other));
    const inside = idle.map(([from, to]) => Math.max(0, Math.min(90, to) - Math.max(10, from)) / speed);
    const saved = inside.reduce((sum, own) => sum + Math.max(0, own - 0.4), 0);
    assert.ok(Math.abs(end(seconds) - (end(pace)[0] - saved)) < 1e-6);
  }
});
