// Names of places in the reader's language, where the document has them; the table's own otherwise.
// The model has the names that are shown; what a source wrote stays as it is written.

import { ENGLISH, spoken } from "./gettext.js";

/** @import { Model, Naming, Written } from "./types.js" */

// What is chosen: a language of the document, the table's own names, or nothing: then the reader's browser decides.
export const TABLE_NAMES = "table";
export const OWN_NAMES = "";

/**
 * What is needed to change the names: those of the table (countries with their codes), and columns of others by language.
 * @param {Written | undefined} written @param {string[]} name @param {string[]} code @param {string[]} countryName
 */
export function decodeNaming(written, name, code, countryName) {
  return { name, code, countryName, written: written || { point: [] }, language: /** @type {string | null} */ (null) };
}

/** The languages in which the document has names, as tags. @param {Naming} naming */
export function writtenLanguages({ written }) {
  return Object.keys(written).filter((key) => key !== "point");
}

/**
 * A choice from outside: the table's names or a language of the document; null when it is neither.
 * @param {unknown} value @param {{ naming: Naming }} model
 */
function validNames(value, { naming }) {
  return value === TABLE_NAMES || writtenLanguages(naming).some((language) => language === value) ? /** @type {string} */ (value) : null;
}

/**
 * The choice of a message: `null` for the reader's own language, undefined when the document has no such names.
 * @param {unknown} value @param {{ naming: Naming }} model
 */
export function namesOfMessage(value, model) {
  return value === null ? OWN_NAMES : validNames(value, model) ?? undefined;
}

/**
 * The choice of a fragment; empty: in the reader's own language, null when the document has no such names.
 * @param {string} text @param {{ naming: Naming }} model
 */
export function namesOfFragment(text, model) {
  return text === "" ? OWN_NAMES : validNames(text, model);
}

/** Language and script of a tag; null when it is none. @param {string} tag */
export function likelyScript(tag) {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return null;
  }
}

/**
 * The language in which the document can write names for a reader of the languages `wanted` (tags, best first), or
 * null. Only the best one counts, with its script: who reads Serbian in Latin letters is not given Cyrillic ones.
 * @param {{ naming: Naming }} model @param {readonly string[]} wanted
 */
export function readersLanguage({ naming }, wanted) {
  const script = wanted.length ? likelyScript(wanted[0]) : null;
  return script === null ? null : writtenLanguages(naming).find((language) => likelyScript(language) === script) || null;
}

/**
 * The language that a choice means for a reader of the languages `wanted`; null: as in the table. One that is spoken and in which the
 * document has no names of places has those of countries.
 * @param {{ naming: Naming }} model @param {string} names @param {readonly string[]} wanted
 */
export function languageOf(model, names, wanted) {
  if (names === TABLE_NAMES) return null;
  return names || readersLanguage(model, wanted) || (spoken() === ENGLISH.language ? null : spoken());
}

/** Names of countries in a language, from the browser's own list. @param {string} language */
function countryNamer(language) {
  const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  return (/** @type {string} */ code, /** @type {string} */ otherwise) => {
    try {
      return (code && names.of(code)) || otherwise;
    } catch {
      return otherwise; // no code that the standard knows
    }
  };
}

/**
 * All names in a language, `{name, countryName}`; null: as in the table.
 * @param {Naming} naming @param {string | null} language
 */
export function namesIn({ name, code, countryName, written }, language) {
  if (language === null) return { name, countryName };
  const shown = name.slice();
  const own = /** @type {string[]} */ (written[language] ?? []);
  written.point.forEach((point, at) => {
    if (own[at]) shown[point] = own[at];
  });
  const named = countryNamer(language);
  return { name: shown, countryName: countryName.map((one, at) => (one ? named(code[at], one) : one)) };
}

/**
 * Put the names in a language into the model of a replay; null: as in the table.
 * @param {Model} model @param {string | null} language
 */
export function nameModel({ naming, points }, language) {
  naming.language = language;
  const { name, countryName } = namesIn(naming, language);
  points.name = name;
  points.country_name = countryName;
}

/** The name of a language in itself. @param {string} language */
export function languageName(language) {
  return new Intl.DisplayNames([language], { type: "language" }).of(language);
}
