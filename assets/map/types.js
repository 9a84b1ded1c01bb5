// The shapes that go between the layers of the map: types only, nothing that runs.

/** @import { Pen } from "../page/types.js" */
/** @import { Projection } from "../core/projection.js" */
/** @import { Group, MarkState, View } from "../core/types.js" */

/**
 * @typedef {import("leaflet").Map & {
 *   _latLngToNewLayerPoint(at: import("leaflet").LatLngExpression, zoom: number, center: import("leaflet").LatLng): import("leaflet").Point,
 *   _limitCenter(center: import("leaflet").LatLng, zoom: number, bounds?: import("leaflet").LatLngBoundsExpression): import("leaflet").LatLng,
 *   _getNewPixelOrigin(center: import("leaflet").LatLng, zoom: number): import("leaflet").Point,
 *   _animatingZoom?: boolean,
 *   projection: Projection,
 *   turning?: number,
 * }} LeafletMap Leaflet's map, with what its own layers know of it, the projection of what lies on it,
 * and whether it is being turned, as a globe (not 0; as it may be an animation's frame).
 */
/** @typedef {{ zoom: number, center: import("leaflet").LatLng }} ZoomStep */

/** @typedef {import("../core/types.js").World} World */
/** @typedef {ReturnType<typeof import("../core/shapes.js").createShapes>} Shapes */

/** @typedef {ReturnType<typeof import("./outlines.js").createCountryPaths>} CountryPaths The area and the lines of a country by its code. */
/** @typedef {ReturnType<typeof import("./canvas_layer.js").layGeometry>} Geometry How a canvas lies over the map. */
/** @typedef {Geometry["frame"]} Frame */
/** @typedef {{ projection: Projection, scale: number, originX: number, originY: number, middle: number, turning: boolean }} Lie How the plane lies in some pixels; `middle`: of the view, in the plane's x; `turning`: only for a moment, as on a globe that is turned. */

/**
 * @typedef {object} Mark The button of a group of meetings.
 * @property {HTMLElement} holder
 * @property {HTMLButtonElement} button
 * @property {Group} group
 * @property {MarkState | null} state
 * @property {number} code
 * @property {number} slot
 * @property {number} slots
 * @property {boolean} placed
 * @property {boolean} beyond Out of sight.
 * @property {(view: View, state: MarkState) => void} label
 * @property {(x: number, y: number) => void} put
 * @property {(view: View, state: MarkState | null) => void} show
 * @property {(view: View) => void} settle
 */
/** @typedef {Mark & { state: MarkState }} ShownMark */

/** @typedef {{ x: number, y: number, text: string, note?: string, reach: number, weight: number }} LabelSpot A place that may be named. */
/** @typedef {{ lat: number, lon: number, width: number }} Standing Where the traveller's label stands. */
/** @typedef {{ lat: number, lon: number, words: string, moving: boolean }} ShownTraveller */
/** @typedef {{ addTo(map: LeafletMap): unknown, redraw(): void, remove(): unknown, paint(ctx: Pen, frame: Frame): void }} PaintedLayer What lies on the map and can be painted elsewhere. */

export {};
