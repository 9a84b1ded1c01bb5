// The map document: what its page carries is read and played in the reader's language, or refused in words.

import { readCarried } from "../core/carried.js";
import { catalogueOf, choosable, languageOfFragment, openingCatalogue, openingFragment, withoutLanguage } from "../core/languages.js";
import { _, ENGLISH, setChosen, speak, spoken } from "../core/gettext.js";
import { languageName } from "../core/names.js";
import { unpackedWorld } from "../core/world.js";
import { L } from "../map/leaflet.js";
import { refuse } from "../page/carried.js";
import { element } from "../page/dom.js";
import { drawing } from "../page/drawing.js";
import { isOurs, tellParent } from "./messages.js";

/** @import { Catalogue } from "../core/gettext.js" */
/** @import { Spoken } from "../core/languages.js" */
/** @import { LeafletMap, World } from "../map/types.js" */
/** @import { Mounted } from "../page/types.js" */

/** @typedef {(root: HTMLElement, map: LeafletMap, data: any, world: World, ownsAddress: boolean, opening: string) => Mounted} Play */

/**
 * Mount what two elements of the page carry (core/carried.js) by `play`.
 * @param {HTMLElement} root @param {LeafletMap} map @param {HTMLElement} text @param {HTMLElement} basemap @param {Play} play
 */
export async function mountCarried(root, map, text, basemap, play) {
  try {
    const [data, world] = await Promise.all([text, basemap].map((carrier) => readCarried(carrier.textContent ?? "")));
    for (const carrier of [text, basemap]) carrier.remove();
    playSpoken(root, map, data, unpackedWorld(world), play);
  } catch (error) {
    refuse(root, map, /** @type {Error} */ (error).message);
  }
}

/**
 * Play a document in the language in which it opens. In another one all of it is built anew as it stands: a word may be
 * anywhere, and nobody changes the language while it plays.
 * @param {HTMLElement} root @param {LeafletMap} map @param {any} data @param {World} world @param {Play} play
 */
function playSpoken(root, map, data, world, play) {
  const asMade = { ...map.options };
  let shown = map;
  const opening = openingFragment(data, location.hash);
  begin(openingCatalogue(data, opening, navigator.languages), languageOfFragment(opening) !== "");
  let playing = play(root, shown, data, world, true, withoutLanguage(opening));
  addChoice();

  /** @param {Catalogue} catalogue @param {boolean} chosen */
  function begin(catalogue, chosen) {
    speak(catalogue);
    setChosen(chosen);
    document.documentElement.lang = spoken();
  }

  /** @param {Catalogue} catalogue */
  function change(catalogue) {
    if (catalogue.language === spoken()) return;
    const { fragment, changes } = playing.kept();
    const tiles = tilesOf(shown);
    // Leaflet leaves what listens to a container there when its map is removed, and all of the map with it.
    const box = element("div", { id: shown.getContainer().id, class: "folium-map" });
    playing.destroy();
    begin(catalogue, true);
    document.body.append(box);
    shown = /** @type {LeafletMap} */ (new L.Map(box, { ...asMade }));
    for (const layer of tiles) layer.addTo(shown);
    playing = play(root, shown, data, world, true, withoutLanguage(fragment));
    playing.set(changes);
    addChoice();
  }

  function addChoice() {
    const tags = choosable(data);
    if (!tags.length) return;
    const choice = languageChoice(tags, (tag) => {
      change(catalogueOf(data, tag) ?? ENGLISH);
      /** @type {HTMLElement | null} */ (root.querySelector("[data-role=language]"))?.focus();
    });
    (root.querySelector(".sa-tale-menu") ?? root.querySelector(".sa-head-tools"))?.append(choice);
  }

  window.addEventListener("hashchange", ({ newURL }) => {
    const asked = catalogueOf(data, languageOfFragment(new URL(newURL).hash));
    if (asked) change(asked);
  });
  window.addEventListener("message", ({ data: message }) => {
    const wanted = isOurs(message) ? /** @type {Record<string, any>} */ (message).set?.language : undefined;
    if (wanted === undefined) return;
    const asked = catalogueOf(data, wanted);
    if (asked) change(asked);
    else tellParent({ event: "refused", reason: _("This map does not speak {language}.", { language: String(wanted).slice(0, 20) }) });
  });
}

/** The layers of tiles, which the page has put there. @param {LeafletMap} map */
function tilesOf(map) {
  /** @type {import("leaflet").Layer[]} */
  const found = [];
  map.eachLayer((layer) => {
    if (layer instanceof L.TileLayer) found.push(layer);
  });
  for (const layer of found) layer.remove();
  return found;
}

// A globe: a circle, the equator and two meridians, as lines.
const GLOBE = "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M1.5 8h13M8 1.5c-4.5 4-4.5 9 0 13c4.5-4 4.5-9 0-13";

/** The choice lies unseen over a globe with the language's tag: names of languages would take half of the head. @param {string[]} tags @param {(tag: string) => void} choose */
function languageChoice(tags, choose) {
  const options = tags.map((tag) => element("option", { value: tag, text: languageName(tag) ?? tag, lang: tag, selected: tag === spoken() }));
  const select = element("select", { "data-role": "language", "aria-label": _("Language"), title: _("Language") }, options);
  select.addEventListener("change", () => choose(select.value));
  return element("label", { class: "sa-language" }, [drawing([0, 0, 16, 16], [{ d: GLOBE }]), element("span", { text: spoken(), "aria-hidden": "true" }), select]);
}
