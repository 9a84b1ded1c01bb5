// Flows on a canvas: the strongest below, the weaker ones over them, so that none hides the others.

import { _ } from "../core/gettext.js";
import { placesOfRoute } from "../core/lines.js";
import { distanceToCurve, flowCurve, flowOutline, pointAfter } from "../core/flows/shape.js";
import { layerOf } from "../core/layers.js";
import { CanvasLayer, copiesInFrame, layGeometry } from "../map/canvas_layer.js";
import { pathOf } from "../map/shapes.js";

/** @import { Projection } from "../core/projection.js" */
/** @import { Flow, FlowModel, PlacedCurve } from "../core/flows/types.js" */
/** @import { Pen, Spot } from "../page/types.js" */
/** @import { Frame, LeafletMap } from "../map/types.js" */
/** @import { FlowLayerHost } from "./types.js" */

const FLOW_ALPHAS = [0.62, 0.82];
// Thinner flows have no halo: it would hide as much as it tells apart, and costs more than they do.
const HALO_FROM = 2.5;
const CURVES_KEPT = 20000;
// How far a straight stretch may leave the great circle, in pixels: less than in a replay, for wide curves show corners.
const CURVE_PX = 0.2;

/** @param {Pen} ctx @param {number[]} outline @param {number} shiftX @param {number} shiftY */
export function traceOutline(ctx, outline, shiftX, shiftY) {
  ctx.beginPath();
  ctx.moveTo(outline[0] + shiftX, outline[1] + shiftY);
  for (let at = 2; at < outline.length; at += 2) ctx.lineTo(outline[at] + shiftX, outline[at + 1] + shiftY);
  ctx.closePath();
}

/**
 * Curves of routes at the scale and in the projection last asked for, in pieces, made when they are first asked for.
 * @param {FlowModel} model
 */
function createCurves(model) {
  /** @type {Map<number, PlacedCurve[]>} */
  let curves = new Map();
  let scale = 0;
  /** @type {Projection | null} */
  let kept = null;
  return (/** @type {number} */ route, /** @type {Pick<Frame, "scale" | "projection">} */ { scale: wanted, projection }) => {
    if (wanted !== scale || kept !== projection || curves.size > CURVES_KEPT) {
      curves = new Map();
      scale = wanted;
      kept = projection;
    }
    const line = () => projection.line(placesOfRoute(model.points, model.routes, route), CURVE_PX / scale);
    const curve = curves.get(route) ?? flowCurve(line(), scale, model.routes.slot[route]);
    curves.set(route, curve);
    return curve;
  };
}

/** Draw within the world, where it has an edge: a curve bows over it. @param {Pen} ctx @param {Frame} frame @param {() => void} draw */
function within(ctx, { projection, scale, originX, originY }, draw) {
  ctx.save();
  if (!projection.wraps) {
    ctx.translate(-originX, -originY);
    ctx.scale(scale, scale);
    ctx.clip(pathOf(projection, { type: "Sphere" }));
    ctx.scale(1 / scale, 1 / scale);
    ctx.translate(originX, originY);
  }
  draw();
  ctx.restore();
}

/**
 * The layers of flows: `layer`, and `lit` with those that are pointed at.
 * @param {LeafletMap} map @param {FlowModel} model @param {FlowLayerHost} host
 */
export function createFlowLayer(map, model, host) {
  const curveOf = createCurves(model);
  /** @type {number[]} */
  const outline = [];

  /** @param {Pen} ctx @param {Frame} frame @param {Flow} flow @param {boolean} strong */
  function drawFlow(ctx, frame, flow, strong) {
    for (const curve of curveOf(flow.route, frame)) drawPiece(ctx, frame, flow, curve, strong);
    ctx.globalAlpha = 1;
  }

  /** @param {Pen} ctx @param {Frame} frame @param {Flow} flow @param {PlacedCurve} curve @param {boolean} strong */
  function drawPiece(ctx, frame, { route, visits, tentative }, curve, strong) {
    const palette = host.colours();
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
  }

  const layer = new CanvasLayer(
    (ctx, frame) => {
      layerOf(ctx, "ways", _("Ways"));
      ctx.lineJoin = "round";
      within(ctx, frame, () => {
        for (const flow of host.flows()) if (model.routes.drawn[flow.route]) drawFlow(ctx, frame, flow, false);
      });
      layerOf(ctx, "marks", _("Marks"));
      host.drawEnds(ctx, frame, -1);
    },
    { pane: "sa-routes", className: "sa-ways" }
  );
  const lit = new CanvasLayer(
    (ctx, frame) => {
      ctx.lineJoin = "round";
      within(ctx, frame, () => {
        for (const flow of host.flows()) if (model.routes.drawn[flow.route] && host.pointed(flow)) drawFlow(ctx, frame, flow, true);
      });
      host.drawEnds(ctx, frame, host.pointedCountry());
    },
    { pane: "sa-trail", shows: host.isPointing }
  );

  /** How many pixels a spot of the frame lies from a route. @param {number} route @param {Frame} frame @param {number} x @param {number} y */
  function farFrom(route, frame, x, y) {
    const far = curveOf(route, frame).flatMap((curve) =>
      copiesInFrame(frame, curve.minX, curve.maxX).map((copy) => distanceToCurve(curve, x - copy * frame.scale + frame.originX, y + frame.originY))
    );
    return Math.min(Infinity, ...far);
  }

  /** Where a frame without padding lies now. */
  const frameNow = () => layGeometry(map, 0).frame;

  return {
    layer,
    lit,
    addTo() {
      layer.addTo(map);
      lit.addTo(map);
    },
    /** The flow nearest to a point of the view, in pixels, or null when none is near. @param {Spot} spot @param {number} reach */
    at({ x, y }, reach) {
      const frame = frameNow();
      /** @type {Flow | null} */
      let best = null;
      let least = Infinity;
      for (const flow of host.flows()) {
        if (!model.routes.drawn[flow.route]) continue;
        const off = Math.max(0, farFrom(flow.route, frame, x, y) - host.width(flow.visits) / 2);
        if (off > reach || off > least) continue;
        least = off;
        best = flow;
      }
      return best;
    },
    /** Where the middle of a route's curve is in the view, in pixels, in the copy nearest to its middle. @param {number} route */
    middle(route) {
      const frame = frameNow();
      const pieces = curveOf(route, frame);
      const curve = pieces.findLast(({ before, whole }) => before <= whole / 2);
      if (!curve) return { x: frame.width / 2, y: frame.height / 2 };
      const { x, y } = pointAfter(curve, curve.whole / 2 - curve.before);
      const turns = frame.projection.wraps ? Math.round((frame.originX + frame.width / 2 - x) / frame.scale) : 0;
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
