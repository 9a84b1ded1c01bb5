// The part of the panel that saves the map as a picture: PNG, SVG or PDF, in a size of the reader's choice.

import { _ } from "../core/gettext.js";
import { PICTURE_SIZES } from "../core/picture_size.js";
import { element } from "../page/dom.js";
import { printPicture, saveBlob } from "./saving.js";

/** @import { PictureSize } from "../core/picture_size.js" */
/** @import { Poster, Say, ShareHost } from "./types.js" */

// The second is what browsers on phones and tablets still make; larger ones come out empty there.
const PICTURE_PIXELS = [3.2e7, 1.6e7];

/**
 * The map as PNG, as large as this browser makes it, or of a size: `{blob, width, height}`. Rejects in words when it makes none.
 * @param {Poster} poster @param {PictureSize | null} size
 */
async function largestPicture(poster, size) {
  for (const most of PICTURE_PIXELS) {
    const { canvas, draw, end } = poster.begin(2 * (window.devicePixelRatio || 1), most, false, size);
    draw();
    end();
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    if (blob) return { blob, width: canvas.width, height: canvas.height };
  }
  throw new Error(_("The picture is too large for this browser; make the window smaller."));
}

/**
 * The picture: `host` as for createShare. `choose(size)` chooses a size by its name.
 * @param {HTMLElement} root @param {ShareHost} host @param {Say} say
 */
export function createPictureSection(root, host, say) {
  const sizes = element("select", { "data-role": "share-size" }, Object.entries(PICTURE_SIZES).map(([name, size]) => element("option", { value: name, text: size ? _(size.words) : _("As on the screen") })));
  const note = element("p", { class: "sa-muted" });
  const chosen = () => PICTURE_SIZES[sizes.value] ?? null;
  /** @type {HTMLButtonElement[]} */
  const buttons = [];

  /** @param {string} role @param {string} text @param {() => Promise<string>} make What is said of it. */
  function saveButton(role, text, make) {
    const button = element("button", { class: "sa-text-button", "data-role": role, text });
    button.addEventListener("click", async () => {
      for (const one of buttons) one.disabled = true;
      try {
        say(await make());
      } catch (error) {
        say(_("No picture: {reason}", { reason: /** @type {Error} */ (error).message }));
      } finally {
        for (const one of buttons) one.disabled = false;
        button.focus();
      }
    });
    buttons.push(button);
    return button;
  }

  async function savePng() {
    const { blob, width, height } = await largestPicture(host.poster, chosen());
    saveBlob(blob, `${host.told.names().picture}.png`);
    return _("Picture saved, {width} × {height} pixels.", { width, height });
  }

  async function saveSvg() {
    const { text } = host.poster.vector(chosen());
    saveBlob(new Blob([text], { type: "image/svg+xml" }), `${host.told.names().picture}.svg`);
    return _("Picture saved as SVG, with its texts as texts and its parts in layers.");
  }

  async function savePdf() {
    await printPicture(root, { ...host.poster.vector(chosen()), title: host.told.names().picture });
    return _("In the window for printing choose to save as PDF.");
  }

  const actions = [saveButton("share-picture", _("Save picture (PNG)"), savePng), saveButton("share-svg", _("Save as SVG"), saveSvg), saveButton("share-pdf", _("Save as PDF"), savePdf)];
  return {
    section: element("section", { class: "sa-share-section" }, [
      element("h3", { text: _("Picture") }),
      element("label", { class: "sa-share-size" }, [element("span", { text: _("Size") }), sizes]),
      element("div", { class: "sa-share-actions" }, actions),
      note,
    ]),
    /** @param {string} words */
    fill(words) {
      // Translators: {when} is "on 19 June 2024", "without a date" and the like.
      const said = _("The map {when}, with title, legend and credits; in SVG and PDF of vectors, with texts as texts.", { when: words });
      const tiles = _("The outlines stand in for the background's tiles.");
      note.textContent = host.tiled ? `${said} ${tiles}` : said;
    },
    /** The name of the chosen size. */
    size: () => sizes.value,
    /** @param {unknown} size One that `pictureRefusal` lets pass. */
    choose(size) {
      sizes.value = String(size);
    },
  };
}
