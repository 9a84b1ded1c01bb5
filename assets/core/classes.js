// Classes of countries by a number: whole visits where numbers are small, wider ones where they are not.

import { _, numberWords } from "./gettext.js";

const MOST_CLASSES = 5;
const SMALL = [1, 2, 3, 4, 5];
// The share of countries that the open class may hold for whole visits to be told apart.
const OPEN_SHARE = 0.25;
const DECADES = 9;

/** Scales for larger numbers: five starts in the series 1, 2, 5, 10, 20, …, or the powers of ten. */
function widerScales() {
  const series = Array.from({ length: DECADES }, (nothing, decade) => [1, 2, 5].map((digit) => digit * 10 ** decade)).flat();
  const windows = Array.from({ length: series.length - MOST_CLASSES }, (nothing, at) => [1, ...series.slice(at + 1, at + MOST_CLASSES)]);
  return [...windows, Array.from({ length: MOST_CLASSES }, (nothing, power) => 10 ** power)];
}

/** The class of a count by the classes' least counts: a position, -1 for none. @param {number[]} starts @param {number} count */
export function classOf(starts, count) {
  let at = -1;
  while (at + 1 < starts.length && count >= starts[at + 1]) at += 1;
  return at;
}

/** How many counts lie in the fullest class. @param {number[]} starts @param {number[]} counts */
function fullest(starts, counts) {
  const numbers = new Array(starts.length).fill(0);
  for (const count of counts) numbers[classOf(starts, count)] += 1;
  return Math.max(...numbers);
}

/**
 * The least count of each class for the numbers of all countries: 1, 2, 3, 4, 5 as far as there are any, if at most a
 * quarter of the countries have 5 or more; otherwise the scale that spreads them most evenly, the finest of equals.
 * @param {ArrayLike<number>} numbers
 */
export function classesFor(numbers) {
  const counts = Array.from(numbers).filter((count) => count > 0);
  const most = Math.max(0, ...counts);
  const open = counts.filter((count) => count >= MOST_CLASSES).length;
  const small = most <= MOST_CLASSES || open <= counts.length * OPEN_SHARE;
  const scale = small ? SMALL : widerScales().reduce((best, one) => (fullest(one, counts) < fullest(best, counts) ? one : best));
  return scale.filter((start) => start <= most);
}

/**
 * The least and the largest count of a class; Infinity where it is open. `most`: the largest count there is.
 * @param {number[]} starts @param {number} at @param {number} most
 */
export function classEnds(starts, at, most) {
  const from = starts[at];
  if (at === starts.length - 1) return { from, to: most > from ? Infinity : from };
  return { from, to: starts[at + 1] - 1 };
}

/**
 * What counts a class holds: "1", "2–4", "5 and more". `most`: the largest count there is.
 * @param {number[]} starts @param {number} at @param {number} most
 */
export function classWords(starts, at, most) {
  const { from, to } = classEnds(starts, at, most);
  if (to === Infinity) return _("{count} and more", { count: numberWords(from) });
  return to > from ? _("{from}–{to}", { from: numberWords(from), to: numberWords(to) }) : numberWords(from);
}
