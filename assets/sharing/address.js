// The address bar: where the document opens, and what its fragment says as the map is used.

import { FITTED } from "../map/base.js";
import { lookAt, lookedAt } from "../map/camera.js";

/** @import { MapView } from "../core/types.js" */
/** @import { LeafletMap } from "../map/types.js" */
/** @import { AddressForm } from "./types.js" */

// Browsers refuse more than some three changes of an address a second.
const ADDRESS_PAUSE_MS = 800;
// A view that is no farther than this from the one that was fitted has not been moved by the reader.
const VIEW_SLACK_PX = 3;

/**
 * The reader's view of the map as a fragment has it, or null while it is the one fitted by the program.
 * @param {LeafletMap} map
 */
export function createReaderView(map) {
  /** @type {{ center: import("leaflet").LatLng, zoom: number, projection: unknown } | null} */
  let fitted = null;

  const now = () => ({ center: map.getCenter(), zoom: map.getZoom(), projection: map.projection });

  map.on(FITTED, () => {
    fitted = now();
  });

  function isFitted() {
    if (fitted === null) return true;
    const { center, zoom, projection } = now();
    // A globe that was turned is another projection.
    return projection === fitted.projection && zoom === fitted.zoom && map.project(center, zoom).distanceTo(map.project(fitted.center, zoom)) <= VIEW_SLACK_PX;
  }

  return {
    view() {
      return lookedAt(map);
    },
    /** How large the map is, in pixels. @returns {[width: number, height: number]} */
    seen() {
      const { x, y } = map.getSize();
      return [x, y];
    },
    chosen() {
      return isFitted() ? null : this.view();
    },
    /** Go to `{lat, lon, zoom}`, as near as the map's own bounds allow. @param {MapView} view @param {boolean} flying */
    show({ lat, lon, zoom }, flying) {
      map.stop();
      lookAt(map, { lat, lon, zoom: Math.max(map.getMinZoom(), Math.min(map.getMaxZoom(), zoom)) }, flying);
    },
  };
}

/**
 * The address of the page: `host` has `state()` (see writeFragment), `playing()` and `onFragment(valid)` (see
 * readFragment) for a fragment that the reader has changed. `form`: how a state is written and read.
 * @template M, S, A
 * @param {M} model @param {{ state(): S, playing(): boolean, onFragment(valid: A): void }} host @param {AddressForm<M, S, A>} form
 */
export function createAddress(model, host, form) {
  let timer = 0;
  let refused = false;

  function write() {
    timer = 0;
    if (host.playing()) {
      changed();
      return;
    }
    const fragment = form.write(host.state(), model);
    if (fragment === location.hash) return;
    try {
      history.replaceState(history.state, "", fragment);
    } catch {
      refused = true; // a frame without an address of its own
    }
  }

  function changed() {
    if (!timer && !refused) timer = setTimeout(write, ADDRESS_PAUSE_MS);
  }

  // What the reader asked for, even where the address has been written since.
  /** @param {HashChangeEvent} event */
  function follow({ newURL }) {
    const valid = form.read(new URL(newURL).hash, model);
    if (Object.keys(/** @type {object} */ (valid)).length) host.onFragment(valid);
  }

  window.addEventListener("hashchange", follow);
  return {
    /** Something that the fragment says has changed. */
    changed,
    destroy() {
      clearTimeout(timer);
      window.removeEventListener("hashchange", follow);
    },
  };
}

/**
 * Where the document can be reached: sort "none" has no address.
 * @returns {{ sort: "web" | "file" | "none", address: string }}
 */
export function documentAddress() {
  const sort = /^https?:$/.test(location.protocol) ? "web" : location.protocol === "file:" ? "file" : "none";
  return { sort, address: sort === "none" ? "" : location.href.replace(/#.*$/s, "") };
}
