// The projection of a map as its state has it: laid on the map, chosen there, refused in words where it cannot be.

import { projectionOf, settled } from "../core/projecting.js";
import { createGlobe } from "./globe.js";
import { createProjectionChoice } from "./projection_choice.js";

/** @import { MapCentre, ProjectionChoice } from "../core/types.js" */
/** @import { Bindings } from "../page/types.js" */
/** @import { LeafletMap } from "./types.js" */

/** Whether a map has tiles. @param {LeafletMap} map */
export function isTiled(map) {
  return map.attributionControl !== undefined;
}

/**
 * `box` holds the map. `host`: `seat(state)` of whoever is followed, `change(choice)` by the reader's hand, `refused(words)`.
 * `lay(state)` lays the state's projection on the map and says whether it is another one; the map is to be fitted then.
 * @template {ProjectionChoice} S
 * @param {LeafletMap} map @param {HTMLElement} box
 * @param {{ seat(state: S): MapCentre | null, change(choice: Partial<ProjectionChoice>): void, refused(words: string): void }} host
 * @param {Bindings} bindings
 */
export function createProjecting(map, box, host, bindings) {
  const tiled = isTiled(map);
  const control = createProjectionChoice(host.change);
  const globe = createGlobe(map, bindings);
  /** @type {MapCentre | null} */
  let seat = null; // the last one known: where nobody is followed any more, it stays in the middle
  let asked = "";
  let laid = "";
  /** Why something that was asked for cannot be: on the map, and to who asked. @param {string} words */
  function refuse(words) {
    control.say(words);
    if (words) host.refused(words);
  }
  box.append(control.panel);
  bindings.add(() => control.panel.remove());

  return {
    /**
     * What of `changes` may be in a state: all but a projection that cannot, which is said.
     * @template {Partial<S>} A
     * @param {A} changes @param {S} now
     */
    settle(changes, now) {
      const { projection, centre, ...rest } = changes;
      if (projection === undefined && centre === undefined) return changes;
      const { choice, refused } = settled({ projection, centre }, now, { tiled, seat: host.seat({ ...now, ...rest }) });
      refuse(refused);
      return /** @type {A} */ ({ ...rest, ...choice });
    },
    /** @param {S} state */
    lay(state) {
      const own = host.seat(state);
      const wanted = JSON.stringify([state.projection, state.centre, own]);
      if (wanted === asked) return false;
      asked = wanted;
      seat = own ?? seat;
      control.set(state, { tiled, seat: own });
      const next = projectionOf(state, seat);
      const key = JSON.stringify([next.name, next.centre]);
      if (key === laid) return false;
      laid = key;
      map.projection = next;
      globe.lay();
      return true;
    },
    /** What lies in the middle before anybody turns it. @param {S} state */
    middle: (state) => projectionOf(state, host.seat(state) ?? seat).middle,
    follow: globe.follow,
    panel: control.panel,
    refuse,
  };
}
