// Pace by event: stretches of days without any event pass quickly.

import { dateWords } from "./calendar.js";
import { paceOf } from "./clock.js";
import { ngettext } from "./gettext.js";

/** @import { PaceSteps, Scene, Span } from "./types.js" */

const IDLE_SECONDS = 0.4;
const LEAST_IDLE_DAYS = 3;

/**
 * Stretches `[from, to)` of the clock within `range` (days, inclusive) in which nothing happens: no meeting of
 * `inRange` (of one known only to a range its first day counts) and no walked leg of `view`, for 3 days or more.
 * @param {Scene[]} scenes @param {Span} range
 */
export function idleStretches(scenes, range) {
  /** @type {Span[]} */
  const busy = [];
  for (const { view, inRange } of scenes) {
    const { first, last, vague } = view.model.meetings;
    for (const meeting of inRange) busy.push([first[meeting], (vague[meeting] ? first : last)[meeting] + 1]);
    const { depart, arrive } = view.model.legs;
    for (const leg of view.walked) busy.push([depart[leg], arrive[leg]]);
  }
  busy.sort((a, b) => a[0] - b[0]);
  /** @type {Span[]} */
  const idle = [];
  let reach = range[0];
  for (const [from, to] of [...busy, /** @type {Span} */ ([range[1] + 1, range[1] + 1])]) {
    const end = Math.min(from, range[1] + 1);
    if (end - reach >= LEAST_IDLE_DAYS) idle.push([reach, end]);
    reach = Math.max(reach, to);
  }
  return idle;
}

/** The stretch that holds the clock, or null. @param {Span[]} idle @param {number} clock */
export function idleAt(idle, clock) {
  let low = 0;
  let high = idle.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (idle[middle][1] <= clock) low = middle + 1;
    else high = middle;
  }
  return low < idle.length && idle[low][0] <= clock ? idle[low] : null;
}

/**
 * The second at which a pace (see paceOf) reaches a clock between its first and its last.
 * @param {PaceSteps} pace @param {number} clock
 */
function secondAt(pace, clock) {
  let low = 0;
  let high = pace.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (pace[middle][1] <= clock) low = middle;
    else high = middle;
  }
  if (low === high) return pace[low][0];
  const [startSecond, startClock] = pace[low];
  const [endSecond, endClock] = pace[high];
  return startSecond + ((endSecond - startSecond) * (clock - startClock)) / (endClock - startClock);
}

/** The pace with every idle stretch shortened to 0.4 seconds at most. @param {PaceSteps} pace @param {Span[]} idle */
export function shortenIdle(pace, idle) {
  const [from, to] = [pace[0][1], pace[pace.length - 1][1]];
  /** @type {PaceSteps} */
  const short = [[0, from]];
  let saved = 0;
  let at = 1;
  /** @param {number} second @param {number} clock */
  const push = (second, clock) => {
    if (clock > short[short.length - 1][1]) short.push([second - saved, clock]);
  };
  for (const [begin, end] of idle) {
    const [first, last] = [Math.max(from, begin), Math.min(to, end)];
    if (last <= first) continue;
    for (; at < pace.length && pace[at][1] <= first; at += 1) push(...pace[at]);
    const [enters, leaves] = [secondAt(pace, first), secondAt(pace, last)];
    push(enters, first);
    saved += Math.max(0, leaves - enters - IDLE_SECONDS);
    push(leaves, last);
    while (at < pace.length && pace[at][1] <= last) at += 1;
  }
  for (; at < pace.length; at += 1) push(...pace[at]);
  return short;
}

/**
 * The pace of play of `scenes` (of one leader or two) from a clock to another; `idle` null: by the calendar.
 * @param {Scene[]} scenes @param {number} from @param {number} to @param {number} speed
 * @param {Span[] | null} idle
 */
export function playPace(scenes, from, to, speed, idle) {
  /** @type {Span[]} */
  const legs = [];
  for (const { view } of scenes) {
    const { depart, arrive } = view.model.legs;
    for (const leg of view.walked) legs.push([depart[leg], arrive[leg]]);
  }
  if (scenes.length > 1) legs.sort((a, b) => a[0] - b[0]);
  const pace = paceOf(from, to, speed, legs);
  return idle === null ? pace : shortenIdle(pace, idle);
}

/**
 * What is said beside the clock while an idle stretch passes quickly; `range` as for `idleStretches`.
 * @param {Span} stretch @param {Span} range
 */
export function idleWords([from, to], range) {
  const days = Math.ceil(to - from);
  // Translators: nothing happens in these days, which pass quickly.
  if (to > range[1]) return ngettext("Idle to the end: {count} day shortened", "Idle to the end: {count} days shortened", days);
  return ngettext("Idle until {date}: {count} day shortened", "Idle until {date}: {count} days shortened", days, { date: dateWords(Math.floor(to)) });
}
