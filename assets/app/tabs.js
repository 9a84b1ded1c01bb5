// Tabs of one browser that have the same project open tell each other when it has changed, so that the page of the other
// one says so at once and not with its next step. Owned by geo/app/tabs.py. `data`: number of the project, its revision.

/** @typedef {{ number: string, revision: number }} Told */
/** @typedef {{ data: Told, setTriggerValue(name: string, value: number): void }} TabsComponent */

const CHANNEL = 'summit-atlas projects';
/** @type {BroadcastChannel | null} */
let channel = null;
/** What the newest call is told by: it alone shuts the channel, for Streamlit may end an earlier one after it. */
let newest = {};

// The highest revision that this tab knows, by project. Kept at the window: parts of the page that are drawn by themselves
// have a module of their own.
/** @type {{ summitAtlasTold?: Map<string, number> }} */
const left = /** @type {object} */ (window);
const told = (left.summitAtlasTold ??= new Map());

/** @param {TabsComponent} component */
export default function tabs({ data: { number, revision }, setTriggerValue }) {
  channel ??= new BroadcastChannel(CHANNEL);
  const mine = {};
  newest = mine;
  const before = told.get(number);
  told.set(number, Math.max(revision, before ?? 0));
  // What was only opened is no news to others.
  if (before !== undefined && revision > before) channel.postMessage({ number, revision });
  channel.onmessage = ({ data: heard }) => {
    if (heard?.number !== number || !(heard.revision > (told.get(number) ?? 0))) return;
    told.set(number, heard.revision);
    setTriggerValue('elsewhere', heard.revision);
  };
  return () => {
    if (newest !== mine) return;
    channel?.close();
    channel = null;
  };
}
