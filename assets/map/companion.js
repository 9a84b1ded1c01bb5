// The second leader on the same clock: ways and a traveller of their own, in a second colour with a line
// that is hollow, so that the two are told apart without colours too.

import { createTraveller } from "./traveller.js";
import { WaysLayer } from "./ways_layer.js";

/** @import { Model, Scene, Side, Span, Whereabouts } from "../core/types.js" */
/** @import { Palette } from "../page/types.js" */
/** @import { LeafletMap } from "./types.js" */

/**
 * The palette for one of two leaders: one colour whatever the kind; the second one's lines have a core.
 * @param {Palette} palette @param {Side} side
 * @returns {Palette}
 */
export function leaderPalette(palette, side) {
  const colour = palette[side];
  return { ...palette, kinds: palette.kinds.map(() => colour), core: side === "second" ? palette.land : null };
}

/**
 * `colours()` is the palette of the page. `fill(null)` takes the second leader off the map.
 * @param {LeafletMap} map @param {Model} model @param {() => Palette} colours
 */
export function createCompanion(map, model, colours) {
  const own = () => leaderPalette(colours(), "second");
  const ways = new WaysLayer(model, own);
  /** @type {ReturnType<typeof createTraveller> | null} */
  let traveller = null;
  /** @type {Scene | null} */
  let scene = null;

  function remove() {
    if (traveller) traveller.destroy();
    traveller = null;
    ways.remove();
  }

  return {
    /** @param {Scene | null} next */
    fill(next) {
      scene = next;
      if (scene === null) {
        remove();
        return;
      }
      ways.setPlan(scene.plan);
      if (traveller) return;
      ways.addTo(map);
      traveller = createTraveller(map, model, own, "sa-traveller-second");
    },
    /**
     * Show `[from, to]` of the plan's strokes and where the leader is, `words` at the traveller.
     * @param {Span} strokes @param {Whereabouts} where @param {string} words
     */
    step(strokes, where, words) {
      ways.show(strokes[1], strokes[0]);
      traveller?.update(where, words);
    },
    /** What pictures are drawn from: none or one of `{layer, trail, plan}`. */
    ways: () => (traveller && scene ? [{ layer: ways, trail: traveller.trail, plan: scene.plan }] : []),
    traveller: () => (traveller ? traveller.shown() : null),
    redraw() {
      if (scene === null) return;
      ways.redraw();
      traveller?.redraw();
    },
    destroy: remove,
  };
}
