// The layer of names: dots where ways begin or end without a meeting, names of places, and in words the days
// that are known only to a range.

import { _, ngettext } from "../core/gettext.js";
import { layerOf } from "../core/layers.js";
import { pointLabel } from "../core/words.js";
import { createDelay } from "../page/dom.js";
import { CanvasLayer } from "./canvas_layer.js";
import { drawEnds, drawLabels, writeIn } from "./labels.js";
import { MARK_STEP } from "./mark_place.js";
import { spotIn } from "./plane.js";

/** @import { Group, MarkState, Model } from "../core/types.js" */
/** @import { Box, Palette } from "../page/types.js" */
/** @import { Frame, LeafletMap, ShownMark, Standing } from "./types.js" */

const NAMES_PAUSE_MS = 300;

/** The days of a soft mark in words: of its latest meeting. @param {Group} group @param {MarkState} state */
function vagueWords({ view, members }, state) {
  const words = view.model.texts.label((state.members || members)[state.count - 1]);
  // Translators: days of one meeting that are known roughly, and so many more meetings.
  return state.count > 1 ? ngettext("{days} and {count} more", "{days} and {count} more", state.count - 1, { days: words }) : words;
}

/**
 * `host`: `marks()` (shown), `ends()` (points where ways begin or end), `standing()` (the traveller's
 * label, `{lat, lon, width}` or null), `many()`, `colours()`.
 * @param {LeafletMap} map @param {Model} model
 * @param {{ marks(): ShownMark[], ends(): number[], standing(): Standing | null, many(): boolean, colours(): Palette }} host
 */
export function createNames(map, model, host) {
  let drawnAt = -Infinity;

  /**
   * The traveller's label, as a box that names of places keep away from.
   * @param {Frame} frame
   * @returns {Box[]}
   */
  function keepFree(frame) {
    const standing = host.standing();
    if (!standing) return [];
    const spot = spotIn(frame, standing.lat, standing.lon);
    if (!spot) return [];
    const { x, y } = spot;
    return [[x - standing.width / 2, y - 44, x + standing.width / 2, y - 12]];
  }

  /** @param {number} lat @param {number} lon */
  function isStanding(lat, lon) {
    const standing = host.standing();
    return standing !== null && standing.lat === lat && standing.lon === lon;
  }

  /** Where ways begin or end without a meeting, mostly at a seat. @param {Frame} frame @param {Set<number>} marked */
  function endSpots(frame, marked) {
    const { lat, lon, name } = model.points;
    const bare = host.ends().filter((point) => !marked.has(model.place[point]) && !isStanding(lat[point], lon[point]));
    return bare.flatMap((point) => {
      const spot = spotIn(frame, lat[point], lon[point]);
      return spot ? [{ ...spot, text: name[point], reach: 5, weight: 0 }] : [];
    });
  }

  /** @param {Frame} frame */
  function markSpots(frame) {
    const places = new Map();
    for (const { group, state, slots } of host.marks()) {
      const before = places.get(group.place) || { group, slots, weight: 0, current: false };
      // Where there are very many, a name that comes for a day only flickers.
      before.weight += state.count + (state.current && !host.many() ? 1000 : 0);
      before.current ||= state.current;
      before.vague ||= state.vague && !host.many() ? vagueWords(group, state) : "";
      before.known ||= !state.vague;
      places.set(group.place, before);
    }
    return [...places.values()].flatMap(({ group, slots, weight, current, vague, known }) => {
      const spot = spotIn(frame, group.lat, group.lon);
      if (!spot) return [];
      return [{
        ...spot,
        // Where the traveller's own label says the name already, it is not said twice.
        text: isStanding(group.lat, group.lon) ? "" : pointLabel(model, group.point),
        note: vague && known ? _("also {days}", { days: vague }) : vague,
        reach: (current ? 16 : 11) + ((slots - 1) * MARK_STEP) / 2,
        weight,
      }];
    });
  }

  const layer = new CanvasLayer(
    (ctx, frame) => {
      drawnAt = performance.now();
      layerOf(ctx, "names", _("Names"));
      const palette = host.colours();
      writeIn(ctx, model.naming.language);
      const spots = markSpots(frame);
      const ends = endSpots(frame, new Set(host.marks().map((mark) => mark.group.place)));
      drawEnds(ctx, ends, palette);
      drawLabels(ctx, frame, [...spots, ...ends], keepFree(frame), palette);
    },
    { pane: "sa-routes", atOnce: true, still: true, className: "sa-names" }
  );

  const later = createDelay(() => layer.redrawNow());

  return {
    layer,
    /** Draw now; where there are very many, not with every frame of play. */
    redraw() {
      if (later.waiting()) return;
      const wait = host.many() ? drawnAt + NAMES_PAUSE_MS - performance.now() : 0;
      if (wait > 0) later.wait(wait);
      else layer.redraw();
    },
    destroy() {
      later.cancel();
      layer.remove();
    },
  };
}
