// How much of the past the map shows: all of it, a window that moves along, or only what is now.

import { N_ } from "./gettext.js";
import { groupOf, markOn } from "./marks.js";
import { styleOf, widthStep } from "./ops.js";
import { lowerBound, upperBound } from "./sorted.js";

/** @import { Group, Mode, Model, Plan, View } from "./types.js" */

/** The modes, and how many days up to the playhead's (included) each of them shows. */
export const MODE_DAYS = { all: Infinity, "30-days": 30, "90-days": 90, "365-days": 365, now: 1 };

/** What they are called, by `_`. */
export const MODE_WORDS = {
  all: N_("Everything so far"),
  "30-days": N_("The last 30 days"),
  "90-days": N_("The last 90 days"),
  "365-days": N_("The last 365 days"),
  now: N_("Only the day itself"),
};

/**
 * The first day that `mode` shows when the playhead is on `day`; -Infinity for all of them.
 * @param {Mode} mode @param {number} day
 */
export function shownSince(mode, day) {
  return day - MODE_DAYS[mode] + 1;
}

/**
 * Where in a plan the strokes begin that are seen: those of the eve of `since` too, for they lead to what is seen.
 * @param {Plan} plan @param {number} since
 */
export function strokesSince(plan, since) {
  return since === -Infinity ? 0 : lowerBound(plan.after, since - 1);
}

/**
 * The ways of journeys `from`…`to - 1` of a plan that keeps every journey, as `waysOf` has them.
 * @param {Plan} plan @param {number} from @param {number} to
 */
export function waysBetween(plan, from, to) {
  /** @type {Map<number, { bits: number, route: number, count: number }>} */
  const found = new Map();
  for (let at = from; at < to; at += 1) {
    const before = found.get(plan.keys[at]);
    if (before) {
      before.bits = plan.bits[at];
      before.count += 1;
    } else found.set(plan.keys[at], { bits: plan.bits[at], route: plan.route[at], count: 1 });
  }
  return Array.from(found.values(), ({ bits, route, count }) => ({ ...styleOf(bits), route, count }));
}

/**
 * The ways of a window as strokes that can be drawn from the first to the last: columns of a plan.
 * @param {Plan} plan @param {number} from @param {number} to
 */
export function strokesBetween(plan, from, to) {
  /** @type {Map<number, { at: number, count: number }>} */
  const last = new Map();
  for (let at = from; at < to; at += 1) {
    const known = last.get(plan.keys[at]);
    last.set(plan.keys[at], { at, count: known ? known.count + 1 : 1 });
  }
  const chosen = [...last.values()];
  return {
    route: Int32Array.from(chosen, ({ at }) => plan.route[at]),
    bits: Uint8Array.from(chosen, ({ at }) => plan.bits[at]),
    step: Uint8Array.from(chosen, ({ count }) => widthStep(count)),
  };
}

/**
 * Places where the journeys `from`…`to - 1` of a plan begin or end, each once.
 * @param {Model} model @param {Plan} plan @param {number} from @param {number} to
 */
export function endsBetween(model, plan, from, to) {
  const places = new Set();
  for (let at = from; at < to; at += 1) {
    const route = plan.route[at];
    places.add(model.place[model.routes.origin[route]]).add(model.place[model.routes.destination[route]]);
  }
  return [...places];
}

/**
 * What a mark shows on `day` of the meetings that were not over before `since`: as `markOn`, and which (`members`).
 * @param {View} view @param {Group} group @param {number} day @param {number} since
 */
export function markSince(view, group, day, since) {
  const { last } = view.model.meetings;
  // `latest` never falls towards later meetings, so what lies before its first bound has ended.
  const near = group.members.subarray(lowerBound(group.latest, since), upperBound(group.firsts, day));
  const members = near.filter((meeting) => last[meeting] >= since);
  if (!members.length) return null;
  const on = markOn(view, groupOf(view, members, 0, members.length, group.joined), day);
  return on && { ...on, members };
}
