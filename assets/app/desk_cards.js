// The proposed rows as cards: who, when, where, whether it happened, and what each of these rests on. The row at hand is
// open, all others are two lines.

import { fieldName, fieldNames, spoken, statusWords } from "../core/desk.js";
import { _, N_, numberWords } from "../core/gettext.js";
import { element } from "../page/dom.js";
import { form } from "./desk_form.js";

/** @import { DeskCard, Field } from "../core/desk.js" */
/** @import { Desk } from "./desk.js" */

/** @type {Record<string, string>} */
const STATES = { open: N_("to decide"), taken: N_("taken"), left: N_("left") };
/** @type {Record<string, string>} */
const ORIGINS = { given: N_("from another reader"), marked: N_("marked by you") };
/** @type {Record<string, string>} */
const ORIGIN_SENTENCES = { given: N_("This row is from another reader."), marked: N_("This row is marked by you.") };
const ROWS = /** @type {const} */ ([[N_("Who"), ["leaders"]], [N_("When"), ["date"]], [N_("Where"), ["venue", "city", "country"]], [N_("Status"), ["status", "category"]]]);

/** @param {Desk} desk */
export function drawCards(desk) {
  const { cards: list, rows } = desk.parts;
  const cards = desk.cards();
  const top = rows.scrollTop;
  const kept = desk.editing ? list.querySelector("form")?.closest("li") : null;
  list.replaceChildren(
    ...cards.map((card) => (kept && kept.dataset.id === card.id && desk.editing === card.id ? kept : item(desk, card, cards.length))),
  );
  rows.scrollTop = top;
  if (!cards.length) list.append(element("li", { class: "sa-desk-none", text: _("No row is proposed. Select words in the text to make one.") }));
}

/** @param {Desk} desk @param {DeskCard} card @param {number} all */
function item(desk, card, all) {
  const active = card.id === desk.active;
  const node = element("li", {
    class: `sa-desk-card sa-desk-is-${card.state}${card.faults.length ? " sa-desk-faulty" : ""}`,
    "data-id": card.id,
    tabindex: active ? 0 : -1,
    "aria-current": active ? "true" : null,
    "aria-label": spoken(card, all),
  });
  node.append(head(card));
  if (!active) node.append(element("p", { class: "sa-desk-brief", text: brief(card) }));
  else if (desk.editing === card.id) node.append(form(desk, card));
  else node.append(...body(desk, card));
  if (!active) node.addEventListener("click", () => desk.choose(card.id));
  return node;
}

/** @param {DeskCard} card */
function head(card) {
  const node = element("div", { class: "sa-desk-head" }, [
    element("span", { class: "sa-desk-number", text: numberWords(card.number) }),
    element("span", { class: "sa-desk-who", text: card.leaders.join(" · ") || _("Nobody named") }),
    element("span", { class: "sa-desk-state", text: _(STATES[card.state]) }),
  ]);
  return node;
}

/** @param {DeskCard} card */
function brief(card) {
  const origin = ORIGINS[card.origin];
  const words = [card.when || _("no date"), card.where || _("no place"), card.status === "held" ? "" : statusWords(card.status), origin ? _(origin) : ""];
  if (card.faults.length) words.push(_("not supported by the text"));
  return words.filter(Boolean).join(" · ");
}

/** @param {Desk} desk @param {DeskCard} card */
function body(desk, card) {
  const list = element("dl", { class: "sa-desk-fields" });
  for (const [label, keys] of ROWS) {
    const fields = card.fields.filter(({ key }) => keys.some((one) => one === key));
    if (label === "Status" && !fields.some(({ value, fault }) => value || fault)) continue;
    list.append(element("dt", { text: _(label) }), element("dd", {}, said(card, label, fields)));
  }
  const origin = ORIGIN_SENTENCES[card.origin] && element("p", { class: "sa-desk-origin", text: _(ORIGIN_SENTENCES[card.origin]) });
  const quote = element("blockquote", { class: "sa-desk-quote", text: card.quote });
  return [list, origin, barred(card), quote, offers(desk, card), buttons(desk, card)].filter((one) => one instanceof Node);
}

/** What fields say, each with what it rests on. @param {DeskCard} card @param {string} label @param {Field[]} fields */
function said(card, label, fields) {
  /** @type {(Node | string)[]} */
  const nodes = [];
  for (const field of fields.filter(({ value, fault }) => value || fault)) {
    const value = field.key === "date" ? card.when : field.key === "leaders" ? card.leaders.join(", ") : field.key === "status" ? statusWords(field.value) : field.value;
    const kind = field.fault ? "sa-desk-unsupported" : field.reason ? "sa-desk-inferred" : "sa-desk-stated";
    if (nodes.length) nodes.push(", ");
    nodes.push(element("span", { class: kind, text: value || _("nothing") }));
    const why = field.fault ? _("not supported: {reason}", { reason: field.fault }) : field.reason ? _("inferred: {reason}", { reason: field.reason }) : "";
    if (why) nodes.push(element("span", { class: field.fault ? "sa-desk-why" : "sa-desk-reason", text: ` ${why}` }));
  }
  return nodes.length ? nodes : [element("span", { class: "sa-desk-empty", text: label === "Where" ? _("the text does not say") : _("not said") })];
}

/** @param {DeskCard} card */
function barred(card) {
  const fault = card.faults.find((one) => one.key === "quote");
  if (!fault) return null;
  const words = _("{reason}. Select in the text the words it rests on, or leave it.", { reason: fault.why });
  return element("p", { class: "sa-desk-why", text: words });
}

/** What the sentence says beside it, to be used by hand. @param {Desk} desk @param {DeskCard} card */
function offers(desk, card) {
  if (!card.offers.length) return null;
  const node = element("p", { class: "sa-desk-offers" }, [_("Also in its words:"), " "]);
  for (const { key, value, start, end } of card.offers) {
    const use = button(_("{words} as {field}", { words: value, field: fieldName(key) }), () => desk.ask({ do: "point", id: card.id, key, start, end }));
    node.append(use, " ");
  }
  return node;
}

/** @param {Desk} desk @param {DeskCard} card */
function buttons(desk, card) {
  const node = element("div", { class: "sa-desk-buttons" });
  if (desk.unsure === card.id) {
    const fields = fieldNames(card.faults);
    node.append(element("p", { class: "sa-desk-why", text: _("The text does not say: {fields}. Take it on your own word?", { fields }) }));
    node.append(button(_("Take it on my word"), () => decide(desk, { do: "sure", id: card.id })), button(_("Do not"), () => desk.choose(card.id)));
    return node;
  }
  if (card.state === "taken") node.append(button(_("Decide again"), () => desk.ask({ do: "open", id: card.id })));
  else if (!card.faults.length) node.append(button(_("Take"), () => desk.act("take"), "t", true));
  else if (!card.barred) node.append(button(_("Take all the same …"), () => Object.assign(desk, { unsure: card.id }).redraw()));
  if (card.state !== "left") node.append(button(_("Leave"), () => desk.act("leave"), "l"));
  node.append(button(_("Change"), () => desk.act("change"), "e"));
  if (card.split) node.append(button(_("Split into pairs"), () => desk.ask({ do: "split", id: card.id })));
  for (const { id, number } of card.joins) node.append(button(_("Join with {number}", { number: numberWords(number) }), () => desk.ask({ do: "join", ids: [card.id, id] })));
  return node;
}

/** @param {Desk} desk @param {import("../core/desk.js").Asked} step */
function decide(desk, step) {
  desk.ask(step);
  desk.act("next");
}

/** @param {string} words @param {() => void} action @param {string} [key] */
export function button(words, action, key = "", first = false) {
  const node = element("button", { class: `sa-desk-button${first ? " sa-desk-first" : ""}` }, [words]);
  if (key) node.append(" ", element("kbd", { text: key, "aria-hidden": "true" }));
  node.addEventListener("click", (event) => {
    event.stopPropagation();
    action();
  });
  return node;
}
