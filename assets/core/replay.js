// Reading a replay document (docs/replay.md). No DOM here: tests evaluate the core files alone.

import { decodeChanges } from "./changes.js";
import { columnOf, groupStarts, raggedStarts, rowsByGroup, summedColumn } from "./columns.js";
import { createLines } from "./lines.js";
import { _, spoken } from "./gettext.js";
import { decodeNaming } from "./names.js";
import { choiceOf } from "./projecting.js";
import { lowerBound } from "./sorted.js";
import { createTexts, disagreementsByMeeting } from "./texts.js";

/** @import { LegColumn, ReplayDocument, StayColumn, Ways } from "./types.js" */

const REPLAY_FORMAT = "summit-atlas-replay";
const REPLAY_VERSION = 2;

// Precisions of a place that is drawn at a capital or seat only because no more is known.
const ROUGH = ["country", "admin"];

/** `rough`: 1 where no more than a country, state or province is known, or which of several places it is. @param {ReplayDocument["points"]} columns @param {string[]} words */
function decodePoints(columns, words) {
  const count = columns.name.length;
  const precision = columnOf(columns.precision, count, Int8Array);
  const doubtful = columnOf(columns.doubtful ?? 0, count, Uint8Array);
  return {
    ...columns,
    lat: Float64Array.from(columns.lat),
    lon: Float64Array.from(columns.lon),
    precision,
    doubtful,
    rough: Uint8Array.from(precision, (code, point) => Number(doubtful[point] || ROUGH.includes(words[code]))),
  };
}

/** @param {ReplayDocument["routes"]} columns */
function decodeRoutes({ count, origin, destination, km }) {
  return {
    origin: summedColumn(origin, count),
    destination: summedColumn(destination, count),
    km: columnOf(km, count),
  };
}

/**
 * Meetings in typed arrays. Undated ones have a first and last day too, which means nothing.
 * @param {ReplayDocument["meetings"]} columns
 */
export function decodeMeetings(columns) {
  const { count, dated } = columns;
  const first = new Int32Array(count);
  const last = new Int32Array(count);
  first.set(summedColumn(columns.first, dated));
  const length = columnOf(columns.length, dated);
  for (let meeting = 0; meeting < dated; meeting += 1) last[meeting] = first[meeting] + length[meeting];
  const leaderStart = raggedStarts(columns.leader_count, count);
  return {
    count,
    dated,
    first,
    last,
    point: columnOf(columns.point, count),
    vague: columnOf(columns.vague, count, Uint8Array),
    open: columnOf(columns.open, count, Uint8Array),
    status: columnOf(columns.status, count, Uint8Array),
    leaderStart,
    leader: columnOf(columns.leader, leaderStart[count]),
    role: columnOf(columns.role, leaderStart[count], Int8Array),
    reportStart: raggedStarts(columns.report_count, count),
  };
}

/** Legs in typed arrays, `depart` and `arrive` as clock readings. @param {ReplayDocument["legs"]} columns */
function decodeLegs(columns) {
  const { count } = columns;
  /** @param {string} name */
  const small = (/** @type {LegColumn} */ name) => columnOf(columns[name], count, Uint8Array);
  const day = summedColumn(columns.day, count);
  const turn = columnOf(columns.turn, count);
  const share = columnOf(columns.share, count);
  return {
    count,
    leader: summedColumn(columns.leader, count),
    trip: summedColumn(columns.trip, count),
    route: columnOf(columns.route, count),
    depart: Float64Array.from(day, (value, leg) => value + turn[leg] / share[leg]),
    arrive: Float64Array.from(day, (value, leg) => value + (turn[leg] + 1) / share[leg]),
    moves: small("moves"),
    kind: small("kind"),
    basis: small("basis"),
    vague: small("vague"),
    status: small("status"),
    abroad: small("abroad"),
  };
}

/**
 * For each point the first point with the same coordinates to two decimals (some 700 m): one place on the map.
 * @param {{ lat: Float64Array, lon: Float64Array }} points
 */
function placesOfPoints({ lat, lon }) {
  const first = new Map();
  return Int32Array.from(lat, (nothing, point) => {
    const spot = `${lat[point].toFixed(2)},${lon[point].toFixed(2)}`;
    if (!first.has(spot)) first.set(spot, point);
    return first.get(spot);
  });
}

/** For each route the smaller one of itself and the way back: one number for both directions. @param {Ways} routes */
function pairsOfRoutes({ origin, destination }) {
  const wide = 2 ** 21;
  const keys = Float64Array.from(origin, (from, route) => from * wide + destination[route]);
  return Int32Array.from(origin, (from, route) => {
    const back = destination[route] * wide + from;
    const at = lowerBound(keys, back);
    return keys[at] === back ? Math.min(at, route) : route;
  });
}

/** Stays in typed arrays; `meetingStart` and `meeting` are ragged. @param {ReplayDocument["stays"]} columns */
function decodeStays(columns) {
  const { count } = columns;
  const meetingStart = raggedStarts(columns.meeting_count, count);
  const first = summedColumn(columns.first, count);
  const length = columnOf(columns.length, count);
  /** @param {string} name */
  const small = (/** @type {StayColumn} */ name) => columnOf(columns[name], count, Uint8Array);
  return {
    count,
    leader: summedColumn(columns.leader, count),
    point: columnOf(columns.point, count),
    first,
    last: first.map((day, stay) => day + length[stay]),
    vague: small("vague"),
    status: small("status"),
    abroad: small("abroad"),
    atSeat: small("at_seat"),
    trip: columnOf(columns.trip, count),
    meetingStart,
    meeting: columnOf(columns.meeting, meetingStart[count]),
  };
}

/** The positions of the words that decide how something is drawn. @param {ReplayDocument["vocabulary"]} vocabulary */
function codesOf({ role, status, precision, basis }) {
  return {
    hosted: role.indexOf("hosted"),
    held: status.indexOf("held"),
    planned: status.indexOf("planned"),
    invited: status.indexOf("invited"),
    cancelled: status.indexOf("cancelled"),
    country: precision.indexOf("country"),
    stated: basis.indexOf("stated"),
  };
}

/**
 * `make()`'s value, made when it is first asked for.
 * @template T
 * @param {() => T} make
 */
function lazily(make) {
  /** @type {T | null} */
  let value = null;
  return () => (value ??= make());
}

/**
 * The model: the document's tables in typed arrays and what they imply. `codes`: positions in the
 * vocabulary; `texts` says things in words on demand; `naming`: see core/names.js; `disagreements` and `changes` by meeting; `legStarts` per leader; `arrivalStart` per meeting;
 * `meetingStart`, `meetingRows` per leader; `line(route)` in world units; `place` of every point;
 * `pair()` of every route and `stays()` when asked for.
 * `folded`: which panels are folded where nobody says so.
 * Throws an Error with a message for the reader when the document is not of this format.
 * @param {ReplayDocument} document
 */
export function decodeReplay(document, folded = "") {
  if (!document || document.format !== REPLAY_FORMAT || document.version !== REPLAY_VERSION) {
    throw new Error(_("This map was made by another version of Summit Atlas and cannot be played by this one."));
  }
  const { title, follow, range, extent, vocabulary, sources, credits, countries = "none", beside = "all" } = document;
  const { notice = "" } = { ...document, ...document.spoken?.[spoken()] };
  const people = document.leaders.name.length;
  const leaders = { ...document.leaders, seat: columnOf(document.leaders.seat, people) };
  const points = decodePoints(document.points, document.vocabulary.precision);
  const routes = decodeRoutes(document.routes);
  const meetings = decodeMeetings(document.meetings);
  const legs = decodeLegs(document.legs);
  const arrivalCount = document.arrivals.count;
  const byLeader = meetingsByLeader(meetings, people);
  const { stays } = document;
  return {
    title,
    notice,
    follow,
    range,
    extent,
    countries,
    beside,
    folded,
    vocabulary,
    sources,
    credits,
    codes: codesOf(vocabulary),
    leaders,
    points,
    routes,
    meetings,
    legs,
    texts: createTexts(document, meetings),
    naming: decodeNaming(document.written, points.name, points.country, points.country_name),
    disagreements: disagreementsByMeeting(document.disagreements),
    changes: decodeChanges(document.changes),
    arrivals: {
      guest: columnOf(document.arrivals.guest, arrivalCount),
      route: columnOf(document.arrivals.route, arrivalCount),
    },
    legStarts: groupStarts(legs.leader, people),
    arrivalStart: groupStarts(summedColumn(document.arrivals.meeting, arrivalCount), meetings.count),
    meetingStart: byLeader.starts,
    meetingRows: byLeader.rows,
    line: createLines(points, routes),
    ...choiceOf(document),
    place: placesOfPoints(points),
    pair: lazily(() => pairsOfRoutes(routes)),
    stays: lazily(() => decodeStays(stays)),
  };
}

/**
 * The meetings of every leader, each once, in order.
 * @param {ReturnType<typeof decodeMeetings>} meetings @param {number} people
 */
function meetingsByLeader({ count, leader, leaderStart }, people) {
  /** @type {number[]} */
  const keys = [];
  /** @type {number[]} */
  const meetings = [];
  for (let meeting = 0; meeting < count; meeting += 1) {
    for (let at = leaderStart[meeting]; at < leaderStart[meeting + 1]; at += 1) {
      if (leader.indexOf(leader[at], leaderStart[meeting]) < at) continue; // named twice
      keys.push(leader[at]);
      meetings.push(meeting);
    }
  }
  return rowsByGroup(keys, people, (position) => meetings[position]);
}
