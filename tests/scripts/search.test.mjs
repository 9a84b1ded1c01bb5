// The search.

import assert from "node:assert/strict";
import test from "node:test";
import { searchEntries, searchFor } from "../../assets/core/search.js";
import { model } from "./bundled.mjs";

const entries = searchEntries(model);

for (const [query, sort, text] of [
  ["orban", "leader", "Viktor Orban"], ["PYONG", "place", "Pyongyang"],
  ["uzb", "country", "Uzbekistan"],
  ["state visit", "occasion", "State visit"],
  ["moscow beij", "route", "Beijing – Moscow"], ["jinping xi", "leader", "Xi Jinping"],
]) {
  test(`finds by the beginnings of words: ${query}`, () => {
    const [hit] = searchFor(entries, query).filter((entry) => entry.sort === sort);
    assert.ok(hit.text.startsWith(text));
  });
}

test("marks over letters do not matter", () => {
  const one = [{ sort: "leader", weight: 1, folded: "viktor orban", words: ["viktor", "orban"] }];
  assert.equal(searchFor(one, "Orbán").length, 1);
  assert.equal(searchFor(one, "orban").length, 1);
  assert.equal(searchFor(one, "rban").length, 0);
});

test("every name of the table is found by itself", () => {
  for (const { text } of entries) assert.ok(searchFor(entries, text).some((hit) => hit.text === text), text);
});
