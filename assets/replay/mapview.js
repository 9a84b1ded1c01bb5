// The map of a replay: base map, routes, marks, names, cards. Leaflet's side of the page.

const CLOSE_ZOOM = 4;

/** `box` holds the map and its card. `host`: `scenes(), plan(), strokes()` (`[from, to]`), `colours(), inks(), wayColours(), calm(), onPick(meeting)`. */
function createMapView(box, map, model, world, host, bindings) {
  const base = createMapBase(box, map, model.credits, bindings);
  const container = map.getContainer();
  const card = createCard(box, model, host.onPick, (key, focused) => {
    const again = [...container.querySelectorAll(".sa-mark")].find((mark) => mark.dataset.key === key);
    if (focused && again) again.focus({ preventScroll: true });
  });

  let standing = null;
  let ends = null;
  const basemap = createBasemap(world, host.colours);
  const marks = createMarks(map, openCard);
  const outlines = createCountryOutlines(map, model, world, marks.shown, host.colours, bindings);
  const drawnMarks = createDrawnMarks(map, box.closest(".sa-root"), {
    marks: marks.shown,
    words: () => model.vocabulary.role,
    colours: host.colours,
    inks: host.inks,
  });
  const ways = new WaysLayer(model, host.wayColours);
  const names = createNames(map, model, {
    marks: marks.shown,
    ends: endPoints,
    standing: () => standing,
    many: () => host.plan().sort === "many",
    colours: host.colours,
  });

  /** Points where ways that are shown begin or end, one for each place. */
  function endPoints() {
    const [begin, shown] = host.strokes();
    if (host.plan().windowed) return endsBetween(model, host.plan(), begin, shown);
    ends = ends || endsOf(model, host.plan());
    const points = [];
    ends.forEach((from, place) => {
      if (from < shown) points.push(place);
    });
    return points;
  }

  function openCard({ group, state }) {
    const x = map.latLngToContainerPoint([group.lat, nearestLon(group.lon, map.getCenter().lng)]).x;
    card.open(group.view, group, state.members || group.members.subarray(0, state.count), x > map.getSize().x / 2);
  }

  bindings.on(box, "keydown", (event) => {
    if (event.key === "Escape") card.shut();
  });
  return {
    layers: { basemap, outlines: outlines.layer, ways, names: names.layer },
    marksShown: marks.shown,
    closeCard: card.shut,
    /** Where all marks and ends of ways lie in the view, whatever the day, as `{x, y}`. */
    spots() {
      ends = ends || endsOf(model, host.plan());
      const { lat, lon } = model.points;
      const places = marks.places();
      ends.forEach((from, point) => {
        if (from < Infinity) places.push([lat[point], lon[point]]);
      });
      const centre = map.getCenter().lng;
      return places.map(([north, east]) => map.latLngToContainerPoint([north, nearestLon(east, centre)]));
    },
    /** Other meetings or ways. */
    fill() {
      ends = null;
      marks.fill(host.scenes()[0].view, sidedGroups(host.scenes()));
      ways.setPlan(host.plan());
    },
    /** Another day or other strokes: bring marks, ways and names up to it; `since`: see `tense`. */
    update(day, since) {
      const changed = marks.update(day, since);
      ways.show(host.strokes()[1], host.strokes()[0]);
      if (!changed) return;
      names.redraw();
      drawnMarks.redraw();
    },
    /** The meetings of the day shown. */
    setCurrent: outlines.setCurrent,
    /** Other strokes on the same day. */
    updateWays() {
      ways.show(host.strokes()[1], host.strokes()[0]);
      names.redraw();
    },
    /** Show `box` (world units), or the whole world; the first time the layers are put on the map. */
    fit(box) {
      base.fit(box);
      basemap.addTo(map);
      outlines.layer.addTo(map);
      ways.addTo(map);
      names.layer.addTo(map);
      drawnMarks.addTo(map);
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
      const moved = ["lat", "lon", "width"].some((name) => place?.[name] !== standing?.[name]);
      standing = place;
      if (moved) names.redraw();
    },
    redraw() {
      basemap.redraw();
      outlines.layer.redraw();
      ways.redraw();
      names.redraw();
      drawnMarks.redraw();
    },
    destroy() {
      card.shut();
      marks.destroy();
      names.destroy();
      drawnMarks.remove();
      ways.remove();
      outlines.layer.remove();
      basemap.remove();
      base.destroy();
    },
  };
}
