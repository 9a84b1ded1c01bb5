// Talking to the page that embeds the map (docs/embed.md). Whatever comes in is data.

import { isDay, MODES, oneOf, PACES, readRange, readView } from "../core/fragment.js";
import { readFolds } from "../core/folds.js";
import { spoken } from "../core/gettext.js";
import { namesOfMessage } from "../core/names.js";
import { BESIDE, COUNTED } from "../core/visits.js";
import { choiceOfMessage, toldChoice } from "../core/projecting.js";

/** @import { Asked, Model, Span, State, Theme } from "../core/types.js" */
/** @import { MessageForm, MessageHost } from "./types.js" */

/** @typedef {Omit<Asked, "from" | "to" | "view"> & { range?: Span, theme?: Theme, view?: Asked["view"] | "fit" }} AskedByMessage `view` "fit": everything that is shown. */

const MESSAGE_MARK = "summit-atlas";
const MESSAGE_VERSION = 1;
const QUIET_MS = 120;

/**
 * Whether a message is of this interface, in the version that is spoken here.
 * @param {unknown} data
 * @returns {data is Record<string, unknown>}
 */
export function isOurs(data) {
  return typeof data === "object" && data !== null && /** @type {Record<string, unknown>} */ (data)[MESSAGE_MARK] === MESSAGE_VERSION;
}

/** Tell the page around this one. @param {object} message */
export function tellParent(message) {
  if (window.parent !== window) window.parent.postMessage({ [MESSAGE_MARK]: MESSAGE_VERSION, ...message }, "*");
}

/** A leader's name for a message; null for everyone or nobody. @param {Model} model @param {number} leader */
function leaderName(model, leader) {
  return leader < 0 ? null : model.leaders.name[leader];
}

/**
 * The leader of a message: -1 for `null`, undefined when the map has none of that name.
 * @param {unknown} name @param {Model} model
 */
function leaderOfMessage(name, model) {
  if (name === null) return -1;
  const leader = typeof name === "string" ? model.leaders.name.indexOf(name) : -1;
  return leader < 0 ? undefined : leader;
}

/**
 * The valid part of a message's `set`: `{follow, compare, range, day, mode, pace, loop, names, countries, beside, folded, view,
 * theme}`, each
 * only when it is valid.
 * @param {unknown} data @param {Model} model
 */
function readMessage(data, model) {
  /** @type {AskedByMessage} */
  const valid = {};
  const wanted = isOurs(data) ? data.set : null;
  if (typeof wanted !== "object" || wanted === null) return valid;
  const { follow, compare, range, day, theme, mode, pace, loop, names, countries, beside, folded, projection, centre, size, view } = /** @type {Record<string, unknown>} */ (wanted);
  /** @type {{ [K in keyof AskedByMessage]: AskedByMessage[K] | null }} */
  const known = {
    follow: leaderOfMessage(follow, model),
    compare: leaderOfMessage(compare, model),
    range: readRange(range, model.extent),
    day: isDay(day, model.extent) ? day : undefined,
    mode: oneOf(MODES, mode),
    pace: oneOf(PACES, pace),
    loop: typeof loop === "boolean" ? loop : undefined,
    names: namesOfMessage(names, model),
    countries: oneOf(COUNTED, countries),
    beside: oneOf(BESIDE, beside),
    folded: readFolds(folded),
    view: view === "fit" ? view : readView(view),
  };
  Object.assign(valid, size !== undefined && { size }, choiceOfMessage({ projection, centre }, model), Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null && value !== undefined)));
  if (theme === null || theme === "light" || theme === "dark") valid.theme = theme;
  return valid;
}

/**
 * What messages say of a replay.
 * @type {MessageForm<Model, State, AskedByMessage>}
 */
export const REPLAY_MESSAGES = {
  read: readMessage,
  brief: (model, { follow, range, clock, names, countries, beside, folded, ...choice }) => ({ follow: leaderName(model, follow), range, day: Math.floor(clock), names: names || null, countries, beside, folded, ...toldChoice(choice, model) }),
  more: (model, { compare, mode, pace, loop, projection, centre }) => ({ compare: leaderName(model, compare), mode, pace, loop, projection, centre }),
};

/**
 * `host`: `set(valid)` for messages in; `state` (owned by mount), `view()` of the map, its size in pixels `seen()`, `size()` of pictures, its own `fragment()` and `playing()` for messages
 * out. They go to the page around this one only. `form`: as `REPLAY_MESSAGES`, for another kind of map.
 * @template {{ extent: Span | null }} M
 * @template {{ theme: Theme }} S
 * @template A
 * @param {M} model @param {MessageHost<S, A>} host @param {MessageForm<M, S, A>} form
 */
export function createMessages(model, host, form) {
  let timer = 0;
  let sent = "";

  const brief = () => ({ ...form.brief(model, host.state), language: spoken() });

  function whole() {
    const { theme } = host.state;
    return { ...brief(), ...form.more(model, host.state), size: host.size(), fragment: host.fragment(), view: host.view(), map: host.seen(), theme, extent: model.extent, playing: host.playing(), height: document.body.offsetHeight };
  }

  /** @param {MessageEvent} event */
  const receive = (event) => {
    const valid = form.read(event.data, model);
    if (Object.keys(/** @type {object} */ (valid)).length) host.set(valid);
    if (isOurs(event.data) && event.data.get === "state" && event.source === window.parent) {
      window.parent.postMessage({ [MESSAGE_MARK]: MESSAGE_VERSION, event: "answer", ...whole() }, "*");
    }
  };
  window.addEventListener("message", receive);

  // A clock that runs and a range that is dragged are told in steps; a choice at once, for its reader may be
  // elsewhere in a moment, and this document gone.
  function isChoice() {
    /** @param {object} said */
    const chosen = (said) => JSON.stringify({ ...said, range: null, day: null });
    return sent !== "" && chosen(brief()) !== chosen(JSON.parse(sent));
  }

  function flush() {
    clearTimeout(timer);
    timer = 0;
    const text = JSON.stringify(brief());
    if (text === sent) return;
    sent = text;
    tellParent({ event: "state", ...brief() });
  }

  return {
    ready: () => tellParent({ event: "ready" }),
    /** Something that was asked for is not done. @param {string} reason In words. */
    refused: (reason) => tellParent({ event: "refused", reason }),
    /** The state has changed; `byReader`: not by a message, so that the page around is told. @param {boolean} byReader */
    changed(byReader) {
      if (!byReader) sent = JSON.stringify(brief());
      else if (isChoice()) flush();
      else if (!timer) timer = setTimeout(flush, QUIET_MS);
    },
    destroy() {
      clearTimeout(timer);
      window.removeEventListener("message", receive);
    },
  };
}
