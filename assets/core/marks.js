// Marks of meetings, grouped by place and kind, and what each shows on a day without walking its meetings.

import { rowsByGroup } from "./columns.js";
import { upperBound } from "./sorted.js";

/** @import { Group, MarkState, Model, Scene, View } from "./types.js" */

// More marks than this are joined into one for each place.
const MANY_MARKS = 150;

/**
 * The first position in a group of members for which `test` fails (or holds); the group's size when none.
 * @param {Int32Array} rows @param {number} from @param {number} to @param {(value: number) => boolean} test
 */
function firstWhere(rows, from, to, test) {
  for (let at = from; at < to; at += 1) if (test(rows[at])) return at - from;
  return to - from;
}

/** @param {Model["meetings"]} meetings @param {Int32Array} rows @param {number} from @param {number} to */
function latestLast(meetings, rows, from, to) {
  const latest = new Int32Array(to - from);
  for (let at = from; at < to; at += 1) {
    const last = meetings.last[rows[at]];
    latest[at - from] = at === from ? last : Math.max(latest[at - from - 1], last);
  }
  return latest;
}

/**
 * One mark: its meetings in order of appearance and from which of them on something is no longer true of all.
 * @param {View} view @param {Int32Array} rows @param {number} from @param {number} to @param {boolean} joined
 */
export function groupOf(view, rows, from, to, joined) {
  const { model, kind } = view;
  const { meetings, points, codes, disagreements, changes } = model;
  const members = rows.subarray(from, to);
  /** @param {(value: number) => boolean} test */
  const unless = (test) => firstWhere(rows, from, to, test);
  const point = meetings.point[members[0]];
  const place = model.place[point];
  return {
    view,
    key: joined ? `${place}` : `${place}/${kind[members[0]]}`,
    place,
    point,
    joined,
    members,
    lat: points.lat[point],
    lon: points.lon[point],
    firsts: members.map((meeting) => meetings.first[meeting]),
    latest: latestLast(meetings, rows, from, to),
    notHollow: unless((meeting) => !points.rough[meetings.point[meeting]]),
    notTentative: unless((meeting) => meetings.status[meeting] === codes.held),
    notInvited: unless((meeting) => meetings.status[meeting] !== codes.invited),
    notCancelled: unless((meeting) => meetings.status[meeting] !== codes.cancelled),
    notVague: unless((meeting) => !meetings.vague[meeting]),
    disputed: unless((meeting) => disagreements.has(meeting)),
    fresh: unless((meeting) => changes.of.get(meeting)?.sort === "new"),
    altered: unless((meeting) => changes.of.get(meeting)?.sort === "altered"),
  };
}

/**
 * @param {View} view @param {Int32Array} placed @param {(meeting: number) => number} keyOf @param {number} keys
 * @param {boolean} joined
 */
function groupBy(view, placed, keyOf, keys, joined) {
  const { starts, rows } = rowsByGroup(placed.map(keyOf), keys, (position) => placed[position]);
  const groups = [];
  for (let key = 0; key < keys; key += 1) {
    if (starts[key + 1] > starts[key]) groups.push(groupOf(view, rows, starts[key], starts[key + 1], joined));
  }
  return groups;
}

/**
 * The marks of `meetings` (in order of their first day), by place and kind; very many are joined by place.
 * @param {View} view @param {Int32Array} meetings
 */
export function groupMarks(view, meetings) {
  const { model, kind } = view;
  const { point } = model.meetings;
  const placed = meetings.filter((meeting) => point[meeting] >= 0);
  const kinds = model.vocabulary.role.length;
  const places = model.place.length;
  /** @param {number} meeting */
  const apart = (meeting) => model.place[point[meeting]] * kinds + kind[meeting];
  if (new Set(placed.map(apart)).size <= MANY_MARKS) return groupBy(view, placed, apart, places * kinds, false);
  return groupBy(view, placed, (meeting) => model.place[point[meeting]], places, true);
}

/**
 * What a mark shows on `day`: how many meetings, of which kind, and what is true of all or some of them.
 * @param {View} view @param {Group} group @param {number} day
 */
export function markOn(view, group, day) {
  const count = upperBound(group.firsts, day);
  if (count === 0) return null;
  return {
    count,
    kind: view.kind[group.members[count - 1]],
    hollow: count <= group.notHollow,
    tentative: count <= group.notTentative,
    invited: count <= group.notInvited,
    cancelled: count <= group.notCancelled,
    vague: count <= group.notVague,
    disputed: count > group.disputed,
    fresh: count > group.fresh,
    altered: count > group.altered,
    current: group.latest[count - 1] >= day,
  };
}

/** A mark's state as one number and back to nothing: equal numbers look the same. @param {MarkState} state */
export function markCode(state) {
  const flags = /** @type {const} */ (["hollow", "tentative", "invited", "cancelled", "vague", "disputed", "fresh", "altered", "current"]);
  return flags.reduce((code, name) => code * 2 + Number(state[name]), state.count * 8 + state.kind);
}

/** The marks of one scene, or of two with whose they are as `side`: "first" or "second". @param {Scene[]} scenes */
export function sidedGroups(scenes) {
  if (scenes.length === 1) return groupMarks(scenes[0].view, scenes[0].inRange);
  return ["first", "second"].flatMap((side, at) =>
    groupMarks(scenes[at].view, scenes[at].inRange).map((group) => ({ ...group, side, key: `${side}/${group.key}` }))
  );
}
