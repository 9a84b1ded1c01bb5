// What is pointed at stands out: its ways are drawn over the others, everything else is dimmed.

import { belonging, routeNear } from "../core/highlight.js";
import { createLinePool } from "../core/lines.js";
import { styleOf } from "../core/ops.js";
import { routeWords } from "../core/search.js";
import { scaleOf } from "../core/spots.js";
import { element, targetOf } from "../page/dom.js";
import { CanvasLayer } from "./canvas_layer.js";
import { drawOutline } from "./outlines.js";
import { ofLeaflet } from "./plane.js";
import { drawWay } from "./routes.js";

/** @import { LinePool, Model, Scene, Span, Target } from "../core/types.js" */
/** @import { Bindings, Palette } from "../page/types.js" */
/** @import { CountryPaths, LeafletMap, Mark, ShownMark } from "./types.js" */

/**
 * @typedef {object} HighlightHost
 * @property {() => Scene[]} scenes
 * @property {() => Span[]} strokes `[from, to]`, one for each scene.
 * @property {() => number} clock
 * @property {() => boolean} playing
 * @property {() => Palette[]} palettes One for each scene.
 * @property {() => ShownMark[]} marks
 * @property {(test: ((meeting: number) => boolean) | null) => void} light The list; null: all.
 * @property {{ lines(): boolean, codeAt(event: MouseEvent): string, words(code: string): string, pathsOf: CountryPaths }} countries
 * Whether ways are seen beside them; which coloured one lies under the pointer, what it says, its paths.
 */

const POINT_REST_MS = 120;
const ROUTE_REACH_PX = 6;
const KEPT_LIGHT_MS = 2500;

/**
 * `host`: `scenes()`, `strokes()` (`[[from, to], …]`, one for each scene), `clock()`, `playing()`, `palettes()` (one for
 * each scene), `marks()` (shown), `light(test)` (the list; null: all).
 * @param {HTMLElement} root @param {LeafletMap} map @param {Model} model @param {HighlightHost} host
 * @param {Bindings} bindings
 */
export function createHighlight(root, map, model, host, bindings) {
  const tip = element("p", { class: "sa-route-tip", "data-role": "route-tip", hidden: true, dir: "auto" });
  /** @type {Target | null} */
  let target = null;
  /** @type {ReturnType<typeof belonging> | null} */
  let test = null;
  let timer = 0;
  /** @type {LinePool | null} */
  let pool = null;

  const layer = new CanvasLayer(
    (ctx, frame) => {
      const lights = test;
      if (lights === null) return;
      if (target?.sort === "country") drawOutline(ctx, frame, host.countries.pathsOf(target.country, frame), host.palettes()[0].label);
      if (host.countries.lines()) host.scenes().forEach(({ plan }, side) => {
        const [from, to] = host.strokes()[side];
        /** @type {Map<number, number>} */
        const lit = new Map();
        for (let at = from; at < to; at += 1) if (lights.route(plan.route[at])) lit.set(plan.route[at], plan.bits[at]);
        for (const [route, bits] of lit) drawWay(ctx, frame, { ...styleOf(bits), count: 3 }, model.line(route, frame.projection), host.palettes()[side]);
      });
    },
    { pane: "sa-trail" }
  );

  /** Bring everything up to the target: also after the day or what is shown has changed. */
  function update() {
    if (target === null && test === null) return;
    test = target === null ? null : belonging(model, target, host.clock());
    root.classList.toggle("sa-pointed", test !== null);
    for (const { group, state, holder } of host.marks()) {
      const members = state.members || group.members.subarray(0, state.count);
      holder.classList.toggle("sa-dim", test !== null && !members.some(test.meeting));
    }
    host.light(test && test.meeting);
    if (test !== null && !map.hasLayer(layer)) layer.addTo(map);
    layer.redraw();
    if (test === null) layer.remove();
  }

  /** Point at a target, or at nothing; `rest`: only when the pointer stays. @param {Target | null} next */
  function point(next, rest = false) {
    clearTimeout(timer);
    const set = () => {
      target = next;
      if (next === null || (next.sort !== "route" && next.sort !== "country")) tip.hidden = true;
      update();
    };
    if (rest) timer = setTimeout(set, POINT_REST_MS);
    else if (next !== null || target !== null) set();
  }

  /** @param {Mark} mark @returns {Target} */
  function countryOf(mark) {
    const country = model.points.country[mark.group.point];
    return country ? { sort: "country", country } : { sort: "place", place: mark.group.point };
  }

  /** @param {Element} node */
  function markAt(node) {
    const button = node.closest(".sa-mark");
    return button && host.marks().find(({ holder }) => holder.contains(button));
  }

  /**
   * The route under the pointer, as a target; null where there is none.
   * @param {PointerEvent} event
   * @returns {{ sort: "route", route: number } | null}
   */
  function routeAt(event) {
    if (!host.countries.lines()) return null;
    const scale = scaleOf(map.getZoom());
    if (pool?.scale !== scale || pool.projection !== map.projection) pool = createLinePool(model.points, model.routes, scale, map.projection);
    const { x, y } = ofLeaflet(map, map.mouseEventToLatLng(event));
    for (const [side, { plan }] of host.scenes().entries()) {
      const [from, to] = host.strokes()[side];
      const route = routeNear(plan, from, to, pool, x, y, ROUTE_REACH_PX / scale);
      if (route >= 0) return { sort: "route", route };
    }
    return null;
  }

  /** @param {MouseEvent} event @returns {Target | null} */
  function countryUnder(event) {
    const country = host.countries.codeAt(event);
    return country ? { sort: "country", country } : null;
  }

  /** @param {string} words @param {MouseEvent} event */
  function showTip(words, event) {
    const { left, top } = map.getContainer().getBoundingClientRect();
    tip.textContent = words;
    tip.style.transform = `translate(${event.clientX - left + 12}px, ${event.clientY - top + 12}px)`;
    tip.hidden = false;
  }

  /** @param {PointerEvent} event */
  function overMap(event) {
    if (event.buttons || event.pointerType === "touch" || host.playing()) return;
    const mark = markAt(targetOf(event));
    clearTimeout(timer);
    timer = setTimeout(() => {
      const next = mark ? countryOf(mark) : targetOf(event).closest(".sa-card, .leaflet-control") ? null : routeAt(event) ?? countryUnder(event);
      point(next);
      tip.hidden = true;
      if (next?.sort === "route") showTip(routeWords(model, next.route), event);
      if (next?.sort === "country" && !mark) showTip(host.countries.words(next.country), event);
    }, POINT_REST_MS);
  }

  /** What a finger points at, which never rests above: for a moment. @param {import("leaflet").LeafletMouseEvent} event */
  function touched({ originalEvent }) {
    const next = markAt(targetOf(originalEvent)) || host.playing() ? null : countryUnder(originalEvent);
    if (next === null || next.sort !== "country") return;
    flash(next);
    showTip(host.countries.words(next.country), originalEvent);
  }

  /** Point at a target for a moment: where somebody has just come to. @param {Target | null} next */
  function flash(next) {
    point(next);
    timer = setTimeout(() => point(null), KEPT_LIGHT_MS);
  }

  const container = map.getContainer();
  container.append(tip);
  bindings.on(container, "pointermove", overMap);
  map.on("click", touched);
  bindings.on(container, "pointerleave", () => point(null));
  bindings.on(container, "pointerdown", () => point(null));
  bindings.on(container, "focusin", (event) => {
    const mark = markAt(targetOf(event));
    if (mark && targetOf(event).matches(":focus-visible")) point(countryOf(mark));
  });
  bindings.on(container, "focusout", () => point(null));

  return {
    point,
    update,
    flash,
    /**
     * Let names and places of entries in `list` be pointed at; `meetingOf(node)` is the entry's meeting.
     * @param {HTMLElement} list @param {(node: Node) => number} meetingOf
     */
    listenTo(list, meetingOf) {
      bindings.on(list, "pointerover", (event) => {
        const part = event.pointerType === "touch" || host.playing() ? null : targetOf(event).closest(".sa-entry-title, .sa-entry-place");
        const meeting = part ? meetingOf(part) : -1;
        if (!part || meeting < 0) point(null);
        else point(entryTarget(model, meeting, part.classList.contains("sa-entry-place"), host.scenes()[0].view.follow), true);
      });
      bindings.on(list, "pointerleave", () => point(null));
    },
    destroy() {
      clearTimeout(timer);
      map.off("click", touched);
      layer.remove();
      tip.remove();
    },
  };
}

/**
 * What an entry's place or names point at; null when there is nothing.
 * @param {Model} model @param {number} meeting @param {boolean} isPlace @param {number} follow
 * @returns {Target | null}
 */
function entryTarget(model, meeting, isPlace, follow) {
  const { meetings, points } = model;
  if (isPlace) {
    const country = meetings.point[meeting] < 0 ? "" : points.country[meetings.point[meeting]];
    return country ? { sort: "country", country } : null;
  }
  const present = Array.from(meetings.leader.subarray(meetings.leaderStart[meeting], meetings.leaderStart[meeting + 1]));
  const leaders = present.filter((leader) => leader !== follow);
  return leaders.length ? { sort: "leader", leaders } : null;
}
