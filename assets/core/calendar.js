// Calendar arithmetic on day numbers: days since 1970-01-01, proleptic Gregorian, negative before.
// Nothing is reckoned with Date objects: a Date shows another day in another time zone. In other languages than English
// the browser writes days, as midnights of UTC.

import { spoken } from "./gettext.js";

export const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
];
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

// Days of an era of 400 years, and days from 0000-03-01 to 1970-01-01. The year is counted from
// 1 March so that the leap day comes last: E. G. Richards, "Mapping Time" (1998), chapter 25.
const ERA_DAYS = 146097;
const EPOCH_DAYS = 719468;

/** `{year, month, day}` of a day number; month and day count from 1. @param {number} number */
export function civil(number) {
  const shifted = number + EPOCH_DAYS;
  const era = Math.floor(shifted / ERA_DAYS);
  const dayOfEra = shifted - era * ERA_DAYS;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** The day number of a civil date. @param {number} year @param {number} month @param {number} day */
export function dayNumber(year, month, day) {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * ERA_DAYS + dayOfEra - EPOCH_DAYS;
}

/** @param {number} year @param {number} month */
export function daysInMonth(year, month) {
  const next = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
  return next - dayNumber(year, month, 1);
}

/**
 * `months` later (earlier when negative); the day of the month is kept where the month has it.
 * @param {number} number @param {number} months
 */
export function addMonths(number, months) {
  const { year, month, day } = civil(number);
  const index = year * 12 + month - 1 + months;
  const newYear = Math.floor(index / 12);
  const newMonth = index - newYear * 12 + 1;
  return dayNumber(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

/** `2024-06-19`, `-0043-03-15`. @param {number} number */
export function isoDate(number) {
  const { year, month, day } = civil(number);
  return `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

const DAY_MS = 86400000;
const FIRST_PLAIN_YEAR = 100; // an earlier one is told with its era
/** @type {Intl.DateTimeFormatOptions} */
const FULL = { day: "numeric", month: "long", year: "numeric" };

const inEnglish = () => spoken() === "en";

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map(); // each takes a browser a moment to make

/**
 * How the language that is spoken writes days of years from `year` on.
 * @param {Intl.DateTimeFormatOptions} parts @param {number} [year]
 */
function formatOf(parts, year = FIRST_PLAIN_YEAR) {
  const early = parts.year && year < FIRST_PLAIN_YEAR;
  const key = [spoken(), early, ...Object.entries(parts)].join();
  const format = formats.get(key) ?? new Intl.DateTimeFormat(spoken(), { timeZone: "UTC", calendar: "gregory", ...parts, ...(early && { era: "short" }) });
  formats.set(key, format);
  return format;
}

/** @param {number} number @param {Intl.DateTimeFormatOptions} parts */
const written = (number, parts) => formatOf(parts, civil(number).year).format(number * DAY_MS);

/** A year as people say it: `2024`, `AD 45`, `44 BC` (the year -43). @param {number} year */
export function yearWords(year) {
  if (!inEnglish()) return written(dayNumber(year, 1, 1), { year: "numeric" });
  if (year < 1) return `${1 - year} BC`;
  return year < 100 ? `AD ${year}` : String(year);
}

/** `June 2024`. @param {number} year @param {number} month */
export function monthWords(year, month) {
  if (!inEnglish()) return written(dayNumber(year, month, 1), { month: "long", year: "numeric" });
  return `${MONTHS[month - 1]} ${yearWords(year)}`;
}

/**
 * What the months are called in the language, from January on, each in every form in which it stands alone or in a date.
 * @returns {string[][]}
 */
export function monthNames() {
  return MONTHS.map((name, at) => {
    const day = dayNumber(2024, at + 1, 1) * DAY_MS;
    const alone = formatOf({ month: "long" }).format(day);
    const parts = /** @type {Intl.DateTimeFormatOptions[]} */ ([FULL, { ...FULL, month: "short" }]).flatMap((form) => formatOf(form).formatToParts(day));
    return [name, alone, ...parts.filter(({ type }) => type === "month").map(({ value }) => value)];
  });
}

/** `19 June 2024`. @param {number} number */
export function dateWords(number) {
  if (!inEnglish()) return written(number, FULL);
  const { year, month, day } = civil(number);
  return `${day} ${MONTHS[month - 1]} ${yearWords(year)}`;
}

/** `Wednesday`. @param {number} number */
export function weekdayName(number) {
  if (!inEnglish()) return written(number, { weekday: "long" });
  return WEEKDAYS[(((number + 4) % 7) + 7) % 7];
}

// Languages that write the year first, whose spans browsers write in figures alone.
const BIG_ENDIAN = /^(zh|ja)\b/;

/** `2024年5月7日–7月10日`. @param {number} first @param {number} last */
function bigEndianSpan(first, last) {
  const [start, end] = [civil(first), civil(last)];
  /** @type {Intl.DateTimeFormatOptions} */
  const parts = { day: "numeric", ...(start.month !== end.month && { month: "long" }) };
  return `${dateWords(first)}–${start.year === end.year ? written(last, parts) : dateWords(last)}`;
}

/** A span in words, both ends included: `7 May – 10 July 2024`. @param {number} first @param {number} last */
export function spanWords(first, last) {
  if (first === last) return dateWords(first);
  if (!inEnglish()) return BIG_ENDIAN.test(spoken()) ? bigEndianSpan(first, last) : formatOf(FULL, civil(first).year).formatRange(first * DAY_MS, last * DAY_MS);
  const start = civil(first);
  const end = civil(last);
  if (start.year !== end.year) return `${dateWords(first)} – ${dateWords(last)}`;
  if (start.month !== end.month) return `${start.day} ${MONTHS[start.month - 1]} – ${dateWords(last)}`;
  return `${start.day}–${dateWords(last)}`;
}

// Steps of an axis, finest first: unit, count, and its least length in days.
/** @type {[unit: string, count: number, length: number][]} */
const AXIS_STEPS = [
  ["day", 1, 1], ["day", 2, 2], ["day", 5, 5], ["day", 10, 8],
  ["month", 1, 28], ["month", 2, 59], ["month", 3, 89], ["month", 6, 181],
  ["year", 1, 365], ["year", 2, 730], ["year", 5, 1826], ["year", 10, 3652], ["year", 20, 7305],
  ["year", 50, 18262], ["year", 100, 36524], ["year", 200, 73048], ["year", 500, 182621], ["year", 1000, 365242],
];

/** @param {number} first @param {number} last @param {string} unit @param {number} count */
function stepDays(first, last, unit, count) {
  const days = [];
  const start = civil(first);
  if (unit === "year") {
    for (let year = Math.ceil(start.year / count) * count; ; year += count) {
      const day = dayNumber(year, 1, 1);
      if (day > last) return days;
      if (day >= first) days.push(day);
    }
  }
  const months = unit === "month" ? count : 1;
  let index = Math.floor((start.year * 12 + start.month - 1) / months) * months;
  for (; ; index += months) {
    const year = Math.floor(index / 12);
    const month = index - year * 12 + 1;
    const base = dayNumber(year, month, 1);
    if (base > last) return days;
    if (unit === "month") {
      if (base >= first) days.push(base);
      continue;
    }
    // Days of the month 1, 1 + count, …; one too near the next month's first is left out.
    const length = daysInMonth(year, month);
    for (let day = 0; day === 0 || day + count * 0.8 <= length; day += count) {
      if (base + day >= first && base + day <= last) days.push(base + day);
    }
  }
}

/**
 * What stands below a tick: a month or one of its days, with the year where that is another.
 * @param {number} number @param {boolean} withDay @param {boolean} withYear
 */
function tickLabel(number, withDay, withYear) {
  if (!inEnglish()) return written(number, { month: "short", ...(withDay && { day: "numeric" }), ...(withYear && { year: "numeric" }) });
  const { year, month, day } = civil(number);
  const short = MONTHS[month - 1].slice(0, 3);
  const label = withDay ? `${day} ${short}` : short;
  return withYear ? `${label} ${yearWords(year)}` : label;
}

/**
 * Ticks of an axis over `first`…`last` (inclusive) that do not overlap: `[{day, label, major}]`.
 * `pixelsPerDay` and `room`, the width in pixels that one label needs, choose the step.
 * @param {number} first @param {number} last @param {number} pixelsPerDay @param {number} room
 */
export function axisTicks(first, last, pixelsPerDay, room) {
  const step = AXIS_STEPS.find(([, , length]) => length * pixelsPerDay >= room) || AXIS_STEPS[AXIS_STEPS.length - 1];
  const [unit, count] = step;
  /** @type {number | null} */
  let lastYear = null;
  return stepDays(first, last, unit, count).map((number) => {
    const { year } = civil(number);
    const newYear = year !== lastYear;
    lastYear = year;
    if (unit === "year") return { day: number, label: yearWords(year), major: true };
    return { day: number, label: tickLabel(number, unit !== "month", newYear), major: newYear };
  });
}
