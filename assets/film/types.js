// Types of the film.

/** @import { MapCentre, Model, PaceSteps, State } from "../core/types.js" */
/** @import { speech } from "../core/gettext.js" */
/** @import { LeafletMap, ShownTraveller } from "../map/types.js" */
/** @import { Poster } from "../sharing/types.js" */
/** @import { StoryDocument } from "../story/types.js" */

/**
 * @typedef {object} FilmHost What a map document opened with `#film` gives out (assets/replay/main.js).
 * @property {LeafletMap} map
 * @property {Model} model
 * @property {State} state
 * @property {{ playing(): boolean }} player
 * @property {(from: number, to: number) => PaceSteps} pace
 * @property {Poster} poster
 * @property {(changes: Partial<State>) => void} change
 * @property {(centre: MapCentre) => void} turn Of a globe.
 * @property {typeof speech} speech What is spoken on the map; its words are those of the film, too.
 * @property {() => ShownTraveller | null} shown
 * @property {() => { group: { lat: number, lon: number } }[]} marks That are shown.
 * @property {() => number[] | null} wanted What of the plane shows all that is shown; null: all of it.
 * @property {() => MapCentre} middle Of a globe that nobody has turned.
 */
/**
 * @typedef {object} RunningFigures
 * @property {number[]} days Of which on each row holds, in order.
 * @property {number[][]} values
 * @property {string[]} names Which figures: `meetings`, `countries`, `days_abroad`, `distance_km`.
 */
/**
 * @typedef {object} FilmAsked
 * @property {number} width Pixels.
 * @property {number} height
 * @property {number} drawn How many pixels one of the page is.
 * @property {number | null} seconds null: as long as a story takes to be read.
 * @property {number} fps
 * @property {boolean} camera
 * @property {RunningFigures} figures
 * @property {{ document: StoryDocument, figures: RunningFigures[] } | null} story What is told, and the figures of each chapter.
 */
/** @typedef {{ centre: MapCentre, box: number[] | null }} Look What a frame sees. */
/**
 * @typedef {object} Film
 * @property {number} frames
 * @property {number | null} reading Seconds that its words take to be read; null: it tells nothing.
 * @property {(frames: number[]) => number[]} clocks
 * @property {(frames: number[]) => object[]} [shots] What each shows of a story (story_times.js).
 * @property {(from: number, count: number) => Promise<string[]>} draw Pictures as JPEG in base 64, "" for one that is the picture before it. In their order.
 */
/** @typedef {{ centre: MapCentre, box: number[] }} Seen A look whose box is known. */
/** @typedef {ReturnType<typeof import("./story_layout.js").storyLayout>} StoryLayout */
/** @typedef {{ x: number, y: number, weight?: number }} WeighedSpot What a panel had better not hide; 1 by itself. */
/** @typedef {{ left: number, top: number, width: number, height: number }} Rect In pixels of the page. */

export {};
