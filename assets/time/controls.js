// The row of buttons over the timeline: play, steps, speed, and what is behind "More".

import { spanWords } from "../core/calendar.js";
import { SPEEDS } from "../core/clock.js";
import { _, ngettext, numberWords } from "../core/gettext.js";
import { element, sideways } from "../page/dom.js";
import { icon } from "../page/drawing.js";
import { createRarer } from "./rarer.js";

/** @import { Model, Span, State } from "../core/types.js" */
/** @import { ControlsHost, Steps } from "./types.js" */

const ICONS = {
  play: "M4 2.5v11l9.5-5.5z",
  pause: "M4 2.5h3v11H4zM9.5 2.5h3v11h-3z",
  previous: "M11.5 3v10L5 8zM3.5 3h1.6v10H3.5z",
  next: "M4.5 3v10L11 8zM10.9 3h1.6v10h-1.6z",
  "day-back": "M10.4 3v10L4.6 8z",
  "day-on": "M5.6 3v10L11.4 8z",
};

/** @param {string} role @param {string} label @param {keyof typeof ICONS} drawing */
function iconButton(role, label, drawing) {
  const button = element("button", { class: `sa-button sa-button-${role}`, "data-role": role, "aria-label": label, title: label });
  button.append(icon(ICONS[drawing]));
  return button;
}

/** @param {number} speed */
function speedWords(speed) {
  // Translators: how fast the days pass; "s" for seconds.
  if (speed < 1) return _("1 day in {seconds} s", { seconds: numberWords(1 / speed) });
  return speed === 1 ? _("1 day a second") : ngettext("{count} day/s", "{count} days/s", speed);
}

/**
 * What the buttons, the speeds and the range are called where meetings are played, and what is behind "More".
 * @type {Steps<Model, State>}
 */
export const MEETING_STEPS = {
  get previous() {
    return _("Previous meeting");
  },
  get back() {
    return _("One day back");
  },
  get on() {
    return _("One day on");
  },
  get next() {
    return _("Next meeting");
  },
  speeds: SPEEDS,
  speedWords,
  rangeWords: spanWords,
  rarer: createRarer,
};

/**
 * `steps`: as `MEETING_STEPS`, where something else is played.
 * @template M, S
 * @param {M} model @param {ControlsHost<S>} host @param {number} speed @param {Steps<M, S>} steps
 */
export function createControls(model, host, speed, steps) {
  const previous = iconButton("previous", steps.previous, "previous");
  const dayBack = iconButton("day-back", steps.back, "day-back");
  const play = iconButton("play", _("Play"), "play");
  const dayOn = iconButton("day-on", steps.on, "day-on");
  const next = iconButton("next", steps.next, "next");
  const speeds = element("select", { "data-role": "speed", "aria-label": _("Speed of play") }, steps.speeds.map((value) =>
    element("option", { value, text: steps.speedWords(value), selected: value === speed })
  ));
  const rangeText = element("span", { class: "sa-range-text", "data-role": "range" });
  const whole = element("button", { class: "sa-text-button", "data-role": "whole", "aria-pressed": "false", text: _("Whole period") });
  const rarer = steps.rarer(model, host, [whole]);
  const transport = element("div", { class: "sa-transport", dir: "ltr", role: "group", "aria-label": _("Play") }, [previous, dayBack, play, dayOn, next]);
  const panel = element("div", { class: "sa-controls" }, [transport, speeds, rangeText, rarer.details]);
  play.addEventListener("click", host.togglePlay);
  previous.addEventListener("click", () => host.step(-1));
  next.addEventListener("click", () => host.step(1));
  dayBack.addEventListener("click", () => host.stepDay(-1));
  dayOn.addEventListener("click", () => host.stepDay(1));
  // On these buttons the arrows step by day, with Shift by event.
  transport.addEventListener("keydown", (event) => {
    const direction = sideways(event);
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (event.shiftKey) host.step(direction);
    else host.stepDay(direction);
  });
  speeds.addEventListener("change", () => host.setSpeed(Number(speeds.value)));
  whole.addEventListener("click", () => {
    const on = whole.getAttribute("aria-pressed") !== "true";
    whole.setAttribute("aria-pressed", String(on));
    host.setWhole(on);
  });
  return {
    panel,
    setChoices: rarer.set,
    /** @param {boolean} playing */
    setPlaying(playing) {
      const label = playing ? _("Pause") : _("Play");
      play.setAttribute("aria-label", label);
      play.title = label;
      play.querySelector("path")?.setAttribute("d", ICONS[playing ? "pause" : "play"]);
    },
    /** @param {Span} range @param {boolean} zoomable */
    setRange(range, zoomable) {
      rangeText.textContent = steps.rangeWords(range[0], range[1]);
      whole.hidden = !zoomable && whole.getAttribute("aria-pressed") !== "true";
    },
  };
}
