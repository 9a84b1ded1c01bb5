// The shapes that go from module to module where flows are played: types only, nothing that runs.

/** @import { CentreChoice, Column, Line, MapView, Pace, ProjectionName, Span, Theme, Written } from "../types.js" */

/** @typedef {"day" | "week" | "month" | "year"} Step How long a period is. */
/** @typedef {"period" | "so-far"} FlowMode What is summed up. */
/** @typedef {"none" | "received" | "made"} FlowCounted What countries are coloured by. */
/** @typedef {"all" | "nothing"} FlowBeside What is seen with them. */

/**
 * @typedef {object} FlowsDocument The document that Python writes; docs/flows.md says what its fields mean.
 * @property {string} format
 * @property {number} version
 * @property {string} title
 * @property {{ by: Step, first: number, count: number }} periods
 * @property {{ role: string[], status: string[] }} kinds
 * @property {string[]} precisions
 * @property {{ code: string[], name: string[], capital: string[], lat: (number | null)[], lon: (number | null)[] }} countries
 * @property {{ name: string[], country: Column, lat: (number | null)[], lon: (number | null)[], precision: Column }} points
 * @property {Written} [written]
 * @property {{ count: number, origin: Column, point: Column, cells: Column }} routes
 * @property {{ count: number, period: Column, kind: Column, visits: Column, more_reports: Column }} cells
 * @property {Record<"routes" | "visits" | "reports" | "rolled_routes" | "rolled_visits" | "dropped_routes" | "dropped_visits" | "dropped_reports", number>} cut
 * @property {[string, number][]} left_out
 * @property {string[]} credits
 * @property {string} [coloured]
 * @property {string} [beside]
 * @property {string} [projection]
 * @property {CentreChoice} [centre]
 */

/** @typedef {ReturnType<typeof import("./document.js").decodeFlows>} FlowModel Flows, decoded. */
/** @typedef {ReturnType<typeof import("./sums.js").createSums>} FlowSums */
/** @typedef {ReturnType<FlowSums["ofRoute"]>} RouteSum */
/** @typedef {{ route: number, visits: number, tentative?: boolean }} Flow A route as strong as it is now. */
/** @typedef {{ routes: Flow[], visits: number, active: number, share: number }} Shown The strongest routes, and what they are part of. */

/** @typedef {{ x: Float64Array, y: Float64Array }} Vertices */
/** @typedef {Vertices & { nx: Float64Array, ny: Float64Array, length: number, before: number, whole: number, arrives: boolean }} Curve A piece of one, in pixels of the plane; `before`: the length of those before it, `whole`: of all; `arrives`: the end of the last one is in sight. */
/** @typedef {Curve & Pick<Line, "minX" | "maxX">} PlacedCurve */

/**
 * @typedef {object} FlowAsked The valid parts of an address or a message.
 * @property {number} [day]
 * @property {number} [from]
 * @property {number} [to]
 * @property {FlowMode} [mode]
 * @property {number} [country]
 * @property {number} [top]
 * @property {string} [names]
 * @property {FlowCounted} [countries]
 * @property {FlowBeside} [beside]
 * @property {unknown} [picture] As it was asked for, as `size`: `pictureRefusal` says what may be.
 * @property {unknown} [size]
 * @property {unknown} [projection]
 * @property {unknown} [centre]
 * @property {string} [folded]
 * @property {MapView} [view]
 * @property {Span} [range]
 * @property {Theme} [theme]
 */
/** @typedef {Pick<FlowAsked, "mode" | "country" | "top" | "names" | "countries" | "beside" | "folded" | "range"> & { clock?: number }} FlowChanges What they change of a state. */
/**
 * @typedef {object} FlowState The state of a map of flows; `flows/main.js` owns it.
 * @property {FlowMode} mode
 * @property {number} country The one whose flows are shown, -1: all.
 * @property {number} top How many routes are drawn.
 * @property {Pace} pace
 * @property {boolean} loop
 * @property {string} names
 * @property {FlowCounted} countries
 * @property {FlowBeside} beside
 * @property {ProjectionName} projection
 * @property {CentreChoice} centre
 * @property {string} folded
 * @property {Span} range Days, of whole periods.
 * @property {number} clock
 * @property {Set<number>} hidden Kinds that are not shown.
 * @property {number} speed
 * @property {Theme} theme
 */

export {};
