// The shapes that go between the parts of time: types only, nothing that runs.

/** @import { Naming, PaceSteps, Scene, Span, State } from "../core/types.js" */
/** @import { Palette } from "../page/types.js" */

/** @typedef {[value: string | number, text: string]} Choice An option of a select. */

/**
 * @typedef {object} PlayerHost What playing asks and moves.
 * @property {() => number} clock
 * @property {() => Span} range
 * @property {(from: number, to: number) => PaceSteps} pace See `paceOf`.
 * @property {() => boolean} loop
 * @property {(clock: number) => void} setClock
 * @property {() => number | null} nextEvent A day.
 * @property {(playing: boolean) => void} onChange
 */

/** @typedef {Pick<State, "clock" | "range" | "speed" | "pace" | "loop">} Played What of a state playing looks at. */
/**
 * @typedef {object} PlaybackHost
 * @property {Played} state
 * @property {() => Scene[]} scenes
 * @property {(changes: { clock?: number, range?: Span }) => void} change
 * @property {(playing: boolean) => void} onChange
 * @property {(direction: number) => number | null} [nextEvent]
 */
/** @typedef {ReturnType<typeof import("./playback.js").createPlayback>} Playback */
/** @typedef {ReturnType<typeof import("./player.js").createPlayer>} Player */

/**
 * @typedef {object} GripHost
 * @property {Span} extent
 * @property {() => Span} range
 * @property {(days: number) => void} moveRange
 * @property {number} [unitDays]
 */
/**
 * @typedef {object} StripCalendar How a slider steps and what it says.
 * @property {(day: number) => number} of
 * @property {(day: number, direction: number) => number} next
 * @property {(day: number, direction: number) => number} page
 * @property {(day: number) => string} words
 */
/** @typedef {{ domain: Span, x: (day: number) => number, width: number, palette: Palette }} StripPlace */
/**
 * @typedef {object} StripOnly
 * @property {() => number} clock
 * @property {(range: Span) => void} setRange
 * @property {(day: number) => void} setDay
 * @property {(direction: number) => void} step By event.
 * @property {(x: (day: number) => number, domain: Span, width: number) => void} onLayout
 * @property {StripCalendar} [calendar]
 */
/** @typedef {GripHost & StripOnly} StripHost */

/**
 * @template S
 * @typedef {object} MoreHost What stands behind "More" asks for.
 * @property {(changes: Partial<S>) => void} change
 * @property {(text: string) => string} goTo
 * @property {(end: "first" | "last") => void} jump
 */
/** @typedef {{ togglePlay(): void, step(direction: number): void, stepDay(days: number): void, setSpeed(speed: number): void, setWhole(on: boolean): void }} Buttons */
/**
 * @template S
 * @typedef {Buttons & MoreHost<S>} ControlsHost
 */
/**
 * @template M, S
 * @typedef {object} Steps What the buttons, the speeds and the range are called, and what is behind "More".
 * @property {string} previous
 * @property {string} back
 * @property {string} on
 * @property {string} next
 * @property {number[]} speeds
 * @property {(speed: number) => string} speedWords
 * @property {(first: number, last: number) => string} rangeWords
 * @property {(model: M, host: MoreHost<S>, actions: Node[]) => { details: HTMLElement, set(state: S): void }} rarer
 */
/** @typedef {{ naming: Naming }} Named A model with names of places. */

export {};
