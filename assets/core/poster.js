// How a picture of the map is laid out: title and date above, what the signs mean and the credits below.
// Numbers only, in CSS pixels; `measure(text, font)` is the width of a text.

import { dateWords, dayNumber, weekdayName } from "./calendar.js";
import { direction } from "./gettext.js";
import { flowItems, wrapText } from "./share.js";

/** @import { MeasureFont, PosterContent, PosterFonts, PosterItem } from "./types.js" */

export const POSTER_MARGIN = 20;
const POSTER_WIDE = 600;
const LEGEND_ROW = 23;
const CREDIT_LINE = 14;
// A text from a table may be of any length; so much of it is looked at.
export const POSTER_TEXT_MOST = 2000;

/** The fonts of a picture, from the page's families. @param {string} serif @param {string} sans */
export function posterFonts(serif, sans) {
  return {
    title: `600 23px ${serif}`,
    date: `600 27px ${serif}`,
    small: `14px ${sans}`,
    legend: `12.5px ${sans}`,
    credit: `11px ${sans}`,
    label: `600 12px ${sans}`,
    count: `600 11px ${sans}`,
  };
}

/**
 * @param {string} text @param {string} font @param {number} lineHeight @param {number} left @param {number} top
 * @param {number} width @param {number} most @param {MeasureFont} measure
 */
function blockOf(text, font, lineHeight, left, top, width, most, measure) {
  const lines = wrapText(text.slice(0, POSTER_TEXT_MOST), width, (part) => measure(part, font), most);
  return { font, lineHeight, left, top, width, lines, bottom: top + lines.length * lineHeight };
}

// Among the words of these days are the longest ones of any; in a film the day changes under a layout that stays.
const LONG_DAYS = Array.from({ length: 12 }, (nothing, month) => dayNumber(2024, month + 1, 28));
const longDays = () => ({ date: LONG_DAYS.map(dateWords), weekday: LONG_DAYS.slice(0, 7).map((day, at) => weekdayName(LONG_DAYS[0] + at)) });
const DAY_GAP = 20;
const LEAST_TITLE = 240;

/** What the day and what stands before it take, side by side. @param {PosterContent["day"]} day @param {PosterFonts} fonts @param {MeasureFont} measure */
function dayRoom(day, fonts, measure) {
  const long = longDays();
  const widest = (/** @type {"date" | "weekday"} */ part, /** @type {string} */ font) => Math.max(...[day[part], ...long[part]].map((words) => measure(words, font)));
  return widest("date", fonts.date) + 10 + widest("weekday", fonts.small);
}

/**
 * Title and range on the left, day and whereabouts on the right; below each other where it is narrow.
 * @param {PosterContent} content @param {PosterFonts} fonts @param {number} width @param {MeasureFont} measure
 */
function posterHead(content, fonts, width, measure) {
  const inner = width - 2 * POSTER_MARGIN;
  const room = dayRoom(content.day, fonts, measure);
  const wide = width >= POSTER_WIDE && inner - room - DAY_GAP >= LEAST_TITLE;
  const left = wide ? Math.min(Math.round(inner * 0.58), inner - room - DAY_GAP) : inner;
  const title = blockOf(content.title, fonts.title, 28, POSTER_MARGIN, 16, left, 3, measure);
  const subtitle = blockOf(content.subtitle, fonts.small, 19, POSTER_MARGIN, title.bottom + 2, left, 2, measure);
  const dateWidth = wide ? inner - left - DAY_GAP : inner;
  const dateLeft = wide ? width - POSTER_MARGIN - dateWidth : POSTER_MARGIN;
  const top = wide ? 16 : subtitle.bottom + 10;
  const whereLines = wide ? content.wideLines : content.whereLines;
  const date = { left: dateLeft, top, width: dateWidth, end: wide, whereLines, bottom: top + 34 + whereLines * 19 };
  return { title, subtitle, date, bottom: Math.max(subtitle.bottom, date.bottom) + 12 };
}

/**
 * What the signs mean, in rows. `items`: `[{text, sign (pixels for it and the space after it), …}]`; `high`: pixels of the
 * highest sign. Each gets `x` of its first pixel and `y` of its middle.
 * @param {PosterItem[]} items @param {number} high @param {PosterFonts} fonts @param {number} width
 * @param {number} top @param {MeasureFont} measure
 */
function posterLegend(items, high, fonts, width, top, measure) {
  const inner = width - 2 * POSTER_MARGIN;
  const rowHeight = Math.max(LEGEND_ROW, high);
  const fitted = items.map((item) => {
    const [text] = wrapText(item.text, inner - item.sign, (part) => measure(part, fonts.legend), 1);
    return { ...item, text, width: item.sign + measure(text, fonts.legend) };
  });
  const places = flowItems(fitted.map((item) => item.width), inner, 20);
  const placed = fitted.map((item, at) => ({ ...item, x: POSTER_MARGIN + places[at].x, y: top + (places[at].row + 0.5) * rowHeight }));
  const rows = places.length ? places[places.length - 1].row + 1 : 0;
  return { placed, bottom: top + rows * rowHeight };
}

/**
 * A layout for a language that runs from right to left.
 * @template {{ left: number, width: number }} B @template {{ x: number, width: number }} I
 * @template {{ width: number, head: { title: B, subtitle: B, date: { left: number, width: number } }, legend: { placed: I[] } }} L
 * @param {L} layout
 */
function mirrored(layout) {
  const { head, legend, width } = layout;
  for (const block of [head.title, head.subtitle, head.date]) block.left = width - block.left - block.width;
  for (const item of legend.placed) item.x = width - item.x - item.width;
  return layout;
}

/**
 * The layout of a picture `width` wide around a map of `mapHeight`: `head`, `map` (`{top, height}`), `legend`,
 * `credits`, `width` and `height`. `content`: `{title, subtitle, day (its `date` and `weekday`), wideLines and whereLines (below the day, where it is wide and where it is narrow),
 * legend: as for posterLegend, high, credits}`.
 * @param {PosterContent} content @param {PosterFonts} fonts @param {number} width @param {number} mapHeight
 * @param {MeasureFont} measure
 */
export function posterLayout(content, fonts, width, mapHeight, measure) {
  const head = posterHead(content, fonts, width, measure);
  const map = { top: head.bottom, height: mapHeight };
  const legend = posterLegend(content.legend, content.high || 0, fonts, width, map.top + mapHeight + 12, measure);
  const inner = width - 2 * POSTER_MARGIN;
  const credits = blockOf(content.credits, fonts.credit, CREDIT_LINE, POSTER_MARGIN, legend.bottom + 8, inner, 8, measure);
  const layout = { head, map, legend, credits, width, height: Math.ceil(credits.bottom + 14) };
  return direction() === "rtl" ? mirrored(layout) : layout;
}

// So much of a picture's height is the map's, however much is to be said beside it.
const LEAST_MAP = 0.45;
const SMALLER = 0.92;
const MOST_STEPS = 16;

/**
 * The layout of a picture that is to be as large as `page`, in pixels of the page: with one pixel drawn `drawn` large, or
 * as much smaller as the words leave room for a map. `layoutAt(width, mapHeight)` is as `posterLayout`.
 * @template {{ height: number }} L
 * @param {(width: number, mapHeight: number) => L} layoutAt @param {{ width: number, height: number }} page @param {number} drawn
 */
export function fittedLayout(layoutAt, page, drawn) {
  let large = drawn;
  for (let step = 0; ; step += 1) {
    const [width, height] = [page.width / large, page.height / large];
    const mapHeight = height - layoutAt(width, 0).height;
    if (mapHeight >= LEAST_MAP * height || step === MOST_STEPS) return { ...layoutAt(width, Math.max(1, mapHeight)), width, height };
    large *= SMALLER;
  }
}

/**
 * How much larger a picture is drawn than `width` by `height`: `wanted`, or as much as `most` pixels allow.
 * @param {number} width @param {number} height @param {number} wanted @param {number} most
 */
export function pictureScale(width, height, wanted, most) {
  return Math.min(wanted, Math.sqrt(most / (width * height)));
}
