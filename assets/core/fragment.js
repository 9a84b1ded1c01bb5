// The state of the map as the fragment of an address, and back:
// #day=2024-06-19&from=2024-05-07&to=2024-07-10&follow=…&mode=all&view=55.75,37.62,4.25
// What stands in a fragment is data: every part is checked by itself, and what is not valid is left out.

import { civil, dayNumber, daysInMonth, isoDate } from "./calendar.js";
import { MODE_DAYS } from "./modes.js";
import { readFolds } from "./folds.js";
import { chosenLanguage } from "./gettext.js";
import { namesOfFragment, OWN_NAMES } from "./names.js";
import { BESIDE, COUNTED } from "./visits.js";
import { centreOfText, choiceParts } from "./projecting.js";

/** @import { Asked, Beside, Changes, Counted, MapView, Mode, Model, Pace, Shared, Span } from "./types.js" */

/** What the map can show of the past; see core/modes.js. */
export const MODES = /** @type {Mode[]} */ (Object.keys(MODE_DAYS));

/** How time passes in play: by the calendar, or by event with idle days short; see core/pace.js. */
/** @type {Pace[]} */
export const PACES = ["calendar", "event"];

const LONGEST_FRAGMENT = 4000;
const FRAGMENT_DATE = /^(\d{4}|[+-]\d{6}|-\d{4})-(\d{2})-(\d{2})$/;
const FRAGMENT_NUMBER = /^-?\d{1,3}(\.\d{1,9})?$/;
const MOST_ZOOM = 24;

/** A day as ISO 8601 has it; years outside 0…9999 with a sign and six digits. @param {number} number */
export function fragmentDate(number) {
  const { year, month, day } = civil(number);
  if (year >= 0 && year <= 9999) return isoDate(number);
  /** @param {number} value */
  const two = (value) => String(value).padStart(2, "0");
  return `${year < 0 ? "-" : "+"}${String(Math.abs(year)).padStart(6, "0")}-${two(month)}-${two(day)}`;
}

/** The day number of an ISO date (years with four digits, a minus and four, or a sign and six), or null. @param {string} text */
export function dayOfFragment(text) {
  const parts = FRAGMENT_DATE.exec(text);
  if (!parts) return null;
  const [year, month, day] = parts.slice(1).map(Number);
  if (Object.is(year, -0) || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayNumber(year, month, day);
}

/**
 * Whether a value is a day of the extent (`[first, last]` or null), both ends included.
 * @param {unknown} value @param {Span | null} extent
 * @returns {value is number}
 */
export function isDay(value, extent) {
  return typeof value === "number" && Number.isSafeInteger(value) && extent !== null && value >= extent[0] && value <= extent[1];
}

/**
 * @param {unknown} value @param {number} least @param {number} most
 * @returns {value is number}
 */
function within(value, least, most) {
  return typeof value === "number" && value >= least && value <= most;
}

/**
 * A range of days from outside, `[first, last]` within the extent; null when it is none.
 * @param {unknown} value @param {Span | null} extent
 * @returns {Span | null}
 */
export function readRange(value, extent) {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [first, last] = value;
  return isDay(first, extent) && isDay(last, extent) && first <= last ? [first, last] : null;
}

/** `{lat, lon, zoom}` when all three are numbers that a map can have; null otherwise. @param {unknown} view */
export function readView(view) {
  if (typeof view !== "object" || view === null) return null;
  const { lat, lon, zoom } = /** @type {Record<string, unknown>} */ (view);
  return within(lat, -90, 90) && within(lon, -180, 180) && within(zoom, 0, MOST_ZOOM) ? { lat, lon, zoom } : null;
}

/** @param {string} text */
export function viewOfFragment(text) {
  const parts = text.split(",");
  if (parts.length !== 3 || !parts.every((part) => FRAGMENT_NUMBER.test(part))) return null;
  const [lat, lon, zoom] = parts.map(Number);
  return readView({ lat, lon, zoom });
}

/** A view with as many decimals as its zoom can show, and its longitude within -180…180. @param {MapView} view */
export function fragmentView({ lat, lon, zoom }) {
  const pixels = (256 * 2 ** zoom) / 360;
  const decimals = Math.max(1, Math.min(7, Math.ceil(Math.log10(pixels)) + 1));
  /** @param {number} value @param {number} most */
  const short = (value, most) => value.toFixed(most).replace(/\.?0+$/, "");
  const turned = ((((lon + 180) % 360) + 360) % 360) - 180;
  return [short(lat, decimals), short(turned, decimals), short(zoom, 2)].join(",");
}

/**
 * The leader of a name as a fragment has it: -1 for nobody (everyone is shown), null when unknown.
 * @param {string} text @param {Model} model
 */
function leaderOfFragment(text, model) {
  if (text === "") return -1;
  // Forms and many libraries write a space as a plus sign.
  for (const name of [text, text.replaceAll("+", " ")]) {
    const leader = model.leaders.name.indexOf(name);
    if (leader >= 0) return leader;
  }
  return null;
}

/** A name as part of an address: also without the signs at which texts stop reading an address as one. @param {string} name */
function encodeName(name) {
  const whole = name.replace(/\p{Surrogate}/gu, "\ufffd");
  return encodeURIComponent(whole).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** @param {string} text */
function decodePart(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/**
 * The one of `choices` that a value from outside is, or null.
 * @template T
 * @param {readonly T[]} choices @param {unknown} value
 */
export function oneOf(choices, value) {
  return choices.find((choice) => choice === value) ?? null;
}

/** Of a projection all that is said is taken in: what cannot be is refused in words. */
export const CHOICE_PARTS = {
  /** @param {string} text */
  projection: (text) => text,
  centre: centreOfText,
};

/** And of pictures. */
export const PICTURE_PARTS = {
  /** @param {string} text */
  picture: (text) => text,
  /** @param {string} text */
  size: (text) => text,
};

const FRAGMENT_PARTS = {
  /** @param {string} text @param {Model} model */
  day: (text, model) => validDay(text, model),
  /** @param {string} text @param {Model} model */
  from: (text, model) => validDay(text, model),
  /** @param {string} text @param {Model} model */
  to: (text, model) => validDay(text, model),
  follow: leaderOfFragment,
  compare: leaderOfFragment,
  /** @param {string} text */
  mode: (text) => oneOf(MODES, text),
  /** @param {string} text */
  pace: (text) => oneOf(PACES, text),
  /** @param {string} text */
  loop: (text) => (text === "yes" || text === "no" ? text === "yes" : null),
  names: namesOfFragment,
  /** @param {string} text */
  countries: (text) => oneOf(COUNTED, text),
  /** @param {string} text */
  beside: (text) => oneOf(BESIDE, text),
  ...CHOICE_PARTS,
  ...PICTURE_PARTS,
  folded: readFolds,
  view: viewOfFragment,
};

/** @param {string} text @param {{ extent: Span | null }} model */
export function validDay(text, model) {
  const number = dayOfFragment(text);
  return isDay(number, model.extent) ? number : null;
}

/**
 * The valid parts of a fragment (`#…` or without the sign), each as the one of `readers` with its name has it.
 * @template M
 * @template {Record<string, (text: string, model: M) => unknown>} R
 * @param {string} fragment @param {M} model @param {R} readers
 * @returns {{ [K in keyof R]?: NonNullable<ReturnType<R[K]>> }}
 */
export function readParts(fragment, model, readers) {
  /** @type {Record<string, any>} */
  const valid = {};
  const parts = fragment.length > LONGEST_FRAGMENT ? [] : fragment.replace(/^#/, "").split("&");
  for (const part of parts) {
    const at = part.indexOf("=");
    const key = part.slice(0, Math.max(0, at));
    if (!Object.hasOwn(readers, key) || Object.hasOwn(valid, key)) continue;
    const text = decodePart(part.slice(at + 1));
    const value = text === null ? null : readers[key](text, model);
    if (value !== null) valid[key] = value;
  }
  return /** @type {{ [K in keyof R]?: NonNullable<ReturnType<R[K]>> }} */ (valid);
}

/**
 * Any of `day, from, to, follow, compare, mode, pace, loop, names, countries, beside, folded, view`, as far as they are
 * valid, and `projection, centre, picture, size` as they are.
 * @param {string} fragment @param {Model} model
 * @returns {Asked}
 */
export function readFragment(fragment, model) {
  return readParts(fragment, model, FRAGMENT_PARTS);
}

/**
 * What a fragment's valid parts change of a state with `range`: any of `follow, compare, range, clock, mode, pace,
 * loop, names, countries, beside, folded`.
 * A single end keeps the other one where that fits; a day alone widens the range as far as needed.
 * @param {Asked} asked @param {Span} range @param {Span | null} extent
 */
export function fragmentChanges({ day, from, to, ...valid }, range, extent) {
  const { follow, compare, mode, pace, loop, names, countries, beside, folded } = valid;
  /** @type {Changes} */
  const changes = Object.fromEntries(Object.entries({ follow, compare, mode, pace, loop, names, countries, beside, folded }).filter(([, value]) => value !== undefined));
  const known = from !== undefined || to !== undefined;
  let wanted = range;
  if (known) {
    const all = extent ?? range;
    const first = from ?? (to !== undefined && to >= range[0] ? range[0] : all[0]);
    const last = to ?? (from !== undefined && from <= range[1] ? range[1] : all[1]);
    if (first <= last) wanted = [first, last];
  } else if (day !== undefined) wanted = [Math.min(range[0], day), Math.max(range[1], day)];
  if (wanted[0] !== range[0] || wanted[1] !== range[1]) changes.range = wanted;
  if (day !== undefined) changes.clock = Math.max(wanted[0], Math.min(wanted[1], day));
  return changes;
}

/**
 * The fragment of a state: `{follow, compare, range, day, mode, pace, loop, names, countries, beside, folded, projection,
 * centre, view}`; `follow` -1 for everyone, `view` or null. `compare`, `pace`, `loop`, `countries`, `beside`, `folded`,
 * projection and centre stand in it only where they are not as the map has them, `names` where somebody chose.
 * @param {Shared & { follow: number, compare?: number, mode: Mode, pace?: Pace, loop?: boolean, countries?: Counted, beside?: Beside, folded?: string }} state
 * @param {Model} model
 */
export function writeFragment({ follow, compare = -1, range, day, mode, pace = PACES[0], loop = false, names = OWN_NAMES, countries, beside, folded, view, ...choice }, model) {
  const dated = model.extent === null ? [] : [["day", fragmentDate(day)], ["from", fragmentDate(range[0])], ["to", fragmentDate(range[1])]];
  const parts = [...dated, ["follow", follow < 0 ? "" : encodeName(model.leaders.name[follow])], ["mode", mode]];
  if (compare >= 0) parts.push(["compare", encodeName(model.leaders.name[compare])]);
  if (pace !== PACES[0]) parts.push(["pace", pace]);
  if (loop) parts.push(["loop", "yes"]);
  if (names !== OWN_NAMES) parts.push(["names", encodeName(names)]);
  if (countries && countries !== model.countries) parts.push(["countries", countries]);
  if (beside && beside !== model.beside) parts.push(["beside", beside]);
  parts.push(...choiceParts(choice, model));
  if (folded !== undefined && folded !== model.folded) parts.push(["folded", folded]);
  if (chosenLanguage()) parts.push(["language", chosenLanguage()]);
  if (view) parts.push(["view", fragmentView(view)]);
  return `#${parts.map((part) => part.join("=")).join("&")}`;
}

/** How the replay's fragments are written and read. */
export const REPLAY_FORM = { write: writeFragment, read: readFragment };
