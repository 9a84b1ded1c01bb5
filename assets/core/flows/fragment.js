// The state of a map of flows as the fragment of an address, and as messages have it:
// #day=2019-03-01&from=1985-01-01&to=2024-12-31&mode=period&country=FR&top=50&names=ru&view=48,10,4

import { chosenLanguage } from "../gettext.js";
import {
  CHOICE_PARTS, fragmentChanges, fragmentDate, fragmentView, isDay, oneOf, PICTURE_PARTS, readParts, readRange, readView, validDay,
  viewOfFragment,
} from "../fragment.js";
import { readFolds } from "../folds.js";
import { namesOfFragment, namesOfMessage, OWN_NAMES } from "../names.js";
import { FLOW_BESIDE, FLOW_COUNTED } from "./coloured.js";
import { choiceOfMessage, choiceParts } from "../projecting.js";
import { TOP_STEPS } from "./scale.js";
import { FLOW_MODES } from "./sums.js";

/** @import { Shared, Span } from "../types.js" */
/** @import { FlowAsked, FlowBeside, FlowChanges, FlowCounted, FlowMode, FlowModel } from "./types.js" */

/** The country of a code, -1 for all, null when the map has none of it. @param {string} code @param {FlowModel} model */
function countryOfCode(code, model) {
  if (code === "") return -1;
  const country = model.countries.code.indexOf(code);
  return country < 0 ? null : country;
}

const FLOW_FRAGMENT_PARTS = {
  /** @param {string} text @param {FlowModel} model */
  day: (text, model) => validDay(text, model),
  /** @param {string} text @param {FlowModel} model */
  from: (text, model) => validDay(text, model),
  /** @param {string} text @param {FlowModel} model */
  to: (text, model) => validDay(text, model),
  /** @param {string} text */
  mode: (text) => oneOf(FLOW_MODES, text),
  country: countryOfCode,
  /** @param {string} text */
  top: (text) => oneOf(TOP_STEPS, Number(text)),
  names: namesOfFragment,
  /** @param {string} text */
  countries: (text) => oneOf(FLOW_COUNTED, text),
  /** @param {string} text */
  beside: (text) => oneOf(FLOW_BESIDE, text),
  ...CHOICE_PARTS,
  ...PICTURE_PARTS,
  folded: readFolds,
  view: viewOfFragment,
};

/**
 * Any of `day, from, to, mode, country, top, names, countries, beside, folded, view`, as far as they are valid, and
 * `projection, centre, picture, size` as they are.
 * @param {string} fragment @param {FlowModel} model
 * @returns {FlowAsked}
 */
export function readFlowFragment(fragment, model) {
  return readParts(fragment, model, FLOW_FRAGMENT_PARTS);
}

/**
 * What a fragment's valid parts change of a state with `range`; see `fragmentChanges`.
 * @param {FlowAsked} valid @param {Span} range @param {Span | null} extent
 * @returns {FlowChanges}
 */
export function flowFragmentChanges(valid, range, extent) {
  const { mode, country, top, countries, beside, folded, ...rest } = valid;
  const own = Object.fromEntries(Object.entries({ mode, country, top, countries, beside, folded }).filter(([, value]) => value !== undefined));
  const { range: days, clock, names } = fragmentChanges(rest, range, extent);
  return { ...own, ...(days && { range: days }), ...(clock !== undefined && { clock }), ...(names !== undefined && { names }) };
}

/**
 * The fragment of a state.
 * @param {Shared & { mode: FlowMode, country: number, top: number, countries: FlowCounted, beside: FlowBeside, folded: string }} state @param {FlowModel} model
 */
function writeFlowFragment({ range, day, mode, country, top, names = OWN_NAMES, countries, beside, folded, view, ...choice }, model) {
  const parts = [["day", fragmentDate(day)], ["from", fragmentDate(range[0])], ["to", fragmentDate(range[1])], ["mode", mode]];
  if (country >= 0) parts.push(["country", model.countries.code[country]]);
  parts.push(["top", String(top)]);
  if (names !== OWN_NAMES) parts.push(["names", names]);
  if (countries !== model.opening.countries) parts.push(["countries", countries]);
  if (beside !== model.opening.beside) parts.push(["beside", beside]);
  parts.push(...choiceParts(choice, model));
  if (folded !== model.opening.folded) parts.push(["folded", folded]);
  if (chosenLanguage()) parts.push(["language", chosenLanguage()]);
  if (view) parts.push(["view", fragmentView(view)]);
  return `#${parts.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`).join("&")}`;
}

/**
 * The valid part of what a message sets: any of `range, day, mode, country, top, names, countries, beside, folded,
 * view, theme`.
 * @param {unknown} wanted @param {FlowModel} model
 */
export function readFlowSet(wanted, model) {
  /** @type {FlowAsked} */
  const valid = {};
  if (typeof wanted !== "object" || wanted === null) return valid;
  const { range, day, mode, country, top, names, countries, beside, folded, projection, centre, size, view, theme } = /** @type {Record<string, unknown>} */ (wanted);
  const span = readRange(range, model.extent);
  if (span) valid.range = span;
  if (isDay(day, model.extent)) valid.day = day;
  /** @type {{ [K in "mode" | "country" | "top" | "countries" | "beside" | "folded" | "view"]: FlowAsked[K] | null }} */
  const known = {
    mode: oneOf(FLOW_MODES, mode),
    country: country === null ? -1 : typeof country === "string" ? countryOfCode(country, model) : null,
    top: oneOf(TOP_STEPS, top),
    countries: oneOf(FLOW_COUNTED, countries),
    beside: oneOf(FLOW_BESIDE, beside),
    folded: readFolds(folded),
    view: readView(view),
  };
  Object.assign(valid, Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null)));
  const chosen = namesOfMessage(names, model);
  if (chosen !== undefined) valid.names = chosen;
  Object.assign(valid, size !== undefined && { size }, choiceOfMessage({ projection, centre }, model));
  if (theme === null || theme === "light" || theme === "dark") valid.theme = theme;
  return valid;
}

/** How the fragments of a map of flows are written and read. */
export const FLOW_FORM = { write: writeFlowFragment, read: readFlowFragment };
