// Marks of meetings that stood in an earlier state of the table and are gone: a cross in a dashed square.

import { _ } from "../core/gettext.js";
import { CHANGE_SIGNS, goneIsSeen, goneWords } from "../core/changes.js";
import { element } from "../page/dom.js";
import { paneOf } from "./canvas_layer.js";
import { L } from "./leaflet.js";
import { MARK_HALF } from "./mark_place.js";
import { comingLie, layerLie, spotIn } from "./plane.js";

/** @import { Changed, Gone } from "../core/changes.js" */
/** @import { LeafletMap, Lie, ZoomStep } from "./types.js" */

// Pixels below its place, so that a mark of what is there can be reached too.
export const GONE_ASIDE = 12;

/**
 * `onOpen(position)` when the mark of one that is gone is pressed.
 * @param {LeafletMap} map @param {Changed} changes @param {(position: number) => void} onOpen
 */
export function createGoneMarks(map, changes, onOpen) {
  const pane = paneOf(map, "sa-marks");
  const marks = changes.gone.flatMap((gone, position) => (gone.lat === null || gone.lon === null ? [] : [mark(gone, position, gone.lat, gone.lon)]));

  /** @param {Gone} gone @param {number} position @param {number} lat @param {number} lon */
  function mark(gone, position, lat, lon) {
    const words = _("Gone: {meeting}", { meeting: goneWords(gone) });
    const button = element("button", { class: "sa-mark sa-gone", "aria-label": words, title: words, text: CHANGE_SIGNS.gone });
    button.addEventListener("click", () => onOpen(position));
    L.DomEvent.disableClickPropagation(button);
    const holder = element("div", { class: "sa-mark-holder leaflet-zoom-animated" }, [button]);
    holder.style.visibility = "hidden";
    return { gone, lat, lon, holder };
  }

  /** @param {Lie} lie */
  function putAll(lie) {
    for (const { lat, lon, holder } of marks) {
      const spot = spotIn(lie, lat, lon);
      holder.classList.toggle("sa-beyond", !spot);
      if (spot) holder.style.transform = `translate(${Math.round(spot.x) - MARK_HALF}px, ${Math.round(spot.y) - MARK_HALF + GONE_ASIDE}px)`;
    }
  }

  const placeAll = () => putAll(layerLie(map));
  /** @param {ZoomStep} step */
  const animate = ({ zoom, center }) => putAll(comingLie(map, zoom, center));
  pane.append(...marks.map(({ holder }) => holder));
  if (marks.length) {
    map.on("viewreset zoom moveend", placeAll);
    map.on("zoomanim", animate);
  }

  return {
    /** Show those between two days, inclusive. @param {number} since @param {number} day */
    update(since, day) {
      for (const { gone, holder } of marks) holder.style.visibility = goneIsSeen(gone, since, day) ? "" : "hidden";
    },
    place: placeAll,
    /** Where those are that are shown. */
    shown: () => marks.filter(({ holder }) => holder.style.visibility !== "hidden").map(({ lat, lon }) => ({ lat, lon })),
    destroy() {
      map.off("viewreset zoom moveend", placeAll);
      map.off("zoomanim", animate);
      for (const { holder } of marks) holder.remove();
    },
  };
}
