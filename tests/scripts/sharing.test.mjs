// What of a map goes into addresses, files and pictures. What other libraries read of it, test_core.py shows.

import assert from "node:assert/strict";
import test from "node:test";
import { dayNumber } from "../../assets/core/calendar.js";
import { dayOfFragment, fragmentChanges, fragmentDate, readFragment, writeFragment } from "../../assets/core/fragment.js";
import { fileStem, wrapText } from "../../assets/core/share.js";
import { dice, followed, leader, times } from "./bundled.mjs";

const MODEL = {
  leaders: { name: ["Ana O'Neil & (co)", "صوفيا", "Zoë 50%"] },
  extent: [-900_000, 900_000],
  naming: { written: { point: [0], ru: ["Ж"], "zh-Hant": ["京"] } },
};

for (const [text, date] of [
  ["-0044-03-15", [-44, 3, 15]],
  ["-000044-03-15", [-44, 3, 15]],
  ["+012024-02-29", [12024, 2, 29]],
  ["0000-02-29", [0, 2, 29]],
]) {
  test(`negative and expanded years are read: ${text}`, () => {
    const number = dayOfFragment(text);
    assert.equal(number, dayNumber(...date));
    assert.equal(dayOfFragment(fragmentDate(number)), number);
  });
}

for (const text of [
  "", "2024", "2024-13-01", "2023-02-29", "2024-00-10", "2024-06-31", "-0000-01-01", "24-06-19",
  " 2024-06-19", "2024-06-19T00:00", "+2024-06-19", "12024-06-19", "２０２４-06-19", "2024-6-19",
]) {
  test(`what is no date is none: ${text}`, () => assert.equal(dayOfFragment(text), null));
}

test("every state comes back as it was written", () => {
  const draw = dice(11);
  const share = () => draw(1_000_000) / 1_000_000;
  for (let round = 0; round < 300; round += 1) {
    const [first, day, last] = times(3, () => draw(1_800_001) - 900_000).sort((a, b) => a - b);
    const view = { lat: share() * 170 - 85, lon: share() * 359.9 - 180, zoom: share() * 18 };
    const state = {
      follow: draw(4) - 1, range: [first, last], day, mode: "all", compare: draw(3), pace: "event", loop: true,
      names: ["table", "ru", "zh-Hant"][draw(3)], view,
    };
    const { view: seen, ...back } = readFragment(writeFragment(state, MODEL), MODEL);
    const { follow, compare, names } = state;
    assert.deepEqual(back, { day, from: first, to: last, follow, mode: "all", compare, pace: "event", loop: true, names });
    const degrees = 360 / (256 * 2 ** view.zoom);
    assert.ok(Math.abs(seen.lat - view.lat) <= degrees / 2);
    assert.ok(Math.abs(seen.lon - view.lon) <= degrees / 2);
    assert.ok(Math.abs(seen.zoom - view.zoom) <= 0.005001);
  }
});

test("the second leader goes there and back", () => {
  const state = { follow: followed.follow, compare: leader("Viktor Orban"), range: followed.range, day: followed.range[0], mode: "now", view: null };
  const valid = readFragment(writeFragment(state, followed), followed);
  assert.equal(valid.compare, state.compare);
  assert.equal(valid.mode, "now");
  assert.ok(!("compare" in readFragment("#compare=Nobody", followed)));
});

for (const [text, valid] of [
  ["#day=2024-06-19&follow=Nobody&mode=hologram&x=1&from", ["day"]],
  ["#day=2024-06-19&day=2024-06-20", ["day"]],
  ["#day=%E0%A4%A&to=2024-01-01", ["to"]],
  ["#__proto__=1&constructor=2&toString=3&=4&&&", []],
  ["#view=91,0,2&mode=all", ["mode"]],
  ["#view=1,2&follow=", ["follow"]],
  ["#pace=slow&loop=true&compare=Nobody", []],
  ["#pace=event&loop=no&compare=", ["compare", "loop", "pace"]],
  ["#names=RU&names=zh-Hant", ["names"]],
  ["#names=point&pace=event", ["pace"]],
  ["#names=", ["names"]],
  ["#view=1e1,2,3", []],
  ["#view=NaN,2,3&view=1,2,3", ["view"]],
  ["#day=<img src=x onerror=alert(1)>", []],
  [`#follow=${"x".repeat(5000)}`, []],
  ["#day=9999-12-31", []],
]) {
  test(`each part is judged by itself: ${text.slice(0, 60)}`, () => {
    assert.deepEqual(Object.keys(readFragment(text, MODEL)).sort(), valid.slice().sort());
  });
}

for (const [parts, changes] of [
  [{ day: 15 }, { clock: 15 }],
  [{ day: 40 }, { clock: 40, range: [10, 40] }],
  [{ from: 5 }, { range: [5, 20] }],
  [{ from: 30 }, { range: [30, 100] }],
  [{ to: 5 }, { range: [0, 5] }],
  [{ from: 30, to: 25 }, {}],
  [{ from: 12, to: 14, day: 40 }, { range: [12, 14], clock: 14 }],
  [{ follow: -1 }, { follow: -1 }],
  [{ names: "table" }, { names: "table" }],
  [{ names: "" }, { names: "" }],
]) {
  test(`ends and day fit each other: ${JSON.stringify(parts)}`, () => {
    assert.deepEqual(fragmentChanges(parts, [10, 20], [0, 100]), changes);
  });
}

for (const [title, stem] of [
  ["Where Xi went, and who came", "where-xi-went-and-who-came"],
  ["../../etc/passwd", "etc-passwd"],
  ["Кто где? 会晤", "кто-где-会晤"],
  ["CON", "summit-atlas"],
  [" . / \\ \x00", "summit-atlas"],
  ["a".repeat(300), "a".repeat(60)],
]) {
  test(`file names are safe: ${stem}`, () => assert.equal(fileStem(title), stem));
}

const length = (text) => text.length;

test("lines fit and lose nothing but what is too much", () => {
  const draw = dice(5);
  for (let round = 0; round < 200; round += 1) {
    const words = times(1 + draw(30), () => "x".repeat(1 + draw(30)));
    const width = 3 + draw(38);
    const lines = wrapText(words.join(" "), width, length);
    assert.ok(lines.every((line) => line.length <= width));
    assert.equal(lines.join("").replaceAll(" ", ""), words.join(""));
    const few = wrapText(words.join(" "), width, length, 2);
    if (lines.length <= 2) assert.deepEqual(few, lines);
    else assert.ok(few.length === 2 && few[1].endsWith("…"));
    assert.ok(few.every((line) => line.length <= width));
  }
});

test("a number and its sign stay in one line", () => {
  assert.deepEqual(wrapText("all but 9\u00a0% of visits", 10, length), ["all but", "9\u00a0% of", "visits"]);
});
