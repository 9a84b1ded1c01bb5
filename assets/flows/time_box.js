// What lies below the map of flows: the buttons, and the strip with its playhead.

import { _ } from "../core/gettext.js";
import { periodOfDay } from "../core/flows/document.js";
import { element } from "../page/dom.js";
import { createControls } from "../time/controls.js";
import { createStrip } from "../time/timeline.js";
import { flowSteps, periodCalendar, UNIT_DAYS } from "./controls.js";

/** @import { FlowModel, FlowState } from "../core/flows/types.js" */
/** @import { Bindings, Palette } from "../page/types.js" */
/** @import { Playback } from "../time/types.js" */
/** @import { Periods } from "./types.js" */

/**
 * `change(changes)` when the reader chooses.
 * @param {FlowModel} model
 * @param {{ state: FlowState, periods: Periods, playback: Playback, colours: () => Palette, change(changes: Partial<FlowState>): void }} host
 * @param {Bindings} bindings
 */
export function createFlowTimeBox(model, { state, periods, playback, colours, change }, bindings) {
  /** @param {number} count */
  const goBy = (count) => playback.byHand(periods.dayOf(periods.now() + count));

  /** Where the playhead is: at rest in the middle of its period. */
  function headClock() {
    return playback.player.playing() || !model.extent ? state.clock : periods.middle();
  }

  function placeHead() {
    strip.step(headClock());
  }

  /** @param {number} days */
  function moveRange(days) {
    const changes = periods.moved(Math.round(days / UNIT_DAYS[model.by]));
    if (changes) change(changes);
  }

  const controls = createControls(model, {
    togglePlay: playback.toggle,
    step: (direction) => goBy(periods.longStep(direction)),
    stepDay: goBy,
    jump: playback.jump,
    goTo: playback.goTo,
    change,
    setSpeed: (speed) => change({ speed }),
    setWhole: (on) => {
      strip.showWhole(on);
      placeHead();
    },
  }, state.speed, flowSteps(model));
  const strip = createStrip({
    extent: model.extent || state.range,
    range: () => state.range,
    clock: headClock,
    setRange: (range) => change({ range }),
    moveRange,
    setDay: (day) => playback.byHand(periods.dayOf(periodOfDay(model, day))),
    step: goBy,
    onLayout: () => {},
    calendar: model.extent ? periodCalendar(model) : undefined,
    unitDays: UNIT_DAYS[model.by],
  }, colours, bindings);
  const panel = element("section", { class: "sa-timeline", "aria-label": _("Timeline") }, [controls.panel, strip.strip]);
  return { panel, controls, strip, placeHead };
}
