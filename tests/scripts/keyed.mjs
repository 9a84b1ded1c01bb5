// Words by English texts, as a test writes them, by the keys under which scripts look them up.

import { wordKey } from "../../assets/core/gettext.js";

/** @param {Record<string, string | string[]>} words */
export const keyed = (words) => Object.fromEntries(Object.entries(words).map(([text, said]) => [wordKey(text), said]));
