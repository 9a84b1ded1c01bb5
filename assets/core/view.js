// What one point of view sees: the followed leader's meetings and legs, or everybody's.

import { lowerBound, sortedPositions, upperBound } from "./sorted.js";

/** @import { Model, Span, View, Whereabouts } from "./types.js" */

// A share of a day too short to see: the end of a day is where its last leg ends.
export const MOMENT = 1e-5;
export const NOT_SEEN = -1;

/**
 * The kind of a meeting seen by nobody in particular: where somebody hosted it is a visit.
 * @param {Model["meetings"]} meetings @param {string[]} words
 */
function sharedKinds(meetings, words) {
  const rank = ["virtual", "hosted", "made", "third", "domestic", "unknown"].map((word) => words.indexOf(word));
  const order = words.map((_, role) => rank.indexOf(role));
  const [hosted, made, unknown] = ["hosted", "made", "unknown"].map((word) => words.indexOf(word));
  const { leaderStart, role } = meetings;
  const kinds = new Int8Array(meetings.count);
  for (let meeting = 0; meeting < meetings.count; meeting += 1) {
    let best = unknown;
    for (let at = leaderStart[meeting]; at < leaderStart[meeting + 1]; at += 1) {
      if (order[role[at]] < order[best]) best = role[at];
    }
    kinds[meeting] = best === hosted ? made : best;
  }
  return kinds;
}

/**
 * The roles of one leader, `NOT_SEEN` where the leader was not.
 * @param {Model["meetings"]} meetings @param {Int32Array} own @param {number} leader
 */
function ownKinds(meetings, own, leader) {
  const kinds = new Int8Array(meetings.count).fill(NOT_SEEN);
  for (const meeting of own) kinds[meeting] = meetings.role[meetings.leader.indexOf(leader, meetings.leaderStart[meeting])];
  return kinds;
}

/** How many of the meetings have each status, by its code. @param {Model} model @param {Int32Array} list */
export function statusNumbers({ meetings, vocabulary }, list) {
  const numbers = vocabulary.status.map(() => 0);
  for (const meeting of list) numbers[meetings.status[meeting]] += 1;
  return numbers;
}

/**
 * The point of view of leader `follow` (-1: everyone).
 * `dated`: meetings in order of their first day; `undated`; `kind` of every meeting (`NOT_SEEN`: not
 * of this view); `legs` in order of departure, `departs`; `walked`: those of them that move; `events`:
 * the distinct first days; `kinds`: how many meetings of each kind; `held`: see `heldStays`.
 * @param {Model} model @param {number} follow
 */
export function viewOf(model, follow) {
  const { meetings, vocabulary, legs } = model;
  const everyone = follow < 0;
  const own = everyone
    ? Int32Array.from({ length: meetings.count }, (_, meeting) => meeting)
    : model.meetingRows.subarray(model.meetingStart[follow], model.meetingStart[follow + 1]);
  const kind = everyone ? sharedKinds(meetings, vocabulary.role) : ownKinds(meetings, own, follow);
  const split = lowerBound(own, meetings.dated);
  const dated = own.subarray(0, split);
  const [from, to] = everyone ? [0, legs.count] : [model.legStarts[follow], model.legStarts[follow + 1]];
  const ownLegs = sortedPositions(legs.depart.subarray(from, to)).map((leg) => leg + from);
  const walked = everyone ? new Int32Array(0) : ownLegs.filter((leg) => legs.moves[leg]);
  const departs = (/** @type {Int32Array} */ list) => Float64Array.from(list, (leg) => legs.depart[leg]);
  const kinds = new Array(vocabulary.role.length).fill(0);
  for (const meeting of own) kinds[kind[meeting]] += 1;
  const firsts = dated.map((meeting) => meetings.first[meeting]);
  return {
    model,
    follow,
    dated,
    undated: own.subarray(split),
    kind,
    kinds,
    legs: ownLegs,
    departs: departs(ownLegs),
    walked,
    walkedDeparts: departs(walked),
    held: heldStays(model, follow),
    events: firsts.filter((day, at) => at === 0 || day !== firsts[at - 1]),
  };
}

/**
 * Dated meetings of the view that overlap `range` (inclusive) and whose kind is not in `hidden`.
 * @param {View} view @param {Span} range @param {Set<number>} hidden
 */
export function meetingsInRange(view, range, hidden) {
  const { first, last } = view.model.meetings;
  return view.dated.filter(
    (meeting) => last[meeting] >= range[0] && first[meeting] <= range[1] && !hidden.has(view.kind[meeting])
  );
}

/**
 * `past`, `current` or `future` as seen on `day`; `gone` when it was over before `since`.
 * @param {Model} model @param {number} meeting @param {number} day @param {number} since
 */
export function tense(model, meeting, day, since = -Infinity) {
  if (day < model.meetings.first[meeting]) return "future";
  if (day <= model.meetings.last[meeting]) return "current";
  return model.meetings.last[meeting] < since ? "gone" : "past";
}

/**
 * The event day after `day` (`direction` 1) or before it (-1) within `range`, or null.
 * @param {View} view @param {Span} range @param {number} day @param {number} direction
 */
export function neighbourEvent(view, range, day, direction) {
  const { events } = view;
  const at = direction > 0 ? upperBound(events, Math.max(day, range[0] - 1)) : lowerBound(events, Math.min(day, range[1] + 1)) - 1;
  const event = events[at];
  return event !== undefined && event >= range[0] && event <= range[1] ? event : null;
}

/**
 * Where the followed leader is at the clock.
 * `{state: "at" | "seat" | "moving" | "unknown", point, leg, progress, destination}`;
 * `progress` is the share of the leg that lies behind.
 * @param {View} view @param {number} clock
 * @returns {Whereabouts}
 */
export function whereabouts(view, clock) {
  const { model, follow, walked, walkedDeparts } = view;
  if (follow < 0) return { state: "unknown", point: -1 };
  const seat = model.leaders.seat[follow];
  if (seat < 0) return withoutSeat(view, clock);
  /** @param {number} point @returns {Whereabouts} */
  const at = (point) => ({ state: isSeat(model, follow, point) ? "seat" : "at", point });
  const index = upperBound(walkedDeparts, clock) - 1;
  if (index < 0) return at(seat);
  const leg = walked[index];
  const { origin, destination } = endsOf(model, leg);
  if (clock >= model.legs.arrive[leg] - MOMENT) return at(destination);
  return clock === model.legs.depart[leg] ? at(origin) : onTheWay(model, leg, clock);
}

/** @param {Model} model @param {number} leg */
function endsOf({ legs, routes }, leg) {
  const route = legs.route[leg];
  return { origin: routes.origin[route], destination: routes.destination[route] };
}

/** @param {Model} model @param {number} leg @param {number} clock @returns {Whereabouts} */
function onTheWay(model, leg, clock) {
  const { depart, arrive } = model.legs;
  const progress = (clock - depart[leg]) / (arrive[leg] - depart[leg]);
  return { state: "moving", point: -1, leg, progress, destination: endsOf(model, leg).destination };
}

/**
 * Where a leader is whose home is not known: nowhere known but in a stay, and on the way between two of one trip.
 * @param {View} view @param {number} clock
 * @returns {Whereabouts}
 */
function withoutSeat(view, clock) {
  const { model, walked, walkedDeparts, held } = view;
  const { depart, arrive } = model.legs;
  const leg = walked[upperBound(walkedDeparts, clock) - 1] ?? -1;
  if (leg >= 0 && clock > depart[leg] && clock < arrive[leg] - MOMENT) return onTheWay(model, leg, clock);
  const day = Math.floor(clock + MOMENT);
  const { first, last, point, trip } = model.stays();
  const at = upperBound(held.firsts, day) - 1;
  const [stay, next, before] = [held.stays[at] ?? -1, held.stays[at + 1] ?? -1, held.stays[at - 1] ?? -1];
  if (stay < 0) return { state: "unknown", point: -1 };
  // On a day that two stays share, the leader is still at the first one until the leg from it has ended.
  const waiting = before >= 0 && last[before] >= first[stay] && first[stay] === day && (leg < 0 || endsOf(model, leg).destination !== point[stay] || clock <= depart[leg]);
  if (waiting && point[before] !== point[stay]) return { state: "at", point: point[before] };
  if (day <= last[stay]) return { state: "at", point: point[stay] };
  const between = next >= 0 && trip[next] === trip[stay] && trip[stay] >= 0;
  return between ? { state: "at", point: point[stay] } : { state: "unknown", point: -1 };
}

/**
 * The stays of a leader that took place on known days, by first day. They are asked for where no home is known.
 * @param {Model} model @param {number} follow
 */
function heldStays(model, follow) {
  if (follow < 0 || model.leaders.seat[follow] >= 0) return { stays: new Int32Array(0), firsts: new Int32Array(0) };
  const { leader, first, status, vague, count } = model.stays();
  const own = Int32Array.from({ length: count }, (_, stay) => stay)
    .filter((stay) => leader[stay] === follow && status[stay] === model.codes.held && !vague[stay])
    .sort((one, other) => first[one] - first[other]);
  return { stays: own, firsts: own.map((stay) => first[stay]) };
}

/** @param {Model} model @param {number} leader @param {number} point */
function isSeat(model, leader, point) {
  const seat = model.leaders.seat[leader];
  if (seat < 0 || point < 0) return false;
  const { lat, lon } = model.points;
  return seat === point || (lat[seat] === lat[point] && lon[seat] === lon[point]);
}
