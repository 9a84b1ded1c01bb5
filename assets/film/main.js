// A film of the map, frame by frame: the program that makes it (geo/film) runs this in a browser that nobody sees, beside a
// map document that was opened with the address `#film`. Each frame is drawn for its time, however long that takes.

import { clockAt } from "../core/clock.js";
import { speak } from "../core/gettext.js";
import { createCamera } from "./camera.js";
import { cornerOf, drawFigures, figuresAt, spotsOf } from "./figures.js";
import { pictures } from "./pictures.js";
import { beginStory } from "./story.js";

/** @import { Film, FilmAsked, FilmHost } from "./types.js" */

// Seconds at rest, before and behind what is played, and the share of a short film that they may take.
const [REST_BEFORE, REST_AFTER, MOST_RESTING] = [1, 2, 0.3];

/**
 * When which clock is shown: `clockOf(frame)` for the frames of a film of so many seconds.
 * @param {FilmHost} host @param {FilmAsked} asked
 */
export function timesOf({ state, pace }, { seconds: asked, fps }) {
  const seconds = asked ?? 0; // without a story it is always said
  const frames = Math.max(1, Math.round(seconds * fps));
  const shrunk = Math.min(1, (MOST_RESTING * seconds) / (REST_BEFORE + REST_AFTER));
  const [before, after] = [REST_BEFORE * shrunk, REST_AFTER * shrunk];
  // Up to where the last day begins: so far a picture of that day shows the map, too.
  const [first, last] = state.range;
  const steps = pace(first, last);
  const played = steps[steps.length - 1][0];
  const wanted = seconds - before - after;
  return {
    frames,
    /** @param {number} frame */
    clockOf(frame) {
      const share = Math.max(0, Math.min(1, (frame / fps - before) / wanted));
      return share === 1 ? last : clockAt(steps, share * played);
    },
    /** Whether the last clock is reached, and the map at rest. @param {number} frame */
    isOver: (frame) => frame / fps - before >= wanted,
  };
}

/** Begin a film: of the replay, or of the story that is asked for. @param {FilmHost} host @param {FilmAsked} asked @returns {Promise<Film>} */
export async function begin(host, asked) {
  speak(host.speech().catalogue);
  return asked.story ? beginStory(host, asked, asked.story) : beginReplay(host, asked);
}

/** @param {FilmHost} host @param {FilmAsked} asked */
function beginReplay(host, asked) {
  const { map, player, poster, change } = host;
  const times = timesOf(host, asked);
  const session = poster.begin(1, Infinity, true, { words: "", unit: "px", dots: 1, width: asked.width, height: asked.height, drawn: asked.drawn });
  const ctx = session.pen;
  const camera = asked.camera ? createCamera(host, asked.fps, session.frame) : null;
  // The map plays, by a clock that is set: at rest on its last day it would show the way home before it is gone.
  let over = false;
  player.playing = () => !over;
  let drawn = "";
  const corner = cornerOf(ctx, session.layout, asked.figures, session.look(), spotsOf(host.model.points, session.frame));

  /** @param {number} frame */
  function draw(frame) {
    over = times.isOver(frame);
    const clock = times.clockOf(frame);
    change({ clock });
    const look = camera?.step(over) ?? null;
    if (look && map.projection.clips) host.turn(look.centre);
    const key = JSON.stringify([clock, over, look]);
    if (key === drawn) return false;
    drawn = key;
    session.draw(look?.box ?? null);
    drawFigures(ctx, session.layout, figuresAt(asked.figures, Math.floor(Math.min(clock, host.state.range[1]))), session.look(), corner);
    return true;
  }

  return {
    frames: times.frames,
    reading: null,
    clocks: (/** @type {number[]} */ frames) => frames.map(times.clockOf),
    figures: (/** @type {number} */ day) => figuresAt(asked.figures, day),
    /** @param {number} from @param {number} count */
    draw: (from, count) => pictures(session.canvas, from, Math.min(from + count, times.frames), draw),
  };
}
