// Paper: an article, with a still map of each chapter above its text.

import { _ } from "../core/gettext.js";
import { element, penOf } from "../page/dom.js";

/** @import { PictureSize } from "../core/picture_size.js" */
/** @import { Bindings } from "../page/types.js" */
/** @import { Poster } from "../sharing/types.js" */
/** @import { StoryDocument } from "./types.js" */

// How large the picture is of which a still is the middle; so that thirty of them are no burden.
/** @type {PictureSize} */
const STILL = { words: "", width: 1400, height: 1000, unit: "px", drawn: 1.6, dots: 1 };

export const PAPER = "print"; // the theme of the root meanwhile

/**
 * The map of the moment with its legend, without the title that stands over the article already.
 * @param {Poster} poster
 */
function still(poster) {
  const session = poster.begin(1, 0, false, STILL);
  session.draw();
  session.end();
  const { map, credits, width } = session.layout;
  const scale = session.canvas.width / width;
  const [top, height] = [Math.round(map.top * scale), Math.round((credits.top - map.top) * scale)];
  const canvas = element("canvas", { class: "sa-tale-still", width: session.canvas.width, height, role: "img", "aria-label": _("Map of this chapter") });
  penOf(canvas).drawImage(session.canvas, 0, top, session.canvas.width, height, 0, 0, session.canvas.width, height);
  return canvas;
}

/**
 * @param {HTMLElement} root @param {HTMLElement[]} sections
 * @param {{ story: StoryDocument, poster: Poster, reading(): boolean, show(number: number): void, current(): number }} host
 * @param {Bindings} bindings
 */
export function createPaper(root, sections, host, bindings) {
  /** @type {HTMLElement[]} */
  let stills = [];
  /** @type {string | undefined} */
  let theme;

  function after() {
    if (!stills.length) return;
    for (const one of stills) one.remove();
    stills = [];
    root.dataset.theme = theme;
    sections.forEach((section, at) => (section.hidden = root.classList.contains("sa-slides") && at !== host.current()));
    host.show(host.current());
  }

  function before() {
    after();
    if (!host.reading() || !root.isConnected) return;
    theme = root.dataset.theme;
    root.dataset.theme = PAPER; // as the map's own printing, which has been told before, has its colours
    stills = sections.map((section, number) => {
      host.show(number);
      const canvas = still(host.poster);
      section.hidden = false;
      section.querySelector(".sa-chapter-text")?.before(canvas);
      return canvas;
    });
  }

  bindings.on(window, "beforeprint", before);
  bindings.on(window, "afterprint", after);
  bindings.add(after);
}
