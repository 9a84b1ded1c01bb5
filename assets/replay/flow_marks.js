// Capitals at which flows begin or end: one button each, which picks the country. One of them is in the tab order;
// arrow keys go on to the next ones.

const FLOW_MARK_HALF = 13;

/** `host`: `pick(country)`, `point(target)`, `words(country)` for those who listen. */
function createFlowMarks(map, model, host) {
  const pane = map.getPane("sa-marks");
  const marks = new Map();
  let shown = []; // countries, the strongest first
  let stop = -1; // the country whose mark is in the tab order

  function spot(country) {
    const seat = model.points.count + country;
    return L.latLng(model.points.lat[seat], nearestLon(model.points.lon[seat], map.getCenter().lng));
  }

  function put({ holder, country }, at = map.latLngToLayerPoint(spot(country))) {
    holder.style.transform = `translate(${Math.round(at.x) - FLOW_MARK_HALF}px, ${Math.round(at.y) - FLOW_MARK_HALF}px)`;
  }

  function makeMark(country) {
    const button = element("button", { type: "button", class: "sa-mark sa-flow-mark", tabindex: "-1", "data-country": model.countries.code[country] }, [
      element("span", { class: "sa-flow-dot" }),
    ]);
    const holder = element("div", { class: "sa-mark-holder leaflet-zoom-animated" }, [button]);
    L.DomEvent.disableClickPropagation(button);
    button.addEventListener("click", () => host.pick(country));
    button.addEventListener("pointerenter", () => host.point({ sort: "country", country }));
    button.addEventListener("pointerleave", () => host.point(null));
    button.addEventListener("focus", () => {
      button.setAttribute("aria-label", host.words(country));
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

  const placeAll = () => marks.forEach((mark) => put(mark));
  const animate = ({ zoom, center }) => marks.forEach((mark) => put(mark, map._latLngToNewLayerPoint(spot(mark.country), zoom, center)));
  map.on("viewreset zoom moveend", placeAll);
  map.on("zoomanim", animate);
  pane.addEventListener("keydown", walk);

  return {
    /** `ends`: country → `{hollow}`, the strongest first; `picked`: a country or -1. */
    update(ends, picked) {
      for (const [country, { holder }] of marks) holder.style.visibility = ends.has(country) ? "" : "hidden";
      for (const [country, { hollow }] of ends) {
        const { button } = marks.get(country) || makeMark(country);
        const classes = `sa-mark sa-flow-mark${hollow ? " sa-is-open" : ""}${country === picked ? " sa-is-picked" : ""}`;
        if (button.className !== classes) {
          button.className = classes;
          button.setAttribute("aria-pressed", String(country === picked));
        }
        if (!button.hasAttribute("aria-label")) button.setAttribute("aria-label", host.words(country));
      }
      shown = [...ends.keys()];
      if (!ends.has(stop)) setStop(shown[0] ?? -1);
    },
    /** Countries have other names from the next update on. */
    rename: () => marks.forEach(({ button }) => button.removeAttribute("aria-label")),
    destroy() {
      map.off("viewreset zoom moveend", placeAll);
      map.off("zoomanim", animate);
      pane.removeEventListener("keydown", walk);
      for (const { holder } of marks.values()) holder.remove();
      marks.clear();
    },
  };
}
