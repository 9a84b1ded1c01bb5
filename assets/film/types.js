// Types of the film.

/** @import { MapCentre, PaceSteps, State } from "../core/types.js" */
/** @import { speech } from "../core/gettext.js" */
/** @import { LeafletMap, ShownTraveller } from "../map/types.js" */
/** @import { Poster } from "../sharing/types.js" */

/**
 * @typedef {object} FilmHost What a map document opened with `#film` gives out (assets/replay/main.js).
 * @property {LeafletMap} map
 * @property {State} state
 * @property {{ playing(): boolean }} player
 * @property {(from: number, to: number) => PaceSteps} pace
 * @property {Poster} poster
 * @property {(changes: Partial<State>) => void} change
 * @property {(centre: MapCentre) => void} turn Of a globe.
 * @property {typeof speech} speech What is spoken on the map; its words are those of the film, too.
 * @property {{ lat: Float64Array, lon: Float64Array }} places All that the map has.
 * @property {() => ShownTraveller | null} shown
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
 * @property {number} seconds
 * @property {number} fps
 * @property {boolean} camera
 * @property {RunningFigures} figures
 */
/** @typedef {{ centre: MapCentre, box: number[] | null }} Look What a frame sees. */

export {};
