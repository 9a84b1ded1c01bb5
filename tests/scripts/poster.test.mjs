// What lies where in a saved picture.

import assert from "node:assert/strict";
import test from "node:test";
import { posterFonts, posterLayout } from "../../assets/core/poster.js";

const fonts = posterFonts("serif", "sans");
// Some half of a font's size for each letter, as most faces have.
const measure = (text, font) => text.length * 0.52 * Number(/(\d+(\.\d+)?)px/.exec(font)[1]);
const content = {
  title: "Where a leader with a rather long name went, and who came", subtitle: "1 January – 31 December 2024",
  wideLines: 1, whereLines: 1, legend: [], credits: "",
};

test("the title never runs into the day and the weekday before it, whatever the width", () => {
  const days = [
    { date: "9 July 2024", weekday: "Tuesday" },
    { date: "30 September 2024", weekday: "Wednesday" },
    { date: "September 2024", weekday: "since 24–30 September 1985" },
  ];
  for (const day of days) {
    for (let width = 320; width <= 1600; width += 20) {
      const { title, date } = posterLayout({ ...content, day }, fonts, width, 400, measure).head;
      const words = measure(day.date, fonts.date) + 10 + measure(day.weekday, fonts.small);
      if (date.end) assert.ok(title.left + title.width + 10 <= date.left + date.width - words, `${width}: ${day.date}`);
      else assert.ok(date.top >= title.bottom);
      for (const line of title.lines) assert.ok(measure(line, fonts.title) <= title.width + 0.01);
    }
  }
});
