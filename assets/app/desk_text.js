// The texts as they are read: everything marked, the sentences of the row at hand lit up, and what a hand has selected.

import { _, pgettext } from "../core/gettext.js";
import { characters, within } from "../core/desk.js";
import { element } from "../page/dom.js";

/** @import { DeskCard, DeskText, Piece } from "../core/desk.js" */

/** @typedef {{ text: number, start: number, end: number, words: string }} Marked Words that a hand has selected in a text. */

/** What a mark is, in words. @type {Record<string, () => string>} */
const KINDS = { person: () => pgettext("marked", "person"), place: () => pgettext("marked", "place"), date: () => pgettext("marked", "date") };

/** @param {HTMLElement} pane @param {DeskText[]} texts */
export function drawTexts(pane, texts) {
  const legend = element("p", { class: "sa-desk-legend" }, [_("Marked:"), " "]);
  for (const kind of Object.keys(KINDS)) legend.append(element("span", { class: `sa-desk-${kind}`, text: KINDS[kind]() }), " ");
  legend.append(element("span", { text: _("Select words to make a row of them, or to fill a field.") }));
  pane.replaceChildren(legend, ...texts.map(article));
}

/** @param {DeskText} text @param {number} number */
function article(text, number) {
  const node = element("article", { class: "sa-desk-text", "data-text": number, "aria-label": text.title || text.source });
  node.append(element("p", { class: "sa-desk-source", text: text.source }));
  for (const block of text.blocks) node.append(element("p", {}, block.map(piece)));
  return node;
}

/** @param {Piece} one */
function piece({ start, end, text, kind }) {
  return element("span", { class: kind ? `sa-desk-${kind}` : null, "data-start": start, "data-end": end, text });
}

/**
 * Light up the sentences of a row and the words its fields rest on, and instead of them what was asked to be `shown`.
 * @param {HTMLElement} pane @param {DeskCard | null} card @param {[number, number, number] | null} shown
 */
export function lightUp(pane, card, shown) {
  const number = shown ? shown[0] : card?.text;
  /** @type {[number, number][]} */
  const spans = shown ? [[shown[1], shown[2]]] : card?.spans ?? [];
  const words = shown ? [] : (card?.fields ?? []).flatMap(({ span }) => (span ? [span] : []));
  /** @type {HTMLElement | null} */
  let first = null;
  for (const text of pane.querySelectorAll("[data-text]")) {
    const here = Number(/** @type {HTMLElement} */ (text).dataset.text) === number;
    for (const node of text.querySelectorAll("[data-start]")) {
      const at = placeOf(/** @type {HTMLElement} */ (node));
      const lit = here && within(at, spans);
      node.classList.toggle("sa-desk-lit", lit);
      node.classList.toggle("sa-desk-word", here && within(at, words));
      if (lit && !first) first = /** @type {HTMLElement} */ (node);
    }
  }
  if (first) bring(pane, first);
}

/** @param {HTMLElement} node @returns {Piece} */
function placeOf(node) {
  return { start: Number(node.dataset.start), end: Number(node.dataset.end), text: "", kind: "" };
}

/** Scroll the pane, and nothing around it, until a piece is in its upper half. @param {HTMLElement} pane @param {HTMLElement} node */
function bring(pane, node) {
  const outer = pane.getBoundingClientRect();
  const inner = node.getBoundingClientRect();
  const far = inner.top - outer.top;
  if (far < 8 || inner.bottom > outer.top + outer.height * 0.75) pane.scrollTop += far - outer.height * 0.2;
}

/** What is selected within one of the texts; null for nothing. @param {HTMLElement} pane @returns {Marked | null} */
export function selected(pane) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!pane.contains(range.commonAncestorContainer)) return null;
  const nodes = /** @type {HTMLElement[]} */ ([...pane.querySelectorAll("[data-start]")].filter((node) => range.intersectsNode(node)));
  if (!nodes.length) return null;
  const [first, last] = [nodes[0], nodes[nodes.length - 1]];
  const text = first.closest("[data-text]");
  if (!text || !text.contains(last)) return null;
  const start = first.contains(range.startContainer) ? placeIn(first, range.startOffset) : Number(first.dataset.start);
  const end = last.contains(range.endContainer) ? placeIn(last, range.endOffset) : Number(last.dataset.end);
  if (end <= start) return null;
  return { text: Number(/** @type {HTMLElement} */ (text).dataset.text), start, end, words: selection.toString().trim() };
}

/** @param {HTMLElement} node @param {number} offset */
function placeIn(node, offset) {
  return Number(node.dataset.start) + characters(node.textContent ?? "", offset);
}
