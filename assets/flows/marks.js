// Capitals at which flows begin or end: one empty button each over its dot (`createCapitals`), which picks the country.
// One of them is in the tab order; arrow keys go on to the next ones.

import { element, whenCalm } from "../page/dom.js";
import { paneOf } from "../map/canvas_layer.js";
import { L } from "../map/leaflet.js";
import { comingLie, layerLie, spotIn } from "../map/plane.js";
import { holdStill, putStill } from "../map/still_marks.js";

/** @import { FlowModel } from "../core/flows/types.js" */
/** @import { LeafletMap, Lie, ZoomStep } from "../map/types.js" */
/** @import { Capitals, FlowTarget } from "./types.js" */

/** @type {Record<string, number | undefined>} */
const WALK = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** @typedef {{ button: HTMLButtonElement, holder: HTMLElement, country: number }} FlowMark */

const FLOW_MARK_HALF = 13;

/**
 * `host`: `pick(country)`, `point(target)`, `words(country)` for those who listen.
 * @param {LeafletMap} map @param {FlowModel} model
 * @param {{ pick(country: number): void, point(target: FlowTarget | null): void, words(country: number): string }} host
 */
export function createFlowMarks(map, model, host) {
  const pane = paneOf(map, "sa-marks");
  /** @type {Map<number, FlowMark>} */
  const marks = new Map();
  /** @type {Capitals} */
  let wanted = new Map();
  let picked = -1;
  /** @type {number[]} */
  let shown = []; // countries, the strongest first
  let stop = -1; // the country whose mark is in the tab order

  /** @param {number} country @param {Lie} lie */
  function spotOf(country, lie) {
    const seat = model.points.count + country;
    return spotIn(lie, model.points.lat[seat], model.points.lon[seat]);
  }

  /** @param {FlowMark} mark @param {Lie} lie */
  function put({ holder, country }, lie) {
    const spot = spotOf(country, lie);
    holder.classList.toggle("sa-beyond", !spot);
    if (spot) putStill(holder, Math.round(spot.x) - FLOW_MARK_HALF, Math.round(spot.y) - FLOW_MARK_HALF);
  }

  /**
   * The shown country whose capital lies nearest to an event: where capitals are close, their buttons overlap.
   * @param {MouseEvent} event
   */
  function nearest(event) {
    const at = map.mouseEventToLayerPoint(event);
    const lie = layerLie(map);
    const far = shown.map((country) => {
      const spot = spotOf(country, lie);
      return spot ? Math.hypot(at.x - spot.x, at.y - spot.y) : Infinity;
    });
    return shown[far.indexOf(Math.min(...far))];
  }

  /** @param {number} country */
  function makeMark(country) {
    const button = element("button", { class: "sa-mark sa-flow-mark", tabindex: "-1", "data-country": model.countries.code[country] });
    const holder = holdStill(button);
    L.DomEvent.disableClickPropagation(button);
    // A click by key or voice has no place.
    button.addEventListener("click", (event) => host.pick(event.detail ? nearest(event) : country));
    for (const type of /** @type {const} */ (["pointerenter", "pointermove"])) {
      button.addEventListener(type, (event) => host.point({ sort: "country", country: nearest(event) }));
    }
    button.addEventListener("pointerleave", () => host.point(null));
    button.addEventListener("focus", () => {
      if (button.matches(":focus-visible")) host.point({ sort: "country", country });
    });
    button.addEventListener("blur", () => host.point(null));
    const mark = { button, holder, country };
    marks.set(country, mark);
    pane.append(holder);
    put(mark, layerLie(map));
    return mark;
  }

  /** @param {number} country */
  function setStop(country) {
    const before = marks.get(stop);
    if (before) before.button.tabIndex = -1;
    stop = country;
    const mark = marks.get(country);
    if (mark) mark.button.tabIndex = 0;
    return mark;
  }

  /** @param {KeyboardEvent} event */
  function walk(event) {
    const direction = WALK[event.key];
    if (!direction || !shown.length) return;
    event.preventDefault();
    event.stopPropagation();
    const at = shown.indexOf(stop);
    setStop(shown[(at + direction + shown.length) % shown.length])?.button.focus({ preventScroll: true });
  }

  /** Buttons as the dots are: they cost a frame more than the dots do, and so follow when the playhead is calm. */
  function settle() {
    for (const [country, { holder }] of marks) holder.style.visibility = wanted.has(country) ? "" : "hidden";
    for (const [country, { hollow }] of wanted) {
      const { button } = marks.get(country) || makeMark(country);
      button.classList.toggle("sa-is-open", hollow);
      button.setAttribute("aria-pressed", String(country === picked));
      button.setAttribute("aria-label", host.words(country));
    }
    shown = [...wanted.keys()];
    if (!wanted.has(stop)) setStop(shown[0] ?? -1);
  }

  const settling = whenCalm(settle);
  /** @param {Lie} lie */
  const putAll = (lie) => marks.forEach((mark) => put(mark, lie));
  const placeAll = () => putAll(layerLie(map));
  /** @param {ZoomStep} step */
  const animate = ({ zoom, center }) => putAll(comingLie(map, zoom, center));
  map.on("viewreset zoom moveend", placeAll);
  map.on("zoomanim", animate);
  pane.addEventListener("keydown", walk);

  return {
    /**
     * `ends`: country → `{hollow}`, the strongest first; `country`: the one picked, or -1.
     * @param {Map<number, { hollow: boolean }>} ends @param {number} country
     */
    update(ends, country) {
      wanted = ends;
      const byHand = picked !== country;
      picked = country;
      if (byHand) settle();
      else settling.later();
    },
    destroy() {
      settling.cancel();
      map.off("viewreset zoom moveend", placeAll);
      map.off("zoomanim", animate);
      pane.removeEventListener("keydown", walk);
      for (const { holder } of marks.values()) holder.remove();
      marks.clear();
    },
  };
}
