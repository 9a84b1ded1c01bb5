// The desk of texts and rows, as far as no page is needed for it: which key does what, which row comes next, what a
// step that was told and not yet answered makes of a row, and where in a text a selection lies.

import { _, N_, numberWords, pgettext } from "./gettext.js";

/** @typedef {{ key: string, value: string, reason: string, span: [number, number] | null, fault: string }} Field */
/** @typedef {{ key: string, value: string, start: number, end: number }} Offer Words of the row's sentence that it does not use. */
/** @typedef {"open" | "taken" | "left"} DeskState */
/**
 * @typedef {{ id: string, number: number, text: number, state: DeskState, origin: string, leaders: string[], when: string, where: string,
 *   status: string, category: string, quote: string, spans: [number, number][], fields: Field[], faults: { key: string, why: string }[],
 *   barred: boolean, offers: Offer[], split: boolean, joins: { id: string, number: number }[] }} DeskCard
 */
/** @typedef {{ start: number, end: number, text: string, kind: string }} Piece Whole within or outside of what lights up. */
/** @typedef {{ title: string, source: string, blocks: Piece[][] }} DeskText */
/** @typedef {{ id: string, text: number, kind: string, heading: string, words: string, start: number, end: number, seen: boolean }} DeskItem */
/** @typedef {{ name: string, countries: string[], meant: string }} Ask */
/**
 * @typedef {{ texts: DeskText[], texts_key: string, cards: DeskCard[], lists: DeskItem[], asks: Ask[], undo: boolean, heard: number,
 *   refused: string, came: string, spoken: import("./gettext.js").Catalogue }} DeskData
 */
/** @typedef {Record<string, unknown> & { do: string }} Asked A step as a hand asks for it. */
/** @typedef {Asked & { n: number }} Told A step on its way, numbered. */

/** What a key does, where no field has the focus. @type {Record<string, string | undefined>} */
const KEYS = { t: "take", l: "leave", e: "change", n: "next", j: "next", p: "previous", k: "previous", u: "undo" };

/**
 * What a key that is pressed asks for; null where it is somebody else's.
 * @param {{ key: string, ctrlKey: boolean, metaKey: boolean, altKey: boolean, typing: boolean }} pressed
 */
export function keyAction({ key, ctrlKey, metaKey, altKey, typing }) {
  if (typing || ctrlKey || metaKey || altKey || key.length !== 1) return null;
  return KEYS[key.toLowerCase()] ?? null;
}

/** What each step makes of the row it is about. @type {Record<string, DeskState | undefined>} */
const BECOMES = { take: "taken", sure: "taken", leave: "left", open: "open" };

/**
 * The rows as they will stand once the steps on their way are heard, as far as that can be said here.
 * @param {DeskCard[]} cards @param {Told[]} waiting @returns {DeskCard[]}
 */
export function foreseen(cards, waiting) {
  /** @type {Map<unknown, DeskState>} */
  const states = new Map();
  for (const step of waiting) {
    const state = BECOMES[step.do];
    if (step.do === "undo") states.clear();
    else if (state) states.set(step.id, state);
  }
  return cards.map((card) => ({ ...card, state: states.get(card.id) ?? card.state }));
}

/**
 * The row to go to from one: the next in a direction, with `open` the next of those that are not decided on, around the
 * end. Null where there is none.
 * @param {DeskCard[]} cards @param {string | null} id @param {number} step 1 or -1 @param {{ open?: boolean }} [only]
 */
export function neighbour(cards, id, step, { open = false } = {}) {
  const at = cards.findIndex((card) => card.id === id);
  for (let far = 1; far <= cards.length; far += 1) {
    const place = at < 0 ? (step > 0 ? far - 1 : cards.length - far) : at + far * step;
    const card = open ? cards[(place + cards.length) % cards.length] : cards[place];
    if (!card) return null;
    if (!open || card.state === "open") return card.id;
  }
  return null;
}

/** How many rows stand how. @param {DeskCard[]} cards */
export function counted(cards) {
  const of = (/** @type {DeskState} */ state) => cards.filter((card) => card.state === state).length;
  return { open: of("open"), taken: of("taken"), left: of("left") };
}

/** Whether a piece lies within one of some spans. @param {Piece} piece @param {[number, number][]} spans */
export function within({ start, end }, spans) {
  return spans.some(([first, last]) => first <= start && end <= last);
}

/**
 * How many characters of the text, as Python counts them, lie before a place of a string as scripts count it.
 * @param {string} text @param {number} units
 */
export function characters(text, units) {
  return Array.from(text.slice(0, units)).length;
}

/** A field of a row by its key. @type {Record<string, () => string>} */
const FIELD_WORDS = {
  leaders: () => pgettext("field", "leaders"),
  date: () => pgettext("field", "date"),
  venue: () => pgettext("field", "venue"),
  city: () => pgettext("field", "city"),
  country: () => pgettext("field", "country"),
  status: () => pgettext("field", "status"),
  category: () => pgettext("field", "category"),
  quote: () => pgettext("field", "quote"),
};

/** Whether a meeting happened. @type {Record<string, string>} */
const STATUS_WORDS = { held: N_("held"), planned: N_("planned"), invited: N_("invited"), cancelled: N_("cancelled") };

/** @param {string} status */
export const statusWords = (status) => _(STATUS_WORDS[status] ?? status);

/** @param {string} key */
export const fieldName = (key) => FIELD_WORDS[key]?.() ?? key;

/** Fields in a row of words. @param {{ key: string }[]} fields */
export const fieldNames = (fields) => fields.map(({ key }) => fieldName(key)).join(", ");

/** How a row stands, in a sentence. @type {Record<DeskState, string>} */
const STANDS = { open: N_("To decide."), taken: N_("Taken."), left: N_("Left.") };

/** The row in a few words, for who listens. @param {DeskCard} card @param {number} all */
export function spoken(card, all) {
  const told = [card.leaders.join(", ") || _("nobody named"), card.when || _("no date"), card.where || _("no place"), statusWords(card.status)];
  const words = [_("Row {number} of {all}.", { number: numberWords(card.number), all: numberWords(all) }), `${told.join("; ")}.`, _(STANDS[card.state])];
  if (card.faults.length) words.push(_("Not supported: {fields}.", { fields: fieldNames(card.faults) }));
  return words.join(" ");
}

/** What a form changed of a row. @param {Field[]} fields @param {Record<string, string>} typed */
export function changes(fields, typed) {
  const changed = fields.filter(({ key, value }) => key in typed && typed[key].trim() !== value);
  return Object.fromEntries(changed.map(({ key }) => [key, typed[key].trim()]));
}
