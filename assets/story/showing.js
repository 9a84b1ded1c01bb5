// A chapter → what the map shows: whom, when, where it looks, and time that passes on the way.

import { viewHere } from "./looking.js";

/** @import { State } from "../core/types.js" */
/** @import { LeafletMap } from "../map/types.js" */
/** @import { Chapter, MapOfStory, ToldMap } from "./types.js" */

const FLIGHT_S = 1.1;
const GLOBE_ZOOM = 2;
// How long time passes between the days of two chapters.
const PLAY_MS_A_DAY = 220;
const [PLAY_LEAST_MS, PLAY_MOST_MS] = [1400, 7000];

/** What a globe turns to for a box. @param {[number, number, number, number]} box */
function middleOf([south, west, north, east]) {
  return { lat: (south + north) / 2, lon: (west + east) / 2, zoom: GLOBE_ZOOM };
}

/**
 * `covered()`: cards lie over the lower part of the map.
 * @param {LeafletMap} map @param {Pick<ToldMap, "set">} mounted @param {MapOfStory} parts @param {() => boolean} covered
 */
export function createShowing(map, mounted, parts, covered) {
  const { model, state, player, calm } = parts;
  const opened = { follow: state.follow, projection: state.projection, centre: state.centre, countries: state.countries, beside: state.beside };
  let frame = 0;

  /** @param {string | null | undefined} name @param {number} otherwise */
  function leader(name, otherwise) {
    if (name === undefined) return otherwise;
    return name === null ? -1 : model.leaders.name.indexOf(name);
  }

  /** @param {Chapter} chapter @returns {Partial<State>} */
  function changesOf({ follow, compare, range, mode, countries, beside, projection, centre }) {
    const whom = leader(follow, opened.follow);
    const second = compare ? leader(compare, -1) : -1;
    return {
      follow: whom,
      compare: whom < 0 ? -1 : second,
      ...(range && { range }),
      mode,
      countries,
      beside,
      projection: projection ?? opened.projection,
      centre: centre ?? opened.centre,
    };
  }

  /** Go where a view says once the map shows something else. @param {Chapter["view"]} view @param {boolean} flying @param {() => void} change */
  function go(view, flying, change) {
    map.stop();
    const before = { centre: map.getCenter(), zoom: map.getZoom(), projection: map.projection };
    change();
    if (map.projection.clips) {
      if (view) parts.look("box" in view ? middleOf(view.box) : view, flying);
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

  /** Let time pass from one day to another. @param {number} from @param {number} to */
  function pass(from, to) {
    const begun = performance.now();
    const lasts = Math.max(PLAY_LEAST_MS, Math.min(PLAY_MOST_MS, (to - from) * PLAY_MS_A_DAY));
    const step = () => {
      const share = Math.min(1, (performance.now() - begun) / lasts);
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
      const { day } = chapter;
      const from = before?.day ?? null;
      const passes = moving && chapter.play && from !== null && day !== null && from < day;
      const clock = passes ? from : day;
      go(chapter.view, moving, () => mounted.set({ ...changesOf(chapter), ...(clock !== null && { clock }) }));
      if (passes) pass(from, day);
    },
  };
}
