// Going to a meeting that is picked, and to what the search has found.

import { fragmentChanges } from "../core/fragment.js";
import { NOT_SEEN } from "../core/view.js";
import { entryAsTarget } from "../reading/search.js";
import { showPlaces } from "../map/camera.js";

/** @import { Model, SearchEntry } from "../core/types.js" */
import { turned } from "../core/turning.js";
/** @import { LeafletMap } from "../map/types.js" */
/** @import { JumpsHost } from "./types.js" */

const NEAR_ZOOM = 5;

/** @param {LeafletMap} map @param {Model} model @param {JumpsHost} host */
export function createJumps(map, model, host) {
  const { state } = host;

  /** Show all of these points. @param {number[]} points */
  function fitPoints(points) {
    if (!points.length) return;
    const { lat, lon } = model.points;
    map.stop();
    showPlaces(map, points.map((point) => [lon[point], lat[point]]), NEAR_ZOOM, !host.calm());
  }

  /** Show a meeting: on its day, beyond the range and from everybody's side too where need be. @param {number} meeting */
  function toMeeting(meeting) {
    const { dated, first, point } = model.meetings;
    const changes = host.scene().view.kind[meeting] === NOT_SEEN ? { follow: -1 } : {};
    if (meeting < dated) Object.assign(changes, fragmentChanges({ day: first[meeting] }, state.range, model.extent));
    host.change(changes);
    if (point[meeting] >= 0) host.flyTo(point[meeting]);
  }

  /**
   * The latest meeting of the range at places that `test` holds for is shown, if there is one.
   * @param {(point: number) => boolean} test
   */
  function toLatest(test) {
    const { inRange } = host.scene();
    const { first, point } = model.meetings;
    const meeting = inRange.findLast((one) => point[one] >= 0 && test(point[one]));
    if (meeting !== undefined) host.change({ clock: Math.max(state.range[0], first[meeting]) });
  }

  /** A meeting of the list or of a card: its day as near as the range allows, and its place. @param {number} meeting */
  function pick(meeting) {
    const { dated, first, point } = model.meetings;
    if (meeting < dated) {
      host.stop();
      host.change({ clock: Math.max(state.range[0], Math.min(state.range[1], first[meeting])) });
    }
    if (point[meeting] < 0) return;
    host.closeCard();
    host.flyTo(point[meeting]);
  }

  /** What the search has found. @param {SearchEntry} entry */
  function choose(entry) {
    host.stop();
    if (entry.sort === "leader") host.change(turned(model, entry.leader, state.range));
    if (entry.sort === "occasion") toMeeting(entry.meeting);
    if (entry.sort === "place") {
      toLatest((point) => model.place[point] === entry.place);
      host.flyTo(entry.place);
    }
    if (entry.sort === "country") {
      /** @param {number} point */
      const inside = (point) => model.points.country[point] === entry.country;
      toLatest(inside);
      fitPoints([...new Set(model.meetings.point)].filter((point) => point >= 0 && inside(point)));
    }
    if (entry.sort === "route") fitPoints([model.routes.origin[entry.route], model.routes.destination[entry.route]]);
    if (entry.sort !== "leader") host.flash(entryAsTarget(entry));
  }

  return { pick, choose };
}
