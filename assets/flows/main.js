// One map of flows with its timeline and list. mountFlows() owns the state; the parts are told what changed.

import { decodeFlows, nameFlows, periodOfDay, periodWords } from "../core/flows/document.js";
import { flowFragmentChanges, readFlowFragment, readFlowSet } from "../core/flows/fragment.js";
import { changedFlows, openingFlows } from "../core/flows/state.js";
import { toggled } from "../core/state.js";
import { createSums } from "../core/flows/sums.js";
import { countryFlowWords, flowWords, momentWords, scaleWords, sinceWords, spanPhrase } from "../core/flows/words.js";
import { askedChoice, toldChoice } from "../core/projecting.js";
import { createAnnouncer } from "../page/announcer.js";
import { refuse, takeRoot } from "../page/carried.js";
import { createBindings, element } from "../page/dom.js";
import { createFolds, openingFolds } from "../page/folds.js";
import { createTheme } from "../page/theme.js";
import { createHeader } from "../reading/header.js";
import { createTableButton, createTablePanel } from "../reading/table.js";
import { createPlayback } from "../time/playback.js";
import { CALM } from "../time/player.js";
import { chooseNames } from "../map/labels.js";
import { createMessages, isOurs } from "../sharing/messages.js";
import { createPrinting } from "../sharing/printing.js";
import { createShareButton } from "../sharing/share.js";
import { createShapes } from "../core/shapes.js";
import { createFlowCountries } from "./countries.js";
import { createModeSwitch, createTopSlider, firstFlowSpeed, flowHead, flowTitle } from "./controls.js";
import { createFlowKinds, flowKey } from "./legend.js";
import { createFlowList } from "./list.js";
import { createFlowMapView } from "./map_view.js";
import { createPeriods } from "./periods.js";
import { createFlowSharing } from "./sharing.js";
import { drawPeriodBars } from "./strip.js";
import { flowSheet, flowTableContent } from "./table.js";
import { createFlowTimeBox } from "./time_box.js";

/** @import { FlowAsked, FlowModel, FlowState, FlowsDocument, Shown } from "../core/flows/types.js" */
/** @import { LeafletMap, World } from "../map/types.js" */
/** @import { MessageForm } from "../sharing/types.js" */
/** @import { FlowTarget } from "./types.js" */
// Colours, as the replay has them: all flows, those out of a country that is picked, those into it.
const FLOW_KINDS = ["made", "made", "hosted"];

/**
 * What messages say of a map of flows.
 * @type {MessageForm<FlowModel, FlowState, FlowAsked>}
 */
const FLOW_MESSAGES = {
  read: (data, model) => (isOurs(data) ? readFlowSet(data.set, model) : {}),
  brief: (model, { country, range, clock, names, countries, beside, folded, ...choice }) => ({ country: country < 0 ? null : model.countries.code[country], range, day: Math.floor(clock), names: names || null, countries, beside, folded, ...toldChoice(choice, model) }),
  more: (_model, { mode, top, loop, projection, centre }) => ({ mode, top, loop, projection, centre }),
};

/**
 * Build the page's parts into `root` around the Leaflet map, to play the flows document `data` over the base map
 * `world`; `ownsAddress` as for `mount`. Returns `{set(changes), kept(), destroy()}`.
 * @param {HTMLElement} root @param {LeafletMap} map @param {FlowsDocument} data @param {World} world
 */
export function mountFlows(root, map, data, world, ownsAddress = false, opening = location.hash) {
  /** @type {FlowModel} */
  let model;
  try {
    model = decodeFlows(data, openingFolds(root));
  } catch (error) {
    return refuse(root, map, /** @type {Error} */ (error).message);
  }
  const bindings = createBindings();
  const theme = createTheme(root, FLOW_KINDS, () => repaint(), bindings);
  const { colours, inks } = theme;
  const calm = () => matchMedia(CALM).matches;
  const asked = ownsAddress ? readFlowFragment(opening, model) : {};
  const state = openingFlows(model, asked, firstFlowSpeed(model)); // changed only by change()
  chooseNames(root, model, state.names, nameFlows);
  const sums = createSums(model);
  /** @type {Shown} */
  let shown = sums.strongest(0, -1);
  let most = 0;
  /** @type {number | null} */
  let drawn = null; // the period shown

  const periods = createPeriods(model, state);
  const period = periods.now;
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
    nextEvent: (direction) => periods.dayOf(period() + direction, null),
  });
  const { player } = playback;
  const sheet = flowSheet(model);
  const tableButton = createTableButton(sheet);
  const shareButton = createShareButton();
  const header = createHeader(model, (country) => change({ country }), [tableButton, shareButton], flowHead(model));
  const modes = createModeSwitch(model, (changes) => change(changes));
  const top = createTopSlider((changes) => change(changes));
  const kinds = createFlowKinds(model, (kind, on) => change({ hidden: toggled(state.hidden, kind, !on) }));
  const shapes = createShapes(world);
  const countries = createFlowCountries(root, map, model, world, shapes, { state, sums, when: () => spanPhrase(model, span()), colours, change: (changes) => change(changes) }, bindings);
  const legend = element("div", { class: "sa-legend sa-flow-legend" }, [modes.panel, top.panel, kinds.panel, flowKey(model), countries.panel]);
  const { controls, strip, placeHead, panel: timeline } = createFlowTimeBox(
    model,
    { state, periods, playback, colours, /** @param {Partial<FlowState>} changes */ change: (changes) => change(changes) },
    bindings
  );
  const live = element("p", { class: "sa-live", "aria-live": "polite", role: "status" });
  const announcer = createAnnouncer(live);
  const mapBox = element("div", { class: "sa-map" });
  const list = createFlowList(model, {
    point: (target) => mapView.pointing.point(target),
    hold: (target) => mapView.pointing.hold(target),
    held: () => mapView.pointing.held(),
    side: (route) => mapView.sideOf(route),
  });
  const layout = element(ownsAddress ? "main" : "section", { class: "sa-layout", "aria-label": flowTitle(model, -1) }, [header.panel, legend, mapBox, timeline, list.panel, live]);

  const folds = createFolds(root, { legend, list: list.panel, timeline }, state.folded, (folded) => change({ folded }));
  takeRoot(root, "sa-flows");
  root.append(layout);
  mapBox.append(map.getContainer());
  const mapView = createFlowMapView(root, mapBox, map, model, shapes, {
    state,
    shown: () => shown,
    most: () => most,
    colours,
    inks,
    pick: (country) => change({ country: country === state.country ? -1 : country }),
    words: targetWords,
    onHold: () => list.showHeld(),
    countries,
    onProjection: change, refused: (words) => messages.refused(words),
    scaleWords: () => scaleWords(model, state.mode),
  }, bindings);
  const messages = createMessages(model, { state, set: receive, view: () => sharing.readerView.view(), seen: () => sharing.readerView.seen(), size: () => sharing.size(), fragment: () => sharing.fragment(), playing: player.playing }, FLOW_MESSAGES);
  const sharing = createFlowSharing(root, map, model, {
    state,
    period,
    span,
    since,
    shown: () => shown,
    most: () => most,
    widest: mapView.widest,
    layers: mapView.layers, wanted: mapView.wanted,
    countries,
    hollow: mapView.hollow,
    calm, player,
    pace: playback.pace,
    change: (changes) => change(changes),
    onFragment: (valid) => {
      player.stop();
      change({ ...askedChoice(valid), ...flowFragmentChanges(valid, state.range, model.extent) });
      if (valid.view) sharing.readerView.show(valid.view, false);
    },
    refused: (words) => mapView.projecting.refuse(words),
    shareButton, ownsAddress,
  });
  const content = () => flowTableContent(model, sums, state, period(), flowTitle(model, state.country));
  createTablePanel(root, content, tableButton, bindings, sheet);
  createPrinting(root, { poster: () => sharing.poster, content, stop: player.stop, setPrinting: theme.setPrinting }, bindings, sheet);

  /** @param {FlowTarget} target */
  function targetWords(target) {
    if (target.sort === "country") return countryFlowWords(model, target.country, sums.ofCountry(target.country), span());
    const sum = sums.ofRoute(target.route, ...span());
    return sum.visits ? flowWords(model, target.route, sum, span()) : "";
  }

  /** Since when visits are counted, where that is said. */
  function since() {
    return state.mode === "so-far" ? sinceWords(model, periodOfDay(model, state.range[0])) : "";
  }

  /** @param {FlowAsked} valid */
  function receive(valid) {
    const { day, view, projection, centre, size, ...changes } = valid;
    sharing.ask({ size });
    if (day !== undefined) player.stop();
    change({ ...changes, ...askedChoice({ projection, centre }), ...(day !== undefined && { clock: day }) }, false);
    if (view) sharing.readerView.show(view, !calm());
  }

  /**
   * The only way to change the state; `reader`: by the reader's hand, so the host is told.
   * @param {Partial<FlowState>} changes
   */
  function change(changes, reader = true) {
    const before = { ...state };
    Object.assign(state, changedFlows(model, before, mapView.projecting.settle(changes, before)));
    const differs = (/** @type {keyof FlowState} */ name) => state[name] !== before[name];
    const newRange = state.range.some((day, at) => day !== before.range[at]);
    if (differs("theme")) theme.set(state.theme);
    if (differs("names")) rename();
    if (newRange || differs("hidden") || differs("country") || differs("mode") || differs("names") || differs("countries") || differs("beside")) refill(differs("country") || differs("hidden"));
    if (newRange || differs("speed")) player.restart();
    if (differs("top")) drawn = null;
    if (differs("country")) mapView.pointing.release();
    controls.setChoices(state);
    if (mapView.projecting.lay(state)) mapView.fit();
    folds.set(state.folded);
    step();
    if (differs("theme")) repaint();
    messages.changed(reader);
    sharing.changed();
  }

  const kindsOn = () => Uint8Array.from(model.kinds, (_kind, kind) => Number(!state.hidden.has(kind)));

  function rename() {
    chooseNames(root, model, state.names, nameFlows);
    for (const part of [header, list]) part.rename();
  }

  /** Other routes count, or they are counted in another way; `bars`: the strip's too. @param {boolean} bars */
  function refill(bars) {
    drawn = null;
    sums.setKinds(kindsOn());
    if (model.extent) sums.setRange([periodOfDay(model, state.range[0]), periodOfDay(model, state.range[1])]);
    most = model.extent ? sums.most(state.mode, state.country) : 0;
    countries.fill([periodOfDay(model, state.range[0]), periodOfDay(model, state.range[1])], kindsOn());
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
    if (player.playing() && !calm()) mapView.projecting.follow(null);
  }

  /** @param {number} now */
  function showPeriod(now) {
    drawn = now;
    sums.seek(state.mode, now);
    shown = withTentative(sums.strongest(state.top, state.country));
    header.setDay(model.starts[now]);
    header.setNote(since());
    header.setWhere(momentWords(model, shown));
    top.set(state.top, shown);
    countries.step();
    mapView.update();
    list.set(shown);
    announcer.say(`${periodWords(model, now)}. ${momentWords(model, shown)}`);
  }

  /** Mark the routes none of whose visits was held; only where others are shown too. @param {Shown} found */
  function withTentative(found) {
    const others = model.kinds.some(({ status }, kind) => status !== "held" && !state.hidden.has(kind));
    if (!others) return found;
    const held = (/** @type {number} */ route) => sums.ofRoute(route, ...span()).kinds.some((visits, kind) => visits && model.kinds[kind].status === "held");
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
    header.setWhere(momentWords(model, shown));
    top.set(state.top, shown);
    list.set(shown);
  }
  mapView.open(asked);
  if (asked.view) sharing.readerView.show(asked.view, false);
  step();
  timeline.hidden = model.extent === null;
  messages.changed(false);
  messages.ready();
  sharing.open(asked);

  return {
    set: (/** @type {Partial<FlowState>} */ changes) => change(changes),
    kept: () => ({ fragment: sharing.fragment(), changes: { hidden: state.hidden, speed: state.speed, theme: state.theme } }),
    destroy() {
      player.stop();
      for (const part of [announcer, list, messages, sharing, mapView]) part.destroy();
      bindings.release();
      map.stop().remove();
      layout.remove();
      root.style.removeProperty("-webkit-locale");
    },
  };
}
