// The state of a map: what it is at opening, and what a change makes of it. main.js owns it.

// How far before the end of the range's last day the clock comes to rest.
const ARRIVED = 1e-6;

/**
 * The state at opening; `asked`: the valid parts of the address's fragment. `clock` is a day number with a fraction,
 * `names` the choice that core_names.js speaks of.
 */
function openingState(model, asked) {
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
    ...opening,
    hidden: new Set(),
    speed: defaultSpeed(range[1] - range[0] + 1),
    theme: null,
  };
}

/** The state after `changes`, with what follows from them for clock and comparison. */
function changedState(before, changes) {
  const state = { ...before, ...changes };
  const { range, follow } = state;
  const newRange = range[0] !== before.range[0] || range[1] !== before.range[1];
  // Resting at the end of the range shows all of it, so it stays at the end when the end moves.
  if (newRange && !("clock" in changes) && before.clock >= before.range[1]) state.clock = range[1];
  state.clock = Math.max(range[0], Math.min(range[1] + 1 - ARRIVED, state.clock));
  if (state.compare === follow || follow < 0) state.compare = -1;
  return state;
}

/** What differs between two states that makes parts begin anew: whose view, the range, the mode. */
function stateChange(before, state) {
  return {
    view: state.follow !== before.follow || state.compare !== before.compare,
    range: state.range[0] !== before.range[0] || state.range[1] !== before.range[1],
    mode: state.mode !== before.mode,
    hidden: state.hidden !== before.hidden,
    pace: state.speed !== before.speed || state.pace !== before.pace,
    theme: state.theme !== before.theme,
    names: state.names !== before.names,
  };
}

/** Which strokes of a scene's plan are seen, `[from, to]`. */
function strokesSeen({ plan }, { clock, range, mode }, playing) {
  const day = Math.floor(clock);
  // At rest on the last day all of the range is drawn, the way home on that day included.
  const resting = day === range[1] && !playing;
  return [strokesSince(plan, shownSince(mode, day)), strokesAt(plan, resting ? range[1] + 1 : clock)];
}
