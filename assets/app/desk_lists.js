// What is in no row: what was denied or may only be, sentences that seem to tell of more, leaders without a row, and names
// that may mean two countries. A text is checked once all of it was looked at.

import { _, numberWords } from "../core/gettext.js";
import { element } from "../page/dom.js";
import { button } from "./desk_cards.js";

/** @import { Ask, DeskItem } from "../core/desk.js" */
/** @import { Desk } from "./desk.js" */

/** @param {Desk} desk */
export function drawLists(desk) {
  const { lists } = desk.parts;
  const focused = focusIn(lists);
  const items = desk.data.lists;
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  const groups = kinds.map((kind) => group(desk, items.filter((one) => one.kind === kind)));
  const seen = items.filter((one) => one.seen).length;
  const heading = items.length ? element("h2", { text: _("In no row: {seen} of {all} looked at", { seen: numberWords(seen), all: numberWords(items.length) }) }) : null;
  lists.replaceChildren(...(heading ? [heading] : []), ...groups);
  refocus(lists, focused);
}

/** What the element with the focus is for, where that is within a part that is drawn anew. @param {HTMLElement} part */
function focusIn(part) {
  const at = /** @type {HTMLElement | null} */ (document.activeElement);
  return part.contains(at) ? at?.dataset.for : undefined;
}

/** @param {HTMLElement} part @param {string | undefined} name */
function refocus(part, name) {
  const node = [...part.querySelectorAll("[data-for]")].find((one) => /** @type {HTMLElement} */ (one).dataset.for === name);
  if (name) /** @type {HTMLElement | undefined} */ (node)?.focus();
}

/** Names that may mean two countries, each asked once. @param {Desk} desk */
export function drawAsks(desk) {
  const { asks } = desk.parts;
  const focused = focusIn(asks);
  asks.replaceChildren(...desk.data.asks.map((one) => asked(desk, one)));
  refocus(asks, focused);
}

/** @param {Desk} desk @param {Ask} ask */
function asked(desk, { name, countries, meant }) {
  const words = meant ? _("{name} means", { name }) : _("Which {name} is meant?", { name });
  const node = element("div", { class: "sa-desk-ask", role: "group", "aria-label": words }, [element("span", { text: words })]);
  for (const country of countries) {
    const one = button(country, () => desk.ask({ do: "mean", name, country }));
    one.setAttribute("aria-pressed", String(country === meant));
    one.dataset.for = `${name} ${country}`;
    node.append(one, " ");
  }
  return node;
}

/** @param {Desk} desk @param {DeskItem[]} items */
function group(desk, items) {
  const list = element("ul", {}, items.map((one) => item(desk, one)));
  return element("section", { class: "sa-desk-group" }, [element("h3", { text: items[0].heading }), list]);
}

/** @param {Desk} desk @param {DeskItem} one */
function item(desk, one) {
  const tick = element("input", { type: "checkbox", "data-for": one.id });
  tick.checked = one.seen;
  tick.addEventListener("change", () => desk.ask({ do: tick.checked ? "seen" : "unseen", id: one.id }));
  const words = element("label", {}, [tick, element("span", { text: one.words })]);
  const show = button(_("Show"), () => desk.show(one.text, one.start, one.end));
  show.setAttribute("aria-label", _("Show in the text: {words}", { words: one.words }));
  const node = element("li", { class: one.seen ? "sa-desk-seen" : null }, [words, show]);
  if (one.kind !== "leader") node.append(button(_("Make a row"), () => desk.ask({ do: "add", text: one.text, start: one.start, end: one.end })));
  return node;
}
