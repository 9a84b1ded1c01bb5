// The text of a chapter on a film: set by the browser as on a page, in as many pages as it takes, and drawn as a picture.

import { _, direction, numberWords, spoken } from "../core/gettext.js";
import { element, penOf } from "../page/dom.js";
import { chapterSections } from "../story/text.js";
// @ts-ignore: its text, as build.mjs has it
import style from "../style/film.css";

/** @import { Look } from "../sharing/types.js" */
/** @import { StoryDocument } from "../story/types.js" */

const [GAP, CAPTION_GAP] = [40, 5]; // between columns, and above a credit, as the style has them
// How much of the width a picture may have beside the text, and of the height above it.
const [BESIDE_TEXT, ABOVE_TEXT] = [0.38, 0.42];
const MOST_STEPS = 24; // more chapters have no sign each
// How large the text is at least, in pixels of the film: below the map it is seen on phones. Larger where each chapter still
// stands on one page.
const LEAST = { beside: 32, below: 36 };
const LARGER = [1.2, 1.12, 1.06, 1];
// What XML cannot hold; no script of ours writes it, but a table may.
// eslint-disable-next-line no-control-regex
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** @param {HTMLElement} node @param {Record<string, string>} values */
function setValues(node, values) {
  for (const [name, value] of Object.entries(values)) node.style.setProperty(`--${name}`, value);
}

/** @param {number} chapter @param {number} count */
function steps(chapter, count) {
  if (count > MOST_STEPS || count < 2) return null;
  return element("div", { class: "steps" }, Array.from({ length: count }, (_step, at) => element("i", { class: at <= chapter ? "gone" : null })));
}

/**
 * The chapter as an element of a panel, out of that of a page.
 * @param {HTMLElement} section @param {number} chapter @param {number} count @param {boolean} below
 */
function panelOf(section, chapter, count, below) {
  const part = (/** @type {string} */ which) => section.querySelector(which);
  const text = part(".sa-chapter-text");
  const figure = part("figure");
  figure?.querySelector("img")?.removeAttribute("loading");
  const place = _("{number} / {count}", { number: numberWords(chapter + 1), count: numberWords(count) });
  const body = element("div", { class: "body" }, [element("div", { class: "pages" }, [...(text?.children ?? [])])]);
  return element("div", { class: below ? "panel below" : "panel beside", lang: spoken(), dir: direction() }, [
    steps(chapter, count),
    element("div", { class: "head" }, [part("h2"), element("p", { class: "place", text: place })]),
    element("div", { class: "told" }, [figure, body]),
  ]);
}

/** What of a panel holds the pages. @param {HTMLElement} panel */
const pagesOf = (panel) => /** @type {HTMLElement} */ (panel.querySelector(".pages"));

/**
 * Give a picture as much of a panel as it may have; beside the text a narrow one takes no more than it needs.
 * @param {HTMLElement} panel @param {boolean} below
 */
function fitPicture(panel, below) {
  const [told, figure] = [".told", "figure"].map((part) => /** @type {HTMLElement | null} */ (panel.querySelector(part)));
  const image = figure?.querySelector("img");
  if (!told || !figure || !image) return;
  const widest = below ? Math.round(BESIDE_TEXT * told.clientWidth) : told.clientWidth;
  figure.style.width = `${widest}px`;
  const caption = figure.querySelector("figcaption");
  const highest = told.clientHeight * (below ? 1 : ABOVE_TEXT) - (caption ? caption.offsetHeight + CAPTION_GAP : 0);
  const [width, height] = [image.getAttribute("width"), image.getAttribute("height")].map(Number);
  const share = Math.min(widest / width, Math.max(1, highest) / height);
  image.style.width = `${width * share}px`;
  image.style.height = `${height * share}px`;
  if (below && !caption) figure.style.width = image.style.width;
}

/** How many words stand on each page. @param {HTMLElement} panel */
function wordsOnPages(panel) {
  const pages = pagesOf(panel);
  const step = pages.clientWidth + GAP;
  const count = Math.max(1, Math.round((pages.scrollWidth + GAP) / step));
  /** @type {number[]} */
  const words = Array(count).fill(0);
  const box = pages.getBoundingClientRect();
  const segmenter = new Intl.Segmenter(spoken(), { granularity: "word" });
  const walker = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const { segment, index, isWordLike } of segmenter.segment(node.textContent ?? "")) {
      if (!isWordLike) continue;
      range.setStart(node, index);
      range.setEnd(node, index + segment.length);
      const { left, right } = range.getBoundingClientRect();
      const page = pages.contains(node) ? Math.floor((direction() === "rtl" ? box.right - right : left - box.left) / step + 0.01) : 0;
      words[Math.max(0, Math.min(count - 1, page))] += 1;
    }
  }
  return words;
}

/** A picture of a panel with one of its pages in sight. @param {HTMLElement} panel @param {number} page @param {{ width: number, height: number }} box @param {number} scale */
function pictureOf(panel, page, { width, height }, scale) {
  const pages = pagesOf(panel);
  const way = page * (pages.clientWidth + GAP) * (direction() === "rtl" ? 1 : -1);
  pages.style.transform = `translateX(${way}px)`;
  const text = new XMLSerializer().serializeToString(panel).replace(NO_XML, "\ufffd");
  pages.style.transform = "";
  const sized = `width="${Math.round(width * scale)}" height="${Math.round(height * scale)}" viewBox="0 0 ${width} ${height}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${sized}><style>${style}</style><foreignObject width="${width}" height="${height}">${text}</foreignObject></svg>`;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  return image;
}

/**
 * The panels of all chapters. `words`: of each chapter, how many stand on each of its pages; `picture(chapter, page)`
 * resolves to a canvas of the panel's size.
 * @param {StoryDocument} story @param {{ width: number, height: number }} box @param {boolean} below @param {number} scale
 * @param {Look} look
 */
export function createPanels(story, box, below, scale, { inks, fonts }) {
  const host = element("div");
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  host.style.cssText = "position: fixed; left: 0; top: 0; visibility: hidden";
  document.body.append(host);
  const panels = chapterSections(story).map((section, chapter, all) => panelOf(section, chapter, all.length, below));
  root.append(...panels);
  const family = (/** @type {string} */ font) => font.replace(/^.*?px /, "");
  const looks = { width: `${box.width}px`, height: `${box.height}px`, paper: inks.paper, ink: inks.ink, muted: inks.muted, rule: inks.rule, serif: family(fonts.title), sans: family(fonts.small) };

  /** @param {number} size */
  function setIn(size) {
    for (const panel of panels) {
      setValues(panel, { ...looks, size: `${size}px` });
      fitPicture(panel, below);
    }
    return panels.map(wordsOnPages);
  }

  /** @type {number[][]} */
  let words = [];
  for (const larger of LARGER) {
    words = setIn((larger * (below ? LEAST.below : LEAST.beside)) / scale);
    if (words.every(({ length }) => length === 1)) break;
  }
  return {
    words,
    /** @param {number} chapter @param {number} page */
    async picture(chapter, page) {
      const image = pictureOf(panels[chapter], page, box, scale);
      await image.decode();
      const canvas = element("canvas", { width: image.width, height: image.height });
      penOf(canvas).drawImage(image, 0, 0);
      return canvas;
    },
  };
}
