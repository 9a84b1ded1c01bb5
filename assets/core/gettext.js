// The words of the program in the reader's language, by gettext's names; English is what stands in the code.
// `{name}` in a text is where a value stands. What is looked up has to be one literal: "…", not a template,
// and in no call within another or within a template: Babel, which gathers the texts, sees none there.
// All maps that one script plays speak one language: a page has one reader.

/**
 * @typedef {object} Catalogue The words of a language, as geo/language/carried.py gives them.
 * @property {string} language Its tag.
 * @property {Record<string, string | string[]>} words The key of the English text (`wordKey`) → the text, or its forms.
 * @property {Record<string, number>} forms CLDR's category of a number → which of the forms.
 */
/** @typedef {Record<string, string | number>} Values */

/** @type {Catalogue} */
export const ENGLISH = { language: "en", words: {}, forms: { one: 0, other: 1 } };

const PLACE = /\{(\w+)\}/g;
const RIGHT_TO_LEFT = /^ar\b/;
const RUNS_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
const THOUSANDS = /\B(?=(\d{3})+$)/g;
const DIGITS = /^\p{Nd}+$/u;

let catalogue = ENGLISH;
/** @type {Intl.PluralRules | null} */
let plurals = null;

/** From now on this language is spoken. @param {Catalogue} other */
export function speak(other) {
  catalogue = other;
  plurals = null;
}

let chosen = false;

/** Whether somebody chose the language, and not only the reader's browser. @param {boolean} yes */
export function setChosen(yes) {
  chosen = yes;
}

/** What is spoken, for a script beside this one: what `speak` and `setChosen` take. */
export const speech = () => ({ catalogue, chosen });

/** The language that somebody chose, as a tag; "" where nobody did. */
export const chosenLanguage = () => (chosen ? catalogue.language : "");

/** The language that is spoken, as a tag for `Intl`. */
export const spoken = () => catalogue.language;

/** How it runs. @returns {"rtl" | "ltr"} */
export const direction = () => (RIGHT_TO_LEFT.test(catalogue.language) ? "rtl" : "ltr");

/** A value that runs against its sentence does not disturb what stands beside it (Unicode's UAX #9). @param {string} value */
export function isolated(value) {
  const against = RUNS_LEFT.test(value) !== (direction() === "rtl");
  return against && !DIGITS.test(value) ? `\u2068${value}\u2069` : value;
}

/** @param {string} text @param {Values} values */
function filled(text, values) {
  return text.replace(PLACE, (whole, name) => (name in values ? isolated(String(values[name])) : whole));
}

/**
 * The key of a text: its hash (FNV-1a of 32 bits over its UTF-16 units) to the base of 36, a fifth of the text's own length. Of two
 * forms they have U+0000 between them, a context stands before U+0004.
 * @param {string} text
 */
export function wordKey(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** @param {string} text */
const found = (text) => (catalogue === ENGLISH ? undefined : catalogue.words[wordKey(text)]);

/** @param {string} key @param {string} text */
function said(key, text) {
  const words = found(key);
  return typeof words === "string" ? words : text;
}

/** The text in the language that is spoken. @param {string} text @param {Values} [values] */
export function _(text, values = {}) {
  return filled(said(text, text), values);
}

/** As `_`, where the same text means something else elsewhere. @param {string} context @param {string} text @param {Values} [values] */
export function pgettext(context, text, values = {}) {
  return filled(said(`${context}\u0004${text}`, text), values);
}

/** The form that goes with a number, which stands for `{count}`. @param {string} one @param {string} many @param {number} count @param {Values} [values] */
export function ngettext(one, many, count, values = {}) {
  return counted(`${one}\u0000${many}`, one, many, count, values);
}

/** As `ngettext`, where one of the texts is looked up elsewhere too. @param {string} context @param {string} one @param {string} many @param {number} count @param {Values} [values] */
export function npgettext(context, one, many, count, values = {}) {
  return counted(`${context}\u0004${one}\u0000${many}`, one, many, count, values);
}

/** @param {string} key @param {string} one @param {string} many @param {number} count @param {Values} values */
function counted(key, one, many, count, values) {
  const forms = found(key);
  plurals ??= typeof forms === "object" ? new Intl.PluralRules(spoken()) : null;
  const form = typeof forms === "object" && plurals ? forms[catalogue.forms[plurals.select(count)]] : undefined;
  return filled(form ?? (count === 1 ? one : many), { count: numberWords(count), ...values });
}

/** Mark a text that `_` puts into words where it is shown. @template {string} T @param {T} text */
export const N_ = (text) => text;

/**
 * A number as it is written in the language. What a page first asks of `Intl` takes a twentieth of a second: whole numbers
 * in English, of which every map is full, need nothing of it.
 * @param {number} number @param {Intl.NumberFormatOptions} [options]
 */
export function numberWords(number, options) {
  if (spoken() === ENGLISH.language && !options && Number.isSafeInteger(number)) return `${number}`.replace(THOUSANDS, ",");
  return number.toLocaleString(spoken(), options);
}

/** Names in a row: `A, B and C`. @param {string[]} names */
export function listWords(names) {
  if (names.length < 2) return names.join("");
  if (spoken() !== ENGLISH.language) return new Intl.ListFormat(spoken()).format(names.map(isolated));
  return `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}
