// A chapter on the map of a film: whom and when it shows, and what of the world.

import { nearestSpot, scaleOf } from "../core/spots.js";
import { changesOf, openedAs, passing } from "../story/changes.js";
import { GLOBE_ZOOM, middleOf, planeBox, zoomOn } from "../story/plane_box.js";

/** @import { Projection } from "../core/projection.js" */
/** @import { Frame } from "../map/types.js" */
/** @import { Chapter } from "../story/types.js" */
/** @import { FilmHost, Seen } from "./types.js" */

// How much of the ground beside a world that has an edge may be seen; of one that goes on beside itself, what is left out.
const [BESIDE, LEFT_OUT] = [0.05, 0.1];
const NEAREST_GLOBE = 6;

/** @param {Frame} frame */
const boxOf = ({ originX, originY, width, height, scale }) => [originX, originY, originX + width, originY + height].map((pixels) => pixels / scale);

/** @param {Projection} projection */
function whole({ wraps, box: [left, top, right, bottom] }) {
  return wraps ? [left, top + LEFT_OUT, right, bottom - LEFT_OUT] : [left, top, right, bottom];
}

/** A stretch moved into another one, or around its middle where it is longer. @param {number} from @param {number} to @param {number} least @param {number} most */
function moved(from, to, least, most) {
  const by = to - from >= most - least ? (least + most - from - to) / 2 : Math.max(least - from, Math.min(0, most - to));
  return [from + by, to + by];
}

/** What is seen, without more of what lies beside the world than must be. @param {Projection} projection @param {number[]} seen */
function within({ wraps, box: [west, north, east, south] }, [left, top, right, bottom]) {
  const beside = wraps ? 0 : BESIDE;
  const [upper, lower] = moved(top, bottom, north - beside, south + beside);
  const [from, to] = wraps ? [left, right] : moved(left, right, west - beside, east + beside);
  return [from, upper, to, lower];
}

/** @param {FilmHost} host @param {Chapter[]} chapters */
export function createTelling(host, chapters) {
  const { map, model, state, change } = host;
  const opened = openedAs(state);

  /**
   * What of the world a chapter that is shown looks at, on a map framed as `frameOf` says.
   * @param {Chapter["view"]} view @param {(box: number[] | null, exact: boolean) => Frame} frameOf @returns {Seen}
   */
  function looked(view, frameOf) {
    const { projection } = map;
    const all = frameOf(whole(projection), true);
    const size = { x: all.width, y: all.height };
    /** @param {number} x @param {number} y @param {number} zoom */
    const around = (x, y, zoom) => {
      const scale = Math.max(all.scale, scaleOf(zoomOn(size, zoom)));
      const [wide, high] = [size.x / scale / 2, size.y / scale / 2];
      return [x - wide, y - high, x + wide, y + high];
    };
    if (projection.clips) {
      if (!view) return { centre: host.middle(), box: boxOf(all) };
      const zoom = Math.min(NEAREST_GLOBE, "box" in view ? GLOBE_ZOOM : view.zoom);
      return { centre: "box" in view ? middleOf(view.box) : { lat: view.lat, lon: view.lon }, box: around(0.5, 0.5, zoom) };
    }
    const centre = projection.middle;
    const spot = view && !("box" in view) && nearestSpot(projection, 0.5, view.lat, view.lon);
    if (view && spot && !("box" in view)) return { centre, box: within(projection, around(spot.x, spot.y, view.zoom)) };
    const box = view && "box" in view ? planeBox(projection, view.box) : null;
    return { centre, box: within(projection, boxOf(frameOf(box ?? host.wanted() ?? whole(projection), false))) };
  }

  return {
    looked,
    /** @param {number} number */
    passing: (number) => passing(chapters[number], chapters[number - 1] ?? null),
    /** Show a chapter as it is once time has passed, or before. @param {number} number @param {boolean} before */
    show(number, before) {
      const clock = (before ? this.passing(number)?.from : null) ?? chapters[number].day;
      change({ ...changesOf(chapters[number], model, opened), ...(clock !== null && { clock }) });
    },
  };
}
