// The map: panes, base map, routes, marks, names, cards, credits. Leaflet's side of the page.

const PANES = [["sa-basemap", 190], ["sa-routes", 410], ["sa-marks", 600], ["sa-trail", 590], ["sa-traveller", 640]];
const MAX_ZOOM = 8;
const CLOSE_ZOOM = 4;

function preparePanes(map) {
  for (const [name, order] of PANES) {
    const pane = map.getPane(name) || map.createPane(name);
    pane.style.zIndex = String(order);
    if (name !== "sa-marks") pane.style.pointerEvents = "none";
  }
}

function creditsBox(credits) {
  return element("details", { class: "sa-credits" }, [
    element("summary", { text: "Credits" }),
    element("div", {}, credits.map((line) => element("p", { text: line, dir: "auto" }))),
  ]);
}

function latOfWorldY(y) {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}

/** `box` holds the map and its card. `host`: `view(), ways(), colours(), calm(), onPick(meeting)`. */
function createMapView(box, map, model, world, host, bindings) {
  preparePanes(map);
  const container = map.getContainer();
  container.setAttribute("role", "region");
  container.setAttribute("aria-label", "Map. Arrow keys move it, plus and minus zoom");
  const tiled = map.attributionControl !== undefined;
  const limit = () => {
    const { x, y } = map.getSize();
    const exact = Math.log2(Math.max(120, Math.min(x, y * 1.25)) / 256);
    const snap = map.options.zoomSnap || 0.25;
    const zoom = Math.max(0, Math.floor(exact / snap) * snap);
    // Before setMinZoom, which would fly there and undo what is set meanwhile.
    if (map.getZoom() < zoom) map.setView(map.getCenter(), zoom, { animate: false });
    map.setMinZoom(zoom);
  };
  map.setMaxZoom(tiled ? 18 : MAX_ZOOM);
  // As an option and not by setMaxBounds, which answers every move with a pan of its own.
  map.options.maxBounds = L.latLngBounds([[-MAX_LAT, -540], [MAX_LAT, 540]]);
  if (tiled) map.attributionControl.setPrefix(false).setPosition("bottomleft");
  const zoomControl = L.control.zoom({ zoomInTitle: "Zoom in", zoomOutTitle: "Zoom out" }).addTo(map);
  box.append(creditsBox(model.credits));
  const card = createCard(box, model, host.onPick, (key, focused) => {
    const again = [...container.querySelectorAll(".sa-mark")].find((mark) => mark.dataset.key === key);
    if (focused && again) again.focus({ preventScroll: true });
  });

  let standing = null;
  const basemap = createBasemap(world, host.colours);
  const marks = createMarks(map, openCard);
  const routes = createRoutes(model, host.ways, host.colours, (ctx, frame, palette) => {
    const ends = endSpots(frame);
    drawEnds(ctx, ends, palette);
    drawLabels(ctx, frame, [...labelSpots(frame), ...ends], keepFree(frame), palette);
  });

  /** The traveller's label, as a box that names of places keep away from. */
  function keepFree(frame) {
    if (!standing) return [];
    const x = worldX(nearestLon(standing.lon, map.getCenter().lng)) * frame.scale - frame.originX;
    const y = worldY(standing.lat) * frame.scale - frame.originY;
    return [[x - standing.width / 2, y - 44, x + standing.width / 2, y - 12]];
  }

  /** Where ways begin or end without a meeting, mostly at a seat: a dot and the name of the place. */
  function endSpots(frame) {
    const { lat, lon } = model.points;
    const spot = (point) => `${lat[point]},${lon[point]}`;
    const marked = new Set(marks.marks().map((mark) => `${mark.lat},${mark.lon}`));
    if (standing) marked.add(`${standing.lat},${standing.lon}`);
    const ends = new Map();
    for (const { route, guest } of host.ways()) {
      for (const point of [model.routes.origin[route], model.routes.destination[route]]) {
        if (!marked.has(spot(point))) ends.set(spot(point), { point, weight: guest ? -1 : 0 });
      }
    }
    const centre = map.getCenter().lng;
    return [...ends.values()].map(({ point, weight }) => ({
      x: worldX(nearestLon(lon[point], centre)) * frame.scale - frame.originX,
      y: worldY(lat[point]) * frame.scale - frame.originY,
      text: model.points.name[point],
      reach: 5,
      weight,
    }));
  }

  function labelSpots(frame) {
    const places = new Map();
    for (const mark of marks.marks()) {
      const before = places.get(mark.place);
      const weight = mark.meetings.length + (mark.state.current ? 1000 : 0);
      if (before) before.weight += weight;
      else places.set(mark.place, { ...mark, weight });
    }
    const centre = map.getCenter().lng;
    // Where the traveller's own label says the name already, it is not said twice.
    const said = (mark) => standing && standing.lat === mark.lat && standing.lon === mark.lon;
    return [...places.values()].map((mark) => ({
      x: worldX(nearestLon(mark.lon, centre)) * frame.scale - frame.originX,
      y: worldY(mark.lat) * frame.scale - frame.originY,
      text: said(mark) ? "" : pointLabel(model, mark.point),
      reach: (mark.state.current ? 16 : 11) + ((mark.slots - 1) * MARK_STEP) / 2,
      weight: mark.weight,
    }));
  }

  function fitBox([left, top, right, bottom]) {
    const size = map.getSize();
    const padding = Math.min(40, size.x * 0.06, size.y * 0.08);
    const corners = [[left, top], [right, bottom]].map(([x, y]) => [latOfWorldY(y), x * 360 - 180]);
    map.fitBounds(corners, { padding: [padding, padding], maxZoom: 6, animate: false });
  }

  function openCard(mark) {
    const x = map.latLngToContainerPoint([mark.lat, nearestLon(mark.lon, map.getCenter().lng)]).x;
    card.open(host.view(), mark, x > map.getSize().x / 2);
  }

  bindings.on(box, "keydown", (event) => {
    if (event.key === "Escape") card.shut();
  });
  const observer = new ResizeObserver(() => {
    map.invalidateSize({ animate: false, pan: true });
    limit();
  });
  observer.observe(container);
  bindings.add(() => observer.disconnect());
  limit();

  return {
    marks,
    routes,
    closeCard: card.shut,
    /** Show `box` (world units), or the whole world; the first time the layers are put on the map. */
    fit(box) {
      map.invalidateSize({ animate: false });
      limit();
      if (box) fitBox(box);
      else map.setView([20, 20], map.getMinZoom(), { animate: false });
      basemap.addTo(map);
      routes.addTo(map);
    },
    flyTo(point) {
      const { lat, lon } = model.points;
      const target = [lat[point], nearestLon(lon[point], map.getCenter().lng)];
      const zoom = Math.max(map.getZoom(), CLOSE_ZOOM);
      if (host.calm()) map.setView(target, zoom, { animate: false });
      else map.flyTo(target, zoom, { duration: 0.8 });
    },
    /** Where the traveller's label is, as `{lat, lon, width}`, or null. */
    setStanding(place) {
      const moved = JSON.stringify(place) !== JSON.stringify(standing);
      standing = place;
      if (moved) routes.redraw();
    },
    redraw() {
      basemap.redraw();
      routes.redraw();
    },
    destroy() {
      card.shut();
      marks.destroy();
      routes.remove();
      basemap.remove();
      zoomControl.remove();
    },
  };
}
