// Flows on a canvas: the strongest below, the weaker ones over them, so that none hides the others.

const FLOW_ALPHAS = [0.62, 0.82];
// Thinner flows have no halo: it would hide as much as it tells apart, and costs more than they do.
const HALO_FROM = 2.5;
const CURVES_KEPT = 20000;
// Degrees between the vertices of a great circle: finer than a replay needs, for wide curves show corners.
const CURVE_STEP = 1.5;

function traceOutline(ctx, outline, shiftX, shiftY) {
  ctx.beginPath();
  ctx.moveTo(outline[0] + shiftX, outline[1] + shiftY);
  for (let at = 2; at < outline.length; at += 2) ctx.lineTo(outline[at] + shiftX, outline[at + 1] + shiftY);
  ctx.closePath();
}

/** Curves of routes at the scale last asked for, made when they are first asked for. */
function createCurves(model) {
  const lineOf = (route) => worldLine(routeVertices(model.points, model.routes, route, CURVE_STEP));
  let curves = new Map();
  let scale = 0;
  return (route, wanted) => {
    if (wanted !== scale || curves.size > CURVES_KEPT) {
      curves = new Map();
      scale = wanted;
    }
    if (!curves.has(route)) curves.set(route, flowCurve(lineOf(route), scale, model.routes.slot[route]));
    return curves.get(route);
  };
}

/**
 * The layers of flows: `layer`, and `lit` with those that are pointed at. `host`: `flows()`, the shown ones as
 * `{route, visits, tentative}`, the strongest first; `pointed(flow)` and
 * `isPointing()`, whether anything is; `width(visits)` in pixels; `side(route)` as a
 * position in the palette's kinds; `colours()`; `drawEnds(ctx, frame, country)`
 * draws where they begin and end, a country that is pointed at otherwise; `pointedCountry()`, or -1.
 */
function createFlowLayer(map, model, host) {
  const curveOf = createCurves(model);
  const outline = [];

  function drawFlow(ctx, frame, { route, visits, tentative }, strong) {
    const palette = host.colours();
    const curve = curveOf(route, frame.scale);
    const width = host.width(visits);
    flowOutline(curve, width, outline);
    for (const copy of copiesInFrame(frame, curve.minX, curve.maxX)) {
      traceOutline(ctx, outline, copy * frame.scale - frame.originX, -frame.originY);
      ctx.globalAlpha = strong ? 1 : FLOW_ALPHAS[0] + (FLOW_ALPHAS[1] - FLOW_ALPHAS[0]) * Math.min(1, width / 9);
      if (strong || width > HALO_FROM) {
        ctx.lineWidth = strong ? 2 : 0.7;
        ctx.strokeStyle = palette.halo;
        ctx.stroke();
      }
      ctx.fillStyle = tentative ? palette.land : palette.kinds[host.side(route)];
      ctx.fill();
      if (!tentative) continue;
      ctx.lineWidth = 1.1;
      ctx.setLineDash([3, 2]);
      ctx.strokeStyle = palette.kinds[host.side(route)];
      ctx.stroke();
      ctx.setLineDash([]);
    }
    ctx.globalAlpha = 1;
  }

  const layer = new CanvasLayer(
    (ctx, frame) => {
      ctx.lineJoin = "round";
      for (const flow of host.flows()) if (model.routes.drawn[flow.route]) drawFlow(ctx, frame, flow, false);
      host.drawEnds(ctx, frame, -1);
    },
    { pane: "sa-routes", className: "sa-ways" }
  );
  const lit = new CanvasLayer(
    (ctx, frame) => {
      ctx.lineJoin = "round";
      for (const flow of host.flows()) if (model.routes.drawn[flow.route] && host.pointed(flow)) drawFlow(ctx, frame, flow, true);
      host.drawEnds(ctx, frame, host.pointedCountry());
    },
    { pane: "sa-trail", shows: host.isPointing }
  );

  /** Where a frame without padding lies now. */
  const frameNow = () => layGeometry(map, 0).frame;

  return {
    layer,
    lit,
    addTo() {
      layer.addTo(map);
      lit.addTo(map);
    },
    /** The flow nearest to a point of the view, in pixels, or null when none is near. */
    at({ x, y }, reach) {
      const frame = frameNow();
      let best = null;
      let least = Infinity;
      for (const flow of host.flows()) {
        if (!model.routes.drawn[flow.route]) continue;
        const curve = curveOf(flow.route, frame.scale);
        for (const copy of copiesInFrame(frame, curve.minX, curve.maxX)) {
          const far = distanceToCurve(curve, x - copy * frame.scale + frame.originX, y + frame.originY);
          const off = Math.max(0, far - host.width(flow.visits) / 2);
          if (off <= reach && off <= least) {
            least = off;
            best = flow;
          }
        }
      }
      return best;
    },
    /** Where the middle of a route's curve is in the view, in pixels, in the copy nearest to its middle. */
    middle(route) {
      const frame = frameNow();
      const curve = curveOf(route, frame.scale);
      const { x, y } = pointAfter(curve, curve.length / 2);
      const turns = Math.round((frame.originX + frame.width / 2 - x) / frame.scale);
      return { x: x + turns * frame.scale - frame.originX, y: y - frame.originY };
    },
    /** Draw now. */
    show() {
      layer.redrawNow();
      lit.redrawNow();
    },
    redraw() {
      layer.redraw();
      lit.redraw();
    },
    remove() {
      layer.remove();
      lit.remove();
    },
  };
}
