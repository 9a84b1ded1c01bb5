// Pointing at a flow or a country: by the pointer, by the focus of list and marks, or held by a press.

import { element, targetOf } from "../page/dom.js";

/** @import { Bindings, Spot } from "../page/types.js" */
/** @import { LeafletMap } from "../map/types.js" */
/** @import { FlowTarget, PointingHost } from "./types.js" */

const POINT_REACH = 5;
const TOUCH_REACH = 14;
const TIP_EDGE = 6;

/** @param {FlowTarget | null} a @param {FlowTarget | null} b */
function sameTarget(a, b) {
  return a === b || (a !== null && b !== null && a.sort === b.sort && a.route === b.route && a.country === b.country);
}

/** @param {HTMLElement} root @param {LeafletMap} map @param {PointingHost} host @param {Bindings} bindings */
export function createPointing(root, map, host, bindings) {
  const container = map.getContainer();
  const tip = element("p", { class: "sa-route-tip", "data-role": "route-tip", role: "tooltip", hidden: true, dir: "auto" });
  container.append(tip);
  /** @type {FlowTarget | null} */
  let target = null;
  /** @type {FlowTarget | null} */
  let held = null;
  /** @type {Spot | null} */
  let at = null; // where the pointer is; null: where the target lies
  let queued = 0;

  /** @param {FlowTarget} shown */
  function place(shown) {
    const { x, y } = at || host.middle(shown);
    const size = map.getSize();
    const left = Math.max(TIP_EDGE, Math.min(size.x - tip.offsetWidth - TIP_EDGE, x - tip.offsetWidth / 2));
    const above = y - tip.offsetHeight - 14;
    const top = above < TIP_EDGE ? Math.min(size.y - tip.offsetHeight - TIP_EDGE, Math.max(TIP_EDGE, y + 18)) : above;
    tip.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }

  function say() {
    const words = target === null ? "" : host.words(target);
    tip.hidden = words === "";
    if (target === null || words === "") return;
    if (tip.textContent !== words) tip.textContent = words;
    place(target);
  }

  /**
   * Point at a target, `null` for none; `where` in pixels of the view, or null.
   * @param {FlowTarget | null} wanted @param {Spot | null} where
   */
  function point(wanted, where = null) {
    const next = wanted || held;
    at = wanted ? where : null;
    if (!sameTarget(next, target)) {
      target = next;
      root.classList.toggle("sa-pointed", target !== null);
      host.light();
    }
    say();
  }

  /** @param {FlowTarget | null} wanted */
  function hold(wanted) {
    held = sameTarget(held, wanted) ? null : wanted;
    host.onHold();
    point(held);
  }

  /** @param {PointerEvent} event */
  function hover(event) {
    if (queued || targetOf(event).closest("button, a, summary, details")) return;
    const where = map.mouseEventToContainerPoint(event);
    const reach = event.pointerType === "touch" ? TOUCH_REACH : POINT_REACH;
    queued = requestAnimationFrame(() => {
      queued = 0;
      const flow = host.flowAt(where, reach);
      container.classList.toggle("sa-on-flow", flow !== null);
      const country = flow ? -1 : host.countryAt(event);
      point(flow ? { sort: "route", route: flow.route } : country < 0 ? null : { sort: "country", country }, where);
    });
  }

  bindings.on(container, "pointermove", (event) => event.buttons === 0 && hover(event));
  bindings.on(container, "pointerleave", () => point(null));
  map.on("click", ({ containerPoint, originalEvent }) => {
    const flow = host.flowAt(containerPoint, /** @type {PointerEvent} */ (originalEvent).pointerType === "touch" ? TOUCH_REACH : POINT_REACH);
    const country = flow ? -1 : host.countryAt(originalEvent);
    if (flow) hold({ sort: "route", route: flow.route });
    else if (country >= 0 || held) hold(country < 0 ? held : { sort: "country", country });
  });
  map.on("move zoomend", () => {
    if (target && !at) say();
  });
  bindings.on(root, "keydown", (event) => {
    if (event.key !== "Escape" || target === null || event.defaultPrevented) return;
    if (held) hold(held);
    else point(null);
  });
  bindings.add(() => {
    cancelAnimationFrame(queued);
    tip.remove();
  });

  return {
    point,
    hold,
    /** Let go of what is held: it may not be shown any more. */
    release() {
      if (held) hold(held);
    },
    held: () => held,
    target: () => target,
    /** What is shown has changed: say it anew. */
    refresh: say,
  };
}
