// The shapes of what leaves the map: types only, nothing that runs.

/** @import { MapView, PosterContent, PosterFonts, PosterItem, PosterLayout, Plan, Span } from "../core/types.js" */
/** @import { Inks, Pen, Spot } from "../page/types.js" */
/** @import { Player } from "../time/types.js" */
/** @import { CanvasLayer } from "../map/canvas_layer.js" */
/** @import { Frame, PaintedLayer, ShownMark, ShownTraveller } from "../map/types.js" */
/** @import { WaysLayer } from "../map/ways_layer.js" */

/** @typedef {PosterLayout["credits"]} PosterBlock Lines of text. */
/** @typedef {{ date: string, weekday: string, where: string }} PosterDay */
/** @typedef {{ inks: Inks, fonts: PosterFonts }} Look */
/** @typedef {(ctx: Pen, item: PosterItem, x: number, y: number, inks: Inks, fonts: PosterFonts) => void} DrawSign */
/** @typedef {(ctx: Pen, frame: Frame) => void} Paint */
/** @typedef {{ draw(ctx: CanvasRenderingContext2D, frame: Frame, moving: boolean): void, size(): Spot, frame(size: Spot, box?: number[] | null, exact?: boolean): Frame, release(): void }} Picture The map itself. */
/**
 * @typedef {object} PosterParts
 * @property {HTMLElement} root
 * @property {(look: () => Look) => Picture} picture
 * @property {(moving: boolean) => Omit<PosterContent, "whereLines" | "day">} content
 * @property {DrawSign} drawSign
 * @property {() => string | null} language Of the names.
 * @property {() => PosterDay} day
 */
/** @typedef {ReturnType<typeof import("./poster.js").createPoster>} Poster */

/**
 * @typedef {object} MapParts What pictures of a replay are drawn from.
 * @property {{ basemap: CanvasLayer, countries: PaintedLayer, outlines: CanvasLayer, names: CanvasLayer }} layers
 * @property {() => { lines: boolean, marks: boolean }} seen What of the rest is seen.
 * @property {() => { layer: WaysLayer, trail: CanvasLayer, plan: Plan }[]} ways
 * @property {() => ShownMark[]} marks
 * @property {() => { lat: number, lon: number }[]} gone Marks of what is gone since an earlier state.
 * @property {() => (ShownTraveller | null)[]} travellers
 * @property {() => number[] | null} wanted What of the plane was fitted, as long as it is.
 */

/** @typedef {{ text: string, title: string, page: { width: string, height: string } }} VectorPicture An SVG document, and how large its page is. */

/** @typedef {(words: string) => void} Say */
/**
 * @typedef {object} FilmHost
 * @property {Poster} poster
 * @property {() => number} width
 * @property {() => number} clock
 * @property {() => Span} range
 * @property {(clock: number) => void} setClock
 * @property {() => void} play
 * @property {() => void} stop
 * @property {() => boolean} playing
 */
/**
 * @typedef {object} SharedWords What a map says of itself where it leaves the page.
 * @property {() => string} title
 * @property {() => { map: string, picture: string, video: string }} names Of files, without their ending.
 * @property {() => string} day
 * @property {() => string} range
 * @property {() => number | null} seconds Of the replay; null: nothing to play.
 */
/** @typedef {FilmHost & { tiled: boolean, pause(): void, fragment(): string, told: SharedWords }} ShareHost */

/**
 * @template M, S, A
 * @typedef {object} AddressForm How fragments are written and read.
 * @property {(state: S, model: M) => string} write
 * @property {(fragment: string, model: M) => A} read
 */
/**
 * @template M, N, A
 * @typedef {object} SharingHost
 * @property {{ clock: number, range: Span }} state
 * @property {() => N} stateNow What of it a fragment says beside the view.
 * @property {AddressForm<M, N & { view: MapView | null }, A>} form
 * @property {Player} player
 * @property {Poster} poster
 * @property {(changes: { clock: number }) => void} change
 * @property {(valid: A) => void} onFragment
 * @property {(words: string) => void} refused
 * @property {HTMLButtonElement} shareButton
 * @property {SharedWords} told
 * @property {boolean} ownsAddress The page is this map's, and so is its fragment.
 */
/**
 * @template S, A
 * @typedef {object} MessageHost
 * @property {(valid: A) => void} set
 * @property {S} state
 * @property {() => MapView} view
 * @property {() => [width: number, height: number]} seen Of the map, in pixels.
 * @property {() => string} size Of pictures, by its name.
 * @property {() => string} fragment As its address has it.
 * @property {() => boolean} playing
 */
/**
 * @template M, S, A
 * @typedef {object} MessageForm What messages say of a map.
 * @property {(data: unknown, model: M) => A} read Those that come in.
 * @property {(model: M, state: S) => object} brief Of the state in all that go out.
 * @property {(model: M, state: S) => object} more And in answers.
 */

export {};
