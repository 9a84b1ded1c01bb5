// One map with its timeline and list. mount() owns the state; the parts are told what changed.

import { fragmentChanges, readFragment } from "../core/fragment.js";
import { laneLeaders } from "../core/lanes.js";
import { shownSince } from "../core/modes.js";
import { nameModel } from "../core/names.js";
import { decodeReplay } from "../core/replay.js";
import { listedOf, sceneOf, toldOf } from "../core/scene.js";
import { changedState, openingState, stateChange, strokesSeen, toggled } from "../core/state.js";
import { tableContent } from "../core/table.js";
import { askedChoice } from "../core/projecting.js";
import { turned } from "../core/turning.js";
import { whereabouts } from "../core/view.js";
import { currentWords, placesWords, travellerWords } from "../core/words.js";
import { refuse, takeRoot } from "../page/carried.js";
import { createBindings, element } from "../page/dom.js";
import { createFolds, openingFolds } from "../page/folds.js";
import { createTheme } from "../page/theme.js";
import { createHeader, LEADER_HEAD, mapTitle } from "../reading/header.js";
import { createLegend } from "../reading/legend.js";
import { createList } from "../reading/list.js";
import { createSearch, createSearchButton } from "../reading/search.js";
import { createTableButton, createTablePanel, MEETING_SHEET } from "../reading/table.js";
import { createTelling } from "../reading/telling.js";
import { createPlayback } from "../time/playback.js";
import { CALM } from "../time/player.js";
import { createCompanion, leaderPalette } from "../map/companion.js";
import { createHighlight } from "../map/highlight.js";
import { chooseNames } from "../map/labels.js";
import { createCountryPaths } from "../map/outlines.js";
import { createShapes } from "../core/shapes.js";
import { createTraveller } from "../map/traveller.js";
import { createMessages, REPLAY_MESSAGES } from "../sharing/messages.js";
import { createPrinting } from "../sharing/printing.js";
import { createShareButton } from "../sharing/share.js";
import { createCountries } from "./countries.js";
import { giveOut } from "./filmed.js";
import { createJumps } from "./jumps.js";
import { createMapView } from "./map_view.js";
import { createReplaySharing } from "./sharing.js";
import { createTimeBox } from "./time_box.js";

/** @import { Model, ReplayDocument, Span, State } from "../core/types.js" */
/** @import { LeafletMap, World } from "../map/types.js" */
/** @import { AskedByMessage } from "../sharing/messages.js" */

/**
 * Build the page's parts into `root` around the Leaflet map, to play the replay document `data`
 * over the base map `world`. `ownsAddress`: the page is this map's, so its fragment, or `opening`, says how the map opens and
 * is kept up to date. Returns `{set(changes), kept(), destroy()}`.
 * @param {HTMLElement} root @param {LeafletMap} map @param {ReplayDocument} data @param {World} world
 */
export function mount(root, map, data, world, ownsAddress = false, opening = location.hash) {
  /** @type {Model} */
  let model;
  try {
    model = decodeReplay(data, openingFolds(root));
  } catch (error) {
    return refuse(root, map, /** @type {Error} */ (error).message);
  }
  const bindings = createBindings();
  const theme = createTheme(root, model.vocabulary.role, () => repaint(), bindings);
  const { colours, inks } = theme;
  const calm = () => matchMedia(CALM).matches;
  const asked = ownsAddress ? readFragment(opening, model) : {};
  const state = openingState(model, asked); // changed only by change()
  chooseNames(root, model, state.names, nameModel);
  // What follows from follow, range and hidden; see core/scene.js.
  let scene = sceneOf(model, state, null);
  let scenes = [scene]; // and the compared leader's
  /** @type {Span} */
  let drawnStrokes = [0, 0];
  let [drawnDay, litDay] = [NaN, NaN];
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
  const { player } = playback;
  const [shareButton, searchButton, tableButton] = [createShareButton(), createSearchButton(), createTableButton(MEETING_SHEET)];
  const header = createHeader(model, (follow) => change(turned(model, follow, state.range)), [searchButton, tableButton, shareButton], LEADER_HEAD);
  const search = createSearch(model, searchButton, { /** @param {HTMLElement} target */ point: (target) => highlight.point(target), choose: (entry) => jumps.choose(entry) });
  if (model.notice) header.panel.append(element("p", { class: "sa-notice", role: "note", text: model.notice }));
  header.panel.append(search.panel);
  const legend = createLegend((kind, on) => change({ hidden: toggled(state.hidden, kind, !on) }), model.changes);
  const shapes = createShapes(world);
  const pathsOf = createCountryPaths(shapes);
  const countries = createCountries(root, map, model, world, pathsOf, { state, colours, change: (changes) => change(changes) }, bindings);
  legend.panel.append(countries.panel);
  const list = createList((meeting) => jumps.pick(meeting), calm, bindings);
  const { controls, strip, lanes, panel: timeline } = createTimeBox(
    model,
    {
      state,
      playback,
      colours,
      change: (changes) => change(changes),
      point: (leader) => highlight.point(leader < 0 ? null : { sort: "leader", leaders: [leader] }),
    },
    bindings
  );
  const telling = createTelling();
  const mapBox = element("div", { class: "sa-map" }, [telling.caption]);
  const layout = element(ownsAddress ? "main" : "section", { class: "sa-layout", "aria-label": mapTitle(model, state.follow) }, [header.panel, legend.panel, mapBox, timeline, list.panel, telling.live]);
  const folds = createFolds(root, { legend: legend.panel, list: list.panel, timeline }, state.folded, (folded) => change({ folded }));
  takeRoot(root);
  root.append(layout);
  mapBox.append(map.getContainer());
  const mapView = createMapView(
    root,
    mapBox,
    map,
    model,
    shapes,
    { state, scenes: () => scenes, plan: () => scene.plan, strokes: () => drawnStrokes, colours, inks, wayColours, calm, countries: countries.layer, pathsOf, /** @param {number} meeting */ onPick: (meeting) => jumps.pick(meeting), onGone: legend.showGone, onProjection: (choice) => change(choice), onRange: (range) => change({ range }), refused: (words) => messages.refused(words) },
    bindings
  );
  const placeTelling = () => telling.place(mapView.spots(), map.getSize().x, map.getSize().y);
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
    countries: countries.pointing,
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
  const messages = createMessages(model, { state, set: receive, view: () => sharing.readerView.view(), seen: () => sharing.readerView.seen(), size: () => sharing.size(), fragment: () => sharing.fragment(), playing: player.playing }, REPLAY_MESSAGES);
  const sharing = createReplaySharing(root, map, model, {
    state,
    scenes: () => scenes,
    colours,
    calm,
    pace: playback.pace,
    player,
    parts: {
      layers: mapView.layers,
      seen: countries.seen,
      ways: () => [{ layer: mapView.layers.ways, trail: traveller.trail, plan: scene.plan }, ...companion.ways()],
      marks: mapView.marksShown, gone: mapView.goneShown,
      wanted: mapView.wanted,
      travellers: () => [traveller.shown(), companion.traveller()],
    },
    countries,
    change: (changes) => change(changes),
    onFragment: (valid) => {
      player.stop();
      change({ ...askedChoice(valid), ...fragmentChanges(valid, state.range, model.extent) });
      if (valid.view) sharing.readerView.show(valid.view, false);
    },
    refused: (words) => mapView.projecting.refuse(words),
    shareButton,
    ownsAddress,
  });
  const meetingsTable = () => tableContent(scene, state.range, mapTitle(model, state.follow));
  createTablePanel(root, meetingsTable, tableButton, bindings, MEETING_SHEET);
  createPrinting(root, { poster: () => sharing.poster, content: meetingsTable, stop: player.stop, setPrinting: theme.setPrinting }, bindings, MEETING_SHEET);

  /** @param {AskedByMessage} valid */
  function receive(valid) {
    const { day: wantedDay, view, projection, centre, size, ...changes } = valid;
    sharing.ask({ size });
    if (wantedDay !== undefined) player.stop();
    change({ ...changes, ...askedChoice({ projection, centre }), ...(wantedDay !== undefined && { clock: wantedDay }) }, false);
    if (view === "fit") mapView.fit(scenes);
    else if (view) sharing.readerView.show(view, !calm());
  }

  /** The only way to change the state; `reader`: by the reader's hand, so the host is told. @param {Partial<State>} changes */
  function change(changes, reader = true) {
    const before = { ...state };
    Object.assign(state, changedState(before, mapView.projecting.settle(changes, before)));
    const other = stateChange(before, state);
    if (other.theme) theme.set(state.theme);
    if (other.names) chooseNames(root, model, state.names, nameModel);
    if (other.view || other.range || other.mode || other.hidden || other.names) refill(other.view, other.range || other.view || other.names);
    else if (other.countries) countries.fill(day());
    if (other.view || other.range || other.pace) player.restart();
    controls.setChoices(state);
    folds.set(state.folded);
    if (other.theme) repaint();
    step();
    if (other.view || other.projection) mapView.lay(other.view, scenes);
    messages.changed(reader);
    sharing.changed();
  }

  function repaint() {
    mapView.redraw();
    traveller.redraw();
    companion.redraw();
    strip.redraw();
  }

  /** The view, the range or the kinds shown have changed. @param {boolean} newView @param {boolean} newList @param {boolean} [first] */
  function refill(newView, newList, first = false) {
    if (!first) scene = sceneOf(model, state, scene);
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
    countries.fill(day());
    controls.setRange(state.range, strip.zoomable());
    [drawnDay, litDay] = [NaN, NaN];
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
    if (player.playing() && !calm()) mapView.projecting.follow(traveller.shown());
    if (scenes.length > 1) companion.step(strokesSeen(scenes[1], state, player.playing()), places[1], travellerWords(scenes, places, 1));
    mapView.setStanding(traveller.standing());
    if (moved || today !== litDay) highlight.update();
    litDay = today;
    header.setNote(playback.note());
    strip.step(state.clock);
  }

  /** @param {number} today */
  function showDay(today) {
    drawnDay = today;
    const told = toldOf(scenes, today);
    const current = told.flatMap((one) => one.current);
    const since = shownSince(state.mode, today);
    list.step(today, today === state.range[1], since);
    countries.step(today);
    mapView.update(today, since);
    if (model.extent) header.setDay(today);
    else header.setUndated();
    if (state.follow < 0) header.setWhere(currentWords(scene.view, current));
    mapView.setCurrent(current);
    telling.show(told, scenes.map(({ view }) => model.leaders.name[view.follow]));
  }

  playback.listenTo(root, bindings);
  refill(true, true, true);
  controls.setChoices(state);
  step();
  mapView.open(asked, scenes);
  map.on("moveend", placeTelling); // not before: opening moves the map again and again
  placeTelling();
  if (asked.view) sharing.readerView.show(asked.view, false);
  timeline.hidden = model.extent === null;
  messages.changed(false);
  messages.ready();
  sharing.open(asked);
  if (ownsAddress) giveOut({ map, model, state, player, pace: playback.pace, poster: sharing.poster, change, shown: traveller.shown, marks: mapView.marksShown, wanted: () => mapView.wantedBy(scenes), middle: () => mapView.projecting.middle(state) });
  return {
    set: (/** @type {Partial<State>} */ changes) => change(changes),
    kept: () => ({ fragment: sharing.fragment(), changes: { hidden: state.hidden, speed: state.speed, theme: state.theme } }),
    parts: { model, state, player, poster: sharing.poster, calm, look: sharing.readerView.show, viewFor: () => mapView.viewFor(scenes), middle: () => mapView.projecting.middle(state) }, // for a story
    destroy() {
      player.stop();
      for (const part of [telling, list, messages, sharing, traveller, companion, highlight, mapView]) part.destroy();
      bindings.release();
      map.stop().remove();
      layout.remove();
      root.style.removeProperty("-webkit-locale");
    },
  };
}
