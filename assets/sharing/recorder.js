// Recording the replay as a video: pictures of the map drawn one after another onto a canvas that is filmed.

import { _ } from "../core/gettext.js";
import { VIDEO_TYPES } from "../core/share.js";

/** @import { FilmHost } from "./types.js" */

const FRAMES_A_SECOND = 30;
const BITS_A_SECOND = 4e6;
const FILM_WIDTH = 1280;
const FILM_PIXELS = 1.9e6;
const REST_MS = 900;

/** The kinds of video that this browser can make of a canvas, by its own word: none where it cannot film one at all. */
export function recordableTypes() {
  const able = typeof MediaRecorder === "function" && typeof HTMLCanvasElement.prototype.captureStream === "function";
  return able ? VIDEO_TYPES.filter(([type]) => MediaRecorder.isTypeSupported(type)) : [];
}

/**
 * A recorder for a stream in the first kind of video that works: `{recorder, ending}`. Throws when none does.
 * @param {MediaStream} stream
 */
function startRecorder(stream) {
  for (const [type, ending] of recordableTypes()) {
    try {
      const recorder = new MediaRecorder(stream, { mimeType: type, videoBitsPerSecond: BITS_A_SECOND });
      recorder.start(1000);
      return { recorder, ending };
    } catch {
      continue; // said to be supported, but not for this size
    }
  }
  throw new Error(_("This browser knows none of the kinds of video that could be made."));
}

/** Calls `draw` with every frame, at most FRAMES_A_SECOND; returns what stops it. @param {() => void} draw */
function eachFrame(draw) {
  let frame = 0;
  let before = -Infinity;
  /** @param {number} now */
  const tick = (now) => {
    frame = requestAnimationFrame(tick);
    if (now - before < 1000 / FRAMES_A_SECOND - 4) return;
    before = now;
    draw();
  };
  frame = requestAnimationFrame(tick);
  return () => cancelAnimationFrame(frame);
}

/** Resolves after `ms`, or as soon as the signal is aborted. @param {number} ms @param {AbortSignal} signal */
function rest(ms, signal) {
  return /** @type {Promise<void>} */ (new Promise((done) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      done();
    });
  }));
}

/**
 * A film of `canvas`: `draw()` is called for each of its frames. `stop()` resolves to `{blob, ending}`.
 * @param {HTMLCanvasElement} canvas @param {() => void} draw @param {(error: Error) => void} onFailure
 */
function createFilm(canvas, draw, onFailure) {
  draw();
  const stream = canvas.captureStream(FRAMES_A_SECOND);
  const { recorder, ending } = startRecorder(stream);
  /** @type {Blob[]} */
  const parts = [];
  const release = eachFrame(draw);
  const hide = () => {
    if (recorder.state === "inactive") return;
    if (document.hidden) recorder.pause();
    else recorder.resume();
  };
  const ended = new Promise((done) => recorder.addEventListener("stop", done));
  recorder.addEventListener("dataavailable", ({ data }) => {
    if (data.size) parts.push(data);
  });
  recorder.addEventListener("error", ({ error }) => onFailure(error));
  document.addEventListener("visibilitychange", hide);
  return {
    async stop() {
      release();
      document.removeEventListener("visibilitychange", hide);
      if (recorder.state !== "inactive") recorder.stop();
      await ended;
      for (const track of stream.getTracks()) track.stop();
      return { blob: new Blob(parts, { type: recorder.mimeType }), ending };
    },
  };
}

/**
 * Play the range once and film it. `host`: `poster`, `width()` of the map, `clock()`, `range()`, `setClock(n)`,
 * `play()`, `stop()`, `playing()`. `onProgress(share)`; `signal` cancels. Resolves to `{blob, ending}`, or null
 * when cancelled; rejects in words when it fails. The playhead is put back where it was.
 * @param {FilmHost} host @param {(share: number) => void} onProgress @param {AbortSignal} signal
 */
export async function recordReplay(host, onProgress, signal) {
  const clock = host.clock();
  const session = host.poster.begin(Math.min(2, FILM_WIDTH / host.width()), FILM_PIXELS, true);
  let film = null;
  /** @type {Error[]} */
  const failures = [];
  try {
    host.setClock(host.range()[0]);
    film = createFilm(session.canvas, () => {
      session.draw();
      const [first, last] = host.range();
      onProgress(Math.max(0, Math.min(1, (host.clock() - first) / (last + 1 - first))));
    }, (error) => {
      failures.push(error);
      host.stop();
    });
    await rest(REST_MS, signal);
    if (!signal.aborted) host.play();
    while (host.playing() && !signal.aborted) await rest(100, signal);
    host.stop();
    await rest(signal.aborted ? 0 : REST_MS, signal);
    const made = await film.stop();
    film = null;
    const [failure] = failures;
    if (failure) {
      const reason = failure.message || _("the browser gave no reason");
      throw new Error(_("The recording ended early: {reason}.", { reason }));
    }
    return signal.aborted ? null : made;
  } finally {
    if (film) await film.stop();
    host.stop();
    host.setClock(clock);
    session.end();
  }
}
