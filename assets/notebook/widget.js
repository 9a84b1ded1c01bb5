// A map inside a notebook whose day, leader, range and view are the notebook's too (anywidget). Owned by
// geo/notebook/widget.py; the messages are those of docs/embed.md. `_document`: the HTML text; `_set.wanted`: what the
// notebook wants the map to show; `_said`: what the map shows, in the words of its answers.

/**
 * @typedef {{ get(name: string): any, set(name: string, value: unknown): void, save_changes(): void,
 *   on(event: string, call: () => void): void, off(event: string, call: () => void): void }} Model
 */

const MARK = "summit-atlas";
const TOLD = ["follow", "range", "day", "view"];
// A map says by itself when its day or leader changes, of its view it is asked.
const ASKED_MS = 600;

/** @param {unknown} one @param {unknown} other */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** @param {{ model: Model, el: HTMLElement }} parts */
function render({ model, el }) {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox");
  frame.allow = "clipboard-write; fullscreen";
  frame.title = model.get("_title");
  frame.style.cssText = `width: 100%; height: ${Number(model.get("_height"))}px; border: 0`;
  let ready = false;

  /** @param {object} words */
  const post = (words) => frame.contentWindow?.postMessage({ [MARK]: 1, ...words }, "*");

  function show() {
    const { wanted = {} } = model.get("_set");
    const said = model.get("_said");
    const news = Object.fromEntries(Object.entries(wanted).filter(([name, value]) => !same(value, said[name])));
    if (ready && Object.keys(news).length) post({ set: news });
  }

  /** @param {MessageEvent} event */
  function hear({ source, data }) {
    if (source !== frame.contentWindow || !data || typeof data !== "object" || data[MARK] !== 1) return;
    if (data.event === "ready") {
      ready = true;
      show();
      post({ get: "state" });
    } else if (data.event === "answer" || data.event === "state") {
      const said = model.get("_said");
      const now = { ...said, ...Object.fromEntries(TOLD.filter((name) => name in data).map((name) => [name, data[name]])) };
      if (same(now, said)) return;
      model.set("_said", now);
      model.save_changes();
    }
  }

  const timer = setInterval(() => {
    if (ready && document.visibilityState === "visible" && frame.getClientRects().length) post({ get: "state" });
  }, ASKED_MS);
  window.addEventListener("message", hear);
  model.on("change:_set", show);
  frame.srcdoc = model.get("_document");
  el.append(frame);
  return () => {
    clearInterval(timer);
    window.removeEventListener("message", hear);
    model.off("change:_set", show);
    frame.remove();
  };
}

export default { render };
