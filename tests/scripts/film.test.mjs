// When a film of a story shows what, and what lies where on its frames.

import assert from "node:assert/strict";
import test from "node:test";
import { createProjection } from "../../assets/core/projection.js";
import { freeCorner } from "../../assets/film/figures.js";
import { flight, flightOf } from "../../assets/film/flight.js";
import { mapWidth, storyLayout } from "../../assets/film/story_layout.js";
import { storyTimes } from "../../assets/film/story_times.js";

const chapters = [
  { words: [60], picture: false, passing: 0 },
  { words: [90, 30], picture: true, passing: 0 },
  { words: [3], picture: false, passing: 7 },
];
const close = (one, other, what) => assert.ok(Math.abs(one - other) < 1e-9, `${what}: ${one} is not ${other}`);

test("a page stands for as long as its words take at 180 a minute, with a moment for the map", () => {
  const { reading, frames } = storyTimes(chapters, { seconds: null, fps: 10 });
  // 60, 120 and 3 words; 1.5 s for the map or 0.8 s to go on, 2 s for a picture; the last is seen until time has passed, and 2 s more
  close(reading, (1.5 + 20) + (1.5 + 2 + 30) + (0.8 + 10) + (7 + 1 + 2), "the whole");
  assert.equal(frames, 758);
});

test("each frame shows the page of its time, each page once and in order, at any length", () => {
  for (const seconds of [null, 6, 60, 600]) {
    const times = storyTimes(chapters, { seconds, fps: 30 });
    const all = seconds ?? times.reading;
    assert.equal(times.frames, Math.round(all * 30));
    const seen = Array.from({ length: times.frames }, (_frame, frame) => times.at(frame)).map(({ chapter, page }) => `${chapter}.${page}`);
    assert.deepEqual([...new Set(seen)], ["0.0", "1.0", "1.1", "2.0"]);
    assert.deepEqual(seen, seen.toSorted());
    const first = seen.filter((one) => one === "0.0").length / 30;
    assert.ok(Math.abs(first - (21.5 / times.reading) * all) <= 1 / 30, `${first} of ${all}`);
  }
});

test("what moves has come to rest before its page is gone, however short the film", () => {
  for (const seconds of [null, 3, 20, 300]) {
    const times = storyTimes(chapters, { seconds, fps: 60 });
    for (let frame = 1; frame < times.frames; frame += 1) {
      const [before, now] = [times.at(frame - 1), times.at(frame)];
      if (before.chapter !== now.chapter) assert.deepEqual([before.flown, before.passed], [1, 1]);
      if (before.page !== now.page) assert.equal(before.faded, 1);
    }
    const last = times.at(times.frames - 1);
    assert.deepEqual([last.flown, last.passed, last.faded], [1, 1, 1]);
  }
});

test("the first picture is there at once, and time passes at an even pace in as many seconds as on the page", () => {
  const times = storyTimes(chapters, { seconds: null, fps: 10 });
  assert.deepEqual(times.at(0), { chapter: 0, page: 0, flown: 1, passed: 1, faded: 1 });
  const opens = Math.ceil((21.5 + 33.5 + 10.8) * 10);
  const passed = [0, 10, 20, 30].map((frame) => times.at(opens + frame).passed);
  for (const at of [1, 2, 3]) close(passed[at] - passed[at - 1], 1 / 7, "a second of seven");
});

test("a flight begins and ends where it should, and keeps the shape of the map", () => {
  const [from, to] = [[0.5, 0.3, 0.2], [0.8, 0.35, 0.05]];
  const between = flight(from, to);
  for (const [share, wanted] of [[0, from], [1, to]]) between(share).forEach((value, at) => close(value, wanted[at], `part ${at} at ${share}`));
  assert.ok(between(0.4)[2] > 0.05, "far away it is seen from further up");
  const projection = createProjection("equal-earth", { lat: 0, lon: 0 });
  const look = (left, top, width) => ({ centre: { lat: 0, lon: 0 }, box: [left, top, left + width, top + width / 2] });
  const fly = flightOf(projection, look(0.4, 0.3, 0.2), look(0.6, 0.2, 0.1), 0.5);
  for (const share of [0, 0.2, 0.5, 0.9, 1]) {
    const [left, top, right, bottom] = fly(share).box;
    close((bottom - top) / (right - left), 0.5, `height by width at ${share}`);
  }
  assert.deepEqual(fly(1), look(0.6, 0.2, 0.1));
});

test("over the date line a world without an edge is flown across the shorter way", () => {
  const projection = createProjection("web-mercator", { lat: 0, lon: 0 });
  const look = (x) => ({ centre: { lat: 0, lon: 0 }, box: [x - 0.05, 0.4, x + 0.05, 0.45] });
  const fly = flightOf(projection, look(0.95), look(0.05), 0.5);
  const middles = [0, 0.25, 0.5, 0.75, 1].map((share) => (fly(share).box[0] + fly(share).box[2]) / 2);
  assert.ok(middles.every((x) => x > -0.06 && x < 0.06), middles.join());
});

test("a globe is turned along the great circle", () => {
  const projection = createProjection("orthographic", { lat: 0, lon: 0 });
  const look = (lat, lon) => ({ centre: { lat, lon }, box: [0, 0.2, 1, 0.8] });
  const { centre } = flightOf(projection, look(0, 170), look(0, -170), 0.6)(0.5);
  close(Math.abs(centre.lon), 180, "longitude");
  close(centre.lat, 0, "latitude");
});

test("map, legend, text and credits lie beside or below each other, on every size and either way of writing", () => {
  const heights = [{ head: 80, legend: 80, credits: 60 }, { head: 100, legend: 40, credits: 60 }];
  for (const page of [{ width: 960, height: 540 }, { width: 720, height: 720 }, { width: 540, height: 960 }]) {
    for (const mirrored of [false, true]) {
      const { map, panel, beside, roomy } = storyLayout(page, mirrored, heights);
      assert.equal(map.width, mapWidth(page));
      assert.ok(roomy && map.top === 100);
      if (beside) {
        assert.equal(panel.height, page.height);
        assert.equal(mirrored ? map.left + map.width : panel.width, mirrored ? panel.left : map.left);
        assert.equal(map.width + panel.width, page.width);
        assert.ok(map.top + map.height + 80 + 60 <= page.height);
      } else {
        assert.ok(map.top + map.height + 80 <= panel.top);
        assert.equal(panel.top + panel.height + 60, page.height);
        assert.ok(panel.height >= map.height);
      }
    }
  }
  assert.equal(storyLayout({ width: 960, height: 540 }, false, [{ head: 200, legend: 150, credits: 60 }]).roomy, false);
});

test("figures leave what weighs most in sight", () => {
  const [box, panel] = [{ width: 600, height: 250 }, { width: 300, height: 60 }];
  const light = [{ x: 50, y: 220 }, { x: 90, y: 220 }, { x: 550, y: 220 }, { x: 40, y: 30 }];
  assert.deepEqual(freeCorner(box, panel, light), { right: true, up: true });
  assert.deepEqual(freeCorner(box, panel, [...light, { x: 550, y: 30, weight: 12 }]), { right: true, up: false });
});
