// What can be made of words that a hand has selected in a text: a row of their own, or a field of the row at hand.

import { _, numberWords, pgettext } from "../core/gettext.js";
import { fieldName } from "../core/desk.js";
import { element } from "../page/dom.js";
import { button } from "./desk_cards.js";

/** @import { Desk } from "./desk.js" */

const LONGEST = 60;
const FIELDS = ["leaders", "date", "city", "venue", "country"];

/** What the words can be of a row. @param {string} key */
function usedAs(key) {
  if (key === "leaders") return pgettext("field", "who");
  if (key === "date") return pgettext("field", "when");
  return key === "quote" ? pgettext("field", "its words") : fieldName(key);
}

/** @param {Desk} desk */
export function drawMarked(desk) {
  const { marked } = desk.parts;
  const words = desk.marked;
  marked.hidden = !words;
  if (!words) return marked.replaceChildren();
  const { text, start, end } = words;
  const shown = words.words.length > LONGEST ? `${words.words.slice(0, LONGEST)}…` : words.words;
  marked.replaceChildren(element("q", { text: shown }), " ", button(_("New row"), () => done(desk, { do: "add", text, start, end })));
  const card = desk.cards().find((one) => one.id === desk.active);
  if (!card || card.text !== text) return;
  const fields = card.faults.some((one) => one.key === "quote") ? ["quote"] : FIELDS;
  marked.append(" ", _("or in row {number} as", { number: numberWords(card.number) }), " ");
  for (const key of fields) marked.append(button(usedAs(key), () => done(desk, { do: "point", id: card.id, key, start, end })), " ");
}

/** @param {Desk} desk @param {import("../core/desk.js").Asked} step */
function done(desk, step) {
  document.getSelection()?.removeAllRanges();
  desk.marked = null;
  desk.ask(step);
}
