// How wide so many visits are, and how many routes are drawn.

// A width goes with the square root of the visits: of four times as many visits the curve is twice as wide.
const LEAST_WIDTH = 1.4;
const MOST_WIDTH = 13;
const WIDTH_OF_VIEW = 0.014;

export const TOP_STEPS = [5, 10, 15, 20, 30, 40, 50, 75, 100, 150, 200, 300, 400, 500];
export const TOP_FIRST = 50;

/** Pixels of the widest curve on a map `pixels` wide. @param {number} pixels */
export function widestCurve(pixels) {
  return Math.max(6, Math.min(MOST_WIDTH, pixels * WIDTH_OF_VIEW));
}

/**
 * Pixels for `visits` where `most` visits are `widest` pixels wide.
 * @param {number} visits @param {number} most @param {number} widest
 */
export function flowWidth(visits, most, widest) {
  return Math.max(LEAST_WIDTH, widest * Math.sqrt(Math.min(visits, most) / Math.max(1, most)));
}

/** The largest of 1, 2, 5, 10, 20, 50 … that is no more than `value`; 1 at least. @param {number} value */
function niceBelow(value) {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return [5, 2, 1].map((step) => step * power).find((one) => one <= value) || 1;
}

/** Numbers of visits for the legend, least first: at most four, from 1 or a twentieth up to near `most`. @param {number} most */
export function legendVisits(most) {
  const steps = [niceBelow(most)];
  while (steps.length < 4 && steps[0] > 1) {
    const next = niceBelow(steps[0] / 3);
    if (next === steps[0]) break;
    steps.unshift(next);
  }
  return steps;
}
