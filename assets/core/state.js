// The state of a map: what it is at opening, and what a change makes of it. replay/main.js owns it.

import { defaultSpeed } from "./clock.js";
import { fragmentChanges, MODES, PACES } from "./fragment.js";
import { shownSince, strokesSince } from "./modes.js";
import { OWN_NAMES } from "./names.js";
import { strokesAt } from "./ops.js";
import { sameChoice } from "./projecting.js";

/** @import { Asked, Model, Scene, Span, State } from "./types.js" */

// How far before the end of the range's last day the clock comes to rest.
export const ARRIVED = 1e-6;

/**
 * The state at opening; `asked`: the valid parts of the address's fragment. `clock` is a day number with a fraction,
 * `names` the choice that core/names.js speaks of.
 * @param {Model} model @param {Asked} asked
 * @returns {State}
 */
export function openingState(model, asked) {
  const opening = fragmentChanges(asked, model.range || model.extent || [0, 0], model.extent);
  const range = opening.range || model.range || model.extent || [0, 0];
  return {
    follow: model.follow,
    range,
    clock: range[1],
    mode: MODES[0],
    compare: -1,
    pace: PACES[0],
    loop: false,
    names: OWN_NAMES,
    countries: model.countries,
    beside: model.beside,
    projection: model.projection,
    centre: model.centre,
    folded: model.folded,
    ...opening,
    hidden: new Set(),
    speed: defaultSpeed(range[1] - range[0] + 1),
    theme: null,
  };
}

/**
 * The state after `changes`, with what follows from them for clock and comparison.
 * @param {State} before @param {Partial<State>} changes
 */
export function changedState(before, changes) {
  const state = { ...before, ...changes };
  const { range, follow } = state;
  const newRange = range[0] !== before.range[0] || range[1] !== before.range[1];
  // Resting at the end of the range shows all of it, so it stays at the end when the end moves.
  if (newRange && !("clock" in changes) && before.clock >= before.range[1]) state.clock = range[1];
  state.clock = Math.max(range[0], Math.min(range[1] + 1 - ARRIVED, state.clock));
  if (state.compare === follow || follow < 0) state.compare = -1;
  return state;
}

/** A set with or without a value. @template T @param {Set<T>} set @param {T} value @param {boolean} on */
export function toggled(set, value, on) {
  const changed = new Set(set);
  if (on) changed.add(value);
  else changed.delete(value);
  return changed;
}

/**
 * What differs between two states that makes parts begin anew: whose view, the range, the mode, the projection.
 * @param {State} before @param {State} state
 */
export function stateChange(before, state) {
  return {
    view: state.follow !== before.follow || state.compare !== before.compare,
    range: state.range[0] !== before.range[0] || state.range[1] !== before.range[1],
    mode: state.mode !== before.mode,
    hidden: state.hidden !== before.hidden,
    pace: state.speed !== before.speed || state.pace !== before.pace,
    theme: state.theme !== before.theme,
    names: state.names !== before.names,
    countries: state.countries !== before.countries || state.beside !== before.beside,
    projection: !sameChoice(state, before),
  };
}

/**
 * Which strokes of a scene's plan are seen, `[from, to]`.
 * @param {Pick<Scene, "plan">} scene @param {Pick<State, "clock" | "range" | "mode">} state
 * @param {boolean} playing
 * @returns {Span}
 */
export function strokesSeen({ plan }, { clock, range, mode }, playing) {
  const day = Math.floor(clock);
  // At rest on the last day all of the range is drawn, the way home on that day included.
  const resting = day === range[1] && !playing;
  return [strokesSince(plan, shownSince(mode, day)), strokesAt(plan, resting ? range[1] + 1 : clock)];
}
