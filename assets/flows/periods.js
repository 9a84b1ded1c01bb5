// The period that is played, and the others as seen from it.

import { addMonths } from "../core/calendar.js";
import { periodOfDay } from "../core/flows/document.js";

/** @import { Span } from "../core/types.js" */
/** @import { FlowModel, FlowState } from "../core/flows/types.js" */

/** Periods as they lie in `state`: its clock, within its range. @param {FlowModel} model @param {FlowState} state */
export function createPeriods(model, state) {
  const now = () => periodOfDay(model, Math.floor(state.clock));
  const ends = () => state.range.map((day) => periodOfDay(model, day));

  /** @param {number} direction */
  function yearSteps(direction) {
    return Math.abs(periodOfDay(model, addMonths(model.starts[now()], 12 * direction)) - now()) || 1;
  }

  return {
    now,
    /** How many periods a long step has: a year's, and of years ten. @param {number} direction */
    longStep: (direction) => direction * (model.by === "year" ? 10 : yearSteps(direction)),
    /**
     * The first day of a period within the range; where it lies outside the nearest one's, or `otherwise`.
     * @template {number | null} [T=number]
     * @param {number} wanted @param {T} [otherwise]
     * @returns {number | T}
     */
    dayOf(wanted, otherwise) {
      const [first, last] = ends();
      if (otherwise !== undefined && (wanted < first || wanted > last)) return otherwise;
      return model.starts[Math.max(first, Math.min(last, wanted))];
    },
    /** The middle of the period that is played. */
    middle: () => (model.starts[now()] + model.starts[now() + 1]) / 2,
    /**
     * What changes when the range moves by so many periods, or as many as there are; null: nothing.
     * @param {number} periods
     * @returns {{ range: Span, clock: number } | null}
     */
    moved(periods) {
      const [first, last] = ends();
      const steps = Math.max(-first, Math.min(model.periods - 1 - last, periods));
      if (!steps) return null;
      const clock = model.starts[now() + steps];
      return { range: [model.starts[first + steps], model.starts[last + steps + 1] - 1], clock };
    },
  };
}
