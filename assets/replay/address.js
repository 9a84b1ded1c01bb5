// The address bar: where the document opens, and what its fragment says as the map is used.

// Browsers refuse more than some three changes of an address a second.
const ADDRESS_PAUSE_MS = 800;
// A view that is no farther than this from the one that was fitted has not been moved by the reader.
const VIEW_SLACK_PX = 3;

/** The reader's view of the map as a fragment has it, or null while it is the one fitted by the program. */
function createReaderView(map) {
  let fitted = null;

  const now = () => ({ center: map.getCenter(), zoom: map.getZoom() });

  function isFitted() {
    if (fitted === null) return true;
    const { center, zoom } = now();
    return zoom === fitted.zoom && map.project(center, zoom).distanceTo(map.project(fitted.center, zoom)) <= VIEW_SLACK_PX;
  }

  return {
    /** The view is now the one that the program chose. */
    keep() {
      fitted = now();
    },
    view() {
      const { center, zoom } = now();
      return { lat: center.lat, lon: center.wrap().lng, zoom };
    },
    chosen() {
      return isFitted() ? null : this.view();
    },
    /** Go to `{lat, lon, zoom}`, as near as the map's own bounds allow. */
    show({ lat, lon, zoom }, flying) {
      const most = Math.max(map.getMinZoom(), Math.min(map.getMaxZoom(), zoom));
      const target = [lat, nearestLon(lon, map.getCenter().lng)];
      map.stop();
      if (flying) map.flyTo(target, most, { duration: 0.8 });
      else map.setView(target, most, { animate: false });
    },
  };
}

/**
 * The address of the page: `host` has `state()` (see writeFragment), `playing()` and `onFragment(valid)` (see
 * readFragment) for a fragment that the reader has changed. `form`: how a state is written and read.
 */
function createAddress(model, host, form) {
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

  function follow() {
    const valid = form.read(location.hash, model);
    if (Object.keys(valid).length) host.onFragment(valid);
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

/** Where the document can be reached: `{address, sort}`, sort "web", "file" or "none" (then without an address). */
function documentAddress() {
  const sort = /^https?:$/.test(location.protocol) ? "web" : location.protocol === "file:" ? "file" : "none";
  return { sort, address: sort === "none" ? "" : location.href.replace(/#.*$/s, "") };
}
