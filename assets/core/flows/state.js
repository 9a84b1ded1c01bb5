// The state of a map of flows: what it is at opening, and what a change makes of it. flows/main.js owns it.

import { PACES } from "../fragment.js";
import { OWN_NAMES } from "../names.js";
import { ARRIVED } from "../state.js";
import { periodOfDay } from "./document.js";
import { flowFragmentChanges } from "./fragment.js";
import { TOP_FIRST } from "./scale.js";

/** @import { Span } from "../types.js" */
/** @import { FlowAsked, FlowModel, FlowState } from "./types.js" */

/** The kinds that are not shown at first: visits that were not held. @param {FlowModel} model */
function firstHidden(model) {
  const tentative = model.kinds.map(({ status }, kind) => (status === "held" ? -1 : kind)).filter((kind) => kind >= 0);
  return new Set(tentative.length < model.kinds.length ? tentative : []);
}

/**
 * A range of days widened to whole periods.
 * @param {FlowModel} model @param {Span} range
 * @returns {Span}
 */
function wholePeriods(model, [first, last]) {
  return [model.starts[periodOfDay(model, first)], model.starts[periodOfDay(model, last) + 1] - 1];
}

/** @param {number} clock @param {Span} range */
function clockWithin(clock, [first, last]) {
  return Math.max(first, Math.min(last + 1 - ARRIVED, clock));
}

/**
 * The state at opening; `asked`: the valid parts of the address's fragment, `speed` in days a second. `range` are days,
 * inclusive; `clock` is a day number with a fraction; `hidden` holds kinds.
 * @param {FlowModel} model @param {FlowAsked} asked @param {number} speed
 * @returns {FlowState}
 */
export function openingFlows(model, asked, speed) {
  const opening = flowFragmentChanges(asked, model.extent || [0, 0], model.extent);
  /** @type {Span} */
  const range = model.extent ? wholePeriods(model, opening.range || model.extent) : [0, 0];
  return {
    mode: "so-far",
    country: -1,
    top: TOP_FIRST,
    pace: PACES[0],
    loop: false,
    names: OWN_NAMES,
    ...model.opening,
    projection: model.projection,
    centre: model.centre,
    folded: model.opening.folded,
    ...opening,
    range,
    clock: clockWithin(opening.clock ?? range[1], range),
    hidden: firstHidden(model),
    speed,
    theme: null,
  };
}

/**
 * The state after `changes`: a range of whole periods, and a clock within it.
 * @param {FlowModel} model @param {FlowState} before @param {Partial<FlowState>} changes
 */
export function changedFlows(model, before, changes) {
  const next = { ...before, ...changes };
  if (!model.extent) return next;
  if (next.range !== before.range) {
    next.range = wholePeriods(model, next.range);
    // Resting in the last period shows all of the range, so it stays there when the end moves.
    const rests = before.clock >= model.starts[periodOfDay(model, before.range[1])];
    if (!("clock" in changes) && rests) [, next.clock] = next.range;
  }
  next.clock = clockWithin(next.clock, next.range);
  return next;
}
