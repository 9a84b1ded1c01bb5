// A frame that shows a document of ours inside the page. It outlives reruns: a rerun that brings
// the same document only posts what changed, so the view is never lost.
// Owned by geo/app/frame.py; the messages are those of docs/replay.md. `data`: url (of the document), html (in its
// place, once the url was told to lead nowhere), digest, title, set (what to post), report (which fields of the
// document's state the page wants to hear of), ask (a question: what the document shows in full), once (what to post a
// single time, whatever the reader has changed since). Both are known by ids, and done once each. `grows`: another
// document is the one before with more in it, and takes its place without a gap.

/** @typedef {Record<string, unknown>} Wanted What a document is to show, by name. */
/** @typedef {{ kind: string, url: string, html?: string, digest: string, title: string, set: Wanted, report: string[], ask?: string, once?: Once, grows?: boolean }} FrameData */
/** @typedef {{ id: string, set: Wanted }} Once */
/** @typedef {{ digest: string | null, chosen: Wanted }} Chosen What the reader chose in the document of this digest. */
/** @typedef {{ parentElement: HTMLElement & { host?: HTMLElement }, data: FrameData, setStateValue(name: string, value: object): void }} FrameComponent */
/**
 * @typedef {ReturnType<typeof unknown> & { frame: HTMLIFrameElement | null, digest: string | null, report: string[], told: number,
 *   tell(more?: object): void, listener(event: MessageEvent): void, leaving: HTMLIFrameElement | null, taken: Wanted, ask?: string, once?: Once }} Mount
 */

const MARK = 'summit-atlas';
const STORY = 'story';
const SETTLED_MS = 400; // a story that can be spoken to has gone to its chapter by then
const DRAWN_MS = 150; // a map that can be spoken to has drawn itself by then
/** @type {WeakMap<Element, Mount>} */
const mounts = new WeakMap();

// What the reader chose last and the page has not yet taken over. Streamlit drops what a component said in the same
// moment as its reader went to another page: the next document to be shown takes it along. Kept at the window, for
// each of our documents may be shown by a module of its own.
// Beside it the last question and the last thing shown: neither is asked or shown again by a frame that is made anew.
/** @type {{ summitAtlasChosen?: Chosen | null, summitAtlasAsked?: string, summitAtlasOnce?: string }} */
const left = /** @type {object} */ (window);
// Of a choice made in another document only what all of them share.
const SHARED = ['names', 'projection', 'centre'];

/** @param {FrameData} data */
function build(data) {
  const frame = document.createElement('iframe');
  // What docs/embed.md gives a map: without popups the links to the evidence do nothing.
  const links = data.kind === 'picker' || data.kind === 'where' ? '' : ' allow-popups allow-popups-to-escape-sandbox';
  frame.setAttribute('sandbox', `allow-scripts allow-downloads${links}`);
  frame.allow = 'clipboard-write; fullscreen';
  frame.title = data.title;
  frame.className = `summit-atlas-frame ${data.kind}`;
  return frame;
}

/** @returns {Mount} */
function create() {
  return { frame: null, leaving: null, taken: {}, digest: null, report: [], told: 0, tell: () => {}, listener: () => {}, ...unknown() };
}

// Of a new document nothing is known. `given`: what the page said last; `wanted`: what the document is to show;
// `known`: what it does show; `chosen`: what the reader chose in it and the page has not yet taken over.
function unknown() {
  /** @type {{ ready: boolean, given: Wanted, wanted: Wanted, known: Wanted, chosen: Wanted }} */
  const nothing = { ready: false, given: {}, wanted: {}, known: {}, chosen: {} };
  return nothing;
}

/** @param {unknown} one @param {unknown} other */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** @param {Element} element */
function pageTheme(element) {
  const colour = getComputedStyle(element).getPropertyValue('--st-background-color').trim();
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour);
  if (!hex) return null;
  const [red, green, blue] = hex.slice(1).map((part) => parseInt(part, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? 'dark' : 'light';
}

// A story that is written is told anew with every step, and so is a map whose table grows: the one before is seen
// until the new one is in its place.
/** @param {Mount} mount @param {HTMLIFrameElement} before @param {HTMLIFrameElement} frame @param {string} kind */
function makeWay(mount, before, frame, kind) {
  frame.classList.add('coming');
  if (before.classList.contains('coming')) {
    before.remove(); // nobody has seen it yet
    return;
  }
  before.classList.replace(kind, 'leaving');
  before.classList.add(`was-${kind}`);
  before.inert = true;
  mount.leaving = before;
  before.contentWindow?.postMessage({ [MARK]: 1, get: 'state' }, '*');
}

// What the reader of a map that grows has set there by hand: where it looks, once it was moved, and how much it shows.
/** @param {Mount} mount @param {Wanted} answer */
function takeAlong(mount, answer) {
  const moved = /[#&]view=/.test(String(answer.fragment));
  mount.taken = { mode: answer.mode, ...(moved ? { view: answer.view } : {}) };
}

/** @param {Mount} mount */
function takePlace(mount) {
  const { frame, leaving } = mount;
  if (!frame?.classList.contains('coming')) return;
  if (!frame.classList.contains(STORY)) frame.contentWindow?.postMessage({ [MARK]: 1, set: mount.taken }, '*');
  setTimeout(() => {
    if (mount.frame !== frame) return;
    frame.classList.remove('coming');
    leaving?.remove();
  }, frame.classList.contains(STORY) ? SETTLED_MS : DRAWN_MS);
}

// Another document gets another frame: what the one before it still says is nobody's then.
/** @param {Mount} mount @param {HTMLElement} parent @param {FrameData} data */
function load(mount, parent, data) {
  const frame = build(data);
  const before = mount.frame;
  if ((data.kind === STORY || data.grows) && before?.classList.contains(data.kind)) makeWay(mount, before, frame, data.kind);
  else {
    mount.leaving?.remove();
    mount.frame?.remove();
  }
  mount.frame = frame;
  parent.appendChild(frame);
  if (data.html !== undefined) frame.srcdoc = data.html;
  else void fetched(mount, frame, data);
}

// The document comes by an address of its own, so that it need not come with every answer of the page, and packed.
/** @param {Mount} mount @param {HTMLIFrameElement} frame @param {FrameData} data */
async function fetched(mount, frame, data) {
  const text = await textOf(data.url);
  if (mount.frame !== frame || frame.srcdoc) return; // another one is shown by now
  if (text === null) mount.tell({ missing: data.digest });
  else frame.srcdoc = text;
}

/** @param {string} url @returns {Promise<string | null>} */
async function textOf(url) {
  try {
    const answer = await fetch(url);
    if (!answer.ok || !answer.body) return null;
    return await new Response(answer.body.pipeThrough(new DecompressionStream('gzip'))).text();
  } catch {
    return null; // no such address, or a browser from before 2023, which cannot unpack: it is told the text instead
  }
}

/** @param {Mount} mount */
function keep(mount) {
  const { digest, chosen } = mount;
  left.summitAtlasChosen = Object.keys(chosen).length ? { digest, chosen: { ...chosen } } : null;
}

// What was chosen in the document before this one, or in this one before its reader went elsewhere, and got lost.
/** @param {Mount} mount @param {Chosen} lost */
function inherit(mount, { digest, chosen }) {
  const names = mount.report.filter((name) => name in chosen && (SHARED.includes(name) || digest === mount.digest));
  const news = names.filter((name) => !same(chosen[name], mount.wanted[name]));
  for (const name of news) mount.wanted[name] = mount.chosen[name] = chosen[name];
  left.summitAtlasChosen = null;
  if (!news.length) return;
  keep(mount);
  setTimeout(() => mount.tell());
}

// A run of the page that began before the reader's choice still says the old value. It is no news, and so it
// does not undo the choice.
/** @param {Mount} mount @param {Wanted} set */
function take(mount, set) {
  for (const [name, value] of Object.entries(set)) {
    if (same(value, mount.given[name])) continue;
    mount.wanted[name] = value;
    delete mount.chosen[name];
  }
  mount.given = set;
  if (left.summitAtlasChosen?.digest === mount.digest) keep(mount);
}

// What the reader may have changed a moment ago is not said again.
/** @param {Mount} mount */
function post(mount) {
  const names = Object.keys(mount.wanted);
  const news = names.filter((name) => !same(mount.wanted[name], mount.known[name]));
  if (!mount.ready || !news.length) return;
  const said = names.filter((name) => news.includes(name) || !mount.report.includes(name));
  mount.known = { ...mount.wanted };
  const set = Object.fromEntries(said.map((name) => [name, mount.wanted[name]]));
  mount.frame?.contentWindow?.postMessage({ [MARK]: 1, set }, '*');
}

// What is asked for once, as soon as the document can be spoken to.
/** @param {Mount} mount */
function speak(mount) {
  const { ready, ask, once, frame } = mount;
  if (!ready) return;
  if (once && once.id !== left.summitAtlasOnce) {
    left.summitAtlasOnce = once.id;
    frame?.contentWindow?.postMessage({ [MARK]: 1, set: once.set }, '*');
  }
  if (ask && ask !== left.summitAtlasAsked) {
    left.summitAtlasAsked = ask;
    frame?.contentWindow?.postMessage({ [MARK]: 1, get: 'state' }, '*');
  }
}

/** @param {Mount} mount @param {MessageEvent} event */
function hear(mount, event) {
  const message = event.data;
  if (!message || typeof message !== 'object' || message[MARK] !== 1) return;
  if (mount.leaving && event.source === mount.leaving.contentWindow && message.event === 'answer') takeAlong(mount, message);
  if (event.source !== mount.frame?.contentWindow) return;
  if (message.event === 'ready') {
    mount.ready = true;
    mount.known = {}; // a frame that is moved within the page loads its document anew
    post(mount);
    speak(mount);
    takePlace(mount);
  } else if (message.event === 'answer') {
    mount.tell({ answer: message, asked: left.summitAtlasAsked });
  } else if (message.event === 'state') {
    const changed = mount.report.filter((name) => !same(message[name], mount.wanted[name]));
    if (!changed.length) return;
    for (const name of changed) mount.wanted[name] = mount.known[name] = mount.chosen[name] = message[name];
    keep(mount);
    mount.tell();
  }
}

/** @param {FrameComponent} component */
export default function (component) {
  const { parentElement, data, setStateValue } = component;
  const known = mounts.get(parentElement);
  const mount = known ?? create();
  if (!known) {
    mounts.set(parentElement, mount);
    mount.listener = (event) => hear(mount, event);
    window.addEventListener('message', mount.listener);
  }
  Object.assign(mount, { report: data.report, ask: data.ask, once: data.once });
  // Numbered, because the page hears only of what differs from what it was told last.
  mount.tell = (more) =>
    setStateValue('state', { ...mount.chosen, ...more, digest: mount.digest, told: (mount.told += 1) });
  const fresh = mount.digest !== data.digest;
  if (fresh) Object.assign(mount, unknown(), { digest: data.digest });
  const lost = fresh ? left.summitAtlasChosen : null;
  take(mount, { ...data.set, theme: pageTheme(parentElement.host || parentElement) });
  if (lost) inherit(mount, lost);
  if (fresh) load(mount, parentElement, data);
  else if (data.html !== undefined && mount.frame && !mount.frame.srcdoc) mount.frame.srcdoc = data.html;
  else post(mount);
  speak(mount);
  return () => {
    window.removeEventListener('message', mount.listener);
    mount.leaving?.remove();
    mount.frame?.remove();
    mounts.delete(parentElement);
  };
}
