// A frame that shows a document of ours inside the page. It outlives reruns: a rerun that brings
// the same document only posts what changed, so the view is never lost.
// Owned by app_frame.py; the messages are those of docs/replay.md. `data`: html, digest, title,
// set (what to post), report (which fields of the document's state the page wants to hear of).

const MARK = 'summit-atlas';
const mounts = new WeakMap();

function build(parent, data) {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts allow-downloads');
  frame.title = data.title;
  frame.className = `summit-atlas-frame ${data.kind}`;
  parent.appendChild(frame);
  return { frame, ready: false, digest: null, report: [], wanted: null, posted: null, tell: () => {} };
}

function pageTheme(element) {
  const colour = getComputedStyle(element).getPropertyValue('--st-background-color').trim();
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour);
  if (!hex) return null;
  const [red, green, blue] = hex.slice(1).map((part) => parseInt(part, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? 'dark' : 'light';
}

function post(mount) {
  const text = JSON.stringify(mount.wanted);
  if (!mount.ready || text === mount.posted) return;
  mount.posted = text;
  mount.frame.contentWindow.postMessage({ [MARK]: 1, set: mount.wanted }, '*');
}

function hear(mount, event) {
  if (event.source !== mount.frame.contentWindow) return;
  const message = event.data;
  if (!message || typeof message !== 'object' || message[MARK] !== 1) return;
  if (message.event === 'ready') {
    mount.ready = true;
    post(mount);
  } else if (message.event === 'state') {
    const state = Object.fromEntries(mount.report.map((name) => [name, message[name]]));
    const wanted = { ...mount.wanted, ...state };
    const text = JSON.stringify(wanted);
    if (text === mount.posted) return;
    mount.posted = text;
    mount.wanted = wanted;
    mount.tell(state);
  }
}

export default function (component) {
  const { parentElement, data, setStateValue } = component;
  let mount = mounts.get(parentElement);
  if (!mount) {
    mount = build(parentElement, data);
    mounts.set(parentElement, mount);
    mount.listener = (event) => hear(mount, event);
    window.addEventListener('message', mount.listener);
  }
  mount.report = data.report;
  mount.tell = (state) => setStateValue('state', { ...state, digest: mount.digest });
  mount.wanted = { ...data.set, theme: pageTheme(parentElement.host || parentElement) };
  if (mount.digest !== data.digest) {
    mount.digest = data.digest;
    mount.ready = false;
    mount.posted = null;
    mount.frame.srcdoc = data.html;
  } else {
    post(mount);
  }
  return () => {
    window.removeEventListener('message', mount.listener);
    mount.frame.remove();
    mounts.delete(parentElement);
  };
}
