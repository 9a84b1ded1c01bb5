// A film of a story: each chapter with its text beside the map, for as long as it takes to be read.

import { direction } from "../core/gettext.js";
import { element, penOf } from "../page/dom.js";
import { compose, fade } from "./composed.js";
import { cornerOf, drawFigures, figuresAt, spotsOf } from "./figures.js";
import { flightOf } from "./flight.js";
import { createPanels } from "./panel.js";
import { pictures } from "./pictures.js";
import { heightsOf, mapWidth, storyLayout } from "./story_layout.js";
import { storyTimes } from "./story_times.js";
import { createTelling } from "./telling.js";

/** @import { Frame } from "../map/types.js" */
/** @import { Film, FilmAsked, FilmHost, Seen, StoryLayout, WeighedSpot } from "./types.js" */

// By how much all is drawn smaller where there is no room for map and text, and how often at most.
const [SMALLER, MOST_STEPS] = [0.92, 12];

/**
 * One layout for all chapters, and how many pixels of the film one of the page is.
 * @param {FilmHost} host @param {FilmAsked} asked @param {number} count @param {(chapter: number) => void} show
 */
function layOut({ poster }, { width, height, drawn }, count, show) {
  for (let scale = drawn, step = 0; ; scale *= SMALLER, step += 1) {
    const page = { width: width / scale, height: height / scale, scale };
    const heights = Array.from({ length: count }, (_chapter, number) => {
      show(number);
      return heightsOf(poster.around(mapWidth(page)));
    });
    const layout = storyLayout(page, direction() === "rtl", heights);
    if (layout.roomy || step === MOST_STEPS) return { page, layout };
  }
}

// What the figures had better leave in sight: where the leader is, with the label above, before marks, before other places.
const [TRAVELLER, MARK] = [12, 3];
const LABEL = { half: 45, up: 31 };

/** @param {FilmHost} host @param {Frame} frame @returns {WeighedSpot[]} */
function shownSpots({ model, marks, shown }, frame) {
  const groups = marks().map(({ group }) => group);
  const [traveller] = spotsOf(placesOf([shown() ?? []].flat()), frame);
  const label = traveller ? [[0, 0], [-LABEL.half, LABEL.up], [LABEL.half, LABEL.up]].map(([x, up]) => ({ x: traveller.x + x, y: traveller.y - up, weight: TRAVELLER })) : [];
  return [...spotsOf(model.points, frame), ...spotsOf(placesOf(groups), frame).map((spot) => ({ ...spot, weight: MARK })), ...label];
}

/** @param {{ lat: number, lon: number }[]} places */
const placesOf = (places) => ({ lat: places.map(({ lat }) => lat), lon: places.map(({ lon }) => lon) });

/**
 * The map of one chapter after the other: `open(number)` begins one, `draw(clock, flown)` draws it.
 * @param {FilmHost} host @param {ReturnType<typeof createTelling>} telling @param {StoryLayout} layout @param {number} scale
 * @param {FilmAsked & { story: NonNullable<FilmAsked["story"]> }} asked
 */
function createMap(host, telling, layout, scale, { story }) {
  const { map, poster } = host;

  /** @param {number} number @param {Seen & { projection: unknown } | null} before */
  function open(number, before) {
    telling.show(number, false);
    const session = poster.beginAround(layout.map.width, layout.map.height, scale);
    const seen = telling.looked(story.document.chapters[number].view, session.frameOf);
    const { projection } = map;
    // From another projection nobody can fly.
    const flies = before !== null && before.projection === projectionKey();
    const fly = flies ? flightOf(projection, before, seen, layout.map.height / layout.map.width) : () => seen;
    const figures = story.figures[number];
    if (projection.clips) host.turn(seen.centre);
    const corner = cornerOf(session.pen, session.layout, figures, session.look(), shownSpots(host, session.frameOf(seen.box, true)));
    telling.show(number, true);
    return { session, seen: { ...seen, projection: projectionKey() }, fly, figures, corner };
  }

  function projectionKey() {
    const { name, clips, centre } = map.projection;
    return clips ? name : JSON.stringify([name, centre]);
  }

  /** @param {ReturnType<typeof open>} chapter @param {number} flown */
  function draw({ session, fly, figures, corner }, flown) {
    const { centre, box } = fly(flown);
    if (map.projection.clips) host.turn(centre);
    session.draw(box);
    drawFigures(session.pen, session.layout, figuresAt(figures, Math.floor(Math.min(host.state.clock, host.state.range[1]))), session.look(), corner);
  }

  return { open, draw };
}

/**
 * Begin the film of a story: see `begin` of main.js.
 * @param {FilmHost} host @param {FilmAsked} asked @param {NonNullable<FilmAsked["story"]>} story @returns {Promise<Film>}
 */
export async function beginStory(host, asked, story) {
  const { chapters } = story.document;
  const telling = createTelling(host, chapters);
  const { page, layout } = layOut(host, asked, chapters.length, (number) => telling.show(number, false));
  const map = createMap(host, telling, layout, page.scale, { ...asked, story });
  let chapter = map.open(0, null);
  const { inks } = chapter.session.look();
  const panels = createPanels(story.document, layout.panel, !layout.beside, page.scale, chapter.session.look());
  const passed = chapters.map((_chapter, number) => telling.passing(number));
  const times = storyTimes(chapters.map(({ picture }, number) => ({ words: panels.words[number], picture: Boolean(picture), passing: passed[number]?.seconds ?? 0 })), asked);
  const canvas = element("canvas", { width: asked.width, height: asked.height });
  const before = element("canvas", { width: asked.width, height: asked.height });
  const [ctx, kept] = [penOf(canvas), penOf(before)];
  let shot = [0, 0];
  let panel = await panels.picture(0, 0);
  let drawn = "";
  let moving = false;
  host.player.playing = () => moving;

  /** @param {ReturnType<typeof times.at>} now */
  function clockOf({ chapter: number, passed: share }) {
    const days = passed[number];
    return days && share < 1 ? days.from + (days.to - days.from) * share : chapters[number].day;
  }

  /** Another page, maybe of another chapter: what was seen last fades over into it. @param {number} number @param {number} at */
  async function turnTo(number, at) {
    kept.drawImage(canvas, 0, 0);
    if (number !== shot[0]) chapter = map.open(number, chapter.seen);
    panel = await panels.picture(number, at);
    shot = [number, at];
  }

  /** @param {number} frame */
  async function draw(frame) {
    const now = times.at(frame);
    if (now.chapter !== shot[0] || now.page !== shot[1]) await turnTo(now.chapter, now.page);
    const key = JSON.stringify(now);
    if (key === drawn) return false;
    drawn = key;
    moving = now.passed < 1;
    const clock = clockOf(now);
    if (clock !== null) host.change({ clock });
    map.draw(chapter, now.flown);
    compose(ctx, page, layout, chapter.session, panel, inks);
    if (now.faded < 1) fade(ctx, page.scale, layout.map, before, now.faded, inks);
    return true;
  }

  return {
    frames: times.frames,
    reading: times.reading,
    clocks: (frames) => frames.map((frame) => clockOf(times.at(frame)) ?? host.state.clock),
    shots: (frames) => frames.map((frame) => times.at(frame)),
    draw: (from, count) => pictures(canvas, from, Math.min(from + count, times.frames), draw),
  };
}
