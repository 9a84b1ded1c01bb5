// Marks of meetings: one button for each place and kind (of very many: each place), with the number of meetings.

import { _, ngettext } from "../core/gettext.js";
import { markCode, markOn } from "../core/marks.js";
import { markSince } from "../core/modes.js";
import { figure, kindWords, meetingTitle, partsWords, pointWords, statusWords } from "../core/words.js";
import { element, whenCalm } from "../page/dom.js";
import { symbol, tentativeSort } from "../page/symbols.js";
import { changeSign } from "../reading/changes.js";
import { paneOf } from "./canvas_layer.js";
import { L } from "./leaflet.js";
import { MARK_HALF, markShift } from "./mark_place.js";
import { comingLie, layerLie, spotIn } from "./plane.js";
import { holdStill, putStill } from "./still_marks.js";

/** @import { Group, MarkState, View } from "../core/types.js" */
/** @import { LeafletMap, Lie, Mark, ShownMark, ZoomStep } from "./types.js" */

/** @param {View} view @param {Group} group @param {MarkState} state */
function markLabel(view, group, state) {
  const { count, kind, current, disputed, fresh, altered } = state;
  const members = state.members || group.members;
  const what = count === 1 ? meetingTitle(view, members[0]) : ngettext("{count} meeting", "{count} meetings", count);
  const role = kindWords(view, kind);
  // Translators: of several meetings at one place.
  const latest = group.joined && count > 1 ? _("latest: {role}", { role }) : role;
  const last = members[count - 1];
  const when = view.model.meetings.vague[last] ? view.model.texts.label(last) : "";
  const tentative = tentativeSort(state);
  return partsWords([
    _("{name}: {words}", { name: pointWords(view.model, group.point), words: what }),
    latest,
    when,
    tentative && statusWords(tentative),
    // Translators: the meeting is on the day that the map shows.
    current && _("now"),
    disputed && _("sources disagree"),
    fresh && (count === 1 ? _("new") : _("some are new")),
    altered && (count === 1 ? _("changed") : _("some are changed")),
  ]);
}

/** What of a state needs other shapes; the rest is text and classes. @param {MarkState} state */
function markShape({ kind, hollow, disputed, fresh, altered, count, ...state }) {
  return [kind, hollow, tentativeSort(state), disputed, fresh, altered, count > 1].join();
}

/**
 * The button that stands for a group, in the holder that `hold(button)` makes; `looks` are what the two sorts of marks
 * differ in.
 * @param {Group} group @param {(mark: Mark) => void} onOpen @param {(button: HTMLButtonElement) => HTMLElement} hold
 * @param {(mark: Mark) => Pick<Mark, "put" | "show" | "settle">} looks
 * @returns {Mark}
 */
function createButton(group, onOpen, hold, looks) {
  const button = element("button", { class: "sa-mark" });
  button.addEventListener("click", () => onOpen(mark));
  L.DomEvent.disableClickPropagation(button); // a click on the map closes popups
  /** @type {Mark} */
  const mark = {
    holder: hold(button), button, group, state: null, code: -1, slot: 0, slots: 1, placed: false, beyond: false,
    label(view, state) {
      const label = markLabel(view, mark.group, state);
      button.setAttribute("aria-label", label);
      button.title = label;
    },
    put() {},
    show() {},
    settle() {},
  };
  return Object.assign(mark, looks(mark));
}

/** How a mark looks whose button has its picture. @param {Mark} mark */
function pictured(mark) {
  const { holder, button } = mark;
  const count = element("span", { class: "sa-count" });
  let shape = "";

  /** @param {View} view @param {MarkState} state */
  function draw(view, state) {
    const word = view.model.vocabulary.role[state.kind];
    button.replaceChildren(symbol(word, { ...state, halo: true, counted: state.count > 1 }));
    if (state.count > 1) button.append(count);
    if (state.disputed) button.append(element("span", { class: "sa-flag", text: "!" }));
    if (state.fresh || state.altered) button.append(changeSign(state.fresh ? "new" : "altered"));
  }

  /** @param {View} view @param {MarkState} state */
  function render(view, state) {
    const classes = ["sa-mark", `sa-kind-${view.model.vocabulary.role[state.kind]}`];
    if (mark.group.side) classes.push(`sa-${mark.group.side}`);
    if (state.current) classes.push("sa-is-current");
    if (state.vague) classes.push("sa-is-vague");
    if (state.hollow || state.tentative) classes.push("sa-is-open");
    if (state.count > 1) classes.push("sa-is-several");
    button.className = classes.join(" ");
    if (markShape(state) !== shape) draw(view, state);
    shape = markShape(state);
    count.textContent = figure(state.count);
    mark.label(view, state);
  }

  return {
    /**
     * Two dimensions only: with three, each mark would become a layer of its own, and each frame slow.
     * @param {number} x @param {number} y
     */
    put(x, y) {
      holder.style.transform = `translate(${x}px, ${y}px)`;
    },
    /** @param {View} view @param {MarkState | null} state */
    show(view, state) {
      // Not `hidden`, which would lay out all of them again.
      holder.style.visibility = state ? "" : "hidden";
      if (state) render(view, state);
    },
    settle() {},
  };
}

/**
 * How one of very many marks looks, whose picture is on a canvas. Its button is what the reader points at, tabs to and
 * hears of; that waits until the playhead is calm (`settle`), for it takes the browser longer than the picture.
 * @param {Mark} mark
 */
function drawn(mark) {
  const { holder } = mark;
  /** @type {MarkState | null} */
  let said = null; // the state that the label tells
  holder.style.visibility = "hidden";

  return {
    /** @param {number} x @param {number} y */
    put: (x, y) => putStill(holder, x, y),
    show() {},
    /** @param {View} view */
    settle(view) {
      const { state } = mark;
      holder.style.visibility = state ? "" : "hidden";
      if (state && state !== said) mark.label(view, state);
      said = state;
    },
  };
}

/** @param {HTMLButtonElement} button */
const holdPictured = (button) => element("div", { class: "sa-mark-holder leaflet-zoom-animated" }, [button]);

/**
 * The marks' layer. `onOpen(mark)` is called when a mark is pressed.
 * @param {LeafletMap} map @param {(mark: Mark) => void} onOpen
 */
export function createMarks(map, onOpen) {
  const pane = paneOf(map, "sa-marks");
  /** @type {Mark[]} */
  let marks = [];
  /** @type {number | null} */
  let followed = null;
  const settling = whenCalm(() => {
    for (const mark of marks) mark.settle(mark.group.view);
  });

  /** @param {Mark} mark @param {Lie} lie */
  function put(mark, lie) {
    const spot = spotIn(lie, mark.group.lat, mark.group.lon);
    if (mark.beyond !== !spot) mark.holder.classList.toggle("sa-beyond", !spot);
    mark.beyond = !spot;
    mark.placed = true;
    if (spot) mark.put(Math.round(spot.x) - MARK_HALF + markShift(mark), Math.round(spot.y) - MARK_HALF);
  }

  /** @param {Lie} lie */
  function putAll(lie) {
    for (const mark of marks) put(mark, lie);
  }

  const placeAll = () => putAll(layerLie(map));
  /** @param {ZoomStep} step */
  const animate = ({ zoom, center }) => putAll(comingLie(map, zoom, center));

  /**
   * Other groups: marks whose key stays keep their button, and with it the reader's focus.
   * @param {View} view @param {Group[]} groups
   */
  function fill(view, groups) {
    const known = new Map(followed === view.follow ? marks.map((mark) => [mark.group.key, mark]) : []);
    followed = view.follow;
    const before = new Set(marks);
    marks = groups.map((group) => {
      const mark = known.get(group.key) || (group.joined ? createButton(group, onOpen, holdStill, drawn) : createButton(group, onOpen, holdPictured, pictured));
      before.delete(mark);
      mark.button.dataset.key = group.key;
      return Object.assign(mark, { group, code: -1 });
    });
    for (const mark of before) mark.holder.remove();
    pane.append(...marks.map((mark) => mark.holder).filter((holder) => !holder.isConnected));
  }

  /** Lay marks of one place side by side; only those whose neighbours have come or gone move. */
  function arrange() {
    /** @type {Map<number, number>} */
    const places = new Map();
    for (const mark of marks) {
      if (mark.state) places.set(mark.group.place, (places.get(mark.group.place) || 0) + 1);
    }
    /** @type {Map<number, number>} */
    const next = new Map();
    const lie = layerLie(map);
    for (const mark of marks) {
      if (!mark.state) continue;
      const slot = next.get(mark.group.place) || 0;
      const slots = places.get(mark.group.place) || 1;
      next.set(mark.group.place, slot + 1);
      if (mark.slot !== slot || mark.slots !== slots || !mark.placed) {
        mark.slot = slot;
        mark.slots = slots;
        mark.holder.classList.toggle("sa-is-tied", slot > 0);
        put(mark, lie);
      }
    }
  }

  /**
   * Show `day`, and of the past what was not over before `since`. Returns whether any mark has changed.
   * @param {number} day @param {number} since
   */
  function update(day, since) {
    let changed = false;
    for (const mark of marks) {
      const { view } = mark.group;
      const state = since === -Infinity ? markOn(view, mark.group, day) : markSince(view, mark.group, day, since);
      const code = state ? markCode(state) : 0;
      if (code === mark.code) continue;
      changed = true;
      mark.code = code;
      mark.state = state;
      mark.show(view, state);
    }
    if (changed) arrange();
    if (changed && marks.some((mark) => mark.group.joined)) settling.later();
    return changed;
  }

  map.on("viewreset zoom moveend", placeAll);
  map.on("zoomanim", animate);
  return {
    fill,
    update,
    /** Where all marks are, shown or not, as `[lat, lon]`. */
    places: () => marks.map(({ group }) => /** @type {[lat: number, lon: number]} */ ([group.lat, group.lon])),
    /** The marks that are shown. */
    shown: () => marks.filter(/** @returns {mark is ShownMark} */ (mark) => mark.state !== null),
    destroy() {
      settling.cancel();
      map.off("viewreset zoom moveend", placeAll);
      map.off("zoomanim", animate);
      for (const mark of marks) mark.holder.remove();
      marks = [];
    },
  };
}
