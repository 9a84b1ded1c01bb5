// The range goes along with the leader who is followed, where that leader met nobody within it.

import assert from "node:assert/strict";
import test from "node:test";
import { turnedTo } from "../../assets/core/turning.js";
import { day, leader, model } from "./bundled.mjs";

const ORBAN = leader("Viktor Orban");

test("a range with a meeting of the other leader stays", () => {
  const range = [day("2024-07-03"), day("2024-07-06")];
  assert.deepEqual(turnedTo(model, ORBAN, range), range);
});

test("a range without any gives way to the days on which the other leader is known to have met", () => {
  const days = [day("2024-05-08"), day("2024-05-12")];
  assert.deepEqual(turnedTo(model, ORBAN, days), [day("2024-07-05"), day("2024-07-10")]); // told exactly, and a range of days near it
});

test("where most would lie outside of those days it is all the days of that leader", () => {
  const putin = leader("Vladimir Putin");
  const held = turnedTo(model, putin, [day("1900-01-01"), day("1900-01-02")]);
  assert.deepEqual(held, [day("2024-05-08"), day("2024-07-09")]); // of 25 that are dated, 4 lie outside
  const status = model.meetings.status.map((_, at) => (at === 5 ? model.codes.held : model.vocabulary.status.indexOf("planned")));
  const few = { ...model, meetings: { ...model.meetings, status } };
  const [from, to] = turnedTo(few, putin, [day("1900-01-01"), day("1900-01-02")]);
  assert.ok(to - from > held[1] - held[0]);
});

test("for everyone an empty range gives way to all that is dated", () => {
  assert.deepEqual(turnedTo(model, -1, [day("1900-01-01"), day("1900-01-02")]), model.extent);
});
