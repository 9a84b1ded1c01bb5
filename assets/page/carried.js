// A document that cannot be played.

import { direction, spoken } from "../core/gettext.js";
import { element } from "./dom.js";

/** An element of the page becomes a map's: its look, its language and how that runs. @param {HTMLElement} root @param {...string} classes More of the look. */
export function takeRoot(root, ...classes) {
  root.classList.add("sa-root", ...classes);
  root.lang = spoken();
  root.dir = direction();
}

/**
 * A document that cannot be played: say so instead of an empty page.
 * @param {HTMLElement} root @param {{ remove(): unknown }} map @param {string} reason
 */
export function refuse(root, map, reason) {
  map.remove();
  takeRoot(root);
  const note = element("p", { class: "sa-refusal", role: "alert", text: reason });
  root.append(note);
  return { set() {}, kept: () => ({ fragment: location.hash, changes: {} }), destroy: () => note.remove() };
}
