// Talking to the page that embeds the map (docs/embed.md). Whatever comes in is data.

const MESSAGE_MARK = "summit-atlas";
const MESSAGE_VERSION = 1;
const QUIET_MS = 120;

/** Whether a message is of this interface, in the version that is spoken here. */
function isOurs(data) {
  return typeof data === "object" && data !== null && data[MESSAGE_MARK] === MESSAGE_VERSION;
}

/** A leader's name for a message; null for everyone or nobody. */
function leaderName(model, leader) {
  return leader < 0 ? null : model.leaders.name[leader];
}

/** The leader of a message: -1 for `null`, undefined when the map has none of that name. */
function leaderOfMessage(name, model) {
  if (name === null) return -1;
  const leader = typeof name === "string" ? model.leaders.name.indexOf(name) : -1;
  return leader < 0 ? undefined : leader;
}

/**
 * The valid part of a message's `set`: `{follow, compare, range, day, mode, pace, loop, names, view, theme}`, each only
 * when it is valid.
 */
function readMessage(data, model) {
  const wanted = isOurs(data) ? data.set : null;
  if (typeof wanted !== "object" || wanted === null) return {};
  const valid = {};
  for (const name of ["follow", "compare"]) {
    const leader = leaderOfMessage(wanted[name], model);
    if (leader !== undefined) valid[name] = leader;
  }
  const { range, day, theme, mode, pace, loop } = wanted;
  if (Array.isArray(range) && range.length === 2 && range.every((end) => isDay(end, model.extent)) && range[0] <= range[1]) {
    valid.range = [range[0], range[1]];
  }
  if (isDay(day, model.extent)) valid.day = day;
  if (MODES.includes(mode)) valid.mode = mode;
  if (PACES.includes(pace)) valid.pace = pace;
  if (typeof loop === "boolean") valid.loop = loop;
  const names = namesOfMessage(wanted.names, model);
  if (names !== undefined) valid.names = names;
  const view = readView(wanted.view);
  if (view) valid.view = view;
  if (theme === null || theme === "light" || theme === "dark") valid.theme = theme;
  return valid;
}

/** What messages say of a replay: `read(data, model)` those that come in, `brief` and `more` of its state those that go out. */
const REPLAY_MESSAGES = {
  read: readMessage,
  brief: (model, { follow, range, clock, names }) => ({ follow: leaderName(model, follow), range, day: Math.floor(clock), names: names || null }),
  more: (model, { compare, mode, pace, loop }) => ({ compare: leaderName(model, compare), mode, pace, loop }),
};

/**
 * `host`: `set(valid)` for messages in; `state` (owned by mount), `view()` of the map and `playing()` for messages
 * out. They go to the page around this one only. `form`: as `REPLAY_MESSAGES`, for another kind of map.
 */
function createMessages(model, host, form = REPLAY_MESSAGES) {
  let timer = 0;
  let sent = "";

  const brief = () => form.brief(model, host.state);

  function whole() {
    const { theme } = host.state;
    return { ...brief(), ...form.more(model, host.state), view: host.view(), theme, extent: model.extent, playing: host.playing() };
  }

  function post(message) {
    if (window.parent !== window) window.parent.postMessage({ [MESSAGE_MARK]: MESSAGE_VERSION, ...message }, "*");
  }

  const receive = (event) => {
    const valid = form.read(event.data, model);
    if (Object.keys(valid).length) host.set(valid);
    if (isOurs(event.data) && event.data.get === "state" && event.source === window.parent) {
      window.parent.postMessage({ [MESSAGE_MARK]: MESSAGE_VERSION, event: "answer", ...whole() }, "*");
    }
  };
  window.addEventListener("message", receive);

  function flush() {
    timer = 0;
    const text = JSON.stringify(brief());
    if (text === sent) return;
    sent = text;
    post({ event: "state", ...brief() });
  }

  return {
    ready: () => post({ event: "ready" }),
    /** The state has changed; `byReader`: not by a message, so that the page around is told. */
    changed(byReader) {
      if (!byReader) sent = JSON.stringify(brief());
      else if (!timer) timer = setTimeout(flush, QUIET_MS);
    },
    destroy() {
      clearTimeout(timer);
      window.removeEventListener("message", receive);
    },
  };
}
