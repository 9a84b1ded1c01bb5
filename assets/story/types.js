// The shapes of a story: types only, nothing that runs. What a document carries is told in docs/story.md.

/** @import { Beside, Counted, MapCentre, MapView, Mode, Model, ReplayDocument, Span, State } from "../core/types.js" */
/** @import { Mounted } from "../page/types.js" */
/** @import { LeafletMap, World } from "../map/types.js" */
/** @import { Poster } from "../sharing/types.js" */
/** @import { Player } from "../time/types.js" */

/** @typedef {string | ["br"] | ["em" | "strong", any[]] | ["a", string, any[]]} Run Text, and what stands within it. */
/** @typedef {["p", Run[]] | ["ul" | "ol", any[][]]} Block */
/** @typedef {{ box: [south: number, west: number, north: number, east: number] }} Box */
/** @typedef {{ src: string, width: number, height: number }} StoryPicture */

/**
 * @typedef {object} Chapter
 * @property {string} title
 * @property {Block[]} text
 * @property {number | null} day
 * @property {Span | null} range
 * @property {string | null} [follow] A leader's name, null: everyone; not there: as the map opens.
 * @property {string} [compare]
 * @property {Mode} mode
 * @property {Counted} countries
 * @property {Beside} beside
 * @property {State["projection"]} [projection]
 * @property {State["centre"]} [centre]
 * @property {MapView | Box | null} view null: everything that the chapter shows.
 * @property {boolean} play
 * @property {{ number: number, alt: string, credit: string }} [picture]
 */

/** @typedef {{ version: number, headline?: string, chapters: Chapter[], pictures: StoryPicture[] }} StoryDocument */
/** @typedef {ReplayDocument & { story: StoryDocument }} ToldDocument */

/** @typedef {{ centre: import("leaflet").LatLng, zoom: number }} LeafletView Where a map looks, as Leaflet says it. */

/**
 * @typedef {object} MapOfStory What a replay hands to who tells a story with it.
 * @property {Model} model
 * @property {State} state
 * @property {Player} player
 * @property {Poster} poster
 * @property {() => boolean} calm
 * @property {(view: MapView, flying: boolean) => void} look
 * @property {() => LeafletView} viewFor Of everything that is shown.
 * @property {() => MapCentre} middle Of a globe that nobody has turned.
 */
/** @typedef {Mounted & { parts?: MapOfStory }} ToldMap Without `parts` the document was refused. */
/** @typedef {(root: HTMLElement, map: LeafletMap, data: ReplayDocument, world: World, ownsAddress?: boolean, opening?: string) => ToldMap} MountReplay */

/**
 * @typedef {object} StepHost
 * @property {HTMLElement[]} sections
 * @property {() => boolean} calm
 * @property {() => boolean} reading Whether the story is on the page, and not the map alone.
 * @property {(number: number) => void} show Another chapter is the current one; its number begins at 0.
 */

export {};
