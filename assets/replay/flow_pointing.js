// Pointing at a flow or a country: by the pointer, by the focus of list and marks, or held by a press.

const POINT_REACH = 5;
const TOUCH_REACH = 14;
const TIP_EDGE = 6;

function sameTarget(a, b) {
  return a === b || (a !== null && b !== null && a.sort === b.sort && a.route === b.route && a.country === b.country);
}

/**
 * `host`: `flowAt(point, reach)`, `middle(target)` (where to show the tip, in pixels of the view), `words(target)` (empty
 * when it is not shown now), `light()` draws it anew, `onHold()` when another one is held, or none.
 */
function createPointing(root, map, host, bindings) {
  const container = map.getContainer();
  const tip = element("p", { class: "sa-route-tip", "data-role": "route-tip", role: "tooltip", hidden: true, dir: "auto" });
  container.append(tip);
  let target = null;
  let held = null;
  let at = null; // where the pointer is; null: where the target lies
  let queued = 0;

  function place() {
    const { x, y } = at || host.middle(target);
    const size = map.getSize();
    const left = Math.max(TIP_EDGE, Math.min(size.x - tip.offsetWidth - TIP_EDGE, x - tip.offsetWidth / 2));
    const above = y - tip.offsetHeight - 14;
    const top = above < TIP_EDGE ? Math.min(size.y - tip.offsetHeight - TIP_EDGE, Math.max(TIP_EDGE, y + 18)) : above;
    tip.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }

  function say() {
    const words = target === null ? "" : host.words(target);
    tip.hidden = words === "";
    if (words === "") return;
    if (tip.textContent !== words) tip.textContent = words;
    place();
  }

  /** Point at a target, `null` for none; `where` in pixels of the view, or null. */
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

  function hold(wanted) {
    held = sameTarget(held, wanted) ? null : wanted;
    host.onHold();
    point(held);
  }

  function hover(event) {
    if (queued || event.target.closest("button, a, summary, details")) return;
    const where = map.mouseEventToContainerPoint(event);
    const reach = event.pointerType === "touch" ? TOUCH_REACH : POINT_REACH;
    queued = requestAnimationFrame(() => {
      queued = 0;
      const flow = host.flowAt(where, reach);
      container.classList.toggle("sa-on-flow", flow !== null);
      point(flow && { sort: "route", route: flow.route }, where);
    });
  }

  bindings.on(container, "pointermove", (event) => event.buttons === 0 && hover(event));
  bindings.on(container, "pointerleave", () => point(null));
  map.on("click", ({ containerPoint, originalEvent }) => {
    const flow = host.flowAt(containerPoint, originalEvent.pointerType === "touch" ? TOUCH_REACH : POINT_REACH);
    if (flow || held) hold(flow ? { sort: "route", route: flow.route } : held);
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
