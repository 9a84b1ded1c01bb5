// The base map: countries, coast and borders on a canvas, drawn in every copy of the world in view.

/** Arcs of the base map as `[x, y, …]` in world units. */
function decodeArcs(world) {
  return world.arcs.map((arc) => {
    const out = new Float64Array(arc.length);
    let lon = 0;
    let lat = 0;
    for (let at = 0; at < arc.length; at += 2) {
      lon += arc[at];
      lat += arc[at + 1];
      out[at] = worldX(lon / world.scale);
      out[at + 1] = worldY(lat / world.scale);
    }
    return out;
  });
}

/** Append an arc to a path, backwards when its reference is negative (`~arc`). */
function traceArc(path, arcs, reference, begin) {
  const backwards = reference < 0;
  const arc = arcs[backwards ? ~reference : reference];
  const count = arc.length / 2;
  for (let step = 0; step < count; step += 1) {
    const at = 2 * (backwards ? count - 1 - step : step);
    if (step === 0 && begin) path.moveTo(arc[at], arc[at + 1]);
    else path.lineTo(arc[at], arc[at + 1]);
  }
}

function linesPath(arcs, references) {
  const path = new Path2D();
  for (const reference of references) traceArc(path, arcs, reference, true);
  return path;
}

function landPath(arcs, countries) {
  const path = new Path2D();
  for (const { polygons } of countries) {
    for (const ring of polygons.flat()) {
      ring.forEach((reference, index) => traceArc(path, arcs, reference, index === 0));
      path.closePath();
    }
  }
  return path;
}

/** The base map's layer; `colours()` gives the current theme's colours. */
function createBasemap(world, colours) {
  const arcs = decodeArcs(world);
  const land = landPath(arcs, world.countries);
  const coast = linesPath(arcs, world.coast);
  const borders = linesPath(arcs, world.borders);
  const disputed = linesPath(arcs, world.disputed);
  return new CanvasLayer(
    (ctx, frame) => {
      const { land: landColour, coast: coastColour, border } = colours();
      const { scale, ratio } = frame;
      for (const copy of copiesInFrame(frame, 0, 1)) {
        ctx.save();
        ctx.translate(copy * scale - frame.originX, -frame.originY);
        ctx.scale(scale, scale);
        ctx.lineJoin = "round";
        ctx.fillStyle = landColour;
        ctx.fill(land, "evenodd");
        ctx.lineWidth = 0.7 / scale;
        ctx.strokeStyle = border;
        ctx.stroke(borders);
        ctx.setLineDash([3 / scale, 3 / scale]);
        ctx.stroke(disputed);
        ctx.setLineDash([]);
        ctx.lineWidth = (ratio > 1 ? 0.6 : 0.8) / scale;
        ctx.strokeStyle = coastColour;
        ctx.stroke(coast);
        ctx.restore();
      }
    },
    { pane: "sa-basemap" }
  );
}
