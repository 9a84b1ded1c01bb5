// Words of the map of flows and of credits, in English and in a language with other plurals.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { linesSaid } from "../../assets/core/lines_said.js";
import { cutWords, leftOutWords, topWords } from "../../assets/core/flows/words.js";
import { ENGLISH, speak } from "../../assets/core/gettext.js";
import { keyed } from "./keyed.mjs";

const RUSSIAN = {
  language: "ru",
  words: keyed({
    "{count} row: {reason}\0{count} rows: {reason}": ["{count} строка: {reason}", "{count} строки: {reason}", "{count} строк: {reason}"],
    "no day": "без дня",
    "names no day": "день не назван",
    "Reports: {sources}": "Сообщения: {sources}",
    "Lines are great circles, not the way flown.": "Линии — дуги больших кругов.",
  }),
  forms: { one: 0, few: 1, many: 2, other: 2 },
};
const shown = (routes, active, share) => ({ routes: Array(routes).fill({}), visits: 0, active, share });

afterEach(() => speak(ENGLISH));

test("how many routes are shown is said in English as ever", () => {
  assert.equal(topWords(shown(0, 0, 0)), "no routes");
  assert.equal(topWords(shown(1, 1, 1)), "the only route");
  assert.equal(topWords(shown(12, 12, 1)), "all 12 routes");
  assert.equal(topWords(shown(50, 1234, 0.714)), "strongest 50 of 1,234 routes; 71\u00a0% of visits");
  assert.equal(topWords(shown(50, 1234, 0.999)), "strongest 50 of 1,234 routes; more than 99\u00a0% of visits");
});

test("one route that is left out is one", () => {
  const cut = { rolled_routes: 1, dropped_routes: 1, rolled_visits: 2, dropped_visits: 2, dropped_reports: 1, visits: 1000 };
  assert.deepEqual(cutWords({ cut }), [
    "The weakest 1 route between countries, with 2 visits (less than 1\u00a0%) and 1 report, is left out of this map.",
  ]);
});

test("a reason of a document and what it means are put into words each", () => {
  const model = { leftOut: [["no day (names no day)", 3], ["of another table", 1]] };
  assert.deepEqual(leftOutWords(model), ["3 rows: no day (names no day)", "1 row: of another table"]);
  speak(RUSSIAN);
  assert.deepEqual(leftOutWords(model).map((words) => words.replace(/[\u2068\u2069]/g, "")), ["3 строки: без дня (день не назван)", "1 строка: of another table"]);
});

test("credits keep the names in them", () => {
  const credits = [["Reports: {sources}", { sources: "Xinhua; Élysée" }], ["Tables: {files} and {count} more", "Tables: {files} and {count} more", 3, { files: "a.csv, b.csv" }], "Lines are great circles, not the way flown.", "Visits: by hand"];
  assert.deepEqual(linesSaid(credits), ["Reports: Xinhua; Élysée", "Tables: a.csv, b.csv and 3 more", "Lines are great circles, not the way flown.", "Visits: by hand"]);
  speak(RUSSIAN);
  assert.deepEqual(linesSaid(credits).map((words) => words.replace(/[\u2068\u2069]/g, "")), [
    "Сообщения: Xinhua; Élysée", "Tables: a.csv, b.csv and 3 more", "Линии — дуги больших кругов.", "Visits: by hand",
  ]);
});
