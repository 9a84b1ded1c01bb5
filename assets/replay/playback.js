// How the clock is moved: by play, by steps, by a day typed in.

/**
 * `host`: `state` (owned by mount), `scenes()` (the followed leader's, and the compared one's), `change(changes)`,
 * `onChange(playing)`; `nextEvent(direction)` (a day or null) where there are no scenes. Moving the clock by hand ends
 * play.
 */
function createPlayback(model, host) {
  const { state } = host;
  let idle = null; // stretches, of the scenes in `idleOf`
  let idleOf = null;

  const day = () => Math.floor(state.clock);

  /** Idle stretches where play goes by event; null where it goes by the calendar. */
  function stretches() {
    if (state.pace !== "event") return null;
    const scenes = host.scenes();
    if (idleOf === null || scenes.length !== idleOf.length || scenes.some((scene, at) => scene !== idleOf[at])) {
      idleOf = scenes;
      idle = idleStretches(scenes, state.range);
    }
    return idle;
  }

  function nextEvent(direction) {
    if (host.nextEvent) return host.nextEvent(direction);
    const days = host.scenes().map(({ view }) => neighbourEvent(view, state.range, day(), direction)).filter((one) => one !== null);
    return days.length ? (direction > 0 ? Math.min(...days) : Math.max(...days)) : null;
  }

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

  function byHand(number) {
    if (number === null) return;
    player.stop();
    host.change({ clock: number });
  }

  return {
    player,
    pace,
    byHand,
    /** The space bar plays and stops, unless it is for a control that has the focus. */
    listenTo(root, bindings) {
      bindings.on(document, "visibilitychange", () => player.visibility(document.hidden));
      bindings.on(document, "keydown", (event) => {
        if (event.key !== " " || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
        const target = event.target;
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
    step: (direction) => byHand(nextEvent(direction)),
    stepDay: (days) => byHand(Math.max(state.range[0], Math.min(state.range[1], day() + days))),
    jump: (end) => byHand(state.range[end === "first" ? 0 : 1]),
    /** Go to the day that is typed, beyond the range too. Returns what is wrong with it, or nothing. */
    goTo(text) {
      const read = readTypedDay(text, day(), model.extent);
      if (read.problem) return read.problem;
      player.stop();
      host.change(fragmentChanges(read, state.range, model.extent));
      return "";
    },
    /** What is said beside the clock: that idle days are passing quickly, or nothing. */
    note() {
      const found = player.playing() && state.pace === "event" ? idleAt(stretches(), state.clock) : null;
      return found === null ? "" : idleWords(found, state.range);
    },
  };
}
