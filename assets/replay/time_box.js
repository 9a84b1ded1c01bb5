// What lies below the map: the buttons, the strip with its playhead, and the lanes under it.

import { _ } from "../core/gettext.js";
import { element } from "../page/dom.js";
import { createControls, MEETING_STEPS } from "../time/controls.js";
import { createLanes } from "../time/lanes.js";
import { createStrip } from "../time/timeline.js";

/** @import { Model, State } from "../core/types.js" */
import { turned } from "../core/turning.js";
/** @import { Bindings, Palette } from "../page/types.js" */
/** @import { Playback } from "../time/types.js" */

/**
 * `change(changes)` when the reader chooses, `point(leader)` while a lane is pointed at (-1: none).
 * @param {Model} model
 * @param {{ state: State, playback: Playback, colours: () => Palette, change(changes: Partial<State>): void, point(leader: number): void }} host
 * @param {Bindings} bindings
 */
export function createTimeBox(model, { state, playback, colours, change, point }, bindings) {
  const controls = createControls(
    model,
    {
      togglePlay: playback.toggle,
      step: playback.step,
      stepDay: playback.stepDay,
      jump: playback.jump,
      goTo: playback.goTo,
      change,
      setSpeed: (speed) => change({ speed }),
      setWhole: (on) => {
        strip.showWhole(on);
        strip.step(state.clock);
      },
    },
    state.speed,
    MEETING_STEPS
  );
  const strip = createStrip(
    {
      extent: model.extent || state.range,
      range: () => state.range,
      clock: () => state.clock,
      setRange: (range) => change({ range }),
      moveRange: (days) => change({ range: [state.range[0] + days, state.range[1] + days], clock: state.clock + days }),
      setDay: playback.byHand,
      step: playback.step,
      onLayout: (x, domain, width) => lanes.draw(x, domain, width),
    },
    colours,
    bindings
  );
  const lanes = createLanes(model, {
    range: () => state.range,
    colours,
    onPoint: point,
    onPick: (leader) => change(turned(model, leader, state.range)),
  });
  const panel = element("section", { class: "sa-timeline", "aria-label": _("Timeline") }, [controls.panel, strip.strip, lanes.panel]);
  return { panel, controls, strip, lanes };
}
