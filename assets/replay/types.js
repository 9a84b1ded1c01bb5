// The shapes that go between the parts of a replay: types only, nothing that runs.

/** @import { Asked, PaceSteps, Plan, PosterItem, ProjectionChoice, Scene, Span, State, Target } from "../core/types.js" */
/** @import { Inks, Palette } from "../page/types.js" */
/** @import { Player } from "../time/types.js" */
/** @import { CountryPaths, PaintedLayer } from "../map/types.js" */
/** @import { MapParts } from "../sharing/types.js" */

/**
 * @typedef {object} MapViewHost
 * @property {() => Scene[]} scenes
 * @property {() => Plan} plan
 * @property {() => Span} strokes Shown of the plan, `[from, to]`.
 * @property {() => Palette} colours
 * @property {() => Inks} inks
 * @property {() => Palette} wayColours
 * @property {() => boolean} calm
 * @property {PaintedLayer} countries Their colours.
 * @property {CountryPaths} pathsOf
 * @property {(meeting: number) => void} onPick
 * @property {(position: number) => void} onGone A meeting that is gone.
 * @property {State} state
 * @property {(choice: Partial<ProjectionChoice>) => void} onProjection
 * @property {(range: Span) => void} onRange Other days.
 * @property {(words: string) => void} refused A projection cannot be.
 */
/**
 * @typedef {object} JumpsHost
 * @property {State} state
 * @property {() => Scene} scene
 * @property {(changes: Partial<State>) => void} change
 * @property {() => void} stop Ends play.
 * @property {(point: number) => void} flyTo
 * @property {() => boolean} calm
 * @property {(target: Target | null) => void} flash
 * @property {() => void} closeCard
 */
/**
 * @typedef {object} ReplaySharingHost
 * @property {State} state
 * @property {() => Scene[]} scenes
 * @property {() => Palette} colours
 * @property {() => boolean} calm
 * @property {(from: number, to: number) => PaceSteps} pace
 * @property {Player} player
 * @property {MapParts} parts
 * @property {{ posterItems(): PosterItem[], title(): string }} countries
 * @property {(changes: { clock: number }) => void} change
 * @property {(valid: Asked) => void} onFragment
 * @property {(words: string) => void} refused
 * @property {HTMLButtonElement} shareButton
 * @property {boolean} ownsAddress
 */

export {};
