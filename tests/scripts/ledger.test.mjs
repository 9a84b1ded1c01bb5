// What of a table that is written by hand can be decided without a page.

import assert from "node:assert/strict";
import { test } from "node:test";

import { completed, foreseen, isCells, unsaid } from "../../assets/core/ledger.js";

const row = (id, cells = {}) => ({ id, number: id + 1, cells, faults: [], place: null });

test("rows stand as the steps on their way will have them, with a blank one behind", () => {
  const steps = [
    { do: "put", row: 1, cells: { venue: "Oslo" }, n: 1 },
    { do: "put", row: 3, cells: { leaders: "A" }, n: 2 },
    { do: "remove", row: 2, n: 3 },
    { do: "undo", n: 4 },
  ];
  const rows = foreseen([row(1, { date: "2024" }), row(2)], steps, 3);
  assert.deepEqual(rows.map(({ id, cells }) => [id, cells]), [[1, { date: "2024", venue: "Oslo" }], [3, { leaders: "A" }], [4, {}]]);
  assert.deepEqual(foreseen([], [], 1).map(({ id }) => id), [1]);
});

test("the last name of a cell is completed, and none is offered that it has", () => {
  const names = ["Xi Jinping (China)", "Emmanuel Macron (France)"];
  assert.deepEqual(completed("mac", names), ["Emmanuel Macron (France)"]);
  assert.deepEqual(completed("Xi Jinping (China); em", names), ["Xi Jinping (China); Emmanuel Macron (France)"]);
  assert.deepEqual(completed("xi jinping (china);", names), ["xi jinping (china); Emmanuel Macron (France)"]);
  assert.deepEqual(completed("zz", names), []);
});

test("one cell with a line end behind it is pasted as text, more than one as cells", () => {
  assert.deepEqual(["Oslo\r\n", "a\tb", "a\nb", ""].map(isCells), [false, true, true, false]);
});

test("what a place was taken for is said where the row does not say it", () => {
  const place = { name: "Paris", country: "France" };
  assert.deepEqual(unsaid({ ...row(1, { venue: "paris" }), place }), { name: "", country: "France" });
  assert.deepEqual(unsaid({ ...row(1, { venue: "Lutetia", country: "FR" }), place }), { name: "Paris", country: "" });
  assert.deepEqual(unsaid(row(1)), { name: "", country: "" });
});
