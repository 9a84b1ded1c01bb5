// Going to a meeting that is picked, and to what the search has found.

const NEAR_ZOOM = 5;

/** `host`: `state`, `scene()`, `change(changes)`, `stop()` (of play), `flyTo(point)`, `calm()`, `flash(target)`, `closeCard()`. */
function createJumps(map, model, host) {
  const { state } = host;

  /** Show all of these points. */
  function fitPoints(points) {
    if (!points.length) return;
    const { lat, lon } = model.points;
    const centre = lon[points[0]];
    const bounds = L.latLngBounds(points.map((point) => [lat[point], nearestLon(lon[point], centre)]));
    map.stop();
    map.fitBounds(bounds.pad(0.2), { maxZoom: NEAR_ZOOM, animate: !host.calm() });
  }

  /** Show a meeting: on its day, beyond the range and from everybody's side too where need be. */
  function toMeeting(meeting) {
    const { dated, first, point } = model.meetings;
    const changes = host.scene().view.kind[meeting] === NOT_SEEN ? { follow: -1 } : {};
    if (meeting < dated) Object.assign(changes, fragmentChanges({ day: first[meeting] }, state.range, model.extent));
    host.change(changes);
    if (point[meeting] >= 0) host.flyTo(point[meeting]);
  }

  /** The latest meeting of the range at places that `test` holds for is shown, if there is one. */
  function toLatest(test) {
    const { inRange } = host.scene();
    const { first, point } = model.meetings;
    const meeting = inRange.findLast((one) => point[one] >= 0 && test(point[one]));
    if (meeting !== undefined) host.change({ clock: Math.max(state.range[0], first[meeting]) });
  }

  /** A meeting of the list or of a card: its day as near as the range allows, and its place. */
  function pick(meeting) {
    const { dated, first, point } = model.meetings;
    if (meeting < dated) {
      host.stop();
      host.change({ clock: Math.max(state.range[0], Math.min(state.range[1], first[meeting])) });
    }
    if (point[meeting] < 0) return;
    host.closeCard();
    host.flyTo(point[meeting]);
  }

  /** What the search has found. */
  function choose(entry) {
    host.stop();
    if (entry.sort === "leader") host.change({ follow: entry.leader });
    if (entry.sort === "occasion") toMeeting(entry.meeting);
    if (entry.sort === "place") {
      toLatest((point) => model.place[point] === entry.place);
      host.flyTo(entry.place);
    }
    if (entry.sort === "country") {
      const inside = (point) => model.points.country[point] === entry.country;
      toLatest(inside);
      fitPoints([...new Set(model.meetings.point)].filter((point) => point >= 0 && inside(point)));
    }
    if (entry.sort === "route") fitPoints([model.routes.origin[entry.route], model.routes.destination[entry.route]]);
    if (entry.sort !== "leader") host.flash(entryAsTarget(entry));
  }

  return { pick, choose };
}
