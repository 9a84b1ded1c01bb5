// Over the map: what is shown of the flows. On it: how wide how many visits are. Beside: how to read it.

import { flowWidth, legendVisits } from "../core/flows/scale.js";
import { flowOutline } from "../core/flows/shape.js";
import { cutWords, flowKindWords, leftOutWords } from "../core/flows/words.js";
import { _, numberWords } from "../core/gettext.js";
import { rightNormals } from "../core/lines.js";
import { element } from "../page/dom.js";
import { drawing } from "../page/drawing.js";

/** @import { FlowModel } from "../core/flows/types.js" */

export const SAMPLE_PIXELS = 46;

/** Pixels that a flow of a width takes across, its head included. @param {number} width */
export function sampleHeight(width) {
  return Math.max(12, Math.ceil(width * 2.4));
}

/**
 * The outline of a straight flow of a width, around `middle` from 0 to SAMPLE_PIXELS.
 * @param {number} width @param {number} middle
 */
export function sampleOutline(width, middle) {
  const count = 9;
  const x = Float64Array.from({ length: count }, (_value, at) => (at / (count - 1)) * SAMPLE_PIXELS);
  const curve = { x, y: new Float64Array(count).fill(middle), length: SAMPLE_PIXELS, before: 0, whole: SAMPLE_PIXELS, arrives: true, ...rightNormals({ x, y: new Float64Array(count) }) };
  return flowOutline(curve, width, []);
}

/** A straight flow of a width as a drawing. @param {number} width */
function flowSample(width) {
  const height = sampleHeight(width);
  const outline = sampleOutline(width, height / 2);
  const path = `M${outline.map((value) => value.toFixed(1)).join(" ")}Z`;
  return drawing([0, 0, SAMPLE_PIXELS, height], [{ d: path }], { width: SAMPLE_PIXELS, height });
}

/** The scale that lies on the map. */
export function createFlowScale() {
  const title = element("p", { class: "sa-flow-scale-title" });
  const list = element("ul");
  const sides = element("ul", { class: "sa-flow-sides", hidden: true });
  const panel = element("div", { class: "sa-flow-scale", "data-role": "scale" }, [title, list, sides]);
  let told = "";
  return {
    panel,
    /**
     * `most` visits are `widest` pixels wide; `words` say of what; `name`: of the country picked, or empty.
     * @param {number} most @param {number} widest @param {string} words @param {string} name
     */
    set(most, widest, words, name) {
      const next = `${most} ${widest} ${words} ${name}`;
      if (next === told) return;
      told = next;
      panel.hidden = most === 0;
      title.textContent = words;
      sides.hidden = name === "";
      sides.replaceChildren(...[["out", _("out of {country}", { country: name })], ["in", _("into {country}", { country: name })]].map(([side, text]) =>
        element("li", {}, [element("span", { class: `sa-key-mark sa-flow-key-${side}`, "aria-hidden": "true" }), element("span", { text, dir: "auto" })])
      ));
      list.replaceChildren(...legendVisits(most).map((visits) =>
        element("li", { "data-visits": visits }, [flowSample(flowWidth(visits, most, widest)), element("span", { text: numberWords(visits) })])
      ));
    },
  };
}

/** @param {string} sign @param {string} text */
function keyItem(sign, text) {
  return element("li", {}, [element("span", { class: `sa-key-mark ${sign}`, "aria-hidden": "true" }), element("span", { text })]);
}

/** How to read the map, and what it leaves out. @param {FlowModel} model */
export function flowKey(model) {
  const sample = flowSample(7);
  const sign = element("span", { class: "sa-key-mark sa-flow-sample", "aria-hidden": "true" }, [sample]);
  const notes = [...cutWords(model), ...(model.leftOut.length ? [_("Rows of the sources that are in no flow:")] : [])];
  return element("details", { class: "sa-key" }, [
    element("summary", { text: _("How to read this map") }),
    element("div", { class: "sa-key-body" }, [
      element("ul", {}, [
        element("li", {}, [sign, element("span", { text: _("From the capital of the visitor's country, thin, to the place visited, with a head; to the right of the straight way, so that there and back lie apart. Wider: more visits") })]),
        keyItem("sa-flow-key-out", _("Of a country that is picked: visits out of it")),
        keyItem("sa-flow-key-in", _("Visits into it")),
        keyItem("sa-flow-key-dashed", _("Hollow: none of these visits was held (planned, invited or cancelled)")),
        keyItem("sa-flow-key-open", _("Hollow mark: only the country is known, shown at its capital; hollow dot: only a state or province in it")),
      ]),
      element("p", { class: "sa-muted", text: _("Curves lie beside great circles; nobody says which way was flown.") }),
      notes.length ? element("div", { class: "sa-flow-left-out", "data-role": "left-out" }, [
        ...notes.map((text) => element("p", { text, dir: "auto" })),
        element("ul", { class: "sa-flow-reasons" }, leftOutWords(model).map((text) => element("li", { text, dir: "auto" }))),
      ]) : null,
    ]),
  ]);
}

/** In a line on the map: what of the flows is not drawn in full; null when all is. @param {FlowModel} model */
export function createCutNote(model) {
  const said = cutWords(model);
  if (!said.length) return null;
  return element("details", { class: "sa-flow-cut", "data-role": "cut" }, [
    element("summary", { text: _("Not all is shown") }),
    element("div", {}, said.map((text) => element("p", { text }))),
  ]);
}

/**
 * Switches for the kinds of visits; `onToggle(kind, shown)`. Where there is one kind only there is none.
 * @param {FlowModel} model @param {(kind: number, shown: boolean) => void} onToggle
 */
export function createFlowKinds(model, onToggle) {
  const switches = model.kinds.map((kind, at) => {
    const box = element("input", { type: "checkbox", "data-kind": at });
    box.addEventListener("change", () => onToggle(at, box.checked));
    const count = element("span", { class: "sa-kind-count" });
    const label = element("label", { class: "sa-kind-switch sa-kind-made" }, [box, element("span", { text: flowKindWords(kind) }), count]);
    return { label, box, count };
  });
  const panel = element("div", { class: "sa-kinds", role: "group", "aria-label": _("Kinds of visits shown"), hidden: switches.length < 2 }, switches.map(({ label }) => label));
  return {
    panel,
    /** @param {Set<number>} hidden @param {ArrayLike<number>} sums */
    set(hidden, sums) {
      switches.forEach(({ box, count }, at) => {
        box.checked = !hidden.has(at);
        count.textContent = numberWords(sums[at]);
      });
    },
  };
}
