// Days, numbers and plurals as readers of other languages have them. How English has them, the tests beside this one show.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { axisTicks, dateWords, dayNumber, monthWords, spanWords, weekdayName, yearWords } from "../../assets/core/calendar.js";
import { ENGLISH, speak } from "../../assets/core/gettext.js";
import { openingFragment } from "../../assets/core/languages.js";
import { posterFonts, posterLayout } from "../../assets/core/poster.js";
import { readTypedDay } from "../../assets/core/typed_date.js";
import { classLabel, countryWords, UNITS, visitSentences } from "../../assets/core/visit_words.js";
import { versionWords } from "../../assets/core/words.js";
import { day } from "./bundled.mjs";
import { keyed } from "./keyed.mjs";

/** A language without words of its own, for what browsers know of it. @param {string} language */
const speakOnly = (language) => speak({ ...ENGLISH, language });

/** Without the spaces that do not break and the signs of direction, which differ from one list of CLDR's to the next. */
const plain = (text) => text.replace(/[\u00a0\u2009\u202f]/g, " ").replace(/[\u200e\u200f]/g, "");

afterEach(() => speak(ENGLISH));

const JUNE = day("2024-06-19");
for (const [language, date, weekday, month, span] of [
  ["fr", "19 juin 2024", "mercredi", "juin 2024", "7 mai – 10 juillet 2024"],
  ["ru", "19 июня 2024 г.", "среда", "июнь 2024 г.", "7 мая – 10 июля 2024 г."],
  ["zh-Hans", "2024年6月19日", "星期三", "2024年6月", "2024年5月7日–7月10日"],
  ["ja", "2024年6月19日", "水曜日", "2024年6月", "2024年5月7日–7月10日"],
  ["ar", "19 يونيو 2024", "الأربعاء", "يونيو 2024", "7 مايو – 10 يوليو 2024"],
  ["hi", "19 जून 2024", "बुधवार", "जून 2024", "7 मई – 10 जुलाई 2024"],
  ["tr", "19 Haziran 2024", "Çarşamba", "Haziran 2024", "7 Mayıs – 10 Temmuz 2024"],
]) {
  test(`days in words, ${language}`, () => {
    speakOnly(language);
    assert.equal(plain(dateWords(JUNE)), date);
    assert.equal(weekdayName(JUNE), weekday);
    assert.equal(plain(monthWords(2024, 6)), month);
    assert.equal(plain(spanWords(day("2024-05-07"), day("2024-07-10"))), span);
    assert.equal(spanWords(JUNE, JUNE), dateWords(JUNE));
  });
}

test("early years have their era, and no other day than in English", () => {
  speakOnly("fr");
  assert.equal(plain(dateWords(dayNumber(-43, 3, 15))), "15 mars 44 av. J.-C.");
  assert.equal(plain(yearWords(-43)), "44 av. J.-C.");
  assert.equal(plain(dateWords(dayNumber(45, 3, 15))), "15 mars 45 ap. J.-C.");
  assert.equal(dateWords(dayNumber(1582, 10, 10)), "10 octobre 1582");
});

test("spans of Chinese within a month, and beyond a year", () => {
  speakOnly("zh-Hans");
  assert.equal(spanWords(JUNE, JUNE + 3), "2024年6月19日–22日");
  assert.equal(spanWords(day("2023-12-31"), day("2024-01-01")), "2023年12月31日–2024年1月1日");
});

test("an axis speaks the language", () => {
  speakOnly("zh-Hans");
  const labels = axisTicks(day("2023-12-20"), day("2024-02-10"), 3, 60).map(({ label }) => label);
  assert.deepEqual(labels, ["2024年1月", "2月"]);
});

for (const [language, typed] of [
  ["fr", "19 juin 2024"],
  ["fr", "juin 2024"],
  ["ru", "19 июня 2024 г."],
  ["ru", "июнь 2024"],
  ["es", "19 de junio de 2024"],
  ["zh-Hans", "2024年6月19日"],
  ["ar", "١٩ يونيو ٢٠٢٤"],
  ["ar", "٢٠٢٤-٠٦-١٩"],
  ["hi", "१९ जून २०२४"],
  ["de", "19. Juni 2024"],
  ["fr", "19 June 2024"],
]) {
  test(`a day as one types it, ${language}: ${typed}`, () => {
    speakOnly(language);
    const whole = /19|١٩|१९/.test(typed) ? 19 : 1;
    assert.deepEqual(readTypedDay(typed, JUNE, [day("2024-01-01"), day("2024-12-31")]), { day: dayNumber(2024, 6, whole) });
  });
}

test("letters that two months begin with are none", () => {
  speakOnly("fr");
  assert.match(readTypedDay("3 jui 2024", JUNE, [0, JUNE]).problem, /not understood/);
  speak(ENGLISH);
  assert.deepEqual(readTypedDay("3 jun 2024", JUNE, [0, JUNE]), { day: day("2024-06-03") });
});

test("numbers of visits have the forms of the language", () => {
  speak({
    language: "ru",
    words: keyed({
      "{count} visit\u0000{count} visits": ["{count} визит", "{count} визита", "{count} визитов"],
      "{count} country\u0000{count} countries": ["{count} страна", "{count} страны", "{count} стран"],
      "Never visited: {countries}.": "Ни разу: {countries}.",
      "{visits} and more": "{visits} и более",
    }),
    forms: { one: 0, few: 1, many: 2, other: 2 },
  });
  const numbers = [["AT", 3, 0], ["BY", 21, 0]];
  const sentences = visitSentences(numbers, new Map([["AT", "Австрия"], ["BY", "Беларусь"]]), { unit: UNITS.made, own: "RU", whole: true });
  assert.deepEqual(sentences.slice(0, 2), ["3 визита: Австрия.", "21 визит: Беларусь."]);
  assert.match(sentences[2], /^Ни разу: \d+ стран[аы]?\.$/);
  assert.equal(classLabel([1, 2, 5], 1, 9, UNITS.made), "2–4 визита");
  assert.equal(classLabel([1, 5], 1, 9, UNITS.made), "5 визитов и более");
  assert.equal(countryWords("Австрия", { held: 1, planned: 0 }, UNITS.made, false), "Австрия: 1 визит");
});

test("what sources say of the status is in the language, what they say else as it is written", () => {
  speak({ ...ENGLISH, language: "fr", words: keyed({ held: "tenue", "{name}: {words} (shown)": "{name} : {words} (affiché)", "{name}: {words}": "{name} : {words}" }) });
  assert.deepEqual(versionWords("status", [["A", "held"], ["B", "planned"]]), ["A : tenue (affiché)", "B : planned"]);
  assert.deepEqual(versionWords("place", [["A", "held"]]), ["A : held (affiché)"]);
});

test("a picture leaves room for the longest day of the language", () => {
  const content = { title: "", subtitle: "", day: { date: "1 mai 2024", weekday: "jeudi" }, wideLines: 1, whereLines: 1, legend: [], credits: "" };
  const layout = () => posterLayout(content, posterFonts("serif", "sans"), 900, 400, (text) => text.length * 16);
  const english = layout().head.date.width;
  speak({ ...ENGLISH, language: "es" });
  assert.ok(layout().head.date.width > english, "30 de septiembre de 2024 is longer than 30 September 2024");
});

test("a picture for who reads from right to left has its title at the right, its day at the left and signs before their texts", () => {
  const legend = [{ sort: "solid", text: "one", sign: 34 }, { sort: "dashed", text: "two", sign: 34 }];
  const content = { title: "Title", subtitle: "", day: { date: "", weekday: "" }, wideLines: 1, whereLines: 1, legend, credits: "" };
  const layout = () => posterLayout(content, posterFonts("serif", "sans"), 900, 400, (text) => text.length * 8);
  const plainly = layout();
  speakOnly("ar");
  const turned = layout();
  const across = ({ left, width }) => 900 - left - width;
  assert.equal(turned.head.title.left, across(plainly.head.title));
  assert.equal(turned.head.date.left, across(plainly.head.date));
  assert.deepEqual(turned.legend.placed.map(({ x, width }) => 900 - x - width), plainly.legend.placed.map(({ x }) => x));
  assert.deepEqual([turned.map, turned.height], [plainly.map, plainly.height]);
});

test("a document opens as it says, unless its address asks anything of the map", () => {
  const document = { opening: "day=2024-06-19&mode=now" };
  assert.equal(openingFragment(document, ""), "#day=2024-06-19&mode=now");
  assert.equal(openingFragment(document, "#film"), "#day=2024-06-19&mode=now");
  assert.equal(openingFragment(document, "#language=fr"), "#language=fr&day=2024-06-19&mode=now");
  assert.equal(openingFragment(document, "#picture=svg&size=a4"), "#picture=svg&size=a4&day=2024-06-19&mode=now");
  assert.equal(openingFragment(document, "#follow="), "#follow=");
  assert.equal(openingFragment(document, "#chapter=3"), "#chapter=3");
  for (const opening of [undefined, "", 7, ["day=2024-06-19"]]) assert.equal(openingFragment({ opening }, "#size=a4"), "#size=a4");
});
