// What has come together up to a day, written on the map of a film: meetings, countries, kilometres, days abroad.

import { npgettext, numberWords } from "../core/gettext.js";
import { nearestSpot } from "../core/spots.js";

/** @import { PosterLayout } from "../core/types.js" */
/** @import { Frame } from "../map/types.js" */
/** @import { Pen } from "../page/types.js" */
/** @import { Look as PosterLook } from "../sharing/types.js" */
/** @import { RunningFigures, WeighedSpot } from "./types.js" */

const [NUMBER, LABEL] = [24, 12.5];
const [PADDING, GAP, EDGE, HIGH, BESIDE] = [12, 22, 14, 58, 12];

// Translators: these stand below a number on a film, without the number itself.
/** What stands under a figure, by its name. @type {Record<string, (count: number) => string>} */
const LABELS = {
  meetings: (count) => npgettext("below a number", "meeting", "meetings", count),
  countries: (count) => npgettext("below a number", "country", "countries", count),
  days_abroad: (count) => npgettext("below a number", "day abroad", "days abroad", count),
  distance_km: (count) => npgettext("below a number", "km", "km", count),
};

/** The figures of the last row whose day is not after this one. @param {RunningFigures} figures @param {number} day */
export function figuresAt({ days, values, names }, day) {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[middle] <= day) low = middle + 1;
    else high = middle;
  }
  return names.map((name, at) => {
    const value = low ? values[low - 1][at] : 0;
    return { value: numberWords(value), label: LABELS[name](value) };
  });
}

/** Where places lie on a map. @param {{ lat: ArrayLike<number>, lon: ArrayLike<number> }} places @param {Frame} frame */
export function spotsOf(places, { scale, originX, originY, projection, middle }) {
  return Array.from(places.lat).flatMap((lat, at) => {
    const spot = nearestSpot(projection, middle, lat, places.lon[at]);
    return spot ? [{ x: spot.x * scale - originX, y: spot.y * scale - originY }] : [];
  });
}

/**
 * The corner of a box in which a panel hides fewest spots, by what they weigh: the lower ones first.
 * @param {{ width: number, height: number }} box @param {{ width: number, height: number }} panel @param {WeighedSpot[]} spots
 */
export function freeCorner(box, panel, spots) {
  const [right, bottom] = [box.width - EDGE - panel.width, box.height - EDGE - panel.height];
  const corners = [[EDGE, bottom], [right, bottom], [EDGE, EDGE], [right, EDGE]].map(([left, top]) => ({
    left, top, hidden: spots.filter(({ x, y }) => x > left - BESIDE && x < left + panel.width + BESIDE && y > top - BESIDE && y < top + panel.height + BESIDE).reduce((sum, { weight = 1 }) => sum + weight, 0),
  }));
  const { left, top } = corners.reduce((best, one) => (one.hidden < best.hidden ? one : best));
  return { right: left !== EDGE, up: top === EDGE };
}

/** How figures are set on their panel. @param {Pen} ctx @param {number} most Pixels across. @param {{ value: string, label: string }[]} figures @param {PosterLook} look */
function laid(ctx, most, figures, { fonts }) {
  const [numberFont, labelFont] = [fonts.date.replace(/\d+px/, `${NUMBER}px`), fonts.small.replace(/[\d.]+px/, `${LABEL}px`)];
  const wide = figures.map(({ value, label }) => {
    ctx.font = numberFont;
    const number = ctx.measureText(value).width;
    ctx.font = labelFont;
    return Math.max(number, ctx.measureText(label).width);
  });
  const all = wide.reduce((sum, one) => sum + one, 0) + GAP * (wide.length - 1) + 2 * PADDING;
  const columns = all <= most ? figures.length : 2;
  const widths = Array.from({ length: columns }, (_width, column) => Math.max(...wide.filter((_one, at) => at % columns === column)));
  const width = widths.reduce((sum, one) => sum + one, 0) + GAP * (columns - 1) + 2 * PADDING;
  return { numberFont, labelFont, widths, columns, width, height: Math.ceil(figures.length / columns) * HIGH };
}

/**
 * The corner in which a film has its figures, from the first frame to the last, in which they are widest.
 * @param {Pen} ctx @param {PosterLayout} layout @param {RunningFigures} figures @param {PosterLook} look @param {WeighedSpot[]} spots
 */
export function cornerOf(ctx, { width, map }, figures, look, spots) {
  const panel = laid(ctx, width - 2 * EDGE, figuresAt(figures, Infinity), look);
  return freeCorner({ width, height: map.height }, panel, spots);
}

/**
 * On a panel in a corner of the map, on one line or, where that is too narrow, in two columns.
 * @param {Pen} ctx @param {PosterLayout} layout @param {{ value: string, label: string }[]} figures @param {PosterLook} look
 * @param {{ right: boolean, up: boolean }} corner
 */
export function drawFigures(ctx, { width, map }, figures, look, { right, up }) {
  if (!figures.length) return;
  const { inks } = look;
  const { numberFont, labelFont, widths, columns, ...panel } = laid(ctx, width - 2 * EDGE, figures, look);
  const left = right ? width - EDGE - panel.width : EDGE;
  const top = map.top + (up ? EDGE : map.height - EDGE - panel.height);
  ctx.save();
  ctx.globalAlpha = 0.92;
  ctx.fillStyle = inks.paper;
  ctx.beginPath();
  ctx.roundRect(left, top, panel.width, panel.height, 5);
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.strokeStyle = inks.rule;
  ctx.lineWidth = 1;
  ctx.stroke();
  ctx.textBaseline = "alphabetic";
  ctx.textAlign = "left";
  figures.forEach(({ value, label }, at) => {
    const column = at % columns;
    const x = left + PADDING + widths.slice(0, column).reduce((sum, one) => sum + one + GAP, 0);
    const y = top + Math.floor(at / columns) * HIGH;
    ctx.font = numberFont;
    ctx.fillStyle = inks.ink;
    ctx.fillText(value, x, y + 30);
    ctx.font = labelFont;
    ctx.fillStyle = inks.muted;
    ctx.fillText(label, x, y + 47);
  });
  ctx.restore();
}
