// The map document: what its page carries is read and mounted, or refused in words.

import { readCarried } from "../core/carried.js";
import { element } from "./dom.js";

/** @import { LeafletMap, World } from "../map/types.js" */
/** @import { Mounted } from "./types.js" */

/**
 * A document that cannot be played: say so instead of an empty page.
 * @param {HTMLElement} root @param {{ remove(): unknown }} map @param {string} reason
 */
export function refuse(root, map, reason) {
  map.remove();
  root.classList.add("sa-root");
  const note = element("p", { class: "sa-refusal", role: "alert", text: reason });
  root.append(note);
  return { set() {}, destroy: () => note.remove() };
}

/**
 * Mount what two elements of the page carry (core/carried.js) by `play`; resolves to what that returns.
 * @param {HTMLElement} root @param {LeafletMap} map @param {HTMLElement} text @param {HTMLElement} basemap
 * @param {(root: HTMLElement, map: LeafletMap, data: any, world: World, ownsAddress: boolean) => Mounted} play
 */
export async function mountCarried(root, map, text, basemap, play) {
  try {
    const [data, world] = await Promise.all([text, basemap].map((carrier) => readCarried(carrier.textContent ?? "")));
    for (const carrier of [text, basemap]) carrier.remove();
    return play(root, map, data, world, true);
  } catch (error) {
    return refuse(root, map, /** @type {Error} */ (error).message);
  }
}
