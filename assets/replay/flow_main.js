// One map of flows with its timeline and list. mountFlows() owns the state; the parts are told what changed.

// Colours, as the replay has them: all flows, those out of a country that is picked, those into it.
const FLOW_KINDS = ["made", "made", "hosted"];

/** What messages say of a map of flows; see `REPLAY_MESSAGES`. */
const FLOW_MESSAGES = {
  read: (data, model) => (isOurs(data) ? readFlowSet(data.set, model) : {}),
  brief: (model, { country, range, clock, names }) => ({ country: country < 0 ? null : model.countries.code[country], range, day: Math.floor(clock), names: names || null }),
  more: (model, { mode, top, loop }) => ({ mode, top, loop }),
};

/**
 * Build the page's parts into `root` around the Leaflet map, to play the flows document `data` over the base map
 * `world`; `ownsAddress` as for `mount`. Returns `{set(changes), destroy()}`.
 */
function mountFlows(root, map, data, world, ownsAddress = false) {
  let model;
  try {
    model = decodeFlows(data);
  } catch (error) {
    return refuse(root, map, error.message);
  }
  const bindings = createBindings();
  const theme = createTheme(root, FLOW_KINDS, () => repaint(), bindings);
  const { colours, inks } = theme;
  const calm = () => matchMedia(CALM).matches;
  const asked = ownsAddress ? readFlowFragment(location.hash, model) : {};
  const state = openingFlows(model, asked, firstFlowSpeed(model)); // changed only by change()
  chooseNames(root, model, state.names, nameFlows);
  const sums = createSums(model);
  let shown = sums.strongest(0, -1);
  let most = 0;
  let drawn = null; // the period shown

  const period = () => periodOfDay(model, Math.floor(state.clock));
  const span = () => sums.span(state.mode, period());
  const playback = createPlayback(model, {
    state,
    scenes: () => [],
    change: (changes) => change(changes),
    onChange: (playing) => {
      controls.setPlaying(playing);
      root.classList.toggle("sa-playing", playing);
      drawn = null;
      step();
    },
    nextEvent: (direction) => dayOf(period() + direction, null),
  });
  const { player, byHand } = playback;
  const sheet = flowSheet(model);
  const tableButton = createTableButton(sheet);
  const shareButton = createShareButton();
  const header = createHeader(model, (country) => change({ country }), [tableButton, shareButton], flowHead(model));
  const modes = createModeSwitch(model, (changes) => change(changes));
  const top = createTopSlider((changes) => change(changes));
  const kinds = createFlowKinds(model, toggleKind);
  const legend = element("div", { class: "sa-legend sa-flow-legend" }, [modes.panel, top.panel, kinds.panel, flowKey(model)]);
  const controls = createControls(model, {
    togglePlay: playback.toggle,
    step: (direction) => byHand(dayOf(period() + direction * (model.by === "year" ? 10 : yearSteps(direction)))),
    stepDay: (direction) => byHand(dayOf(period() + direction)),
    jump: playback.jump,
    goTo: playback.goTo,
    change: (changes) => change(changes),
    setWhole: (on) => {
      strip.showWhole(on);
      placeHead();
    },
  }, state.speed, flowSteps(model));
  const strip = createStrip({
    extent: model.extent || state.range,
    range: () => state.range,
    clock: headClock,
    setRange: (range) => change({ range }),
    moveRange: (days) => moveRange(Math.round(days / UNIT_DAYS[model.by])),
    setDay: (day) => byHand(dayOf(periodOfDay(model, day))),
    step: (direction) => byHand(dayOf(period() + direction)),
    onLayout: () => {},
    calendar: model.extent ? periodCalendar(model) : undefined,
    unitDays: UNIT_DAYS[model.by],
  }, colours, bindings);
  const live = element("p", { class: "sa-live", "aria-live": "polite", role: "status" });
  const announcer = createAnnouncer(live);
  const mapBox = element("div", { class: "sa-map" });
  const list = createFlowList(model, {
    point: (target) => mapView.pointing.point(target),
    hold: (target) => mapView.pointing.hold(target),
    held: () => mapView.pointing.held(),
    sideWords: (route) => ["", "out", "in"][mapView.sideOf(route)],
  });
  const timeline = element("section", { class: "sa-timeline", "aria-label": "Timeline" }, [controls.panel, strip.strip]);
  const layout = element(ownsAddress ? "main" : "section", { class: "sa-layout", "aria-label": flowTitle(model, -1) }, [header.panel, legend, mapBox, timeline, list.panel, live]);

  root.classList.add("sa-root", "sa-flows");
  root.append(layout);
  mapBox.append(map.getContainer());
  const mapView = createFlowMapView(root, mapBox, map, model, world, {
    state,
    shown: () => shown,
    most: () => most,
    colours,
    inks,
    pick: (country) => change({ country: country === state.country ? -1 : country }),
    words: targetWords,
    onHold: () => list.showHeld(),
    scaleWords: () => (state.mode === "period" ? `Visits in a ${STEP_WORDS[model.by]}` : "Visits so far"),
  }, bindings);
  const messages = createMessages(model, { state, set: receive, view: () => sharing.readerView.view(), playing: player.playing }, FLOW_MESSAGES);
  const sharing = createFlowSharing(root, map, model, {
    state,
    period,
    span,
    since,
    shown: () => shown,
    most: () => most,
    widest: mapView.widest,
    layers: mapView.layers,
    hollow: mapView.hollow,
    calm,
    pace: playback.pace,
    player,
    change: (changes) => change(changes),
    onFragment: (valid) => {
      player.stop();
      change(flowFragmentChanges(valid, state.range, model.extent));
      if (valid.view) sharing.readerView.show(valid.view, false);
    },
    shareButton,
    ownsAddress,
  });
  const content = () => flowTableContent(model, sums, state, period(), flowTitle(model, state.country));
  createTablePanel(root, content, tableButton, bindings, sheet);
  createPrinting(root, { poster: () => sharing.poster, content, setPrinting }, bindings, sheet);

  /** The first day of a period within the range; where it lies outside the nearest one's, or `otherwise`. */
  function dayOf(wanted, otherwise) {
    const [first, last] = state.range.map((day) => periodOfDay(model, day));
    if (otherwise !== undefined && (wanted < first || wanted > last)) return otherwise;
    return model.starts[Math.max(first, Math.min(last, wanted))];
  }

  function yearSteps(direction) {
    return Math.abs(periodOfDay(model, addMonths(model.starts[period()], 12 * direction)) - period()) || 1;
  }

  /** Where the playhead is: at rest in the middle of its period. */
  function headClock() {
    if (player.playing() || !model.extent) return state.clock;
    return (model.starts[period()] + model.starts[period() + 1]) / 2;
  }

  function placeHead() {
    strip.step(headClock());
  }

  function toggleKind(kind, on) {
    const hidden = new Set(state.hidden);
    if (on) hidden.delete(kind);
    else hidden.add(kind);
    change({ hidden });
  }

  function moveRange(periods) {
    const [first, last] = state.range.map((day) => periodOfDay(model, day));
    const steps = Math.max(-first, Math.min(model.periods - 1 - last, periods));
    if (!steps) return;
    const clock = model.starts[period() + steps];
    change({ range: [model.starts[first + steps], model.starts[last + steps + 1] - 1], clock });
  }

  function targetWords(target) {
    if (target.sort === "country") return countryFlowWords(model, target.country, sums.ofCountry(target.country), span());
    const sum = sums.ofRoute(target.route, ...span());
    return sum.visits ? flowWords(model, target.route, sum, span()) : "";
  }

  /** Since when visits are counted, where that is said. */
  function since() {
    return state.mode === "so-far" ? `since ${periodWords(model, periodOfDay(model, state.range[0]))}` : "";
  }

  function setPrinting(on) {
    if (on) player.stop();
    theme.setPrinting(on);
  }

  function receive(valid) {
    const { day, view, ...changes } = valid;
    if (day !== undefined) {
      player.stop();
      changes.clock = day;
    }
    change(changes, false);
    if (view) sharing.readerView.show(view, !calm());
  }

  /** The only way to change the state; `reader`: by the reader's hand, so the host is told. */
  function change(changes, reader = true) {
    const before = { ...state };
    Object.assign(state, changedFlows(model, before, changes));
    const differs = (name) => state[name] !== before[name];
    const newRange = state.range.some((day, at) => day !== before.range[at]);
    if (differs("theme")) theme.set(state.theme);
    if (differs("names")) rename();
    if (newRange || ["hidden", "country", "mode", "names"].some(differs)) refill(differs("country") || differs("hidden"));
    if (newRange || differs("speed")) player.restart();
    if (differs("top")) drawn = null;
    if (differs("country")) mapView.pointing.release();
    controls.setChoices(state);
    step();
    if (differs("theme")) repaint();
    messages.changed(reader);
    sharing.changed();
  }

  function rename() {
    chooseNames(root, model, state.names, nameFlows);
    for (const part of [header, list]) part.rename();
  }

  /** Other routes count, or they are counted in another way; `bars`: the strip's too. */
  function refill(bars) {
    drawn = null;
    sums.setKinds(Uint8Array.from(model.kinds, (_, kind) => Number(!state.hidden.has(kind))));
    if (model.extent) sums.setRange(state.range.map((day) => periodOfDay(model, day)));
    most = model.extent ? sums.most(state.mode, state.country) : 0;
    kinds.set(state.hidden, model.extent ? sums.ofKinds(state.country) : model.kinds.map(() => 0));
    modes.set(state.mode);
    header.setFollow(state.country);
    root.classList.toggle("sa-flow-picked", state.country >= 0);
    if (bars) {
      const series = sums.bars(state.country);
      const colour = state.country < 0 ? [0] : [1, 2];
      strip.show((ctx, place) => drawPeriodBars(ctx, model, series, place, colour));
    } else strip.layout();
    controls.setRange(state.range, strip.zoomable());
  }

  /** The clock has moved; what is drawn changes with the period only. */
  function step() {
    if (model.extent && period() !== drawn) showPeriod(period());
    placeHead();
  }

  function showPeriod(now) {
    drawn = now;
    sums.seek(state.mode, now);
    shown = withTentative(sums.strongest(state.top, state.country));
    header.setDay(model.starts[now]);
    header.setNote(since());
    header.setWhere(momentWords(model, shown));
    top.set(state.top, shown);
    mapView.update();
    list.set(shown);
    announcer.say(`${periodWords(model, now)}. ${momentWords(model, shown)}`);
  }

  /** Mark the routes none of whose visits was held; only where others are shown too. */
  function withTentative(found) {
    const others = model.kinds.some(({ status }, kind) => status !== "held" && !state.hidden.has(kind));
    if (!others) return found;
    const held = (route) => sums.ofRoute(route, ...span()).kinds.some((visits, kind) => visits && model.kinds[kind].status === "held");
    return { ...found, routes: found.routes.map((flow) => ({ ...flow, tentative: !held(flow.route) })) };
  }

  function repaint() {
    mapView.redraw();
    strip.redraw();
  }

  playback.listenTo(root, bindings);
  refill(true);
  controls.setChoices(state);
  if (!model.extent) {
    header.setUndated();
    header.setWhere("No visits");
    top.set(state.top, shown);
    list.set(shown);
  }
  mapView.fit();
  sharing.readerView.keep();
  if (asked.view) sharing.readerView.show(asked.view, false);
  step();
  timeline.hidden = model.extent === null;
  messages.changed(false);
  messages.ready();

  return {
    set: (changes) => change(changes),
    destroy() {
      player.stop();
      for (const part of [announcer, list, messages, sharing, mapView]) part.destroy();
      bindings.release();
      map.stop().remove();
      layout.remove();
      root.style.webkitLocale = "";
    },
  };
}
