// Talking to the page that embeds the map (docs/replay.md, Messages). Whatever comes in is data.

const MESSAGE_MARK = "summit-atlas";
const QUIET_MS = 120;

function isDay(value, extent) {
  return Number.isSafeInteger(value) && extent !== null && value >= extent[0] && value <= extent[1];
}

/** The valid part of a message's `set`: `{follow, range, day, theme}`, each only when it is valid. */
function readMessage(data, model) {
  if (typeof data !== "object" || data === null || data[MESSAGE_MARK] !== 1) return {};
  const wanted = data.set;
  if (typeof wanted !== "object" || wanted === null) return {};
  const valid = {};
  if (wanted.follow === null) valid.follow = -1;
  else if (typeof wanted.follow === "string") {
    const leader = model.leaders.name.indexOf(wanted.follow);
    if (leader >= 0) valid.follow = leader;
  }
  const { range, day, theme } = wanted;
  if (Array.isArray(range) && range.length === 2 && range.every((end) => isDay(end, model.extent)) && range[0] <= range[1]) {
    valid.range = [range[0], range[1]];
  }
  if (isDay(day, model.extent)) valid.day = day;
  if (theme === null || theme === "light" || theme === "dark") valid.theme = theme;
  return valid;
}

/** `onSet(valid)` for messages in; returns `{ready(), state(state), destroy()}` for messages out. */
function createMessages(model, onSet) {
  const receive = (event) => {
    const valid = readMessage(event.data, model);
    if (Object.keys(valid).length) onSet(valid);
  };
  window.addEventListener("message", receive);
  let timer = 0;
  let latest = null;
  let sent = "";

  function post(message) {
    if (window.parent !== window) window.parent.postMessage({ [MESSAGE_MARK]: 1, ...message }, "*");
  }

  function flush() {
    timer = 0;
    const text = JSON.stringify(latest);
    if (text === sent) return;
    sent = text;
    post({ event: "state", ...latest });
  }

  return {
    ready: () => post({ event: "ready" }),
    /** What the host knows already, so that it is not told again. */
    known(state) {
      sent = JSON.stringify(state);
    },
    state(state) {
      latest = state;
      if (!timer) timer = setTimeout(flush, QUIET_MS);
    },
    destroy() {
      clearTimeout(timer);
      window.removeEventListener("message", receive);
    },
  };
}
