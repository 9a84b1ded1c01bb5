// Dots where flows end that is no capital, and names of places: as many as fit, the greatest places first.

const FLOW_NAMES_PAUSE_MS = 220;
const PIXELS_A_NAME = 11000;
const SAME_SPOT_PX = 9;

/** All visits from and to every point of the document: which names come first, the same in every period. */
function pointWeights(model) {
  const weights = new Float64Array(model.points.name.length);
  const { cells, routes } = model;
  for (let row = 0; row < cells.count; row += 1) {
    weights[routes.destination[cells.route[row]]] += cells.visits[row];
    weights[routes.origin[cells.route[row]]] += cells.visits[row];
  }
  return weights;
}

/** A place's name for a label: the first part of what may be a whole address; the country's where no more is known. */
function flowLabel(model, point) {
  const { name, country } = model.points;
  return name[point].split(",")[0].trim() || countryName(model, country[point]);
}

/** Small filled dots; a hollow one would say that only the country is known. */
function drawPlaces(ctx, spots, colours) {
  ctx.fillStyle = colours.label;
  ctx.strokeStyle = colours.halo;
  ctx.lineWidth = 1.5;
  for (const { x, y } of spots) {
    ctx.beginPath();
    ctx.arc(x, y, 2.8, 0, 2 * Math.PI);
    ctx.stroke();
    ctx.fill();
  }
}

/** `host`: `ends()`, the points at which shown flows begin or end, each with whether a capital's mark stands there; `colours()`; `free()`, boxes to keep free in the view. */
function createFlowNames(map, model, host) {
  const weights = pointWeights(model);
  let drawnAt = -Infinity;

  function spotsIn(frame) {
    const centre = map.getCenter().lng;
    const { lat, lon } = model.points;
    return Array.from(host.ends(), ([point, marked]) => ({
      marked,
      ...spotIn(frame, centre, lat[point], lon[point]),
      text: flowLabel(model, point),
      reach: marked ? 6 : 4,
      weight: weights[point],
    }));
  }

  /** One spot for places that the zoom cannot show apart: the greatest one's. */
  function apart(spots) {
    const kept = [];
    for (const spot of spots.sort((a, b) => b.weight - a.weight)) {
      const near = kept.some(({ x, y }) => Math.abs(x - spot.x) < SAME_SPOT_PX && Math.abs(y - spot.y) < SAME_SPOT_PX);
      if (!near) kept.push(spot);
    }
    return kept;
  }

  const layer = new CanvasLayer(
    (ctx, frame) => {
      drawnAt = performance.now();
      const palette = host.colours();
      writeIn(ctx, model.naming.language);
      const spots = spotsIn(frame);
      drawPlaces(ctx, spots.filter(({ marked }) => !marked), palette);
      const most = Math.max(12, Math.round((frame.width * frame.height) / PIXELS_A_NAME));
      const named = apart(spots).map((spot, at) => (at < most ? spot : { ...spot, text: "" }));
      const taken = host.free().map(([left, top, right, bottom]) => [left + frame.padding.x, top + frame.padding.y, right + frame.padding.x, bottom + frame.padding.y]);
      drawLabels(ctx, frame, named, taken, palette);
    },
    { pane: "sa-trail", still: true, className: "sa-names" }
  );

  const later = createDelay(() => layer.redrawNow());

  return {
    layer,
    /** Draw in the pause after a frame, which then has only the flows to show; not with every period of play. */
    redraw() {
      if (!later.waiting()) later.wait(drawnAt + FLOW_NAMES_PAUSE_MS - performance.now());
    },
    destroy() {
      later.cancel();
      layer.remove();
    },
  };
}
