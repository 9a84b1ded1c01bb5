// The words of a language as scripts look them up.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { _, ENGLISH, direction, listWords, ngettext, npgettext, numberWords, pgettext, speak } from "../../assets/core/gettext.js";
import { keyed } from "./keyed.mjs";

const RUSSIAN = {
  language: "ru",
  words: keyed({
    "Play": "Пуск",
    "to {place}": "в {place}",
    "menu\u0004Home": "Начало",
    "film\u0004country\u0000countries": ["страна", "страны", "стран"],
    "{count} meeting\u0000{count} meetings": ["{count} встреча", "{count} встречи", "{count} встреч"],
  }),
  forms: { one: 0, few: 1, many: 2, other: 2 },
};

afterEach(() => speak(ENGLISH));

test("English stands in the code, with its values", () => {
  assert.equal(_("to {place}", { place: "Oslo" }), "to Oslo");
  assert.equal(ngettext("{count} meeting", "{count} meetings", 1), "1 meeting");
  assert.equal(ngettext("{count} meeting", "{count} meetings", 1234), "1,234 meetings");
  assert.equal(listWords(["A", "B", "C"]), "A, B and C");
});

test("a language has its own words, forms, numbers and lists; what it lacks stays English", () => {
  speak(RUSSIAN);
  assert.equal(_("Play"), "Пуск");
  assert.equal(_("to {place}", { place: "Осло" }), "в Осло");
  assert.equal(pgettext("menu", "Home"), "Начало");
  assert.equal(pgettext("traveller", "Home"), "Home");
  assert.deepEqual([1, 3, 5].map((count) => npgettext("film", "country", "countries", count)), ["страна", "страны", "стран"]);
  assert.equal(_("Stop"), "Stop");
  const meetings = (count) => ngettext("{count} meeting", "{count} meetings", count);
  assert.deepEqual([1, 2, 5, 21, 112].map(meetings), ["1 встреча", "2 встречи", "5 встреч", "21 встреча", "112 встреч"]);
  assert.equal(numberWords(12345), new Intl.NumberFormat("ru").format(12345));
  assert.equal(listWords(["А", "Б"]), "А и Б");
});

test("a name that runs against its sentence is set apart, a number is not, and a value is no text with places", () => {
  assert.equal(_("to {place}", { place: "القاهرة" }), "to \u2068القاهرة\u2069");
  speak({ ...RUSSIAN, language: "ar", words: {} });
  assert.equal(direction(), "rtl");
  assert.equal(_("to {place}", { place: "Oslo" }), "to \u2068Oslo\u2069");
  assert.equal(_("to {place}", { place: 12 }), "to 12");
  assert.equal(_("{a}{b}", { a: "{b}", b: "ب" }), "\u2068{b}\u2069ب");
});

test("whole numbers in English are written without asking the browser, which takes it a moment", () => {
  const numbers = [0, 7, 999, 1000, -1234, 1234567, 2 ** 53 - 1];
  const plain = numbers.map((number) => new Intl.NumberFormat("en").format(number));
  const asked = Number.prototype.toLocaleString;
  Number.prototype.toLocaleString = () => assert.fail("asked");
  try {
    assert.deepEqual(numbers.map((number) => numberWords(number)), plain);
  } finally {
    Number.prototype.toLocaleString = asked;
  }
  assert.equal(numberWords(1234.5), "1,234.5");
});
