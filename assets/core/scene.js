// All that follows from whom the map follows, its range and the kinds hidden, whatever the day.

import { planWays } from "./ops.js";
import { createSpans } from "./sorted.js";
import { meetingsInRange, NOT_SEEN, viewOf } from "./view.js";

/** @import { Model, Scene, SceneState } from "./types.js" */

const NOTHING_HIDDEN = new Set();

// More current meetings than this are counted, not told.
const MOST_CURRENT = 500;

/**
 * The scene of `state` (`follow, range, hidden, mode`): `view`; `dated` and `undated` meetings that are not
 * hidden; `inRange`, those of the dated ones in the range, and `inRangeOfAnyKind`, hidden ones too; `spans` of
 * those in the range; `plan` of the ways. What the scene `before` has and this state does not change is kept.
 * @param {Model} model @param {SceneState} state @param {Scene | null} before
 * @returns {Scene}
 */
export function sceneOf(model, state, before) {
  const sameView = before !== null && before.view.follow === state.follow;
  const view = sameView ? before.view : viewOf(model, state.follow);
  /** @param {number} meeting */
  const seen = (meeting) => !state.hidden.has(view.kind[meeting]);
  const sameKinds = sameView && before.hidden === state.hidden;
  const inRange = meetingsInRange(view, state.range, state.hidden);
  const { first, last } = model.meetings;
  return {
    view,
    hidden: state.hidden,
    dated: sameKinds ? before.dated : view.dated.filter(seen),
    undated: sameKinds ? before.undated : view.undated.filter(seen),
    inRange,
    inRangeOfAnyKind: state.hidden.size ? meetingsInRange(view, state.range, NOTHING_HIDDEN) : inRange,
    spans: createSpans(inRange.map((meeting) => first[meeting]), inRange.map((meeting) => last[meeting])),
    plan: planWays(view, inRange, state.range, state.hidden, state.mode !== "all"),
  };
}

/**
 * What the list shows of one scene or of two: `inRange` and `undated` meetings, how many dated ones lie `outside`, and
 * `viewFor(meeting)`. What only the second leader was at is told as for everyone, with all names.
 * @param {Scene[]} scenes
 */
export function listedOf(scenes) {
  const [{ view, inRange, undated, dated }, other] = scenes;
  if (!other) return { inRange, undated, outside: dated.length - inRange.length, viewFor: () => view };
  /** @param {"inRange" | "undated" | "dated"} name */
  const both = (name) => Int32Array.from(new Set([...scenes[0][name], ...other[name]])).sort();
  const shared = { ...other.view, follow: -1 };
  const [listed, all] = [both("inRange"), both("dated")];
  return {
    inRange: listed,
    undated: both("undated"),
    outside: all.length - listed.length,
    /** @param {number} meeting */
    viewFor: (meeting) => (view.kind[meeting] === NOT_SEEN ? shared : view),
  };
}

/**
 * What is told of `day`, of each leader that has something: `[{view, current, sides}]`. `current`: the meetings, the
 * latest last; `sides`: of which of two leaders, by position; empty for one. What is the latest of both is told once,
 * as for everyone.
 * @param {Scene[]} scenes @param {number} day
 */
export function toldOf(scenes, day) {
  const told = scenes.map((scene, side) => ({ view: scene.view, current: currentMeetings(scene, day), sides: scenes.length > 1 ? [side] : [] }));
  const latest = told.map(({ current }) => current[current.length - 1]);
  if (told.length < 2 || latest[0] === undefined || latest[0] !== latest[1]) return told.filter(({ current }) => current.length);
  const current = [...new Set(told.flatMap((one) => one.current))].sort((a, b) => a - b);
  return [{ view: { ...told[0].view, follow: -1 }, current, sides: [0, 1] }];
}

/**
 * The meetings of the range that hold `day`, in order of their first day.
 * @param {Pick<Scene, "inRange" | "spans">} scene @param {number} day
 */
export function currentMeetings({ inRange, spans }, day) {
  return spans.holding(day, MOST_CURRENT).map((position) => inRange[position]).reverse();
}
