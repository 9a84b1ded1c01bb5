// The desk as far as no page is needed: keys, the next row, steps on their way, and places in a text.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { changes, characters, counted, foreseen, keyAction, neighbour, spoken, within } from "../../assets/core/desk.js";

const card = (id, state = "open") => ({
  id, state, number: Number(id), text: 0, origin: "read", leaders: ["A", "B"], when: "5 May 2025", where: "Oslo", status: "held", category: "",
  quote: "", spans: [], fields: [], faults: [], barred: false, offers: [], split: false, joins: [],
});
const rows = [card("1", "taken"), card("2"), card("3", "left"), card("4")];
const pressed = (key, more = {}) => keyAction({ key, ctrlKey: false, metaKey: false, altKey: false, typing: false, ...more });

describe("keys", () => {
  test("take, leave, change, next and undo have theirs, in either case", () => {
    assert.deepEqual(["t", "L", "e", "n", "j", "p", "k", "u"].map((key) => pressed(key)),
      ["take", "leave", "change", "next", "next", "previous", "previous", "undo"]);
  });
  test("do nothing while somebody types, with others held, or where they are none of ours", () => {
    assert.equal(pressed("t", { typing: true }), null);
    for (const held of ["ctrlKey", "metaKey", "altKey"]) assert.equal(pressed("t", { [held]: true }), null);
    for (const key of ["x", "Tab", "Enter", " ", "constructor", "toString"]) assert.equal(pressed(key), null);
  });
});

describe("the next row", () => {
  test("is the one beside it, up to the ends", () => {
    assert.equal(neighbour(rows, "1", 1), "2");
    assert.equal(neighbour(rows, "4", 1), null);
    assert.equal(neighbour(rows, "1", -1), null);
    assert.equal(neighbour(rows, null, 1), "1");
    assert.equal(neighbour([], null, 1), null);
  });
  test("to decide on goes around the end, and is none when all is decided", () => {
    assert.equal(neighbour(rows, "2", 1, { open: true }), "4");
    assert.equal(neighbour(rows, "4", 1, { open: true }), "2");
    assert.equal(neighbour([card("1", "taken")], "1", 1, { open: true }), null);
  });
});

describe("steps on their way", () => {
  test("show at once as far as that can be said, the last one first", () => {
    const steps = [{ do: "take", id: "2", n: 1 }, { do: "leave", id: "4", n: 2 }, { do: "leave", id: "2", n: 3 }, { do: "split", id: "1", n: 4 }];
    assert.deepEqual(foreseen(rows, steps).map((one) => one.state), ["taken", "left", "left", "left"]);
    assert.equal(rows[1].state, "open");
  });
  test("are not guessed at behind an undo", () => {
    assert.deepEqual(foreseen(rows, [{ do: "take", id: "2", n: 1 }, { do: "undo", n: 2 }]).map((one) => one.state), rows.map((one) => one.state));
  });
  test("are counted", () => assert.deepEqual(counted(rows), { open: 2, taken: 1, left: 1 }));
});

test("places are counted in whole characters, as Python counts them", () => {
  assert.equal(characters("a🧭b", 3), 2);
  assert.equal(characters("a🧭b", 0), 0);
});

test("a piece lights up only where all of it lies in a span", () => {
  const piece = { start: 3, end: 6, text: "abc", kind: "" };
  assert.equal(within(piece, [[0, 2], [3, 6]]), true);
  assert.equal(within(piece, [[4, 9]]), false);
});

test("a row is spoken with what it lacks", () => {
  assert.equal(spoken(card("2"), 4), "Row 2 of 4. A, B; 5 May 2025; Oslo; held. To decide.");
  const faulty = { ...card("2"), leaders: [], when: "", where: "", faults: [{ key: "date", why: "x" }] };
  assert.equal(spoken(faulty, 4), "Row 2 of 4. nobody named; no date; no place; held. To decide. Not supported: date.");
});

test("a form tells only what was changed", () => {
  const fields = [{ key: "city", value: "Oslo" }, { key: "date", value: "" }, { key: "venue", value: "x" }];
  assert.deepEqual(changes(fields, { city: " Oslo ", date: "2025-05-05", other: "y" }), { date: "2025-05-05" });
});
