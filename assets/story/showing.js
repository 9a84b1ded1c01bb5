// A chapter → what the map shows: whom, when, where it looks, and time that passes on the way.

import { changesOf, openedAs, passing } from "./changes.js";
import { viewHere } from "./looking.js";
import { GLOBE_ZOOM, middleOf } from "./plane_box.js";

/** @import { LeafletMap } from "../map/types.js" */
/** @import { Chapter, MapOfStory, ToldMap } from "./types.js" */

const FLIGHT_S = 1.1;

/**
 * `covered()`: cards lie over the lower part of the map.
 * @param {LeafletMap} map @param {Pick<ToldMap, "set">} mounted @param {MapOfStory} parts @param {() => boolean} covered
 */
export function createShowing(map, mounted, parts, covered) {
  const { model, state, player, calm } = parts;
  const opened = openedAs(state);
  let frame = 0;

  /** Go where a view says once the map shows something else. @param {Chapter["view"]} view @param {boolean} flying @param {() => void} change */
  function go(view, flying, change) {
    map.stop();
    const before = { centre: map.getCenter(), zoom: map.getZoom(), projection: map.projection };
    change();
    if (map.projection.clips) {
      const whole = () => ({ ...parts.middle(), zoom: parts.viewFor().zoom });
      parts.look(!view ? whole() : "box" in view ? { ...middleOf(view.box), zoom: GLOBE_ZOOM } : view, flying);
      return;
    }
    const lifted = covered();
    const to = viewHere(map, parts, view, lifted);
    const near = to.zoom === before.zoom && map.project(to.centre, to.zoom).distanceTo(map.project(before.centre, to.zoom)) < 2;
    const flies = flying && !near && map.projection === before.projection;
    const { maxBounds } = map.options;
    if (lifted || flies) map.options.maxBounds = undefined; // while the program moves it
    if (!flies) map.setView(to.centre, to.zoom, { animate: false });
    else {
      if (map.getZoom() !== before.zoom || !map.getCenter().equals(before.centre)) map.setView(before.centre, before.zoom, { animate: false });
      map.flyTo(to.centre, to.zoom, { duration: FLIGHT_S });
    }
    map.options.maxBounds = maxBounds;
  }

  function stop() {
    cancelAnimationFrame(frame);
    player.stop();
  }

  /** Let time pass. @param {NonNullable<ReturnType<typeof passing>>} days */
  function pass({ from, to, seconds }) {
    const begun = performance.now();
    const step = () => {
      const share = Math.min(1, (performance.now() - begun) / (1000 * seconds));
      mounted.set({ clock: share < 1 ? from + (to - from) * share : to });
      if (share < 1) frame = requestAnimationFrame(step);
    };
    step();
  }

  return {
    stop,
    /** Look there again, at once: the map has another size. @param {Chapter} chapter */
    look: (chapter) => go(chapter.view, false, () => {}),
    /**
     * Show a chapter; `before`: the one from whose day time passes, where it is to. Without `flying` it is there at once.
     * @param {Chapter} chapter @param {Chapter | null} before @param {boolean} flying
     */
    show(chapter, before, flying) {
      stop();
      const moving = flying && !calm();
      const passed = moving ? passing(chapter, before) : null;
      const clock = passed ? passed.from : chapter.day;
      go(chapter.view, moving, () => mounted.set({ ...changesOf(chapter, model, opened), ...(clock !== null && { clock }) }));
      if (passed) pass(passed);
    },
  };
}
