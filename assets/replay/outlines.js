// Outlines of countries of which is only known that a meeting was somewhere in them, drawn while one of those
// meetings is current or its mark is looked at.

const EDGE = 180;

/** A country's rings as arrays of `[lon, lat, …]` in degrees. */
function countryRings(world, code) {
  const country = world.countries.find(({ id }) => id === code);
  const degrees = (reference) => {
    const points = [];
    let lon = 0;
    let lat = 0;
    const arc = world.arcs[reference < 0 ? ~reference : reference];
    for (let at = 0; at < arc.length; at += 2) {
      lon += arc[at];
      lat += arc[at + 1];
      points.push([lon / world.scale, lat / world.scale]);
    }
    return reference < 0 ? points.reverse() : points;
  };
  return country ? country.polygons.flat().map((ring) => ring.flatMap(degrees)) : [];
}

/** `{area, line}` of a country in world units, the first to be filled; where the antimeridian cuts it there is no line. */
function countryPaths(world, code) {
  const area = new Path2D();
  const line = new Path2D();
  for (const ring of countryRings(world, code)) {
    let before = null;
    for (const [lon, lat] of [...ring, ring[0]]) {
      const [x, y] = [worldX(lon), worldY(lat)];
      if (before === null) area.moveTo(x, y);
      else area.lineTo(x, y);
      const cut = before !== null && Math.abs(lon) >= EDGE && Math.abs(before) >= EDGE;
      if (before === null || cut) line.moveTo(x, y);
      else line.lineTo(x, y);
      before = lon;
    }
  }
  return { area, line };
}

/** The countries (codes) of those meetings whose place is known no better. */
function vagueCountries(model, meetings) {
  const { point } = model.meetings;
  const { precision, country } = model.points;
  const found = new Set();
  for (const meeting of meetings) {
    const at = point[meeting];
    if (at >= 0 && precision[at] === model.codes.country && country[at]) found.add(country[at]);
  }
  return found;
}

/**
 * The layer. `setCurrent(meetings)`: those of the day; `marks()`: the marks shown; the one that has the pointer or
 * the focus counts as looked at.
 */
function createCountryOutlines(map, model, world, marks, colours, bindings) {
  const paths = new Map();
  let current = new Set();
  let looked = new Set();
  let told = "";

  function pathsOf(code) {
    if (!paths.has(code)) paths.set(code, countryPaths(world, code));
    return paths.get(code);
  }

  const layer = new CanvasLayer(
    (ctx, frame) => {
      const { label } = colours();
      const { scale } = frame;
      for (const code of new Set([...current, ...looked])) {
        const { area, line } = pathsOf(code);
        for (const copy of copiesInFrame(frame, 0, 1)) {
          ctx.save();
          ctx.translate(copy * scale - frame.originX, -frame.originY);
          ctx.scale(scale, scale);
          ctx.fillStyle = ctx.strokeStyle = label;
          ctx.globalAlpha = 0.08;
          ctx.fill(area, "evenodd");
          ctx.globalAlpha = 0.75;
          ctx.lineWidth = 1.5 / scale;
          ctx.lineJoin = "round";
          ctx.stroke(line);
          ctx.restore();
        }
      }
    },
    { pane: "sa-basemap", shows: () => current.size + looked.size > 0 }
  );

  function refresh() {
    const now = [...new Set([...current, ...looked])].sort().join(" ");
    if (now === told) return;
    told = now;
    map.getContainer().dataset.outlined = now;
    layer.redraw();
  }

  function look(target) {
    const mark = target && marks().find(({ holder }) => holder.contains(target));
    looked = mark ? vagueCountries(model, mark.group.members.subarray(0, mark.state.count)) : new Set();
    refresh();
  }

  const pane = map.getPane("sa-marks");
  const focused = () => (pane.contains(document.activeElement) ? document.activeElement : null);
  bindings.on(pane, "pointerover", ({ target }) => look(target));
  bindings.on(pane, "pointerout", () => look(focused()));
  bindings.on(pane, "focusin", ({ target }) => look(target));
  bindings.on(pane, "focusout", () => look(null));

  return {
    layer,
    setCurrent(meetings) {
      current = vagueCountries(model, meetings);
      refresh();
    },
  };
}
