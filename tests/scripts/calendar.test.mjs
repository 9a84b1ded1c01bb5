// The calendar, and days as readers type them. That all dates are Python's, test_core.py shows.

import assert from "node:assert/strict";
import test from "node:test";
import { addMonths, axisTicks, dateWords, dayNumber, isoDate, spanWords, yearWords } from "../../assets/core/calendar.js";
import { readTypedDay } from "../../assets/core/typed_date.js";
import { day } from "./bundled.mjs";

test("a date in words", () => assert.equal(dateWords(day("2024-06-19")), "19 June 2024"));

for (const [first, last, words] of [
  ["2024-06-19", "2024-06-19", "19 June 2024"],
  ["2024-06-19", "2024-06-20", "19–20 June 2024"],
  ["2024-05-07", "2024-07-10", "7 May – 10 July 2024"],
  ["2023-12-31", "2024-01-01", "31 December 2023 – 1 January 2024"],
]) {
  test(`a span in words: ${words}`, () => assert.equal(spanWords(day(first), day(last)), words));
}

for (const [start, months, end] of [
  ["2024-01-31", 1, "2024-02-29"],
  ["2024-03-31", -1, "2024-02-29"],
  ["2023-12-15", 1, "2024-01-15"],
  ["2024-01-15", -1, "2023-12-15"],
  ["1900-01-31", 1, "1900-02-28"],
]) {
  test(`a month from ${start} keeps the day where it can`, () => assert.equal(addMonths(day(start), months), day(end)));
}

for (const length of [1, 2, 9, 40, 65, 400, 1037, 20_000, 400_000]) {
  for (const width of [260, 900]) {
    test(`ticks of ${length} days on ${width} pixels never overlap and are there`, () => {
      const [first, room] = [day("2024-05-07"), 60];
      const days = axisTicks(first, first + length - 1, width / length, room).map((tick) => tick.day);
      assert.ok(days.every((number) => number >= first && number < first + length));
      assert.deepEqual(days, [...new Set(days)].sort((a, b) => a - b));
      // Months and years differ a little in length, so a little less than the room is allowed.
      const gaps = days.slice(1).map((number, at) => ((number - days[at]) * width) / length);
      assert.ok(gaps.every((gap) => gap >= room * 0.8));
      assert.ok(days.length <= width / room + 1);
    });
  }
}

for (const [typed, date] of [
  ["2024-06-19", "2024-06-19"], ["2024-6-9", "2024-06-09"], ["19 June 2024", "2024-06-19"],
  ["19 jun 2024", "2024-06-19"],
  ["June 19, 2024", "2024-06-19"], ["19th of June, 2024", "2024-06-19"],
  ["june 2024", "2024-06-01"], ["2024-06", "2024-06-01"], ["19 June", "2024-06-19"],
  ["19.6.2024", "2024-06-19"],
  ["  1   Sept  2024 ", "2024-09-01"], ["29 February 2024", "2024-02-29"],
  ["2024", "2024-01-01"], ["2023", "2023-06-01"], ["2024 June 3", "2024-06-03"],
]) {
  test(`typed and understood: ${typed}`, () => {
    const extent = [day("2023-06-01"), day("2024-12-31")];
    assert.deepEqual(readTypedDay(typed, day("2024-03-03"), extent), { day: day(date) });
  });
}

for (const [typed, said] of [
  ["", "Nothing typed"], ["06/07/2024", "day or month first"], ["soon", "not understood"],
  ["31 June 2024", "June 2024 has 30 days"],
  ["2024-13-01", "no month 13"], ["0 June 2024", "has 30 days"],
  ["29 February 2023", "February 2023 has 28 days"], ["1 May 1999", "outside of this map"],
  ["1 2 June 2024", "not understood"], ["<img src=x>", "not understood"], ["2025", "outside"],
]) {
  test(`typed, not understood, and said: ${typed}`, () => {
    const extent = [day("2023-01-01"), day("2024-12-31")];
    assert.ok(readTypedDay(typed, day("2024-03-03"), extent).problem.includes(said));
  });
}

// Years as Python's labels have them (tests/dates/), the year 1 BC being the year 0.
for (const [year, words] of [[2024, "2024"], [999, "999"], [100, "100"], [45, "AD 45"], [1, "AD 1"], [0, "1 BC"], [-43, "44 BC"]]) {
  test(`the year ${year} in words`, () => assert.equal(yearWords(year), words));
}
test("a day before Christ, in words and figures", () => {
  assert.equal(dateWords(dayNumber(-43, 3, 15)), "15 March 44 BC");
  assert.equal(isoDate(dayNumber(-43, 3, 15)), "-0043-03-15");
});
test("an axis over the turn of the era names its years", () => {
  const labels = axisTicks(dayNumber(-30, 1, 1), dayNumber(30, 1, 1), 0.02, 60).map(({ label }) => label);
  assert.deepEqual(labels, ["31 BC", "21 BC", "11 BC", "1 BC", "AD 10", "AD 20", "AD 30"]);
});
