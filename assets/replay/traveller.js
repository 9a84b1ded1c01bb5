// The followed leader on the map: a figure that stands at a place or moves along a leg.

/** `look`: a class of its own, for the second of two leaders. */
function createTraveller(map, model, colours, look = "") {
  const dot = element("div", { class: "sa-traveller-dot" });
  const label = element("div", { class: "sa-traveller-label", dir: "auto", "data-role": look ? "traveller-second-label" : "traveller-label" });
  const holder = element("div", { class: `sa-traveller ${look}`, "data-role": look ? "traveller-second" : "traveller" }, [dot, label]);
  const marker = L.marker([0, 0], {
    icon: L.divIcon({ html: holder, className: "sa-traveller-holder", iconSize: [0, 0] }),
    keyboard: false,
    interactive: false,
    pane: "sa-traveller",
  });
  let way = null;
  let until = null;
  let position = null;

  const trail = new CanvasLayer(
    (ctx, frame) => {
      if (way) drawWay(ctx, frame, way, model.line(way.route), colours(), until);
    },
    { pane: "sa-trail", shows: () => way !== null }
  ).addTo(map);

  function legWay(leg) {
    return { ...styleOf(legStyle(model, leg)), route: model.legs.route[leg], count: 1 };
  }

  function locate(where) {
    if (where.state === "moving") {
      const line = model.line(model.legs.route[where.leg]);
      until = alongLine(line, where.progress);
      return [latOfWorldY(until.y), until.x * 360 - 180];
    }
    until = null;
    return where.point < 0 ? null : [model.points.lat[where.point], model.points.lon[where.point]];
  }

  function put() {
    if (!position) return;
    const [lat, lon] = position;
    const wrapped = nearestLon(lon, map.getCenter().lng);
    marker.setLatLng([lat, wrapped]);
    const { x } = map.latLngToContainerPoint([lat, wrapped]);
    const half = label.offsetWidth / 2 + 4;
    const inside = Math.max(half, Math.min(map.getSize().x - half, x));
    holder.style.setProperty("--sa-shift", `${Math.round(Math.abs(inside - x) < half ? inside - x : 0)}px`);
  }

  function update(where, words) {
    position = locate(where);
    const moving = where.state === "moving";
    if (moving || way) {
      way = moving ? legWay(where.leg) : null;
      trail.redrawNow();
    }
    if (!position) {
      marker.remove();
      return;
    }
    if (label.textContent !== words) label.textContent = words;
    holder.classList.toggle("sa-moving", moving);
    if (!map.hasLayer(marker)) marker.addTo(map);
    put();
  }

  map.on("moveend", put);
  return {
    update,
    trail,
    /** As it is drawn: `{lat, lon, words, moving}`, or null when it is not. */
    shown: () => (position ? { lat: position[0], lon: position[1], words: label.textContent, moving: way !== null } : null),
    /** Where the label stands still, for the names of places around it; null while it moves. */
    standing: () => (position && !way ? { lat: position[0], lon: position[1], width: label.offsetWidth + 6 } : null),
    redraw: () => trail.redraw(),
    destroy() {
      map.off("moveend", put);
      marker.remove();
      trail.remove();
    },
  };
}
