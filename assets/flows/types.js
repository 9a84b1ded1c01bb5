// The shapes that go between the parts of the map of flows: types only, nothing that runs.

/** @import { PaceSteps, ProjectionChoice, Span } from "../core/types.js" */
/** @import { Flow, FlowAsked, FlowModel, FlowState, FlowSums, Shown } from "../core/flows/types.js" */
/** @import { Inks, Palette, Pen, Spot } from "../page/types.js" */
/** @import { Player } from "../time/types.js" */
/** @import { Frame, PaintedLayer } from "../map/types.js" */

/** @typedef {{ sort: "route", route: number, country?: undefined } | { sort: "country", country: number, route?: undefined }} FlowTarget What is pointed at. */
/** @typedef {"plain" | "hollow" | "pointed" | "pointedHollow" | "picked"} CapitalSort How a capital looks. */
/** @typedef {ReturnType<typeof import("./countries.js").createFlowCountries>} FlowCountries Their colours. */
/** @typedef {Map<number, { hollow: boolean }>} Capitals Countries whose capitals are shown, the strongest first. */

/**
 * @typedef {object} FlowMapHost
 * @property {FlowState} state
 * @property {() => Shown} shown
 * @property {() => number} most Visits of the widest curve.
 * @property {() => Palette} colours
 * @property {() => Inks} inks
 * @property {(country: number) => void} pick
 * @property {(target: FlowTarget) => string} words
 * @property {() => void} onHold
 * @property {() => string} scaleWords
 * @property {FlowCountries} countries
 * @property {(choice: Partial<ProjectionChoice>) => void} onProjection
 * @property {(words: string) => void} refused A projection cannot be.
 */
/**
 * @typedef {object} FlowLayerHost
 * @property {() => Flow[]} flows The shown ones, the strongest first.
 * @property {(flow: Flow) => boolean} pointed
 * @property {() => boolean} isPointing Whether anything is pointed at.
 * @property {() => number} pointedCountry Or -1.
 * @property {(visits: number) => number} width In pixels.
 * @property {(route: number) => number} side As a position in the palette's kinds.
 * @property {() => Palette} colours
 * @property {(ctx: Pen, frame: Frame, country: number) => void} drawEnds Draws where they begin and end, a country that is pointed at otherwise.
 */
/**
 * @typedef {object} PointingHost
 * @property {(spot: Spot, reach: number) => Flow | null} flowAt
 * @property {(event: MouseEvent) => number} countryAt
 * @property {(target: FlowTarget) => Spot} middle Where to show the tip, in pixels of the view.
 * @property {(target: FlowTarget) => string} words Empty when it is not shown now.
 * @property {() => void} light Draws it anew.
 * @property {() => void} onHold Another one is held, or none.
 */
/** @typedef {ReturnType<typeof import("./periods.js").createPeriods>} Periods */
/**
 * @typedef {object} FlowPicture What a picture of flows is made from.
 * @property {FlowState} state
 * @property {() => Shown} shown
 * @property {() => number} most
 * @property {() => number} widest
 * @property {() => boolean} hollow
 * @property {() => PaintedLayer[]} layers
 * @property {() => number[] | null} wanted What of the plane was fitted, as long as it is.
 * @property {FlowCountries} countries
 */
/**
 * @typedef {object} FlowSharingOnly
 * @property {() => number} period
 * @property {() => Span} span
 * @property {() => string} since In words, or nothing.
 * @property {() => boolean} calm
 * @property {(from: number, to: number) => PaceSteps} pace
 * @property {Player} player
 * @property {(changes: { clock: number }) => void} change
 * @property {(valid: FlowAsked) => void} onFragment
 * @property {(words: string) => void} refused
 * @property {HTMLButtonElement} shareButton
 * @property {boolean} ownsAddress
 */
/** @typedef {FlowPicture & FlowSharingOnly} FlowSharingHost */
/** @typedef {{ model: FlowModel, sums: FlowSums, period: Span, soFar: Span }} FlowTableView Spans of periods. */

export {};
