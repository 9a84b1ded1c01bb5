// What is pointed at stands out: its ways are drawn over the others, everything else is dimmed.

const POINT_REST_MS = 120;
const ROUTE_REACH_PX = 6;
const KEPT_LIGHT_MS = 2500;

/**
 * `host`: `scenes()`, `strokes()` (`[[from, to], …]`, one for each scene), `clock()`, `playing()`, `palettes()` (one for
 * each scene), `marks()` (shown), `light(test)` (the list; null: all). `box` holds the map, `listBox` the list.
 */
function createHighlight(root, map, model, host, bindings) {
  const tip = element("p", { class: "sa-route-tip", "data-role": "route-tip", hidden: true, dir: "auto" });
  let target = null;
  let test = null;
  let timer = 0;
  let pool = null;

  const layer = new CanvasLayer(
    (ctx, frame) => {
      if (test === null) return;
      host.scenes().forEach(({ plan }, side) => {
        const [from, to] = host.strokes()[side];
        const lit = new Map();
        for (let at = from; at < to; at += 1) if (test.route(plan.route[at])) lit.set(plan.route[at], plan.bits[at]);
        for (const [route, bits] of lit) drawWay(ctx, frame, { ...styleOf(bits), route, count: 3 }, model.line(route), host.palettes()[side]);
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

  /** Point at a target, or at nothing; `rest`: only when the pointer stays. */
  function point(next, rest = false) {
    clearTimeout(timer);
    const set = () => {
      target = next;
      if (next === null || next.sort !== "route") tip.hidden = true;
      update();
    };
    if (rest) timer = setTimeout(set, POINT_REST_MS);
    else if (next !== null || target !== null) set();
  }

  function countryOf(mark) {
    const country = model.points.country[mark.group.point];
    return country ? { sort: "country", country } : { sort: "place", place: mark.group.point };
  }

  function markAt(node) {
    const button = node.closest(".sa-mark");
    return button && host.marks().find(({ holder }) => holder.contains(button));
  }

  /** The route under the pointer, as a target with the words of its tip; null where there is none. */
  function routeAt(event) {
    const scale = 256 * 2 ** map.getZoom();
    if (pool === null || pool.scale !== scale) pool = { scale, lines: createLinePool(model.points, model.routes, scale) };
    const { lat, lng } = map.mouseEventToLatLng(event);
    for (const [side, { plan }] of host.scenes().entries()) {
      const [from, to] = host.strokes()[side];
      const route = routeNear(plan, from, to, pool.lines, worldX(lng), worldY(lat), ROUTE_REACH_PX / scale);
      if (route >= 0) return { sort: "route", route };
    }
    return null;
  }

  function showTip(route, event) {
    const { left, top } = map.getContainer().getBoundingClientRect();
    tip.textContent = routeWords(model, route);
    tip.style.transform = `translate(${event.clientX - left + 12}px, ${event.clientY - top + 12}px)`;
    tip.hidden = false;
  }

  function overMap(event) {
    if (event.buttons || event.pointerType === "touch" || host.playing()) return;
    const mark = markAt(event.target);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const next = mark ? countryOf(mark) : event.target.closest(".sa-card, .leaflet-control") ? null : routeAt(event);
      point(next);
      if (next?.sort === "route") showTip(next.route, event);
    }, POINT_REST_MS);
  }

  const container = map.getContainer();
  container.append(tip);
  bindings.on(container, "pointermove", overMap);
  bindings.on(container, "pointerleave", () => point(null));
  bindings.on(container, "pointerdown", () => point(null));
  bindings.on(container, "focusin", (event) => {
    const mark = markAt(event.target);
    if (mark && event.target.matches(":focus-visible")) point(countryOf(mark));
  });
  bindings.on(container, "focusout", () => point(null));

  return {
    point,
    update,
    /** Point at a target for a moment: where somebody has just come to. */
    flash(next) {
      point(next);
      timer = setTimeout(() => point(null), KEPT_LIGHT_MS);
    },
    /** Let names and places of entries in `list` be pointed at; `meetingOf(node)` is the entry's meeting. */
    listenTo(list, meetingOf) {
      bindings.on(list, "pointerover", (event) => {
        const part = event.pointerType === "touch" || host.playing() ? null : event.target.closest(".sa-entry-title, .sa-entry-place");
        const meeting = part ? meetingOf(part) : -1;
        if (meeting < 0) point(null);
        else point(entryTarget(model, meeting, part.classList.contains("sa-entry-place"), host.scenes()[0].view.follow), true);
      });
      bindings.on(list, "pointerleave", () => point(null));
    },
    destroy() {
      clearTimeout(timer);
      layer.remove();
      tip.remove();
    },
  };
}

/** What an entry's place or names point at; null when there is nothing. */
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
