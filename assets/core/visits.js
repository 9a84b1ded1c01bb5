// The visits of every country, as geo/figures counts them, and how many there are on a day.

import { lowerBound, sortedPositions, upperBound } from "./sorted.js";

/** @import { Counted, Model, Visits } from "./types.js" */

/**
 * What countries are coloured by: stays abroad by the country they were in; meetings hosted in which a leader of the
 * country took part; both together; meetings held by the country of their place.
 * @type {Counted[]}
 */
export const COUNTED = ["none", "made", "hosted", "both", "meetings"];

/** What is seen with coloured countries. @type {import("./types.js").Beside[]} */
export const BESIDE = ["all", "marks", "nothing"];

const [BEFORE_ALL, AFTER_ALL] = [-2147483648, 2147483647];

/** Rows of visits as they are found. @param {Model} model */
function createRows({ codes }) {
  /** @type {{ code: string, first: number, last: number, unsure: number, planned: number, point: number }[]} */
  const rows = [];
  return {
    rows,
    /**
     * What was held or is planned; anything else is no visit.
     * @param {string} code @param {number} status @param {number} first @param {number} last @param {boolean} unsure
     * @param {number} point
     */
    add(code, status, first, last, unsure, point) {
      if (status === codes.held || status === codes.planned) rows.push({ code, first, last, unsure: Number(unsure), planned: Number(status !== codes.held), point });
    },
  };
}

/** @typedef {ReturnType<typeof createRows>} Rows */

/** Stays abroad, of one leader or of all. @param {Model} model @param {number} follow @param {Rows} found */
function addStays(model, follow, found) {
  const { points, codes } = model;
  const { count, leader, abroad, status, first, last, vague, point } = model.stays();
  for (let stay = 0; stay < count; stay += 1) {
    if (!abroad[stay] || (follow >= 0 && leader[stay] !== follow)) continue;
    const at = point[stay];
    found.add(points.country[at], status[stay], first[stay], last[stay], vague[stay] !== 0 || points.precision[at] === codes.country || points.doubtful[at] !== 0, at);
  }
}

/**
 * The days on which a meeting may have been, both included, as `in_range` of geo/figures has them: an end that is open
 * is in every range.
 * @param {Model["meetings"]} meetings @param {number} meeting
 */
function possibleDays({ first, last, open }, meeting) {
  return [open[meeting] === 1 ? BEFORE_ALL : first[meeting], open[meeting] === 2 ? AFTER_ALL : last[meeting]];
}

/** Whether only a range of days or the country of a meeting is known. @param {Model} model @param {number} meeting */
function isUnsure({ meetings, points, codes }, meeting) {
  const at = meetings.point[meeting];
  return meetings.vague[meeting] !== 0 || (at >= 0 && (points.precision[at] === codes.country || points.doubtful[at] !== 0));
}

/** The dated meetings of one leader, or all. @param {Model} model @param {number} follow */
function datedOf({ meetings, meetingRows, meetingStart }, follow) {
  const own = follow < 0 ? Int32Array.from({ length: meetings.dated }, (_, meeting) => meeting) : meetingRows.subarray(meetingStart[follow], meetingStart[follow + 1]);
  return own.filter((meeting) => meeting < meetings.dated);
}

/** Countries whose leaders were received, once for each meeting. @param {Model} model @param {number} follow @param {Rows} found */
function addGuests(model, follow, found) {
  const { meetings, leaders, vocabulary } = model;
  const [hosted, made, unknown] = ["hosted", "made", "unknown"].map((word) => vocabulary.role.indexOf(word));
  for (const meeting of datedOf(model, follow)) {
    const present = Array.from({ length: meetings.leaderStart[meeting + 1] - meetings.leaderStart[meeting] }, (_, at) => meetings.leaderStart[meeting] + at);
    if (!present.some((at) => meetings.role[at] === hosted && (follow < 0 || meetings.leader[at] === follow))) continue;
    const [first, last] = possibleDays(meetings, meeting);
    const guests = present.filter((at) => (meetings.role[at] === made || meetings.role[at] === unknown) && meetings.leader[at] !== follow).map((at) => meetings.leader[at]);
    for (const code of new Set(guests.map((guest) => leaders.country[guest]))) {
      const guest = guests.find((one) => leaders.country[one] === code) ?? -1;
      found.add(code, meetings.status[meeting], first, last, isUnsure(model, meeting), leaders.seat[guest]);
    }
  }
}

/** Meetings by the country of their place. @param {Model} model @param {number} follow @param {Rows} found */
function addMeetings(model, follow, found) {
  const { meetings, points } = model;
  for (const meeting of datedOf(model, follow)) {
    const at = meetings.point[meeting];
    const [first, last] = possibleDays(meetings, meeting);
    found.add(at < 0 ? "" : points.country[at], meetings.status[meeting], first, last, isUnsure(model, meeting), at);
  }
}

/**
 * What is `counted` of every country from the side of leader `follow` (-1: everyone): `codes` of the countries, `spots`, a
 * point for each (or -1), and for each visit its `country` (a position in `codes`), `first` and `last` day, whether it
 * is `planned`, and whether only the country or a range of days is known, or which country is in doubt (`unsure`).
 * @param {Model} model @param {number} follow @param {Counted} counted
 * @returns {Visits}
 */
export function visitsOf(model, follow, counted) {
  const found = createRows(model);
  if (counted === "made" || counted === "both") addStays(model, follow, found);
  if (counted === "hosted" || counted === "both") addGuests(model, follow, found);
  if (counted === "meetings") addMeetings(model, follow, found);
  const { rows } = found;
  const codes = [...new Set(rows.map(({ code }) => code))].sort();
  const places = new Map(codes.map((code, at) => [code, at]));
  return {
    codes,
    spots: Int32Array.from(codes, (code) => rows.find((row) => row.code === code && row.point >= 0)?.point ?? -1),
    country: Int32Array.from(rows, ({ code }) => places.get(code) ?? 0),
    first: Int32Array.from(rows, ({ first }) => first),
    last: Int32Array.from(rows, ({ last }) => last),
    unsure: Uint8Array.from(rows, ({ unsure }) => unsure),
    planned: Uint8Array.from(rows, ({ planned }) => planned),
  };
}

/**
 * Counts that go along with the day: `at(from, to)` brings `held`, `sure` and `planned` (by position in `codes`) to the
 * visits that may have been on a day from `from` to `to`, both included, and returns whether any of them is another.
 * What begins or ends between two questions is all that is looked at.
 * @param {Visits} visits
 */
export function createTally({ codes, country, first, last, unsure, planned }) {
  const [byFirst, byLast] = [sortedPositions(first), sortedPositions(last)];
  const firsts = byFirst.map((row) => first[row]);
  const lasts = byLast.map((row) => last[row]);
  const counts = { held: new Int32Array(codes.length), sure: new Int32Array(codes.length), planned: new Int32Array(codes.length) };
  let begun = 0;
  let over = 0;

  /** @param {number} row @param {number} step */
  function add(row, step) {
    const at = country[row];
    if (planned[row]) counts.planned[at] += step;
    else counts.held[at] += step;
    if (!planned[row] && !unsure[row]) counts.sure[at] += step;
  }

  return {
    counts,
    /** @param {number} from @param {number} to */
    at(from, to) {
      const [begin, end] = [upperBound(firsts, to), lowerBound(lasts, from)];
      const changed = begin !== begun || end !== over;
      while (begun < begin) add(byFirst[begun++], 1);
      while (begun > begin) add(byFirst[--begun], -1);
      while (over < end) add(byLast[over++], -1);
      while (over > end) add(byLast[--over], 1);
      return changed;
    },
  };
}
