// Words and names for what is shared: file names, the snippet of a frame, lines of text that fit.

import { ngettext } from "./gettext.js";

/** @import { Measure } from "./types.js" */

const STEM_MOST = 60;
// Windows keeps these names for devices, whatever follows the first dot.
const DEVICE_NAME = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A file name without its ending, made from texts: letters and digits of any script, joined by hyphens.
 * @param {...string} texts
 */
export function fileStem(...texts) {
  const words = texts.join(" ").normalize("NFC").match(/[\p{L}\p{M}\p{N}]+/gu) || [];
  const stem = Array.from(words.join("-").toLowerCase()).slice(0, STEM_MOST).join("").replace(/-+$/, "");
  return !stem || DEVICE_NAME.test(stem) ? "summit-atlas" : stem;
}

/** Text that is safe between double quotes of an HTML attribute, and everywhere else in HTML. @param {string} text */
function escapeHtml(text) {
  /** @type {Record<string, string>} */
  const names = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "`": "&#96;" };
  return text.replace(/[&<>"'`]/g, (sign) => names[sign]);
}

/**
 * The HTML of a frame that shows the map at `address`. The map needs no more rights than these.
 * @param {string} address @param {string} title
 */
export function frameSnippet(address, title) {
  const rights = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox";
  return (
    `<iframe src="${escapeHtml(address)}" title="${escapeHtml(title)}" width="100%" height="720" ` +
    `style="border: 0" loading="lazy" sandbox="${rights}" allow="clipboard-write; fullscreen"></iframe>`
  );
}

/** Whether a text is to be read from right to left: its first letter decides. @param {string} text */
export function readsLeftward(text) {
  const letter = /\p{L}/u.exec(text);
  return letter !== null && /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(letter[0]);
}

/**
 * The longest beginning of `signs` that is at most `width` wide, one sign at least: how many signs.
 * @param {string[]} signs @param {number} width @param {Measure} measure
 */
function fitting(signs, width, measure) {
  let low = 1;
  let high = signs.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(signs.slice(0, middle).join("")) <= width) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** @param {string} text @param {number} width @param {Measure} measure */
function shorten(text, width, measure) {
  const signs = Array.from(text);
  while (signs.length > 1 && measure(`${signs.join("").trimEnd()}…`) > width) signs.pop();
  return `${signs.join("").trimEnd()}…`;
}

/**
 * Text in lines of at most `width`, as `measure(text)` has it. A word that is longer is cut, words with a space that
 * does not break stay together; what is more than `most` lines ends in an ellipsis.
 * @param {string} text @param {number} width @param {Measure} measure @param {number} most
 */
export function wrapText(text, width, measure, most = Infinity) {
  const lines = [];
  let line = "";
  for (let word of text.split(/[^\S\u00a0]+/).filter(Boolean)) {
    if (line && measure(`${line} ${word}`) <= width) {
      line = `${line} ${word}`;
      continue;
    }
    if (line) lines.push(line);
    for (let signs = Array.from(word); measure(word) > width && signs.length > 1; signs = Array.from(word)) {
      const count = fitting(signs, width, measure);
      if (count === signs.length) break;
      lines.push(signs.slice(0, count).join(""));
      word = signs.slice(count).join("");
      if (lines.length > most) break;
    }
    line = word;
    if (lines.length > most) break;
  }
  if (line) lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shorten(`${lines[most - 1]} ${lines[most]}`, width, measure)];
}

/**
 * Items of the given widths in rows of at most `width`, `gap` apart: for each its `{x, row}`.
 * @param {number[]} widths @param {number} width @param {number} gap
 */
export function flowItems(widths, width, gap) {
  let x = 0;
  let row = 0;
  return widths.map((own) => {
    if (x > 0 && x + own > width) {
      x = 0;
      row += 1;
    }
    const place = { x, row };
    x += own + gap;
    return place;
  });
}

/** Kinds of video, the one that most programs play first. */
export const VIDEO_TYPES = [
  ["video/mp4;codecs=avc1.640028", "mp4"],
  ["video/mp4;codecs=avc1.42E028", "mp4"],
  ["video/webm;codecs=vp9", "webm"],
  ["video/webm;codecs=vp8", "webm"],
  ["video/webm", "webm"],
  ["video/mp4", "mp4"],
];

/** A duration in words: `about 25 seconds`, `about 3 minutes`. @param {number} seconds */
export function durationWords(seconds) {
  if (seconds < 90) return ngettext("about {count} second", "about {count} seconds", Math.max(1, Math.round(seconds)));
  return ngettext("about {count} minute", "about {count} minutes", Math.round(seconds / 60));
}
