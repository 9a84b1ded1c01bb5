// Capitals at which flows begin or end: one empty button each over its dot (`createCapitals`), which picks the country.
// One of them is in the tab order; arrow keys go on to the next ones.

const FLOW_MARK_HALF = 13;

/** `host`: `pick(country)`, `point(target)`, `words(country)` for those who listen. */
function createFlowMarks(map, model, host) {
  const pane = map.getPane("sa-marks");
  const marks = new Map();
  let wanted = new Map();
  let picked = -1;
  let shown = []; // countries, the strongest first
  let stop = -1; // the country whose mark is in the tab order

  function spot(country) {
    const seat = model.points.count + country;
    return L.latLng(model.points.lat[seat], nearestLon(model.points.lon[seat], map.getCenter().lng));
  }

  function put({ holder, country }, at = map.latLngToLayerPoint(spot(country))) {
    putStill(holder, Math.round(at.x) - FLOW_MARK_HALF, Math.round(at.y) - FLOW_MARK_HALF);
  }

  /** The shown country whose capital lies nearest to an event: where capitals are close, their buttons overlap. */
  function nearest(event) {
    const at = map.mouseEventToLayerPoint(event);
    const far = new Map(shown.map((country) => [country, at.distanceTo(map.latLngToLayerPoint(spot(country)))]));
    return shown.reduce((best, country) => (far.get(country) < far.get(best) ? country : best));
  }

  function makeMark(country) {
    const button = element("button", { type: "button", class: "sa-mark sa-flow-mark", tabindex: "-1", "data-country": model.countries.code[country] });
    const holder = holdStill(button);
    L.DomEvent.disableClickPropagation(button);
    // A click by key or voice has no place.
    button.addEventListener("click", (event) => host.pick(event.detail ? nearest(event) : country));
    for (const type of ["pointerenter", "pointermove"]) {
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
    put(mark);
    return mark;
  }

  function setStop(country) {
    const before = marks.get(stop);
    if (before) before.button.tabIndex = -1;
    stop = country;
    const mark = marks.get(country);
    if (mark) mark.button.tabIndex = 0;
    return mark;
  }

  function walk(event) {
    const direction = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!direction || !shown.length) return;
    event.preventDefault();
    event.stopPropagation();
    const at = shown.indexOf(stop);
    setStop(shown[(at + direction + shown.length) % shown.length]).button.focus({ preventScroll: true });
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
  const placeAll = () => marks.forEach((mark) => put(mark));
  const animate = ({ zoom, center }) => marks.forEach((mark) => put(mark, map._latLngToNewLayerPoint(spot(mark.country), zoom, center)));
  map.on("viewreset zoom moveend", placeAll);
  map.on("zoomanim", animate);
  pane.addEventListener("keydown", walk);

  return {
    /** `ends`: country → `{hollow}`, the strongest first; `country`: the one picked, or -1. */
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
