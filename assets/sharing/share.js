// The panel to share the map: link, frame, picture, video. Owns its dialog and what it is busy with.

import { _, N_ } from "../core/gettext.js";
import { durationWords, frameSnippet } from "../core/share.js";
import { element } from "../page/dom.js";
import { icon } from "../page/drawing.js";
import { documentAddress } from "./address.js";
import { createPictureSection } from "./picture.js";
import { recordableTypes, recordReplay } from "./recorder.js";
import { saveBlob } from "./saving.js";

/** @import { Say, ShareHost } from "./types.js" */

const COPIED_MS = 2500;

/**
 * Put the text of a field on the clipboard; where that is not allowed the text stands selected.
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 */
async function copyField(field) {
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand("copy"); // frames without the right to the clipboard often have this one
  }
}

/**
 * A text to be copied: its field, a button, and words about it; `done`: that it has been copied.
 * @param {string} role @param {string} label @param {string} done @param {"input" | "textarea"} tag @param {Say} say
 */
export function copyRow(role, label, done, tag, say) {
  const field = element(tag, { class: "sa-share-field", "data-role": role, readonly: true, rows: tag === "textarea" ? 3 : null, "aria-label": label, spellcheck: "false", dir: "ltr" });
  const button = element("button", { class: "sa-text-button", "data-role": `${role}-copy`, text: _("Copy") });
  let timer = 0;
  button.addEventListener("click", async () => {
    const copied = await copyField(field);
    if (copied) button.focus();
    say(copied ? done : _("This browser does not let the map copy. The text is selected: copy it with the keyboard or the menu."));
    button.textContent = copied ? _("Copied") : _("Copy");
    clearTimeout(timer);
    timer = setTimeout(() => (button.textContent = _("Copy")), COPIED_MS);
  });
  field.addEventListener("focus", () => field.select());
  return { field, row: element("div", { class: "sa-share-row" }, [field, button]), destroy: () => clearTimeout(timer) };
}

/** @param {string} title @param {Node[]} children */
function shareSection(title, children) {
  return element("section", { class: "sa-share-section" }, [element("h3", { text: title }), ...children]);
}

/** By `_`, as those of the frame. */
const ADDRESS_WORDS = {
  web: N_("Opens the map as it is now: day, range, choices and view."),
  file: N_("This map is a file: the link opens it on this computer only. Put the file on the web, and its address does so anywhere."),
  none: N_("This map is shown inside another page. Add this to the address of the saved map to open it as it is now."),
};
const FRAME_WORDS = {
  web: N_("Shows the map in a page of yours."),
  file: N_("Shows the map in a page of yours, with the map's file in the same folder."),
  none: N_("Shows the map in a page of yours, with the saved map under this name in the same folder."),
};

/** Link and frame: `fill({fragment, title, name})` writes what the state is now. @param {Say} say */
function createLinks(say) {
  const link = copyRow("share-link", _("Link"), _("Link copied."), "input", say);
  const frame = copyRow("share-frame", _("HTML of the frame"), _("HTML of the frame copied."), "textarea", say);
  const linkNote = element("p", { class: "sa-muted" });
  const frameNote = element("p", { class: "sa-muted" });
  return {
    sections: [shareSection(_("Link"), [link.row, linkNote]), shareSection(_("In a page of yours"), [frame.row, frameNote])],
    /** @param {{ fragment: string, title: string, name: string }} now */
    fill({ fragment, title, name }) {
      const { sort, address } = documentAddress();
      const beside = sort === "file" ? address.slice(address.lastIndexOf("/") + 1) : `${encodeURIComponent(name)}.html`;
      link.field.value = address + fragment;
      frame.field.value = frameSnippet((sort === "web" ? address : beside) + fragment, title);
      linkNote.textContent = _(ADDRESS_WORDS[sort]);
      frameNote.textContent = _(FRAME_WORDS[sort]);
    },
    destroy() {
      link.destroy();
      frame.destroy();
    },
  };
}

/** @type {Record<string, string>} */
const VIDEO_WORDS = { mp4: "MP4", webm: "WebM" };

/** The video. `busy()` while it records, `cancel()` ends that. @param {ShareHost} host @param {Say} say */
function createVideoSection(host, say) {
  const button = element("button", { class: "sa-text-button", "data-role": "share-video", text: _("Record video") });
  const cancelButton = element("button", { class: "sa-text-button", "data-role": "share-cancel", text: _("Cancel"), hidden: true });
  const bar = element("progress", { class: "sa-share-progress", "data-role": "share-progress", max: "1", value: "0", "aria-label": _("Progress of the recording"), hidden: true });
  const note = element("p", { class: "sa-muted" });
  /** @type {AbortController | null} */
  let running = null;

  /** @param {boolean} recording */
  function show(recording) {
    bar.hidden = !recording;
    cancelButton.hidden = !recording;
    button.hidden = recording;
    (recording ? cancelButton : button).focus();
  }

  async function record() {
    running = new AbortController();
    show(true);
    say(_("Recording. Keep this page in front."));
    try {
      const made = await recordReplay(host, (share) => (bar.value = share), running.signal);
      if (made) saveBlob(made.blob, `${host.told.names().video}.${made.ending}`);
      say(made ? _("Video saved.") : _("Recording cancelled; nothing was saved."));
    } catch (error) {
      say(_("No video: {reason}", { reason: /** @type {Error} */ (error).message }));
    } finally {
      running = null;
      show(false);
    }
  }

  const cancel = () => running?.abort();
  button.addEventListener("click", record);
  cancelButton.addEventListener("click", cancel);
  return {
    section: shareSection(_("Video"), [element("div", { class: "sa-share-actions" }, [button, cancelButton, bar]), note]),
    busy: () => running !== null,
    cancel,
    /** @param {string} words @param {number | null} seconds */
    fill(words, seconds) {
      const [kind] = recordableTypes();
      const able = kind !== undefined && seconds !== null;
      button.disabled = !able;
      note.textContent = able
        ? // Translators: a range of days; how long it takes; the format of the file.
          _("Plays {days} once, at the chosen speed: {duration}, as {format}.", { days: words, duration: durationWords(seconds), format: VIDEO_WORDS[kind[1]] })
        : seconds === null
          ? _("Nothing here has a date, so there is nothing to play.")
          : _("This browser cannot record a video. Open the map in another one, or record the screen.");
    },
  };
}

const SHARE_ICON = "M8 1.2L11.6 4.8L10.6 5.8L8.7 3.9V10.5H7.3V3.9L5.4 5.8L4.4 4.8ZM2.5 7.5H5V8.9H3.9V13.4H12.1V8.9H11V7.5H13.5V14.8H2.5Z";

/** The button that opens the panel. */
export function createShareButton() {
  const label = _("Share this map");
  return element("button", { class: "sa-text-button sa-share-button", "data-role": "share", "aria-haspopup": "dialog", "aria-label": label, title: label }, [
    icon(SHARE_ICON),
    element("span", { text: _("Share") }),
  ]);
}

/**
 * The panel that `button` opens. `host`: what recordReplay needs, and `poster`, `tiled`, `pause()`, `fragment()` and
 * `told`: `title()`, `names()` (`{map, picture, video}`: file names without ending), `day()` and `range()` in words, `seconds()`
 * (of the replay; null: nothing to play).
 * @param {HTMLElement} root @param {ShareHost} host @param {HTMLButtonElement} button
 */
export function createShare(root, host, button) {
  const status = element("p", { class: "sa-share-status", role: "status", "data-role": "share-status" });
  /** @param {string} words */
  const say = (words) => (status.textContent = words);
  const links = createLinks(say);
  const picture = createPictureSection(root, host, say);
  const video = createVideoSection(host, say);
  const close = element("button", { class: "sa-card-close", "aria-label": _("Close"), text: "×" });
  const heading = element("h2", { text: _("Share this map"), tabindex: "-1" });
  const dialog = element("dialog", { class: "sa-share", "data-role": "share-panel", "aria-label": _("Share this map") }, [
    element("div", { class: "sa-share-head" }, [heading, close]),
    element("div", { class: "sa-share-body" }, [...links.sections, picture.section, video.section]),
    status,
  ]);

  function open() {
    if (dialog.open) return;
    host.pause();
    say("");
    const { title, names, day, range, seconds } = host.told;
    links.fill({ fragment: host.fragment(), title: title(), name: names().map });
    picture.fill(day());
    video.fill(range(), seconds());
    dialog.showModal();
    heading.focus();
  }

  function shut() {
    if (video.busy()) video.cancel();
    else dialog.close();
  }

  button.addEventListener("click", open);
  close.addEventListener("click", shut);
  dialog.addEventListener("cancel", (event) => {
    if (!video.busy()) return;
    event.preventDefault();
    video.cancel();
  });
  dialog.addEventListener("close", () => {
    video.cancel(); // a second Escape closes whatever is said to the first one
    button.focus();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) shut(); // beside the panel
  });
  root.append(dialog);
  return {
    choose: picture.choose,
    size: picture.size,
    destroy() {
      button.removeEventListener("click", open);
      video.cancel();
      links.destroy();
      dialog.remove();
    },
  };
}
