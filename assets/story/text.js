// The chapters as elements. A text comes as plain values and goes in as text: nothing of it is ever read as HTML.

import { dateWords } from "../core/calendar.js";
import { _, numberWords } from "../core/gettext.js";
import { element } from "../page/dom.js";

/** @import { Block, Chapter, Run, StoryDocument } from "./types.js" */

const OUTSIDE = /^(https?|mailto):/i;
const CHAPTER = /^#chapter=\d+$/;

/** @param {Run[]} runs @returns {(Node | string)[]} */
function runNodes(runs) {
  return runs.map((run) => {
    if (typeof run === "string") return run;
    if (run[0] === "br") return element("br");
    if (run[0] === "a") return link(run[1], runNodes(run[2]));
    return element(run[0] === "em" ? "em" : "strong", {}, runNodes(run[1]));
  });
}

/** A link to a chapter stays on the page; one to elsewhere opens beside it. @param {string} address @param {(Node | string)[]} inside */
function link(address, inside) {
  if (CHAPTER.test(address)) return element("a", { href: address, target: "_self" }, inside);
  if (!OUTSIDE.test(address)) return element("span", {}, inside);
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, inside);
}

/** @param {Block[]} blocks @returns {HTMLElement[]} */
function blockNodes(blocks) {
  return blocks.map(([sort, inside]) => {
    if (sort === "p") return element("p", { dir: "auto" }, runNodes(inside));
    return element(sort, { dir: "auto" }, inside.map((item) => element("li", {}, blockNodes(item))));
  });
}

/** @param {StoryDocument} story @param {Chapter} chapter */
function figure({ pictures }, { picture }) {
  if (!picture) return null;
  const { src, width, height } = pictures[picture.number];
  return element("figure", { class: "sa-chapter-picture" }, [
    element("img", { src, width, height, alt: picture.alt, decoding: "async", loading: "lazy" }),
    picture.credit ? element("figcaption", { text: picture.credit, dir: "auto" }) : null,
  ]);
}

/** What a chapter is called where only its name is said. @param {Chapter} chapter @param {number} number From 0. */
export function chapterName({ title }, number) {
  return title || _("Chapter {number}", { number: numberWords(number + 1) });
}

/**
 * A section for each chapter, in their order. The day stands over the first chapter that shows it.
 * @param {StoryDocument} story
 */
export function chapterSections(story) {
  return story.chapters.map((chapter, number) => {
    const before = number ? story.chapters[number - 1].day : null;
    const day = chapter.day === null || chapter.day === before ? "" : dateWords(chapter.day);
    const heading = chapter.title ? element("h2", { id: `sa-chapter-${number + 1}`, tabindex: -1, text: chapter.title, dir: "auto" }) : null;
    return element("section", { class: "sa-chapter", "data-role": "chapter", "data-chapter": number + 1, "aria-labelledby": heading?.id, "aria-label": heading ? null : chapterName(chapter, number) }, [
      element("p", { class: "sa-chapter-kicker" }, [element("span", { text: numberWords(number + 1) }), day]),
      heading,
      figure(story, chapter),
      element("div", { class: "sa-chapter-text" }, blockNodes(chapter.text)),
    ]);
  });
}
