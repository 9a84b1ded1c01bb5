// One map with its timeline and list. mount() owns the state; the parts are told what changed.

/**
 * Build the page's parts into `root` around the Leaflet map, to play the replay document `data`
 * over the base map `world`. `ownsAddress`: the page is this map's, so its fragment says how the map opens and
 * is kept up to date. Returns `{set(changes), destroy()}`.
 */
function mount(root, map, data, world, ownsAddress = false) {
  let model;
  try {
    model = decodeReplay(data);
  } catch (error) {
    return refuse(root, map, error.message);
  }
  const bindings = createBindings();
  const theme = createTheme(root, model.vocabulary.role, () => repaint(), bindings);
  const { colours, inks } = theme;
  const calm = () => matchMedia(CALM).matches;
  const asked = ownsAddress ? readFragment(location.hash, model) : {};
  const state = openingState(model, asked); // changed only by change()
  chooseNames(root, model, state.names, nameModel);
  // What follows from follow, range and hidden; see core_scene.js.
  let scene = sceneOf(model, state, null);
  let scenes = [scene]; // and the compared leader's
  let drawnDay = null;
  let drawnStrokes = [0, 0];
  let litDay = null;

  const day = () => Math.floor(state.clock);
  const wayColours = () => (scenes.length > 1 ? leaderPalette(colours(), "first") : colours());
  const playback = createPlayback(model, {
    state,
    scenes: () => scenes,
    change: (changes) => change(changes),
    onChange: (playing) => {
      controls.setPlaying(playing);
      step();
      root.classList.toggle("sa-playing", playing);
    },
  });
  const { player, byHand } = playback;
  const shareButton = createShareButton();
  const searchButton = createSearchButton();
  const tableButton = createTableButton();
  const header = createHeader(model, (follow) => change({ follow }), [searchButton, tableButton, shareButton]);
  const search = createSearch(model, searchButton, { point: (target) => highlight.point(target), choose: (entry) => jumps.choose(entry) });
  header.panel.append(search.panel);
  const legend = createLegend((kind, on) => {
    const hidden = new Set(state.hidden);
    if (on) hidden.delete(kind);
    else hidden.add(kind);
    change({ hidden });
  });
  const list = createList((meeting) => jumps.pick(meeting), calm, bindings);
  const controls = createControls(
    model,
    {
      togglePlay: playback.toggle,
      step: playback.step,
      stepDay: playback.stepDay,
      jump: playback.jump,
      goTo: playback.goTo,
      change: (changes) => change(changes),
      setWhole: (on) => {
        strip.showWhole(on);
        strip.step(state.clock);
      },
    },
    state.speed
  );
  const strip = createStrip(
    {
      extent: model.extent || state.range,
      range: () => state.range,
      clock: () => state.clock,
      setRange: (range) => change({ range }),
      moveRange: (days) => change({ range: state.range.map((end) => end + days), clock: state.clock + days }),
      setDay: byHand,
      step: playback.step,
      onLayout: (x, domain, width) => lanes.draw(x, domain, width),
    },
    colours,
    bindings
  );
  const lanes = createLanes(model, {
    range: () => state.range,
    colours,
    onPoint: (leader) => highlight.point(leader < 0 ? null : { sort: "leader", leaders: [leader] }),
    onPick: (leader) => change({ follow: leader }),
  });
  const telling = createTelling();
  const mapBox = element("div", { class: "sa-map" }, [telling.caption]);
  const timeline = element("section", { class: "sa-timeline", "aria-label": "Timeline" }, [controls.panel, strip.strip, lanes.panel]);
  const layout = element(ownsAddress ? "main" : "section", { class: "sa-layout", "aria-label": mapTitle(model, state.follow) }, [header.panel, legend.panel, mapBox, timeline, list.panel, telling.live]);

  root.classList.add("sa-root");
  root.append(layout);
  mapBox.append(map.getContainer());
  const mapView = createMapView(
    mapBox,
    map,
    model,
    world,
    { scenes: () => scenes, plan: () => scene.plan, strokes: () => drawnStrokes, colours, inks, wayColours, calm, onPick: (meeting) => jumps.pick(meeting) },
    bindings
  );
  map.on("moveend", () => {
    const { x, y } = map.getSize();
    telling.place(mapView.spots(), x, y);
  });
  const traveller = createTraveller(map, model, wayColours);
  const companion = createCompanion(map, model, colours);
  const highlight = createHighlight(root, map, model, {
    scenes: () => scenes,
    strokes: () => scenes.map((one) => strokesSeen(one, state, player.playing())),
    clock: () => (state.clock >= state.range[1] ? state.range[1] + 1 : state.clock),
    playing: player.playing,
    palettes: () => [wayColours(), leaderPalette(colours(), "second")],
    marks: mapView.marksShown,
    light: list.light,
  }, bindings);
  highlight.listenTo(list.box, list.meetingOf);
  const jumps = createJumps(map, model, {
    state,
    scene: () => scene,
    change: (changes) => change(changes),
    stop: () => player.stop(),
    flyTo: mapView.flyTo,
    calm,
    flash: highlight.flash,
    closeCard: mapView.closeCard,
  });
  const messages = createMessages(model, { state, set: receive, view: () => sharing.readerView.view(), playing: player.playing });
  const sharing = createReplaySharing(root, map, model, {
    state,
    scenes: () => scenes,
    colours,
    calm,
    pace: playback.pace,
    player,
    parts: {
      layers: mapView.layers,
      ways: () => [{ layer: mapView.layers.ways, trail: traveller.trail, plan: scene.plan }, ...companion.ways()],
      marks: mapView.marksShown,
      travellers: () => [traveller.shown(), companion.traveller()],
    },
    change: (changes) => change(changes),
    onFragment: (valid) => {
      player.stop();
      change(fragmentChanges(valid, state.range, model.extent));
      if (valid.view) sharing.readerView.show(valid.view, false);
    },
    shareButton,
    ownsAddress,
  });
  const meetingsTable = () => tableContent(scene, state.range, mapTitle(model, state.follow));
  createTablePanel(root, meetingsTable, tableButton, bindings);
  createPrinting(root, { poster: () => sharing.poster, content: meetingsTable, setPrinting }, bindings);

  function setPrinting(on) {
    if (on) player.stop();
    theme.setPrinting(on);
  }

  function receive(valid) {
    const { day: wantedDay, view, ...changes } = valid;
    if (wantedDay !== undefined) {
      player.stop();
      changes.clock = wantedDay;
    }
    change(changes, false);
    if (view) sharing.readerView.show(view, !calm());
  }

  /** The only way to change the state; `reader`: by the reader's hand, so the host is told. */
  function change(changes, reader = true) {
    const before = { ...state };
    Object.assign(state, changedState(before, changes));
    const other = stateChange(before, state);
    if (other.theme) theme.set(state.theme);
    if (other.names) chooseNames(root, model, state.names, nameModel);
    if (other.view || other.range || other.mode || other.hidden || other.names) refill(other.view, other.range || other.view || other.names);
    if (other.view || other.range || other.pace) player.restart();
    controls.setChoices(state);
    if (other.theme) repaint();
    step();
    if (other.view) fitMap();
    messages.changed(reader);
    sharing.changed();
  }

  function repaint() {
    mapView.redraw();
    traveller.redraw();
    companion.redraw();
    strip.redraw();
  }

  /** The view, the range or the kinds shown have changed. */
  function refill(newView, newList) {
    scene = sceneOf(model, state, scene);
    const other = state.compare < 0 ? null : sceneOf(model, { ...state, follow: state.compare }, scenes[1] || null);
    scenes = other ? [scene, other] : [scene];
    root.classList.toggle("sa-comparing", other !== null);
    companion.fill(other);
    const { view, dated, plan } = scene;
    if (newView) legend.fill(view, state.hidden);
    legend.count(view, scene.inRangeOfAnyKind);
    legend.setSort(plan.sort);
    if (newView) header.setFollow(state.follow);
    list.fill(view, listedOf(scenes));
    lanes.fill(laneLeaders(model, state.follow, state.compare), scenes.length > 1);
    strip.fill(view, dated);
    if (newList) mapView.closeCard();
    mapView.fill();
    controls.setRange(state.range, strip.zoomable());
    drawnDay = null;
    litDay = null;
  }

  /** The clock has moved. What changes only with the day is done only when the day is another. */
  function step() {
    const today = day();
    const places = scenes.map(({ view }) => whereabouts(view, state.clock));
    const strokes = strokesSeen(scene, state, player.playing());
    const moved = strokes[0] !== drawnStrokes[0] || strokes[1] !== drawnStrokes[1];
    drawnStrokes = strokes;
    if (today !== drawnDay) showDay(today);
    else if (moved) mapView.updateWays();
    if (state.follow >= 0) header.setWhere(placesWords(scenes, places));
    traveller.update(places[0], travellerWords(scenes, places, 0));
    if (scenes.length > 1) companion.step(strokesSeen(scenes[1], state, player.playing()), places[1], travellerWords(scenes, places, 1));
    mapView.setStanding(traveller.standing());
    if (moved || today !== litDay) highlight.update();
    litDay = today;
    header.setNote(playback.note());
    strip.step(state.clock);
  }

  function showDay(today) {
    drawnDay = today;
    const told = toldOf(scenes, today);
    const current = told.flatMap((one) => one.current);
    const since = shownSince(state.mode, today);
    list.step(today, today === state.range[1], since);
    mapView.update(today, since);
    if (model.extent) header.setDay(today);
    else header.setUndated();
    if (state.follow < 0) header.setWhere(currentWords(scene.view, current));
    mapView.setCurrent(current);
    telling.show(told, scenes.map(({ view }) => model.leaders.name[view.follow]));
  }

  function fitMap() {
    mapView.fit(scenesBounds(model, scenes));
    sharing.readerView.keep();
  }

  playback.listenTo(root, bindings);
  refill(true, true);
  controls.setChoices(state);
  step();
  fitMap();
  if (asked.view) sharing.readerView.show(asked.view, false);
  timeline.hidden = model.extent === null;
  messages.changed(false);
  messages.ready();

  return {
    set: (changes) => change(changes),
    destroy() {
      player.stop();
      for (const part of [telling, list, messages, sharing, traveller, companion, highlight, mapView]) part.destroy();
      bindings.release();
      map.stop().remove();
      layout.remove();
      root.style.webkitLocale = "";
    },
  };
}
