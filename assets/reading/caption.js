// The caption on the map: what the day shown is about, and on whose word.

import { _, direction, ngettext } from "../core/gettext.js";
import { entriesWords, meetingKindWords, meetingTitle, partsWords, pointWords, statusWords, subjectWords } from "../core/words.js";
import { element } from "../page/dom.js";
import { sourceName } from "./entry.js";

/** @import { Model, Told } from "../core/types.js" */
/** @import { Spot } from "../page/types.js" */

// Room that the caption may take, the traveller's label above its place, and the credits, in pixels of the map.
const CAPTION_WIDTH = 320;
const CAPTION_HEIGHT = 110;
// From here on the legend lies in the corner below, at the start.
const LEGEND_OVER = 740;
// Of two leaders, and where the map is narrow: there they have no sources and dates.
const CAPTION_PAIR_HEIGHT = 235;
const CAPTION_SHORT_PAIR_HEIGHT = 150;
const CAPTION_NARROW = 560;
const TRAVELLER_LABEL = 25;
const CREDITS_HEIGHT = 30;

/** Who says so, each once; what they disagree on is said with it. @param {Model} model @param {number} meeting */
function sourcesWords(model, meeting) {
  const names = [...new Set(model.texts.reports(meeting).map(({ source }) => sourceName(model, source)))];
  const disagreements = model.disagreements.get(meeting);
  const sources = entriesWords(names);
  if (!disagreements && model.texts.reports(meeting).every(({ source }) => source < 0)) return sources;
  if (!disagreements) return _("Source: {sources}", { sources });
  return _("Source: {sources} (they disagree on: {what})", { sources, what: partsWords(disagreements.map(([subject]) => subjectWords(subject))) });
}

/**
 * A sign and a name for one of two leaders: the sign is a plain line or a double one, as on the map.
 * @param {string} name @param {number} side
 */
function sideName(name, side) {
  return element("span", { class: "sa-side" }, [
    element("i", { class: side === 0 ? "sa-side-first" : "sa-side-second", "aria-hidden": "true" }),
    element("span", { text: name, dir: "auto" }),
  ]);
}

/** The latest of the current meetings of one leader, or of two. @param {Told[number]} told @param {string[]} names */
function captionEntry({ view, current, sides }, names) {
  const { model } = view;
  const meeting = current[current.length - 1];
  const status = model.vocabulary.status[model.meetings.status[meeting]];
  const place = pointWords(model, model.meetings.point[meeting]);
  // What was a visit for the one and a guest for the other has no kind that is true of both.
  const role = sides.length > 1 ? "" : meetingKindWords(view, meeting);
  const more = current.length - 1;
  return element("div", { class: "sa-caption-entry" }, [
    sides.length ? element("p", { class: "sa-caption-who" }, sides.map((side) => sideName(names[side], side))) : null,
    element("p", { class: "sa-caption-date" }, [
      element("span", { dir: "auto", text: model.texts.label(meeting) }),
      status === "held" ? null : element("span", { class: "sa-chip", text: statusWords(status) }),
    ]),
    element("p", { class: "sa-caption-title", dir: "auto", text: meetingTitle(view, meeting) }),
    element("p", { class: "sa-caption-place", dir: "auto", text: partsWords([role, place]) }),
    element("p", { class: "sa-caption-sources sa-muted", dir: "auto", text: sourcesWords(model, meeting) }),
    more ? element("p", { class: "sa-muted", text: ngettext("and {count} more on this day", "and {count} more on this day", more) }) : null,
  ]);
}

/** The caption of the day, of one leader or two; nothing is shown on a day without any meeting. */
export function createCaption() {
  const panel = element("div", { class: "sa-caption", "data-role": "caption", role: "group", "aria-label": _("On this day"), hidden: true });
  let shown = "";

  return {
    panel,
    /**
     * Lay it into the corner where it hides the fewest of `spots` (`{x, y}`); zoom buttons have the fourth, a legend over the map the
     * one below.
     * @param {Spot[]} spots @param {number} width @param {number} height
     */
    place(spots, width, height) {
      const pair = width < CAPTION_NARROW ? CAPTION_SHORT_PAIR_HEIGHT : CAPTION_PAIR_HEIGHT;
      const tall = panel.closest(".sa-comparing") ? pair : CAPTION_HEIGHT;
      const seen = spots.filter(({ x, y }) => x > 0 && x < width && y > 0 && y < height);
      const sides = [(/** @type {Spot} */ { x }) => x < CAPTION_WIDTH, (/** @type {Spot} */ { x }) => x > width - CAPTION_WIDTH];
      const [start, end] = direction() === "rtl" ? sides.reverse() : sides;
      /** @type {Record<string, number>} */
      const hidden = {
        below: seen.filter((spot) => start(spot) && spot.y > height - tall).length,
        beside: seen.filter((spot) => end(spot) && spot.y > height - tall - CREDITS_HEIGHT).length,
        above: seen.filter((spot) => end(spot) && spot.y < tall + TRAVELLER_LABEL).length,
      };
      if ((panel.closest(".sa-root")?.clientWidth ?? 0) >= LEGEND_OVER) hidden.below = Infinity;
      panel.dataset.corner = Object.keys(hidden).reduce((best, corner) => (hidden[corner] < hidden[best] ? corner : best));
    },
    /** `told` as `toldOf` has it; `names` of two leaders. @param {Told} told @param {string[]} names */
    show(told, names) {
      const key = told.map(({ view, current, sides }) => [view.follow, view.model.naming.language, sides, current.length, current[current.length - 1]].join()).join("/");
      if (key === shown) return;
      shown = key;
      panel.hidden = !told.length;
      panel.replaceChildren(...told.map((one) => captionEntry(one, names)));
    },
  };
}
