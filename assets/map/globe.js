// Turning a globe: by drag, by the arrow keys, and by whoever is followed while the replay plays.

import { geoInterpolate } from "d3-geo";
import { degreesApart } from "../core/projection.js";
import { scaleOf } from "../core/spots.js";
import { targetOf } from "../page/dom.js";
import { stopTurning, turnTo } from "./camera.js";

/** @import { MapCentre } from "../core/types.js" */
/** @import { Bindings } from "../page/types.js" */
/** @import { LeafletMap } from "./types.js" */

const DEGREES = 180 / Math.PI;
/** @type {Record<string, [east: number, north: number] | undefined>} */
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const KEY_DEG = 12;
// Fewer pixels than these are no drag but a click.
const DRAG_FROM_PX = 4;
const REST_MS = 160;
// A traveller so far from the middle is followed, by a share of the way with each frame.
const LEFT_BEHIND_DEG = 20;
const FOLLOW_SHARE = 0.08;
const AROUND_DEG_S = 6;
const LONGEST_FRAME_S = 0.1;

/** @param {MapCentre} centre @returns {MapCentre} */
function onGlobe({ lat, lon }) {
  return { lat: Math.max(-90, Math.min(90, lat)), lon: ((((lon + 180) % 360) + 360) % 360) - 180 };
}

/**
 * `lay()` brings the handlers up to another projection.
 * @param {LeafletMap} map @param {Bindings} bindings
 */
export function createGlobe(map, bindings) {
  const container = map.getContainer();
  /** @type {{ id: number, x: number, y: number, moved: boolean } | null} */
  let drag = null;
  let pressed = 0;
  let resting = 0;
  let turned = 0; // when it last turned around

  const isGlobe = () => map.projection.clips;

  /** Once it has been still for a moment, everything is drawn finely. */
  function rest() {
    clearTimeout(resting);
    resting = setTimeout(() => {
      stopTurning(map);
      map.fire("viewreset");
      map.fire("moveend");
    }, REST_MS);
  }

  /** @param {MapCentre} centre */
  function turn(centre) {
    stopTurning(map);
    map.turning = -1;
    turnTo(map, onGlobe(centre));
    rest();
  }

  /** @param {PointerEvent} event */
  function press(event) {
    pressed += 1;
    const free = !targetOf(event).closest("button, a, summary, details, select, .leaflet-control, .sa-card");
    drag = isGlobe() && pressed === 1 && free && event.button === 0 ? { id: event.pointerId, x: event.clientX, y: event.clientY, moved: false } : null;
  }

  /** @param {PointerEvent} event */
  function pull(event) {
    if (!drag || drag.id !== event.pointerId) return;
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moved && Math.hypot(dx, dy) < DRAG_FROM_PX) return;
    const degrees = DEGREES / (scaleOf(map.getZoom()) / 2);
    const { lat, lon } = map.projection.middle;
    drag = { id: drag.id, x: event.clientX, y: event.clientY, moved: true };
    turn({ lat: lat + dy * degrees, lon: lon - dx * degrees });
  }

  function release() {
    pressed = Math.max(0, pressed - 1);
  }

  /** The click that ends a drag is none. @param {Event} event */
  function swallow(event) {
    if (drag?.moved) event.stopPropagation();
    drag = null;
  }

  /** @param {KeyboardEvent} event */
  function key(event) {
    const step = KEYS[event.key];
    if (!isGlobe() || !step || event.target !== container) return;
    event.preventDefault();
    event.stopPropagation();
    const { lat, lon } = map.projection.middle;
    turn({ lat: lat + step[1] * KEY_DEG, lon: lon + step[0] * KEY_DEG });
  }

  bindings.on(container, "pointerdown", press);
  bindings.on(window, "pointermove", pull);
  bindings.on(window, "pointerup", release);
  bindings.on(window, "pointercancel", release);
  container.addEventListener("click", swallow, true);
  container.addEventListener("keydown", key, true);
  bindings.add(() => {
    clearTimeout(resting);
    stopTurning(map);
    container.removeEventListener("click", swallow, true);
    container.removeEventListener("keydown", key, true);
  });

  return {
    lay() {
      stopTurning(map);
      container.classList.toggle("sa-globe", isGlobe());
      if (isGlobe()) map.dragging.disable();
      else map.dragging.enable();
      map.options.scrollWheelZoom = map.options.touchZoom = map.options.doubleClickZoom = isGlobe() ? "center" : true;
    },
    /** With every frame of play: to where somebody is, or if nobody is followed, around. @param {MapCentre | null} place */
    follow(place) {
      if (!isGlobe() || drag?.moved) return;
      const { middle } = map.projection;
      if (!place) {
        const now = performance.now();
        turn({ lat: middle.lat, lon: middle.lon + AROUND_DEG_S * Math.min(LONGEST_FRAME_S, (now - turned) / 1000) });
        turned = now;
        return;
      }
      if (degreesApart(middle, place) < LEFT_BEHIND_DEG) return;
      const [lon, lat] = geoInterpolate([middle.lon, middle.lat], [place.lon, place.lat])(FOLLOW_SHARE);
      turn({ lat, lon });
    },
  };
}
