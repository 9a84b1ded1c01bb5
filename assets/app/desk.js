// The desk: texts with their people, places and dates marked on the left, the rows proposed from them as cards beside
// it, and below what is in no row. Owned by geo/app/texts.py; what is decided is decided there: a step that a hand asks
// for is told to the page, numbered, until the page says by `heard` that it was. `data` is that of geo/desk/viewing.py.

import { counted, fieldNames, foreseen, keyAction, neighbour, spoken } from "../core/desk.js";
import { _, N_, numberWords, speak } from "../core/gettext.js";
import { element, targetOf } from "../page/dom.js";
import { button, drawCards } from "./desk_cards.js";
import { drawAsks, drawLists } from "./desk_lists.js";
import { drawTexts, lightUp, selected } from "./desk_text.js";
import { drawMarked } from "./desk_marked.js";

/** @import { Asked, DeskCard, DeskData, Told } from "../core/desk.js" */
/** @import { Marked } from "./desk_text.js" */

/** @typedef {{ parentElement: HTMLElement, data: DeskData, setStateValue(name: string, value: object): void }} DeskComponent */
/**
 * @typedef {{ root: HTMLElement, bar: HTMLElement, asks: HTMLElement, texts: HTMLElement, marked: HTMLElement, rows: HTMLElement, cards: HTMLElement,
 *   lists: HTMLElement, said: HTMLElement }} Parts
 */
/**
 * @typedef {{ parts: Parts, data: DeskData, language: string, waiting: Told[], told: number, active: string | null, editing: string | null,
 *   unsure: string | null, marked: Marked | null, shown: [number, number, number] | null, drawn: string, expects: boolean, later: string[],
 *   send(steps: Told[]): void, cards(): DeskCard[], ask(step: Asked): void, act(action: string): void, choose(id: string): void,
 *   show(text: number, start: number, end: number): void, redraw(): void, say(words: string): void, release(): void }} Desk
 */

/** @type {WeakMap<Element, Desk>} */
const desks = new WeakMap();

/** @param {HTMLElement} parent @returns {Parts} */
function build(parent) {
  const part = (/** @type {string} */ name, attributes = {}) => element("div", { class: `sa-desk-${name}`, ...attributes });
  const bar = part("bar");
  const asks = part("asks");
  const texts = part("texts", { role: "region", "aria-label": _("The texts"), tabindex: 0 });
  const marked = part("marked", { role: "group", "aria-label": _("The marked words"), hidden: true });
  const cards = element("ol", { class: "sa-desk-cards", "aria-label": _("Proposed rows") });
  const lists = part("lists");
  const said = part("said", { role: "status" });
  const rows = part("rows");
  rows.append(cards);
  const left = element("div", { class: "sa-desk-left" }, [texts, marked]);
  const root = element("div", { class: "sa-desk" }, [bar, asks, element("div", { class: "sa-desk-panes" }, [left, rows]), lists, said]);
  parent.append(root);
  return { root, bar, asks, texts, marked, rows, cards, lists, said };
}

/** What a key does, in a word. */
const KEY_WORDS = [["t", N_("take")], ["l", N_("leave")], ["e", N_("change")], ["n", N_("next")], ["p", N_("previous")], ["u", N_("undo")]];

/** The line above: how far it is, the way back, and the keys. @param {Desk} desk */
function drawBar(desk) {
  const cards = desk.cards();
  const { open, taken, left } = counted(cards);
  const unseen = desk.data.lists.filter((one) => !one.seen).length;
  const checked = cards.length + desk.data.lists.length > 0 && !open && !unseen;
  const words = checked
    ? _("Checked: everything is decided on and looked at.")
    : _("{open} to decide · {taken} taken · {left} left", { open: numberWords(open), taken: numberWords(taken), left: numberWords(left) });
  const undo = element("button", { class: "sa-desk-button", disabled: !desk.data.undo && !desk.waiting.length });
  undo.append(_("Undo"), " ", element("kbd", { text: "u" }));
  undo.addEventListener("click", () => desk.act("undo"));
  const keys = element("span", { class: "sa-desk-keys" }, [_("Keys, while a row has the focus:"), " "]);
  for (const [key, meaning] of KEY_WORDS) {
    keys.append(element("kbd", { text: key }), ` ${_(meaning)}  `);
  }
  const map = button(_("See the map"), () => document.querySelector(".summit-atlas-frame.map")?.scrollIntoView({ block: "start" }));
  map.hidden = !taken;
  const had = desk.parts.bar.contains(document.activeElement);
  desk.parts.bar.replaceChildren(element("strong", { text: words }), undo, map, keys);
  if (had && !undo.disabled) undo.focus();
  if (desk.data.refused) desk.parts.bar.append(element("p", { class: "sa-desk-refused", role: "alert", text: _("Not done: {reason}.", { reason: desk.data.refused }) }));
}

/** @param {Desk} desk */
function redraw(desk) {
  const cards = desk.cards();
  if (!cards.some((card) => card.id === desk.active)) desk.active = neighbour(cards, null, 1, { open: true }) ?? cards[0]?.id ?? null;
  if (desk.drawn !== desk.data.texts_key) {
    drawTexts(desk.parts.texts, desk.data.texts);
    desk.drawn = desk.data.texts_key;
  }
  drawBar(desk);
  drawCards(desk);
  drawLists(desk);
  drawAsks(desk);
  drawMarked(desk);
  const card = cards.find((one) => one.id === desk.active);
  lightUp(desk.parts.texts, card ?? null, desk.shown);
}

/** What was just asked for, in words for who listens. @type {Record<string, string | undefined>} */
const SAID = { take: N_("Taken."), sure: N_("Taken on your word."), leave: N_("Left."), open: N_("To decide again."), undo: N_("Undone."), change: N_("Changed.") };

/** @param {Desk} desk @param {Asked} step */
function ask(desk, step) {
  desk.told += 1;
  desk.waiting.push({ ...step, n: desk.told });
  desk.expects ||= ["add", "split", "join", "undo"].includes(step.do);
  desk.unsure = null;
  desk.shown = null;
  desk.send(desk.waiting);
  const said = SAID[step.do];
  desk.say(said ? _(said) : "");
}

/** Take, leave and so on, for the row at hand. @param {Desk} desk @param {string} action */
function act(desk, action) {
  // Which row is at hand is said by the answer that is waited for: what is asked for the row at hand waits with it.
  if ((action !== "undo" || desk.later.length) && desk.expects && desk.waiting.length) {
    desk.later.push(action);
    return;
  }
  const cards = desk.cards();
  const card = cards.find((one) => one.id === desk.active);
  if (action === "undo") {
    if (desk.data.undo || desk.waiting.length) ask(desk, { do: "undo" });
  } else if (action === "next" || action === "previous") {
    const to = neighbour(cards, desk.active, action === "next" ? 1 : -1);
    if (to) desk.choose(to);
    return;
  } else if (card && action === "change") {
    desk.editing = card.id;
  } else if (card && action === "take" && card.faults.length) {
    desk.say(_("Not supported by the text: {fields}. One key does not take it.", { fields: fieldNames(card.faults) }));
    if (!card.barred) desk.unsure = card.id;
  } else if (card && card.state !== (action === "take" ? "taken" : "left")) {
    ask(desk, { do: action, id: card.id });
    const to = neighbour(desk.cards(), card.id, 1, { open: true });
    if (to) return desk.choose(to);
  }
  desk.redraw();
  reach(desk);
}

/** The row at hand with the focus on it, in sight. @param {Desk} desk */
function reach(desk) {
  const node = /** @type {HTMLElement | null} */ (desk.parts.cards.querySelector('[aria-current="true"]'));
  if (!node || desk.editing) return;
  node.focus({ preventScroll: true });
  node.scrollIntoView({ block: "nearest" });
}

/** @param {HTMLElement} parent @param {DeskData} data @returns {Desk} */
function create(parent, data) {
  const parts = build(parent);
  const kept = new AbortController();
  /** @type {Desk} */
  const desk = {
    parts, data, language: data.spoken.language, waiting: [], told: data.heard, active: null, editing: null, unsure: null, marked: null, shown: null, drawn: "",
    expects: false, later: [],
    send: () => {},
    cards: () => foreseen(desk.data.cards, desk.waiting),
    ask: (step) => { ask(desk, step); desk.redraw(); if (![parts.lists, parts.asks].some((part) => part.contains(document.activeElement))) reach(desk); },
    act: (action) => act(desk, action),
    choose: (id) => { Object.assign(desk, { active: id, unsure: null, shown: null, editing: null, expects: false, later: [] }); desk.redraw(); reach(desk); },
    show: (text, start, end) => { desk.shown = [text, start, end]; redraw(desk); },
    redraw: () => redraw(desk),
    say: (words) => { parts.said.textContent = words; },
    release: () => { kept.abort(); parts.root.remove(); },
  };
  parts.root.addEventListener("keydown", (event) => {
    const field = targetOf(event).closest("input, textarea, select");
    const action = keyAction({ ...pressed(event), typing: Boolean(field) && !isTick(field) });
    if (!action) return;
    event.preventDefault();
    event.stopPropagation(); // Streamlit has keys of its own
    desk.act(action);
  });
  parts.marked.addEventListener("mousedown", (event) => event.preventDefault()); // the words stay selected
  document.addEventListener("selectionchange", () => {
    const found = selected(parts.texts);
    // Kept until another place in the texts is chosen: a row may be chosen first that the words are for.
    if (!found && (!desk.marked || !parts.texts.contains(document.getSelection()?.anchorNode ?? null))) return;
    desk.marked = found;
    drawMarked(desk);
  }, { signal: kept.signal });
  return desk;
}

/** @param {KeyboardEvent} event */
const pressed = ({ key, ctrlKey, metaKey, altKey }) => ({ key, ctrlKey, metaKey, altKey });

/** Into a tick box nobody types. @param {Element | null} field */
const isTick = (field) => field instanceof HTMLInputElement && field.type === "checkbox";

/** Take over what the page says now. @param {Desk} desk @param {DeskData} data */
function hear(desk, data) {
  const listened = desk.parts.root.contains(document.activeElement);
  if (data.refused && data.refused !== desk.data.refused) desk.say(_("Not done: {reason}.", { reason: data.refused }));
  desk.data = data;
  desk.waiting = desk.waiting.filter((step) => step.n > data.heard);
  desk.told = Math.max(desk.told, data.heard);
  const came = desk.expects && !desk.waiting.length ? data.cards.find((card) => card.id === data.came) : undefined;
  if (!desk.waiting.length) desk.expects = false;
  if (came) Object.assign(desk, { active: came.id, editing: null });
  if (came) desk.say(spoken(came, data.cards.length));
  if (desk.editing && !data.cards.some((card) => card.id === desk.editing)) desk.editing = null;
  desk.redraw();
  const elsewhere = [desk.parts.lists, desk.parts.bar, desk.parts.asks].some((part) => part.contains(document.activeElement));
  if (came || (listened && !elsewhere)) reach(desk);
  if (!desk.expects) for (const action of desk.later.splice(0)) desk.act(action);
}

/** @param {DeskComponent} component */
export default function (component) {
  const { parentElement, data, setStateValue } = component;
  speak(data.spoken);
  const before = desks.get(parentElement);
  const known = before?.language === data.spoken.language ? before : undefined; // all of it is built anew in another one
  if (!known) before?.release();
  const desk = known ?? create(parentElement, data);
  desks.set(parentElement, desk);
  desk.send = (steps) => setStateValue("told", { steps });
  if (known) hear(desk, data);
  else desk.redraw();
  return () => {
    desk.release();
    desks.delete(parentElement);
  };
}
