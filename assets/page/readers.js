// What the reader reads.

import { chosenLanguage, ENGLISH, spoken } from "../core/gettext.js";

/** The reader's languages as tags, the best first: the one that is spoken, where that was chosen or is not English; the browser's. */
export function readersLanguages() {
  return chosenLanguage() || spoken() !== ENGLISH.language ? [spoken()] : navigator.languages;
}
