// What changed since an earlier state: in words, and on which days what is gone is seen.

import assert from "node:assert/strict";
import { test } from "node:test";

import { changeCounts, changeWords, decodeChanges, goneIsSeen, goneWords } from "../../assets/core/changes.js";

const DOCUMENT = {
  since: "2026-11-01",
  said: "1 new, 1 moved, 2 gone",
  meeting: [0, 3],
  what: ["new", "re-dated; moved"],
  before: ["", "was on 2024-05-01, in Paris"],
  gone: { leaders: ["Ana", ""], date: ["2024-05-02", ""], place: ["Oslo", ""], lat: [59.9, null], lon: [10.7, null], first: [100, null], last: [102, null] },
};

test("what became of meetings is told by sort, in words and counted", () => {
  const changes = decodeChanges(DOCUMENT);
  assert.deepEqual(changeCounts(changes), { new: 1, altered: 1, gone: 2 });
  assert.deepEqual([...changes.of.values()].map(changeWords), ["new", "re-dated; moved: was on 2024-05-01, in Paris"]);
  assert.deepEqual(changes.gone.map(goneWords), ["Ana, 2024-05-02, Oslo", "nobody named, no date, no place"]);
  assert.deepEqual(changeCounts(decodeChanges(undefined)), { new: 0, altered: 0, gone: 0 });
});

test("what is gone is seen from its first day on, until it is over for the window, and never without a point", () => {
  const [placed, lost] = decodeChanges(DOCUMENT).gone;
  assert.deepEqual([99, 100, 150].map((day) => goneIsSeen(placed, -Infinity, day)), [false, true, true]);
  assert.deepEqual([102, 103].map((since) => goneIsSeen(placed, since, 150)), [true, false]);
  assert.equal(goneIsSeen(lost, -Infinity, 150), false);
});
