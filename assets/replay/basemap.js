// The base map: countries, coast and borders on a canvas, drawn in every copy of the world in view.

const LEAST_PIXELS = 0.7;

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

/** The arc without the vertices that are no further than `least` from the one before; its ends stay. */
function thinArc(arc, least) {
  const thin = [arc[0], arc[1]];
  let x = arc[0];
  let y = arc[1];
  const end = arc.length - 2;
  for (let at = 2; at < end; at += 2) {
    if (Math.abs(arc[at] - x) + Math.abs(arc[at + 1] - y) < least) continue;
    x = arc[at];
    y = arc[at + 1];
    thin.push(x, y);
  }
  if (end > 0) thin.push(arc[end], arc[end + 1]);
  return thin;
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

/** To be filled, which closes rings by itself: `closePath` looks at all that the path has so far, each time. */
function landPath(arcs, countries) {
  const path = new Path2D();
  for (const { polygons } of countries) {
    for (const ring of polygons.flat()) ring.forEach((reference, index) => traceArc(path, arcs, reference, index === 0));
  }
  return path;
}

/** The outlines as paths, as fine as a zoom can show: `at(scale)`; made once for each power of two. */
function createOutlines(world) {
  const arcs = decodeArcs(world);
  const made = new Map();
  return {
    at(scale) {
      const level = Math.ceil(Math.log2(scale));
      if (!made.has(level)) {
        const thin = arcs.map((arc) => thinArc(arc, LEAST_PIXELS / 2 ** level));
        made.set(level, {
          land: landPath(thin, world.countries),
          coast: linesPath(thin, world.coast),
          borders: linesPath(thin, world.borders),
          disputed: linesPath(thin, world.disputed),
        });
      }
      return made.get(level);
    },
  };
}

/** The base map's layer; `colours()` gives the current theme's colours. */
function createBasemap(world, colours) {
  const outlines = createOutlines(world);
  return new CanvasLayer(
    (ctx, frame) => {
      const { land: landColour, coast: coastColour, border } = colours();
      const { scale, ratio } = frame;
      const { land, coast, borders, disputed } = outlines.at(scale * ratio);
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
    { pane: "sa-basemap", still: true }
  );
}
