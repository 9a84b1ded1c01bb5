// Playing. Owns the time that has been played; the clock belongs to the map's state.

import { clockAt } from "../core/clock.js";

/** @import { PaceSteps, Span } from "../core/types.js" */
/** @import { PlayerHost } from "./types.js" */

export const STEP_SECONDS = 1.6;
export const CALM = "(prefers-reduced-motion: reduce)";

/**
 * `host`: `clock()`, `range()`, `pace(from, to)` (see paceOf), `setClock(n)`,
 * `nextEvent()` (a day or null), `loop()` and `onChange(playing)`. The day follows from the time that has
 * passed, not from a count of ticks; time during which the page is hidden does not count.
 * @param {PlayerHost} host
 */
export function createPlayer(host) {
  let frame = 0;
  let timer = 0;
  let startedAt = 0;
  /** @type {PaceSteps} */
  let pace = [[0, 0]];
  let playing = false;
  let once = false;

  /** @param {Span} range */
  const endOf = (range) => range[1] + 1;

  function stop() {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    if (!playing) return;
    playing = false;
    host.onChange(false);
  }

  /** The end of the range: begin again, or stay there. */
  function finish() {
    if (host.loop() && !once) {
      host.setClock(host.range()[0]);
      restart();
      return;
    }
    host.setClock(endOf(host.range()));
    stop();
  }

  /** @param {number} now */
  function tick(now) {
    const clock = clockAt(pace, Math.max(0, now - startedAt) / 1000);
    if (clock >= endOf(host.range())) {
      finish();
      return;
    }
    host.setClock(clock);
    frame = requestAnimationFrame(tick);
  }

  function step() {
    const next = host.nextEvent();
    if (next === null) {
      finish();
      return;
    }
    host.setClock(next);
    timer = setTimeout(step, STEP_SECONDS * 1000);
  }

  /** Start again from the present clock: after a change of speed, range or leader, or a hidden page. */
  function restart() {
    if (!playing) return;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    if (document.hidden) return;
    if (matchMedia(CALM).matches) {
      timer = setTimeout(step, STEP_SECONDS * 500);
      return;
    }
    pace = host.pace(host.clock(), endOf(host.range()));
    startedAt = performance.now();
    frame = requestAnimationFrame(tick);
  }

  return {
    playing: () => playing,
    /** `toTheEndOnce`: without beginning again, whatever the loop says. */
    play(toTheEndOnce = false) {
      if (playing) return;
      once = toTheEndOnce;
      const range = host.range();
      if (Math.floor(host.clock()) >= range[1]) host.setClock(range[0]);
      playing = true;
      host.onChange(true);
      restart();
    },
    stop,
    restart,
    /** @param {boolean} hidden */
    visibility(hidden) {
      if (!playing) return;
      if (hidden) {
        cancelAnimationFrame(frame);
        clearTimeout(timer);
      } else restart();
    },
  };
}
