// What the replay says of itself where it leaves the page: in pictures, videos, links and the address bar.

import { linesSaid } from "../core/lines_said.js";
import { dateWords, spanWords, weekdayName } from "../core/calendar.js";
import { fragmentDate, REPLAY_FORM } from "../core/fragment.js";
import { _, listWords, pgettext } from "../core/gettext.js";
import { LEGEND_LINE, LEGEND_SIGN, legendSorts, POSTER_MARKS } from "../core/poster_legend.js";
import { currentMeetings } from "../core/scene.js";
import { fileStem } from "../core/share.js";
import { whereabouts } from "../core/view.js";
import { currentWords, kindWords, placesWords } from "../core/words.js";
import { mapTitle } from "../reading/header.js";
import { STEP_SECONDS } from "../time/player.js";
import { createPoster } from "../sharing/poster.js";
import { createMapPicture } from "../sharing/poster_map.js";
import { drawLegendSign } from "../sharing/poster_signs.js";
import { createSharing } from "../sharing/sharing.js";

/** @import { Model, PaceSteps, Scene, State } from "../core/types.js" */
/** @import { Palette } from "../page/types.js" */
/** @import { LeafletMap } from "../map/types.js" */
/** @import { ReplaySharingHost } from "./types.js" */

/**
 * Seconds that a replay of the range takes, or null when nothing is dated.
 * @param {Model} model @param {Scene[]} scenes @param {State} state @param {boolean} calm
 * @param {(from: number, to: number) => PaceSteps} pace
 */
function replaySeconds(model, scenes, { range }, calm, pace) {
  if (model.extent === null) return null;
  const events = new Set(scenes.flatMap(({ view }) => [...view.events]));
  if (calm) return STEP_SECONDS * (1 + [...events].filter((day) => day > range[0] && day <= range[1]).length);
  const steps = pace(range[0], range[1] + 1);
  return steps[steps.length - 1][0];
}

/**
 * What a picture says around the map; see posterLayout.
 * @param {Model} model @param {Scene[]} scenes @param {State} state @param {() => Palette} colours
 * @param {Pick<ReplaySharingHost, "countries" | "parts">} host
 */
function posterContent(model, scenes, state, colours, { countries, parts }) {
  const [{ view }] = scenes;
  const pair = scenes.length > 1;
  const words = model.vocabulary.role;
  const shown = new Set(scenes.flatMap((scene) => Array.from(scene.inRange, (meeting) => scene.view.kind[meeting])));
  // Of two leaders colours say who, and shapes still say what.
  const kinds = words.map((word, kind) => ({ word, kind, sign: LEGEND_SIGN, text: kindWords(view, kind), colour: pair ? colours().muted : colours().kinds[kind] }));
  const names = scenes.map((scene) => model.leaders.name[scene.view.follow]);
  const people = pair ? names.map((text, side) => ({ sort: side === 0 ? "first" : "second", text, sign: LEGEND_LINE })) : [];
  const following = pair ? listWords(names) : model.title && state.follow >= 0 ? _("Following {name}", { name: names[0] }) : "";
  const span = model.extent === null ? "" : spanWords(state.range[0], state.range[1]);
  const seen = parts.seen();
  const counted = countries.title();
  const signs = [...(seen.marks ? kinds.filter(({ kind }) => shown.has(kind)) : []), ...legendSorts(scenes).filter(({ sort }) => (POSTER_MARKS.has(sort) ? seen.marks : seen.lines))];
  return {
    title: mapTitle(model, state.follow),
    subtitle: counted ? _("Countries: {words}", { words: counted }) : [following, span].filter(Boolean).join(" · "),
    pair,
    wideLines: pair ? 2 : 1,
    legend: [...people, ...countries.posterItems(), ...signs],
    credits: linesSaid(model.credits).join(" · "),
  };
}

/** Day and whereabouts as the head of the page says them. @param {Model} model @param {Scene[]} scenes @param {State} state */
function posterDay(model, scenes, state) {
  if (model.extent === null) return { date: _("No dates known"), weekday: "", where: "" };
  const day = Math.floor(state.clock);
  const [scene] = scenes;
  const places = scenes.map(({ view }) => whereabouts(view, state.clock));
  const where = state.follow < 0 ? currentWords(scene.view, currentMeetings(scene, day)) : placesWords(scenes, places);
  return { date: dateWords(day), weekday: weekdayName(day), where };
}

/** File names without their ending; `map`: as the page's button saves it. @param {Model} model @param {State} state */
function sharedNames(model, state) {
  const stem = fileStem(mapTitle(model, state.follow));
  if (model.extent === null) return { map: "summit-atlas", picture: stem, video: stem };
  const [from, to] = state.range.map(fragmentDate);
  return { map: "summit-atlas", picture: `${stem}-${fragmentDate(Math.floor(state.clock))}`, video: `${stem}-${from}-${to}` };
}

/**
 * Sharing of the replay.
 * @param {HTMLElement} root @param {LeafletMap} map @param {Model} model @param {ReplaySharingHost} host
 */
export function createReplaySharing(root, map, model, host) {
  const { state, scenes, colours } = host;
  const poster = createPoster({
    root,
    picture: (look) => createMapPicture(map, { ...host.parts, words: model.vocabulary.role, colours }, look),
    content: () => posterContent(model, scenes(), state, colours, host),
    drawSign: drawLegendSign,
    language: () => model.naming.language,
    day: () => posterDay(model, scenes(), state),
  });
  return createSharing(root, map, model, {
    ...host,
    poster,
    stateNow: () => ({ ...state, day: Math.floor(state.clock) }),
    form: REPLAY_FORM,
    told: {
      title: () => mapTitle(model, state.follow),
      day: () => (model.extent === null ? pgettext("a map", "without a date") : pgettext("a map", "on {date}", { date: dateWords(Math.floor(state.clock)) })),
      range: () => spanWords(state.range[0], state.range[1]),
      names: () => sharedNames(model, state),
      seconds: () => replaySeconds(model, scenes(), state, host.calm(), host.pace),
    },
  });
}
