// Where what lies on the frames of a story: the map with title, day, legend and credits, and the panel with the text beside
// it or, where a film is not wide, below it. Numbers only, in pixels of the page.

/** @import { PosterLayout } from "../core/types.js" */
/** @import { Rect } from "./types.js" */

const BESIDE = 0.37; // of the width
const BELOW = 0.54; // of the height that map and text share
const LEAST_ROOM = 0.55; // of the height
export const CREDITS_GAP = 8; // above the credits

/** @typedef {{ width: number, height: number }} Page */
/** @typedef {{ head: number, legend: number, credits: number }} Heights What is above the map, right below it, and at the bottom. */

/** @param {Page} page */
const isWide = ({ width, height }) => width > height;

/** How wide the map is. @param {Page} page */
export function mapWidth(page) {
  return isWide(page) ? page.width - Math.round(page.width * BESIDE) : page.width;
}

/** @param {PosterLayout} layout @returns {Heights} */
export function heightsOf({ map, credits, height }) {
  return { head: map.top, legend: credits.top - CREDITS_GAP - map.top - map.height, credits: height - credits.top + CREDITS_GAP };
}

/**
 * One layout for all chapters, so that nothing moves but what another chapter says. `roomy`: there is room enough for map
 * and text; otherwise all is to be drawn smaller.
 * @param {Page} page @param {boolean} mirrored @param {Heights[]} chapters
 */
export function storyLayout(page, mirrored, chapters) {
  const most = (/** @type {keyof Heights} */ part) => Math.max(...chapters.map((heights) => heights[part]));
  const [head, legend, credits] = [most("head"), most("legend"), most("credits")];
  const width = mapWidth(page);
  const room = page.height - head - legend - credits;
  const beside = isWide(page);
  const below = beside ? 0 : Math.round(room * BELOW);
  /** @type {Rect} */
  const map = { left: beside && !mirrored ? page.width - width : 0, top: head, width, height: Math.max(1, Math.floor(room - below)) };
  /** @type {Rect} */
  const panel = beside
    ? { left: mirrored ? width : 0, top: 0, width: page.width - width, height: page.height }
    : { left: 0, top: page.height - credits - below, width, height: Math.max(1, below) };
  return { map, panel, beside, roomy: room >= LEAST_ROOM * page.height };
}
