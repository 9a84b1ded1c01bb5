// All that follows from whom the map follows, its range and the kinds hidden, whatever the day.

const NOTHING_HIDDEN = new Set();

// More current meetings than this are counted, not told.
const MOST_CURRENT = 500;

/**
 * The scene of `state` (`follow, range, hidden`): `view`; `dated` and `undated` meetings that are not
 * hidden; `inRange`, those of the dated ones in the range, and `inRangeOfAnyKind`, hidden ones too; `spans` of
 * those in the range; `plan` of the ways. What the scene `before` has and this state does not change is kept.
 */
function sceneOf(model, state, before) {
  const sameView = before !== null && before.view.follow === state.follow;
  const view = sameView ? before.view : viewOf(model, state.follow);
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
    plan: planWays(view, inRange, state.range, state.hidden),
  };
}

/** The meetings of the range that hold `day`, in order of their first day. */
function currentMeetings({ inRange, spans }, day) {
  return spans.holding(day, MOST_CURRENT).map((position) => inRange[position]).reverse();
}
