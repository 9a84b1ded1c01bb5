// The state of a map of flows as the fragment of an address, and as messages have it:
// #day=2019-03-01&from=1985-01-01&to=2024-12-31&mode=period&country=FR&top=50&names=ru&view=48,10,4

/** The country of a code, -1 for all, null when the map has none of it. */
function countryOfCode(code, model) {
  if (code === "") return -1;
  const country = model.countries.code.indexOf(code);
  return country < 0 ? null : country;
}

function validTop(number) {
  return Number.isInteger(number) && TOP_STEPS.includes(number) ? number : null;
}

const FLOW_FRAGMENT_PARTS = {
  day: (text, model) => validDay(text, model),
  from: (text, model) => validDay(text, model),
  to: (text, model) => validDay(text, model),
  mode: (text) => (FLOW_MODES.includes(text) ? text : null),
  country: countryOfCode,
  top: (text) => validTop(Number(text)),
  names: namesOfFragment,
  view: viewOfFragment,
};

/** The valid parts of a fragment: any of `day, from, to, mode, country, top, names, view`. */
function readFlowFragment(fragment, model) {
  return readFragment(fragment, model, FLOW_FRAGMENT_PARTS);
}

/** What a fragment's valid parts change of a state with `range`; see `fragmentChanges`. */
function flowFragmentChanges(valid, range, extent) {
  const { country, top, ...rest } = valid;
  const changes = fragmentChanges(rest, range, extent);
  if (country !== undefined) changes.country = country;
  if (top !== undefined) changes.top = top;
  return changes;
}

/** The fragment of a state: `{range, day, mode, country, top, names, view}`. */
function writeFlowFragment({ range, day, mode, country, top, names = OWN_NAMES, view }, model) {
  const parts = [["day", fragmentDate(day)], ["from", fragmentDate(range[0])], ["to", fragmentDate(range[1])], ["mode", mode]];
  if (country >= 0) parts.push(["country", model.countries.code[country]]);
  parts.push(["top", String(top)]);
  if (names !== OWN_NAMES) parts.push(["names", names]);
  if (view) parts.push(["view", fragmentView(view)]);
  return `#${parts.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`).join("&")}`;
}

/** The valid part of what a message sets: any of `range, day, mode, country, top, names, view, theme`. */
function readFlowSet(wanted, model) {
  if (typeof wanted !== "object" || wanted === null) return {};
  const { range, day, mode, country, top, theme } = wanted;
  const valid = {};
  if (Array.isArray(range) && range.length === 2 && range.every((end) => isDay(end, model.extent)) && range[0] <= range[1]) {
    valid.range = [range[0], range[1]];
  }
  if (isDay(day, model.extent)) valid.day = day;
  if (FLOW_MODES.includes(mode)) valid.mode = mode;
  const known = country === null ? -1 : typeof country === "string" ? countryOfCode(country, model) : null;
  if (known !== null) valid.country = known;
  if (validTop(top) !== null) valid.top = top;
  const names = namesOfMessage(wanted.names, model);
  if (names !== undefined) valid.names = names;
  const view = readView(wanted.view);
  if (view) valid.view = view;
  if (theme === null || theme === "light" || theme === "dark") valid.theme = theme;
  return valid;
}

/** How the fragments of a map of flows are written and read. */
const FLOW_FORM = { write: writeFlowFragment, read: readFlowFragment };
