// The shapes that go from module to module of the core and on to the page: types only, nothing that runs.

/** @typedef {[number, number]} Span Two days or clocks, the first one first; of days both are included. */
/** @typedef {number | number[]} Column A column of a document: one number stands for all rows. */
/** @typedef {{ lat: number, lon: number, zoom: number }} MapView Where the map looks, as addresses and messages say it. */

/**
 * @typedef {object} ReplayDocument The document that Python writes; docs/replay.md says what its fields mean.
 * @property {string} format
 * @property {number} version
 * @property {string} title
 * @property {number} follow
 * @property {Span | null} range
 * @property {Span | null} extent
 * @property {{ role: string[], status: string[], precision: string[], basis: string[] }} vocabulary
 * @property {string[]} texts
 * @property {{ name: string[], country: string[], country_name: string[], office: string[], seat: Column }} leaders
 * @property {{ id: string[], publisher: string[], title: string[], published: string[], stance: string[], url: string[] }} sources
 * @property {{ name: string[], country: string[], country_name: string[], lat: number[], lon: number[], precision: Column, doubtful?: Column }} points
 * @property {Written} [written]
 * @property {{ count: number, origin: Column, destination: Column, km: Column }} routes
 * @property {{ count: number, dated: number } & Record<MeetingColumn, Column>} meetings
 * @property {Record<"source" | "date" | "place" | "leaders" | "note" | "url" | "file" | "row", Column>} reports
 * @property {[number, string, [number, string][]][]} disagreements
 * @property {{ count: number } & Record<StayColumn, Column>} stays
 * @property {{ count: number } & Record<LegColumn, Column>} legs
 * @property {{ count: number, meeting: Column, guest: Column, route: Column }} arrivals
 * @property {string[]} credits
 * @property {Record<string, { labels: Record<string, string>, notice?: string } & import("./gettext.js").Catalogue>} [spoken] By tag.
 * @property {string} [language] In which it opens.
 * @property {boolean} [fixed] It has no other language.
 * @property {string} [opening] How it opens by itself, as a fragment.
 * @property {string} [notice]
 * @property {Counted} [countries]
 * @property {Beside} [beside]
 * @property {string} [projection]
 * @property {CentreChoice} [centre]
 * @property {ChangesDocument} [changes]
 */
/** @typedef {{ since: string, said: string, meeting: number[], what: string[], before: string[], gone: { leaders: string[], date: string[], place: string[], lat: (number | null)[], lon: (number | null)[], first: (number | null)[], last: (number | null)[] } }} ChangesDocument What changed since an earlier state of the table. */
/** @typedef {"id_text" | "id_number" | "point" | "first" | "length" | "vague" | "open" | "label" | "status" | "occasion" | "category" | "place" | "leader_count" | "leader" | "role" | "report_count"} MeetingColumn */
/** @typedef {"leader" | "point" | "first" | "length" | "vague" | "status" | "abroad" | "at_seat" | "trip" | "meeting_count" | "meeting"} StayColumn */
/** @typedef {"leader" | "trip" | "route" | "day" | "turn" | "share" | "moves" | "kind" | "basis" | "vague" | "status" | "abroad"} LegColumn */

/** @typedef {{ point: number[] } & Record<string, string[] | number[]>} Written Names in other scripts: the points that have any, and names by language. */
/** @typedef {ReturnType<typeof import("./names.js").decodeNaming>} Naming */

/** @typedef {ReturnType<typeof import("./replay.js").decodeReplay>} Model A replay, decoded. */
/** @typedef {ReturnType<typeof import("./replay.js").decodeMeetings>} Meetings */
/** @typedef {ReturnType<typeof import("./view.js").viewOf>} View The point of view of one leader, or everyone's. */
/** @typedef {{ state: "at" | "seat" | "unknown", point: number }} Standing */
/** @typedef {Standing | { state: "moving", point: -1, leg: number, progress: number, destination: number }} Whereabouts Where a leader is. */
/** @typedef {"web-mercator" | "equal-earth" | "azimuthal-equidistant" | "orthographic" | "north-polar"} ProjectionName */
/** @typedef {number | "seat"} CentreChoice The meridian in the middle, in degrees, or that of the followed leader's seat. */
/** @typedef {{ projection: ProjectionName, centre: CentreChoice }} ProjectionChoice */
/** @typedef {{ lat: number, lon: number }} MapCentre What a projection is centred on, as far as it has use for it. */
/** @typedef {{ x: number, y: number }} PlaneSpot In world units. */
/** @typedef {[left: number, top: number, right: number, bottom: number]} Box */
/** @typedef {{ x: Float64Array, y: Float64Array, starts: number[], arrives: boolean, minX: number, maxX: number, minY: number, maxY: number }} Line In world units; `starts`: where its pieces begin, `arrives`: its end is in sight. */
/** @typedef {ReturnType<typeof import("./lines.js").createLinePool>} LinePool */
/** @typedef {{ lat: ArrayLike<number>, lon: ArrayLike<number> }} Places */
/** @typedef {{ origin: Int32Array, destination: Int32Array }} Ways */
/** @typedef {ReturnType<typeof import("./columns.js").rowsByGroup>} Grouped */

/** @typedef {{ after: Float64Array, route: Int32Array, bits: Uint8Array }} Journeys In the order in which they appear. */
/**
 * @typedef {Journeys & { sort: "few" | "some" | "many", windowed?: boolean, keys: Int32Array, step: Uint8Array, cost: Float64Array }} Plan
 * Which ways are drawn when; columns that a sort of plan has no use for are empty.
 */
/** @typedef {ReturnType<typeof import("./ops.js").styleOf>} WayStyle */
/** @typedef {WayStyle & { route: number, count: number }} Way One way as it looks at a moment. */

/** @typedef {ReturnType<typeof import("./marks.js").groupOf> & { side?: Side }} Group The meetings that share a mark. */
/** @typedef {NonNullable<ReturnType<typeof import("./marks.js").markOn>> & { members?: Int32Array }} MarkState What a mark shows. */
/** @typedef {"first" | "second"} Side Which of two leaders. */

/**
 * @typedef {object} Scene All that follows from a state whatever the day; see `sceneOf`.
 * @property {View} view
 * @property {Set<number>} hidden
 * @property {Int32Array} dated
 * @property {Int32Array} undated
 * @property {Int32Array} inRange
 * @property {Int32Array} inRangeOfAnyKind
 * @property {ReturnType<typeof import("./sorted.js").createSpans>} spans
 * @property {Plan} plan
 */
/** @typedef {ReturnType<typeof import("./scene.js").listedOf>} Listed */
/** @typedef {ReturnType<typeof import("./scene.js").toldOf>} Told */

/** @typedef {"all" | "30-days" | "90-days" | "365-days" | "now"} Mode How much of the past is seen. */
/** @typedef {"calendar" | "event"} Pace */
/** @typedef {"none" | "made" | "hosted" | "both" | "meetings"} Counted What countries are coloured by. */
/** @typedef {"all" | "marks" | "nothing"} Beside What is seen with coloured countries: lines and marks, marks, or they alone. */
/** @typedef {{ codes: string[], spots: Int32Array, country: Int32Array, first: Int32Array, last: Int32Array, unsure: Uint8Array, planned: Uint8Array }} Visits See `visitsOf`. */
/** @typedef {{ code: string, level: number, unsure: boolean, planned: boolean, spot: number }} Tint How a country is coloured: `level` of its class, -1 none, -2 the leader's own; `spot`: a point in it or -1. */
/** @typedef {"light" | "dark" | null} Theme null: the reader's own. */
/**
 * @typedef {object} State The state of a replay; `replay/main.js` owns it.
 * @property {number} follow The leader whose view it is, -1: everyone's.
 * @property {number} compare The second leader, -1: none.
 * @property {Span} range Days shown.
 * @property {number} clock A day number with a fraction.
 * @property {Mode} mode
 * @property {Pace} pace
 * @property {boolean} loop
 * @property {string} names The choice that core/names.js speaks of.
 * @property {Counted} countries What countries are coloured by.
 * @property {Beside} beside
 * @property {ProjectionName} projection
 * @property {CentreChoice} centre
 * @property {string} folded See core/folds.js.
 * @property {Set<number>} hidden Kinds that are not shown.
 * @property {number} speed In days a second.
 * @property {Theme} theme
 */
/** @typedef {Pick<State, "follow" | "range" | "hidden" | "mode">} SceneState */

/**
 * @typedef {object} Asked The valid parts of an address or a message.
 * @property {number} [day]
 * @property {number} [from]
 * @property {number} [to]
 * @property {number} [follow]
 * @property {number} [compare]
 * @property {Mode} [mode]
 * @property {Pace} [pace]
 * @property {boolean} [loop]
 * @property {string} [names]
 * @property {Counted} [countries]
 * @property {Beside} [beside]
 * @property {unknown} [picture] As it was asked for, as `size`: `pictureRefusal` says what may be.
 * @property {unknown} [size]
 * @property {unknown} [projection] As it was asked for: `settled` says what of it may be.
 * @property {unknown} [centre]
 * @property {string} [folded]
 * @property {MapView} [view]
 */

/** @typedef {Omit<Asked, "day" | "from" | "to" | "view" | "projection" | "centre" | "picture" | "size"> & { range?: Span, clock?: number }} Changes What they change of a state. */
/** @typedef {{ range: Span, day: number, names?: string, view: MapView | null } & Partial<ProjectionChoice>} Shared What every map's address says. */

/** @typedef {"leader" | "place" | "country" | "occasion" | "route"} SearchSort */
/** @typedef {{ sort: "leader", leader: number } | { sort: "place", place: number } | { sort: "country", country: string } | { sort: "occasion", meeting: number } | { sort: "route", route: number }} Found What is found; a place is a point. */
/** @typedef {{ text: string, weight: number, folded: string, words: string[] } & Found} SearchEntry */
/** @typedef {{ sort: "leader", leaders: number[] } | { sort: "country", country: string } | { sort: "place", place: number } | { sort: "route", route: number }} Target What is pointed at. */

/** @typedef {[second: number, clock: number][]} PaceSteps See `paceOf`. */
/** @typedef {(text: string) => number} Measure The width of a text in pixels. */
/** @typedef {(text: string, font: string) => number} MeasureFont */

/**
 * @typedef {object} World The outlines of countries: arcs as differences of degrees times `scale`, the rest by reference to them.
 * @property {number} scale
 * @property {number[][]} arcs
 * @property {{ id: string, name: string, polygons: number[][][] }[]} countries
 * @property {number[]} coast
 * @property {number[]} borders
 * @property {number[]} disputed
 */

/** @typedef {"abroad" | "hosting" | "home" | "unknown"} LaneSort */
/** @typedef {{ first: number, last: number, sort: LaneSort, vague: boolean, held: boolean }} LaneBar */
/** @typedef {{ leader: number, bars: LaneBar[] }} Lane */

/** @typedef {ReturnType<typeof import("./poster.js").posterFonts>} PosterFonts */
/** @typedef {{ text: string, sign: number, sort?: string, word?: string, colour?: string, kind?: number, wide?: number }} PosterItem What a sign in a picture means. */
/**
 * @typedef {object} PosterContent The words of a picture.
 * @property {string} title
 * @property {string} subtitle
 * @property {{ date: string, weekday: string }} day
 * @property {number} wideLines
 * @property {number} whereLines
 * @property {PosterItem[]} legend
 * @property {boolean} [pair] Of two leaders.
 * @property {number} [high]
 * @property {string} credits
 */
/** @typedef {ReturnType<typeof import("./poster.js").posterLayout>} PosterLayout */

export {};
