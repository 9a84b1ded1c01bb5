// One map with its timeline and list. mount() owns the state; the parts are told what changed.

const ARRIVED = 1e-6;

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
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const calm = () => matchMedia(CALM).matches;
  const asked = ownsAddress ? readFragment(location.hash, model) : {};
  const opening = fragmentChanges(asked, model.range || model.extent || [0, 0], model.extent);
  const span = opening.range || model.range || model.extent || [0, 0];

  // Owned here and changed only by change(). `clock` is a day number with a fraction.
  const state = {
    follow: model.follow,
    range: span,
    clock: span[1],
    mode: MODES[0],
    compare: -1,
    ...opening,
    pace: "calendar",
    loop: false,
    hidden: new Set(),
    speed: defaultSpeed(span[1] - span[0] + 1),
    theme: null,
  };
  // What follows from follow, range and hidden; see core_scene.js.
  let scene = sceneOf(model, state, null);
  let scenes = [scene]; // and the compared leader's
  let drawnDay = null;
  let drawnStrokes = [0, 0];
  let litDay = null;
  let palette = null;

  const day = () => Math.floor(state.clock);
  const wayColours = () => (scenes.length > 1 ? leaderPalette(colours(), "first") : colours());
  const colours = () => palette || (palette = readColours(root, model.vocabulary.role));
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
  const search = createSearch(model, searchButton, { point: (target) => highlight.point(target), choose: (entry) => jump(entry) });
  header.panel.append(search.panel);
  const legend = createLegend((kind, on) => {
    const hidden = new Set(state.hidden);
    if (on) hidden.delete(kind);
    else hidden.add(kind);
    change({ hidden });
  });
  const list = createList(pick, calm, bindings);
  const controls = createControls(
    model,
    {
      togglePlay: playback.toggle,
      step: playback.step,
      stepDay: playback.stepDay,
      jump: playback.jump,
      goTo: playback.goTo,
      setSpeed: (speed) => change({ speed }),
      setMode: (mode) => change({ mode }),
      setPace: (pace) => change({ pace }),
      setLoop: (loop) => change({ loop }),
      setCompare: (compare) => change({ compare }),
      setWhole: (on) => {
        strip.showWhole(on);
        strip.step(state.clock);
      },
    },
    state.speed
  );
  const strip = createStrip(
    {
      extent: model.extent || span,
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
  const live = element("p", { class: "sa-live", "aria-live": "polite", role: "status" });
  const announcer = createAnnouncer(live);
  const caption = createCaption();
  const mapBox = element("div", { class: "sa-map" }, [caption.panel]);
  const timeline = element("section", { class: "sa-timeline", "aria-label": "Timeline" }, [controls.panel, strip.strip, lanes.panel]);
  const layout = element(ownsAddress ? "main" : "section", { class: "sa-layout", "aria-label": mapTitle(model, state.follow) }, [header.panel, legend.panel, mapBox, timeline, list.panel, live]);

  root.classList.add("sa-root");
  root.append(layout);
  mapBox.append(map.getContainer());
  setTheme();
  const mapView = createMapView(
    mapBox,
    map,
    model,
    world,
    { scenes: () => scenes, plan: () => scene.plan, strokes: () => drawnStrokes, colours, wayColours, calm, onPick: pick },
    bindings
  );
  map.on("moveend", () => {
    const { x, y } = map.getSize();
    caption.place(mapView.spots(), x, y);
  });
  const traveller = createTraveller(map, model, wayColours);
  const companion = createCompanion(map, model, colours);
  const highlight = createHighlight(root, map, model, {
    scenes: () => scenes,
    strokes: () => scenes.map(strokesNow),
    clock: () => (state.clock >= state.range[1] ? state.range[1] + 1 : state.clock),
    playing: () => playback.player.playing(),
    palettes: () => [wayColours(), leaderPalette(colours(), "second")],
    marks: mapView.marksShown,
    light: list.light,
  }, bindings);
  highlight.listenTo(list.box, list.meetingOf);
  const jump = createJumps(map, model, {
    state,
    scene: () => scene,
    change: (changes) => change(changes),
    stop: () => player.stop(),
    flyTo: mapView.flyTo,
    calm,
    flash: highlight.flash,
  });
  const messages = createMessages(model, receive, wholeState);
  const sharing = createSharing(root, map, model, {
    state,
    scene: () => scene,
    colours,
    calm,
    pace: playback.pace,
    player,
    parts: { layers: { ...mapView.layers, trail: traveller.trail }, marks: mapView.marksShown, traveller: traveller.shown },
    change: (changes) => change(changes),
    onFragment: (valid) => {
      player.stop();
      change(fragmentChanges(valid, state.range, model.extent));
      if (valid.view) sharing.readerView.show(valid.view, false);
    },
    shareButton,
    ownsAddress,
  });
  createTablePanel(root, tableContent, tableButton, bindings);
  createPrinting(root, { poster: () => sharing.poster, content: tableContent, setPrinting }, bindings);

  function setTheme() {
    const dark = state.theme ? state.theme === "dark" : prefersDark.matches;
    root.dataset.theme = dark ? "dark" : "light";
    palette = null;
  }

  /** The colours for print, until they are taken back. */
  function setPrinting(on) {
    if (on) player.stop();
    setTheme();
    if (on) root.dataset.theme = "print";
  }

  function tableContent() {
    const range = model.extent === null ? "No dates known" : spanWords(state.range[0], state.range[1]);
    return { view: scene.view, meetings: tableMeetings(scene), caption: `${mapTitle(model, state.follow)}: ${range}` };
  }

  function pick(meeting) {
    const { dated, first, point } = model.meetings;
    if (meeting < dated) byHand(Math.max(state.range[0], Math.min(state.range[1], first[meeting])));
    if (point[meeting] >= 0) {
      mapView.closeCard();
      mapView.flyTo(point[meeting]);
    }
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
    Object.assign(state, changes);
    const newRange = state.range[0] !== before.range[0] || state.range[1] !== before.range[1];
    // Resting at the end of the range shows all of it, so it stays at the end when the end moves.
    if (newRange && !("clock" in changes) && before.clock >= before.range[1]) state.clock = state.range[1];
    state.clock = Math.max(state.range[0], Math.min(state.range[1] + 1 - ARRIVED, state.clock));
    if (state.compare === state.follow || state.follow < 0) state.compare = -1;
    const newView = state.follow !== before.follow || state.compare !== before.compare;
    const newMode = state.mode !== before.mode;
    if (state.theme !== before.theme) setTheme();
    if (newView || newRange || newMode || state.hidden !== before.hidden) refill(newView, newRange || newView);
    if (newView || newRange || state.speed !== before.speed || state.pace !== before.pace) player.restart();
    controls.setChoices(state);
    if (state.theme !== before.theme) repaint();
    step();
    if (newView) fitMap();
    tell(reader);
    sharing.changed();
  }

  function publicState() {
    return { follow: state.follow < 0 ? null : model.leaders.name[state.follow], range: state.range, day: day() };
  }

  /** What a page that asks is told. */
  function wholeState() {
    const view = sharing.readerView.view();
    return { ...publicState(), mode: state.mode, view, theme: state.theme, extent: model.extent, playing: player.playing() };
  }

  function tell(reader) {
    if (reader) messages.state(publicState());
    else messages.known(publicState());
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
    const strokes = strokesNow(scene);
    const moved = strokes[0] !== drawnStrokes[0] || strokes[1] !== drawnStrokes[1];
    drawnStrokes = strokes;
    if (today !== drawnDay) showDay(today);
    else if (moved) mapView.updateWays();
    if (state.follow >= 0) header.setWhere(placesWords(scenes, places));
    traveller.update(places[0], travellerWords(scenes, places, 0));
    if (scenes.length > 1) companion.step(strokesNow(scenes[1]), places[1], travellerWords(scenes, places, 1));
    mapView.setStanding(traveller.standing());
    if (moved || today !== litDay) highlight.update();
    litDay = today;
    header.setNote(playback.note());
    strip.step(state.clock);
  }

  /** Which strokes of a scene's plan are seen, `[from, to]`. */
  function strokesNow({ plan }) {
    // At rest on the last day all of the range is drawn, the way home on that day included.
    const resting = day() === state.range[1] && !player.playing();
    return [strokesSince(plan, shownSince(state.mode, day())), strokesAt(plan, resting ? state.range[1] + 1 : state.clock)];
  }

  function showDay(today) {
    drawnDay = today;
    const current = currentMeetings(scene, today);
    const since = shownSince(state.mode, today);
    list.step(today, today === state.range[1], since);
    mapView.update(today, since);
    if (model.extent) header.setDay(today);
    else header.setUndated();
    if (state.follow < 0) header.setWhere(currentWords(scene.view, current));
    caption.show(scene.view, current);
    mapView.setCurrent(current);
    announcer.say(announcement(scene.view, current));
  }

  /** All that the range shows, whatever the day. */
  function fitBox() {
    return scenesBounds(model, scenes);
  }

  function fitMap() {
    mapView.fit(fitBox());
    sharing.readerView.keep();
  }

  bindings.on(prefersDark, "change", () => {
    setTheme();
    repaint();
  });
  bindings.on(document, "visibilitychange", () => player.visibility(document.hidden));
  bindings.on(document, "keydown", (event) => {
    if (event.key !== " " || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target;
    const mine = root.contains(target) || target === document.body;
    if (!mine || target.closest("dialog, button, input, select, textarea, summary, a, label, [contenteditable]")) return;
    event.preventDefault();
    playback.toggle();
  });

  refill(true, true);
  controls.setChoices(state);
  step();
  fitMap();
  if (asked.view) sharing.readerView.show(asked.view, false);
  timeline.hidden = model.extent === null;
  messages.known(publicState());
  messages.ready();

  return {
    set: (changes) => change(changes),
    destroy() {
      player.stop();
      announcer.destroy();
      list.destroy();
      messages.destroy();
      sharing.destroy();
      traveller.destroy();
      companion.destroy();
      highlight.destroy();
      mapView.destroy();
      bindings.release();
      map.stop().remove();
      layout.remove();
    },
  };
}
