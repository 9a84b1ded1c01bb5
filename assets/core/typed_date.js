// A day as a reader types it. What is not understood is said, with what would be.

import { civil, dateWords, dayNumber, daysInMonth, monthNames, monthWords, spanWords } from "./calendar.js";
import { _, ngettext } from "./gettext.js";

/** @import { Span } from "./types.js" */

/** @typedef {[year: number, month: number | undefined, day: number | undefined]} DateParts */

const TYPED_MOST = 40;
// What some languages write between the parts of a date, or after them.
const FILLERS = new Set(["of", "de", "del", "г", "года", "р"]);

/** How a day may be written. */
const typedWays = () => _("Write 2024-06-19, {date}, {month} or 2024.", { date: typedExample(), month: monthWords(2024, 6) });

/** A day as one may write it. */
export const typedExample = () => dateWords(dayNumber(2024, 6, 19));

/** The digits of every script as `0`…`9`, which follow each other in each. @param {string} text */
function plainDigits(text) {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = /** @type {number} */ (digit.codePointAt(0));
    let value = 0;
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
    return String(value);
  });
}

/** The month (1…12) of a name, in English or the language that is spoken, or of its first three letters or more; or 0. @param {string} word */
function typedMonth(word) {
  if (word.length < 3) return 0;
  const found = monthNames().flatMap((names, at) => (names.some((name) => name.toLowerCase().startsWith(word)) ? [at + 1] : []));
  return found.length === 1 ? found[0] : word === "sept" ? 9 : 0;
}

/**
 * `[year, month, day]` of words such as `19 june 2024`, `june 19 2024`, `june 2024`, `19 june`; or null.
 * @param {string} text @param {number} year
 * @returns {DateParts | null}
 */
function typedWords(text, year) {
  const words = text.replace(/[,.]/g, " ").replace(/(?<=\d)(st|nd|rd|th|er)\b/g, " ").split(/\s+/).filter((word) => word && !FILLERS.has(word));
  const at = words.findIndex((word) => typedMonth(word) > 0);
  if (at < 0 || words.length > 3) return null;
  const month = typedMonth(words[at]);
  const numbers = words.filter((word, position) => position !== at);
  if (!numbers.every((number) => /^\d{1,4}$/.test(number))) return null;
  const years = numbers.filter((number) => number.length > 2).map(Number);
  const days = numbers.filter((number) => number.length <= 2).map(Number);
  return years.length > 1 || days.length > 1 ? null : [years[0] ?? year, month, days[0]];
}

/**
 * `[year, month, day]` of numbers such as `2024-06-19`, `2024-06`, `2024`, `19.6.2024` or `2024年6月19日`; or null.
 * @param {string} text
 * @returns {DateParts | null}
 */
function typedNumbers(text) {
  const iso = /^([+-]?\d{4,6})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(text);
  const signed = /^(\d{1,4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?$/.exec(text);
  const parts = iso ?? signed;
  if (parts) return /** @type {DateParts} */ (parts.slice(1).map((part) => (part === undefined ? undefined : Number(part))));
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  return dotted ? /** @type {DateParts} */ (dotted.slice(1).reverse().map(Number)) : null;
}

/**
 * The day that a reader means: `{day}`, or `{problem}` in a sentence. A month or a year alone is its first day
 * of those that there are (`extent`, `[first, last]`); a day without a year is of the year of `today`.
 * @param {string} typed @param {number} today @param {Span | null} extent
 * @returns {{ day: number, problem?: undefined } | { problem: string, day?: undefined }}
 */
export function readTypedDay(typed, today, extent) {
  const text = plainDigits(typed.trim().replace(/\s+/g, " ").toLowerCase());
  const shown = typed.trim().slice(0, TYPED_MOST);
  /** @param {string} problem */
  const told = (problem) => ({ problem: `${problem} ${typedWays()}` });
  if (!text) return told(_("Nothing typed."));
  if (/^\d{1,4}\/\d{1,2}(\/\d{1,4})?$/.test(text)) {
    return told(_("“{text}” can be read as day or month first.", { text: shown }));
  }
  const parts = typedNumbers(text) || typedWords(text, civil(today).year);
  if (!parts) return told(_("“{text}” is not understood as a date.", { text: shown }));
  const [year, month, number] = parts;
  if (month !== undefined && (month < 1 || month > 12)) return told(_("“{text}”: there is no month {month}.", { text: shown, month }));
  const most = daysInMonth(year, month ?? 12);
  if (number !== undefined && (number < 1 || number > most)) {
    return { problem: ngettext("“{text}”: {month} has {count} day.", "“{text}”: {month} has {count} days.", most, { text: shown, month: monthWords(year, month ?? 12) }) };
  }
  const first = dayNumber(year, month ?? 1, number ?? 1);
  const last = dayNumber(year, month ?? 12, number ?? most);
  if (!extent) return { problem: _("Nothing here has a date.") };
  if (last < extent[0] || first > extent[1]) {
    return { problem: _("“{text}” is outside of this map, {span}.", { text: shown, span: spanWords(extent[0], extent[1]) }) };
  }
  return { day: Math.max(extent[0], first) };
}
