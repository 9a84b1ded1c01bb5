// A day as a reader types it. What is not understood is said, with what would be.

import { civil, dayNumber, daysInMonth, MONTHS, spanWords } from "./calendar.js";

/** @import { Span } from "./types.js" */

/** @typedef {[year: number, month: number | undefined, day: number | undefined]} DateParts */

const TYPED_WAYS = "Write 2024-06-19, 19 June 2024, June 2024 or 2024.";
const TYPED_MOST = 40;

/** The month (1…12) of a name or its first three letters or more, or 0. @param {string} word */
function typedMonth(word) {
  if (word.length < 3) return 0;
  return MONTHS.findIndex((name) => name.toLowerCase().startsWith(word)) + 1 || (word === "sept" ? 9 : 0);
}

/**
 * `[year, month, day]` of words such as `19 june 2024`, `june 19 2024`, `june 2024`, `19 june`; or null.
 * @param {string} text @param {number} year
 * @returns {DateParts | null}
 */
function typedWords(text, year) {
  const words = text.replace(/[,.]/g, " ").replace(/\bof\b|(?<=\d)(st|nd|rd|th)\b/g, " ").trim().split(/\s+/);
  const at = words.findIndex((word) => typedMonth(word) > 0);
  if (at < 0 || words.length > 3) return null;
  const month = typedMonth(words[at]);
  const numbers = words.filter((_, position) => position !== at);
  if (!numbers.every((word) => /^\d{1,4}$/.test(word))) return null;
  const years = numbers.filter((word) => word.length > 2).map(Number);
  const days = numbers.filter((word) => word.length <= 2).map(Number);
  return years.length > 1 || days.length > 1 ? null : [years[0] ?? year, month, days[0]];
}

/**
 * `[year, month, day]` of numbers such as `2024-06-19`, `2024-06`, `2024` or `19.6.2024`; or null.
 * @param {string} text
 * @returns {DateParts | null}
 */
function typedNumbers(text) {
  const iso = /^([+-]?\d{4,6})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(text);
  if (iso) return /** @type {DateParts} */ (iso.slice(1).map((part) => (part === undefined ? undefined : Number(part))));
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  return dotted ? /** @type {DateParts} */ (dotted.slice(1).reverse().map(Number)) : null;
}

/**
 * The day that a reader means: `{day}`, or `{problem}` in a sentence. A month or a year alone is its first day
 * of those that there are (`extent`, `[first, last]`); a day without a year is of the year of `today`.
 * @param {string} typed @param {number} today @param {Span | null} extent
 */
export function readTypedDay(typed, today, extent) {
  const text = typed.trim().replace(/\s+/g, " ").toLowerCase();
  const shown = typed.trim().slice(0, TYPED_MOST);
  if (!text) return { problem: `Nothing typed. ${TYPED_WAYS}` };
  if (/^\d{1,4}\/\d{1,2}(\/\d{1,4})?$/.test(text)) {
    return { problem: `“${shown}” can be read as day or month first. ${TYPED_WAYS}` };
  }
  const parts = typedNumbers(text) || typedWords(text, civil(today).year);
  if (!parts) return { problem: `“${shown}” is not understood as a date. ${TYPED_WAYS}` };
  const [year, month, number] = parts;
  if (month !== undefined && (month < 1 || month > 12)) return { problem: `“${shown}”: there is no month ${month}. ${TYPED_WAYS}` };
  const most = daysInMonth(year, month ?? 12);
  if (number !== undefined && (number < 1 || number > most)) return { problem: `“${shown}”: ${MONTHS[(month ?? 12) - 1]} ${year} has ${most} days.` };
  const first = dayNumber(year, month ?? 1, number ?? 1);
  const last = dayNumber(year, month ?? 12, number ?? most);
  if (!extent) return { problem: "Nothing here has a date." };
  if (last < extent[0] || first > extent[1]) {
    return { problem: `“${shown}” is outside of this map, ${spanWords(extent[0], extent[1])}.` };
  }
  return { day: Math.max(extent[0], first) };
}
