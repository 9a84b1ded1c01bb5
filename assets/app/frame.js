// The frame that shows the map document inside the page. It outlives reruns: a rerun
// that brings the same document only posts what changed, so the view is never lost.
// Owned by app_frame.py; the messages are those of docs/replay.md.

const MARK = 'summit-atlas';
const mounts = new WeakMap();

function build(parent) {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts allow-downloads');
  frame.title = 'Map of the meetings, with a timeline to replay them';
  frame.className = 'summit-atlas-frame';
  parent.appendChild(frame);
  return { frame, ready: false, digest: null, wanted: null, posted: null, report: () => {}, parent };
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
    const state = { follow: message.follow, range: message.range };
    const text = JSON.stringify({ ...state, theme: mount.wanted.theme });
    if (text === mount.posted) return;
    mount.posted = text;
    mount.wanted = JSON.parse(text);
    mount.report(state);
  }
}

export default function (component) {
  const { parentElement, data, setStateValue } = component;
  let mount = mounts.get(parentElement);
  if (!mount) {
    mount = build(parentElement);
    mounts.set(parentElement, mount);
    mount.listener = (event) => hear(mount, event);
    window.addEventListener('message', mount.listener);
  }
  mount.report = (state) => setStateValue('state', { ...state, digest: mount.digest });
  mount.wanted = { follow: data.follow, range: data.range, theme: pageTheme(parentElement.host || parentElement) };
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
