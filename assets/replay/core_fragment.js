// The state of the map as the fragment of an address, and back:
// #day=2024-06-19&from=2024-05-07&to=2024-07-10&follow=…&mode=all&view=55.75,37.62,4.25
// What stands in a fragment is data: every part is checked by itself, and what is not valid is left out.

/** What the map can show of the past; see core_modes.js. */
const MODES = Object.keys(MODE_DAYS);

/** How time passes in play: by the calendar, or by event with idle days short; see core_pace.js. */
const PACES = ["calendar", "event"];

const LONGEST_FRAGMENT = 4000;
const FRAGMENT_DATE = /^(\d{4}|[+-]\d{6}|-\d{4})-(\d{2})-(\d{2})$/;
const FRAGMENT_NUMBER = /^-?\d{1,3}(\.\d{1,9})?$/;
const MOST_ZOOM = 24;

/** A day as ISO 8601 has it; years outside 0…9999 with a sign and six digits. */
function fragmentDate(number) {
  const { year, month, day } = civil(number);
  if (year >= 0 && year <= 9999) return isoDate(number);
  const two = (value) => String(value).padStart(2, "0");
  return `${year < 0 ? "-" : "+"}${String(Math.abs(year)).padStart(6, "0")}-${two(month)}-${two(day)}`;
}

/** The day number of an ISO date (years with four digits, a minus and four, or a sign and six), or null. */
function dayOfFragment(text) {
  const parts = FRAGMENT_DATE.exec(text);
  if (!parts) return null;
  const [year, month, day] = parts.slice(1).map(Number);
  if (Object.is(year, -0) || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayNumber(year, month, day);
}

/** Whether a value is a day of the extent (`[first, last]` or null), both ends included. */
function isDay(value, extent) {
  return Number.isSafeInteger(value) && extent !== null && value >= extent[0] && value <= extent[1];
}

/** `{lat, lon, zoom}` when all three are numbers that a map can have; null otherwise. */
function readView(view) {
  if (typeof view !== "object" || view === null) return null;
  const { lat, lon, zoom } = view;
  const within = (value, least, most) => typeof value === "number" && value >= least && value <= most;
  return within(lat, -90, 90) && within(lon, -180, 180) && within(zoom, 0, MOST_ZOOM) ? { lat, lon, zoom } : null;
}

function viewOfFragment(text) {
  const parts = text.split(",");
  if (parts.length !== 3 || !parts.every((part) => FRAGMENT_NUMBER.test(part))) return null;
  const [lat, lon, zoom] = parts.map(Number);
  return readView({ lat, lon, zoom });
}

/** A view with as many decimals as its zoom can show, and its longitude within -180…180. */
function fragmentView({ lat, lon, zoom }) {
  const pixels = (256 * 2 ** zoom) / 360;
  const decimals = Math.max(1, Math.min(7, Math.ceil(Math.log10(pixels)) + 1));
  const short = (value, most) => value.toFixed(most).replace(/\.?0+$/, "");
  const turned = ((((lon + 180) % 360) + 360) % 360) - 180;
  return [short(lat, decimals), short(turned, decimals), short(zoom, 2)].join(",");
}

/** The leader of a name as a fragment has it: -1 for nobody (everyone is shown), null when unknown. */
function leaderOfFragment(text, model) {
  if (text === "") return -1;
  // Forms and many libraries write a space as a plus sign.
  for (const name of [text, text.replaceAll("+", " ")]) {
    const leader = model.leaders.name.indexOf(name);
    if (leader >= 0) return leader;
  }
  return null;
}

/** A name as part of an address: also without the signs at which texts stop reading an address as one. */
function encodeName(name) {
  const whole = name.replace(/\p{Surrogate}/gu, "\ufffd");
  return encodeURIComponent(whole).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decodePart(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

const FRAGMENT_PARTS = {
  day: (text, model) => validDay(text, model),
  from: (text, model) => validDay(text, model),
  to: (text, model) => validDay(text, model),
  follow: leaderOfFragment,
  compare: leaderOfFragment,
  mode: (text) => (MODES.includes(text) ? text : null),
  pace: (text) => (PACES.includes(text) ? text : null),
  loop: (text) => (text === "yes" || text === "no" ? text === "yes" : null),
  names: namesOfFragment,
  view: viewOfFragment,
};

function validDay(text, model) {
  const number = dayOfFragment(text);
  return isDay(number, model.extent) ? number : null;
}

/** The valid parts of a fragment (`#…` or without the sign): any of `day, from, to, follow, compare,
 * mode, pace, loop, names, view`. `readers`: what reads each part instead, for another kind of map. */
function readFragment(fragment, model, readers = FRAGMENT_PARTS) {
  const valid = {};
  if (fragment.length > LONGEST_FRAGMENT) return valid;
  for (const part of fragment.replace(/^#/, "").split("&")) {
    const at = part.indexOf("=");
    const key = part.slice(0, Math.max(0, at));
    if (!Object.hasOwn(readers, key) || Object.hasOwn(valid, key)) continue;
    const text = decodePart(part.slice(at + 1));
    const value = text === null ? null : readers[key](text, model);
    if (value !== null) valid[key] = value;
  }
  return valid;
}

/**
 * What a fragment's valid parts change of a state with `range`: any of `follow, compare, range, clock, mode, pace,
 * loop, names`.
 * A single end keeps the other one where that fits; a day alone widens the range as far as needed.
 */
function fragmentChanges({ day, from, to, ...valid }, range, extent) {
  const changes = {};
  for (const name of ["follow", "compare", "mode", "pace", "loop", "names"]) if (valid[name] !== undefined) changes[name] = valid[name];
  const known = from !== undefined || to !== undefined;
  let wanted = range;
  if (known) {
    const first = from ?? (to >= range[0] ? range[0] : extent[0]);
    const last = to ?? (from <= range[1] ? range[1] : extent[1]);
    if (first <= last) wanted = [first, last];
  } else if (day !== undefined) wanted = [Math.min(range[0], day), Math.max(range[1], day)];
  if (wanted[0] !== range[0] || wanted[1] !== range[1]) changes.range = wanted;
  if (day !== undefined) changes.clock = Math.max(wanted[0], Math.min(wanted[1], day));
  return changes;
}

/**
 * The fragment of a state: `{follow, compare, range, day, mode, pace, loop, names, view}`; `follow` -1 for everyone,
 * `view` or null. `compare`, `pace` and `loop` stand in it only where they are not as usual, `names` where somebody chose.
 */
function writeFragment({ follow, compare = -1, range, day, mode, pace = PACES[0], loop = false, names = OWN_NAMES, view }, model) {
  const dated = model.extent === null ? [] : [["day", fragmentDate(day)], ["from", fragmentDate(range[0])], ["to", fragmentDate(range[1])]];
  const parts = [...dated, ["follow", follow < 0 ? "" : encodeName(model.leaders.name[follow])], ["mode", mode]];
  if (compare >= 0) parts.push(["compare", encodeName(model.leaders.name[compare])]);
  if (pace !== PACES[0]) parts.push(["pace", pace]);
  if (loop) parts.push(["loop", "yes"]);
  if (names !== OWN_NAMES) parts.push(["names", encodeName(names)]);
  if (view) parts.push(["view", fragmentView(view)]);
  return `#${parts.map((part) => part.join("=")).join("&")}`;
}

/** How the replay's fragments are written and read. */
const REPLAY_FORM = { write: writeFragment, read: readFragment };
