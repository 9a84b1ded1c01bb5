// A frame that shows a document of ours inside the page. It outlives reruns: a rerun that brings
// the same document only posts what changed, so the view is never lost.
// Owned by app_frame.py; the messages are those of docs/replay.md. `data`: html, digest, title,
// set (what to post), report (which fields of the document's state the page wants to hear of).

const MARK = 'summit-atlas';
const mounts = new WeakMap();

function build(data) {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts allow-downloads');
  frame.title = data.title;
  frame.className = `summit-atlas-frame ${data.kind}`;
  return frame;
}

function create() {
  return { frame: null, digest: null, report: [], told: 0, tell: () => {}, ...unknown() };
}

// Of a new document nothing is known. `given`: what the page said last; `wanted`: what the document is to show;
// `known`: what it does show; `chosen`: what the reader chose in it and the page has not yet taken over.
function unknown() {
  return { ready: false, given: {}, wanted: {}, known: {}, chosen: {} };
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function pageTheme(element) {
  const colour = getComputedStyle(element).getPropertyValue('--st-background-color').trim();
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour);
  if (!hex) return null;
  const [red, green, blue] = hex.slice(1).map((part) => parseInt(part, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? 'dark' : 'light';
}

// Another document gets another frame: what the one before it still says is nobody's then.
function load(mount, parent, data) {
  mount.frame?.remove();
  mount.frame = build(data);
  mount.frame.srcdoc = data.html;
  parent.appendChild(mount.frame);
}

// A run of the page that began before the reader's choice still says the old value. It is no news, and so it
// does not undo the choice.
function take(mount, set) {
  for (const [name, value] of Object.entries(set)) {
    if (same(value, mount.given[name])) continue;
    mount.wanted[name] = value;
    delete mount.chosen[name];
  }
  mount.given = set;
}

// What the reader may have changed a moment ago is not said again.
function post(mount) {
  const names = Object.keys(mount.wanted);
  const news = names.filter((name) => !same(mount.wanted[name], mount.known[name]));
  if (!mount.ready || !news.length) return;
  const said = names.filter((name) => news.includes(name) || !mount.report.includes(name));
  mount.known = { ...mount.wanted };
  const set = Object.fromEntries(said.map((name) => [name, mount.wanted[name]]));
  mount.frame.contentWindow.postMessage({ [MARK]: 1, set }, '*');
}

function hear(mount, event) {
  if (event.source !== mount.frame?.contentWindow) return;
  const message = event.data;
  if (!message || typeof message !== 'object' || message[MARK] !== 1) return;
  if (message.event === 'ready') {
    mount.ready = true;
    mount.known = {}; // a frame that is moved within the page loads its document anew
    post(mount);
  } else if (message.event === 'state') {
    const changed = mount.report.filter((name) => !same(message[name], mount.wanted[name]));
    if (!changed.length) return;
    for (const name of changed) mount.wanted[name] = mount.known[name] = mount.chosen[name] = message[name];
    mount.tell();
  }
}

export default function (component) {
  const { parentElement, data, setStateValue } = component;
  let mount = mounts.get(parentElement);
  if (!mount) {
    mount = create();
    mounts.set(parentElement, mount);
    mount.listener = (event) => hear(mount, event);
    window.addEventListener('message', mount.listener);
  }
  mount.report = data.report;
  // Numbered, because the page hears only of what differs from what it was told last.
  mount.tell = () => setStateValue('state', { ...mount.chosen, digest: mount.digest, told: (mount.told += 1) });
  const fresh = mount.digest !== data.digest;
  if (fresh) Object.assign(mount, unknown(), { digest: data.digest });
  take(mount, { ...data.set, theme: pageTheme(parentElement.host || parentElement) });
  if (fresh) load(mount, parentElement, data);
  else post(mount);
  return () => {
    window.removeEventListener('message', mount.listener);
    mount.frame.remove();
    mounts.delete(parentElement);
  };
}
