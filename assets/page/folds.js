// What lies over or beside the map and folds away: what the reader folds stays folded.

import { _, N_ } from "../core/gettext.js";
import { element } from "./dom.js";

/** @typedef {"legend" | "list" | "timeline"} Fold */
/** @type {Record<Fold, string>} */
const WORDS = { legend: N_("Legend"), list: N_("List"), timeline: N_("Timeline") };

/** Frames of these widths (CSS pixels) have the list beside the map, and little map beside the list and the legend. */
const NARROW = [740, 1000];

/** Which panels are folded where no address says so: the list where it leaves little map. @param {HTMLElement} root */
export const openingFolds = ({ clientWidth }) => (clientWidth >= NARROW[0] && clientWidth < NARROW[1] ? "list" : "");

/**
 * Give panels a button each that folds them away; `onFold(folded)` with the names of those that are
 * folded, by comma, when the reader does; `first`: those at opening. `set(folded)` from outside.
 * @param {HTMLElement} root @param {Record<Fold, HTMLElement>} panels @param {string} first @param {(folded: string) => void} onFold
 */
export function createFolds(root, panels, first, onFold) {
  /** @type {Set<string>} */
  let folded = new Set();
  const names = /** @type {Fold[]} */ (Object.keys(WORDS));
  const buttons = names.map((name) => {
    const button = element("button", { class: "sa-fold", "data-role": `fold-${name}` }, [element("span", { text: _(WORDS[name]) })]);
    button.addEventListener("click", () => {
      const now = names.filter((one) => (one === name ? !folded.has(one) : folded.has(one)));
      onFold(now.join(","));
    });
    panels[name].prepend(button);
    return button;
  });

  /** @param {string} said */
  function set(said) {
    folded = new Set(said.split(","));
    names.forEach((name, at) => {
      const off = folded.has(name);
      root.classList.toggle(`sa-folded-${name}`, off);
      buttons[at].setAttribute("aria-expanded", String(!off));
    });
  }

  set(first);
  return { set };
}
