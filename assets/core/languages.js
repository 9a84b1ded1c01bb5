// The languages that a document carries beside English, and the one in which it opens.

import { ENGLISH } from "./gettext.js";
import { likelyScript } from "./names.js";

/** @import { Catalogue } from "./gettext.js" */

/**
 * @typedef {object} Spoken What a document says of languages.
 * @property {string} [language] The one in which it opens; without it the reader's browser decides.
 * @property {boolean} [fixed] It has no other.
 * @property {string} [opening] How it opens by itself, as a fragment.
 * @property {Record<string, Catalogue>} [spoken] By tag.
 */

const FIELD = /(?:^#?|&)language=([\w-]{2,20})(?:&|$)/;
// What an address asks for and the map still opens by itself; the first of two parts of a name counts.
const BESIDE_OPENING = /^(language|picture|size)=/;

/** The catalogue of a tag, or null where the document does not speak it. @param {Spoken} document @param {unknown} tag */
export function catalogueOf({ spoken = {}, language, fixed = false }, tag) {
  if (typeof tag !== "string" || (fixed && tag !== language)) return null;
  return tag === ENGLISH.language ? ENGLISH : Object.hasOwn(spoken, tag) ? spoken[tag] : null;
}

/** The tag that a fragment names, valid or not; "" where it names none. @param {string} fragment */
export function languageOfFragment(fragment) {
  return FIELD.exec(fragment)?.[1] ?? "";
}

/** A fragment that asks for all but a language: "" where it asks for nothing else. @param {string} fragment */
export function withoutLanguage(fragment) {
  const parts = fragment.replace(/^#/, "").split("&").filter((part) => !part.startsWith("language="));
  return parts.join("&") && `#${parts.join("&")}`;
}

/**
 * The fragment with which a document opens: that of its address where it asks anything of the map, otherwise its own. Language and
 * picture count with either.
 * @param {Spoken} document @param {string} fragment
 */
export function openingFragment({ opening }, fragment) {
  const parts = fragment.replace(/^#/, "").split("&").filter((part) => part.includes("="));
  const asks = parts.some((part) => !BESIDE_OPENING.test(part));
  return asks || typeof opening !== "string" || !opening ? fragment : `#${[...parts, opening].join("&")}`;
}

/** The languages among which a reader chooses, as tags; none where there is nothing to choose. @param {Spoken} document */
export function choosable({ spoken = {}, fixed = false }) {
  const others = Object.keys(spoken);
  return fixed || !others.length ? [] : [ENGLISH.language, ...others];
}

/**
 * The language in which a document opens: as its address asks, as it is made, or that of the reader (`wanted`: tags, the
 * best first, of which only that one counts); English where it is none of these.
 * @param {Spoken} document @param {string} fragment @param {readonly string[]} wanted
 */
export function openingCatalogue(document, fragment, wanted) {
  const asked = catalogueOf(document, languageOfFragment(fragment)) ?? catalogueOf(document, document.language);
  if (asked) return asked;
  const tags = choosable(document);
  const script = wanted.length && tags.length ? likelyScript(wanted[0]) : null;
  const tag = tags.find((one) => likelyScript(one) === script);
  return catalogueOf(document, tag) ?? ENGLISH;
}
