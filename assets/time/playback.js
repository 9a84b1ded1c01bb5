// How the clock is moved: by play, by steps, by a day typed in.

import { fragmentChanges } from "../core/fragment.js";
import { idleAt, idleStretches, idleWords, playPace } from "../core/pace.js";
import { readTypedDay } from "../core/typed_date.js";
import { neighbourEvent } from "../core/view.js";
import { targetOf } from "../page/dom.js";
import { createPlayer } from "./player.js";

/** @import { Scene, Span } from "../core/types.js" */
/** @import { Bindings } from "../page/types.js" */
/** @import { PlaybackHost } from "./types.js" */

/**
 * The clock of a map. Moving it by hand ends play. `nextEvent` of the host: where there are no scenes.
 * @param {{ extent: Span | null }} model @param {PlaybackHost} host
 */
export function createPlayback(model, host) {
  const { state } = host;
  /** @type {Span[]} */
  let idle = []; // stretches, of the scenes in `idleOf`
  /** @type {Scene[] | null} */
  let idleOf = null;

  const day = () => Math.floor(state.clock);

  /** Idle stretches where play goes by event; null where it goes by the calendar. */
  function stretches() {
    if (state.pace !== "event") return null;
    const scenes = host.scenes();
    if (idleOf === null || scenes.length !== idleOf.length || idleOf.some((scene, at) => scene !== scenes[at])) {
      idleOf = scenes;
      idle = idleStretches(scenes, state.range);
    }
    return idle;
  }

  /** @param {number} direction */
  function nextEvent(direction) {
    if (host.nextEvent) return host.nextEvent(direction);
    const days = host.scenes().map(({ view }) => neighbourEvent(view, state.range, day(), direction)).filter((one) => one !== null);
    return days.length ? (direction > 0 ? Math.min(...days) : Math.max(...days)) : null;
  }

  /** @param {number} from @param {number} to */
  const pace = (from, to) => playPace(host.scenes(), from, to, state.speed, stretches());

  const player = createPlayer({
    clock: () => state.clock,
    range: () => state.range,
    pace,
    loop: () => state.loop,
    setClock: (clock) => host.change({ clock }),
    nextEvent: () => nextEvent(1),
    onChange: host.onChange,
  });

  /** @param {number | null} number */
  function byHand(number) {
    if (number === null) return;
    player.stop();
    host.change({ clock: number });
  }

  return {
    player,
    pace,
    byHand,
    /**
     * The space bar plays and stops, unless it is for a control that has the focus.
     * @param {HTMLElement} root @param {Bindings} bindings
     */
    listenTo(root, bindings) {
      bindings.on(document, "visibilitychange", () => player.visibility(document.hidden));
      bindings.on(document, "keydown", (event) => {
        if (event.key !== " " || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
        const target = targetOf(event);
        const mine = root.contains(target) || target === document.body;
        if (!mine || target.closest("dialog, button, input, select, textarea, summary, a, label, [contenteditable]")) return;
        event.preventDefault();
        this.toggle();
      });
    },
    toggle() {
      if (model.extent === null) return;
      if (player.playing()) player.stop();
      else player.play();
    },
    /** @param {number} direction */
    step: (direction) => byHand(nextEvent(direction)),
    /** @param {number} days */
    stepDay: (days) => byHand(Math.max(state.range[0], Math.min(state.range[1], day() + days))),
    /** @param {"first" | "last"} end */
    jump: (end) => byHand(state.range[end === "first" ? 0 : 1]),
    /** Go to the day that is typed, beyond the range too. Returns what is wrong with it, or nothing. @param {string} text */
    goTo(text) {
      const read = readTypedDay(text, day(), model.extent);
      if (read.problem) return read.problem;
      player.stop();
      host.change(fragmentChanges(read, state.range, model.extent));
      return "";
    },
    /** What is said beside the clock: that idle days are passing quickly, or nothing. */
    note() {
      const idleNow = player.playing() ? stretches() : null;
      const found = idleNow && idleAt(idleNow, state.clock);
      return found === null ? "" : idleWords(found, state.range);
    },
  };
}
