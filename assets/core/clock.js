// Playing: which clock belongs to how many seconds of play.

/** @import { PaceSteps, Span } from "./types.js" */

export const SPEEDS = [0.5, 1, 2, 3, 5, 7, 14, 20, 30, 60, 90, 180, 365, 730, 1826, 3652];
const WANTED_SECONDS = 25;
const LEAST_LEG_SECONDS = 0.9;
const LEGS_SHARE = 0.5;

/** The speed, in days a second, at which `days` play in about 25 seconds. @param {number} days */
export function defaultSpeed(days) {
  const wanted = days / WANTED_SECONDS;
  /** @param {number} speed */
  const distance = (speed) => Math.abs(Math.log(speed / wanted));
  return SPEEDS.reduce((best, speed) => (distance(speed) < distance(best) ? speed : best));
}

/** Steps of `[second, clock]` with straight lines between: the pace from `from` to `to`.
 *
 * Legs that would pass in a blink are slowed to 0.9 seconds, or less when that would make playing
 * more than half as long again. `legs`: `[depart, arrive]` in order, as the traveller walks them.
 * @param {number} from @param {number} to @param {number} speed @param {Span[]} legs
 */
export function paceOf(from, to, speed, legs) {
  const ahead = legs.filter(([depart, arrive]) => arrive > from && depart < to && arrive > depart);
  const budget = (LEGS_SHARE * (to - from)) / speed / Math.max(1, ahead.length);
  /** @type {PaceSteps} */
  const pace = [[0, from]];
  /** @param {number} clock @param {number} rate */
  const advance = (clock, rate) => {
    const [second, before] = pace[pace.length - 1];
    if (clock > before) pace.push([second + (clock - before) / rate, clock]);
  };
  for (const [depart, arrive] of ahead) {
    advance(Math.min(depart, to), speed);
    const seconds = Math.max((arrive - depart) / speed, Math.min(LEAST_LEG_SECONDS, budget));
    advance(Math.min(arrive, to), (arrive - depart) / seconds);
  }
  advance(to, speed);
  return pace;
}

/** The clock after `seconds` of a pace; its last clock at the end. @param {PaceSteps} pace @param {number} seconds */
export function clockAt(pace, seconds) {
  let low = 0;
  let high = pace.length - 1;
  if (seconds >= pace[high][0]) return pace[high][1];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (pace[middle][0] <= seconds) low = middle;
    else high = middle;
  }
  const [startSecond, startClock] = pace[low];
  const [endSecond, endClock] = pace[high];
  return startClock + ((endClock - startClock) * (seconds - startSecond)) / (endSecond - startSecond);
}
