// Choices of the map of flows: period or so far, how many routes, steps and speeds of play.

import { addMonths } from "../core/calendar.js";
import { OWN_NAMES } from "../core/names.js";
import { periodOfDay, periodSpanWords, periodWords } from "../core/flows/document.js";
import { TOP_STEPS } from "../core/flows/scale.js";
import { FLOW_MODES } from "../core/flows/sums.js";
import { countryName, FLOW_MODE_WORDS, topWords } from "../core/flows/words.js";
import { _, N_, ngettext, numberWords, spoken } from "../core/gettext.js";
import { element } from "../page/dom.js";
import { createMore } from "../time/rarer.js";

/** @import { FlowMode, FlowModel, FlowState, Shown, Step } from "../core/flows/types.js" */
/** @import { Head } from "../reading/header.js" */
/** @import { MoreHost, Steps } from "../time/types.js" */

export const UNIT_DAYS = { day: 1, week: 7, month: 30.4375, year: 365.25 };
const PERIODS_A_SECOND = [0.5, 1, 2, 4, 8, 12, 24, 52];
const FLOW_PLAY_SECONDS = 45;
const FASTEST_AT_FIRST = 8;

/**
 * The speed at opening, in days a second: all periods in some 45 seconds, but slow enough to be seen.
 * @param {FlowModel} model
 */
export function firstFlowSpeed(model) {
  const wanted = Math.min(FASTEST_AT_FIRST, model.periods / FLOW_PLAY_SECONDS);
  /** @param {number} speed */
  const distance = (speed) => Math.abs(Math.log(speed / wanted));
  return PERIODS_A_SECOND.reduce((best, speed) => (distance(speed) < distance(best) ? speed : best)) * UNIT_DAYS[model.by];
}

/** How the timeline steps by periods; see `DAYS` of the timeline. @param {FlowModel} model */
export function periodCalendar(model) {
  /** @param {number} period */
  const at = (period) => model.starts[Math.max(0, Math.min(model.periods - 1, period))];
  /** @param {number} day */
  const of = (day) => periodOfDay(model, day);
  return {
    /** @param {number} day */
    of: (day) => at(of(day)),
    /** @param {number} day @param {number} direction */
    next: (day, direction) => at(of(day) + direction),
    /** @param {number} day @param {number} direction */
    page: (day, direction) => at(of(addMonths(at(of(day)), 12 * direction))),
    /** @param {number} day */
    words: (day) => periodWords(model, of(day)),
  };
}

/** What steps of a period are called. */
const STEP_WORDS = {
  day: { back: N_("One day back"), on: N_("One day on"), first: N_("First day"), last: N_("Last day") },
  week: { back: N_("One week back"), on: N_("One week on"), first: N_("First week"), last: N_("Last week") },
  month: { back: N_("One month back"), on: N_("One month on"), first: N_("First month"), last: N_("Last month") },
  year: { back: N_("One year back"), on: N_("One year on"), first: N_("First year"), last: N_("Last year") },
};

/** Speeds: one period in so many seconds, one a second, and more. @type {Record<Step, [slow: (seconds: string) => string, one: string, fast: (count: number) => string]>} */
const SPEED_WORDS = {
  day: [(seconds) => _("1 day in {seconds} s", { seconds }), N_("1 day a second"), (count) => ngettext("{count} day/s", "{count} days/s", count)],
  week: [(seconds) => _("1 week in {seconds} s", { seconds }), N_("1 week a second"), (count) => ngettext("{count} week/s", "{count} weeks/s", count)],
  month: [(seconds) => _("1 month in {seconds} s", { seconds }), N_("1 month a second"), (count) => ngettext("{count} month/s", "{count} months/s", count)],
  year: [(seconds) => _("1 year in {seconds} s", { seconds }), N_("1 year a second"), (count) => ngettext("{count} year/s", "{count} years/s", count)],
};

/**
 * The button row's names and speeds; see `MEETING_STEPS`.
 * @param {FlowModel} model
 * @returns {Steps<FlowModel, FlowState>}
 */
export function flowSteps(model) {
  const step = STEP_WORDS[model.by];
  /** @param {number} speed */
  const words = (speed) => {
    const periods = Math.round((speed / UNIT_DAYS[model.by]) * 100) / 100;
    const [slow, one, fast] = SPEED_WORDS[model.by];
    return periods < 1 ? slow(numberWords(1 / periods)) : periods === 1 ? _(one) : fast(periods);
  };
  return {
    previous: model.by === "year" ? _("Ten years back") : _("One year back"),
    back: _(step.back),
    on: _(step.on),
    next: model.by === "year" ? _("Ten years on") : _("One year on"),
    speeds: PERIODS_A_SECOND.map((speed) => speed * UNIT_DAYS[model.by]),
    speedWords: words,
    /** @param {number} first @param {number} last */
    rangeWords: (first, last) => periodSpanWords(model, periodOfDay(model, first), periodOfDay(model, last)),
    rarer: createFlowRarer,
  };
}

/** The rarer choices; see `createRarer`. @param {FlowModel} model @param {MoreHost<FlowState>} host @param {Node[]} actions */
function createFlowRarer(model, host, actions) {
  const step = STEP_WORDS[model.by];
  const { details, summary, set } = createMore(model, host, [_(step.first), _(step.last)], [], [], actions);
  return {
    details,
    /** @param {{ loop: boolean, names: string }} state */
    set(state) {
      set(state);
      summary.classList.toggle("sa-rarer-used", state.names !== OWN_NAMES);
    },
  };
}

/**
 * The switch between one period and all so far.
 * @param {FlowModel} model @param {(changes: { mode: FlowMode }) => void} change
 */
export function createModeSwitch(model, change) {
  const words = { period: _(FLOW_MODE_WORDS.period[model.by]), "so-far": _(FLOW_MODE_WORDS["so-far"]) };
  const buttons = FLOW_MODES.map((mode) => {
    const button = element("button", { class: "sa-text-button", "data-role": `mode-${mode}`, "aria-pressed": "false", text: words[mode] });
    button.addEventListener("click", () => change({ mode }));
    return { mode, button };
  });
  return {
    panel: element("div", { class: "sa-flow-modes", role: "group", "aria-label": _("What is counted") }, buttons.map(({ button }) => button)),
    /** @param {FlowMode} chosen */
    set: (chosen) => buttons.forEach(({ mode, button }) => button.setAttribute("aria-pressed", String(mode === chosen))),
  };
}

/** The slider for how many of the strongest routes are drawn. @param {(changes: { top: number }) => void} change */
export function createTopSlider(change) {
  const input = element("input", { type: "range", min: "0", max: String(TOP_STEPS.length - 1), step: "1", class: "sa-flow-top", "data-role": "top", "aria-label": _("Routes shown") });
  const words = element("span", { class: "sa-flow-top-words", "data-role": "top-words" });
  input.addEventListener("input", () => change({ top: TOP_STEPS[Number(input.value)] }));
  return {
    panel: element("div", { class: "sa-flow-tops" }, [input, words]),
    /** @param {number} top @param {Shown} shown */
    set(top, shown) {
      input.value = String(TOP_STEPS.indexOf(top));
      const said = topWords(shown);
      if (words.textContent === said) return;
      words.textContent = said;
      input.setAttribute("aria-valuetext", said);
    },
  };
}

/** Countries to choose from, by name, with all their visits out and in. @param {FlowModel} model */
function countryOptions(model) {
  const { countries, routes, cells, points } = model;
  const counts = new Float64Array(countries.code.length);
  for (let row = 0; row < cells.count; row += 1) {
    const route = cells.route[row];
    counts[routes.country[route]] += cells.visits[row];
    counts[points.country[routes.destination[route]]] += cells.visits[row];
  }
  const options = countries.name
    .map((name, leader) => ({ name: name || countries.code[leader], leader, count: counts[leader] }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.name.localeCompare(b.name, model.naming.language || spoken()));
  const all = cells.visits.reduce((sum, visits) => sum + visits, 0);
  return [{ name: _("All countries"), leader: -1, count: all }, ...options].map((one) => ({ ...one, count: numberWords(one.count) }));
}

/** @param {FlowModel} model @param {number} country */
export function flowTitle(model, country) {
  if (country < 0) return model.title || _("Who visited whom");
  const name = countryName(model, country);
  return model.title ? _("{title}: {name}", { title: model.title, name }) : _("Where {country} went, and who came", { country: name });
}

/**
 * What the head of the page says; see `LEADER_HEAD`.
 * @param {FlowModel} model
 * @returns {Head<FlowModel>}
 */
export function flowHead(model) {
  return {
    chosen: _("Country"),
    role: "country",
    options: countryOptions,
    title: flowTitle,
    date: (day) => periodWords(model, periodOfDay(model, day)),
    beside: () => "",
  };
}
