// Dots where flows end that is no capital, and names of places: as many as fit, the greatest places first.

import { _ } from "../core/gettext.js";
import { layerOf } from "../core/layers.js";
import { countryName } from "../core/flows/words.js";
import { createDelay } from "../page/dom.js";
import { CanvasLayer } from "../map/canvas_layer.js";
import { drawLabels, writeIn } from "../map/labels.js";
import { spotIn } from "../map/plane.js";

/** @import { FlowModel } from "../core/flows/types.js" */
/** @import { Box, Palette, Pen, Spot } from "../page/types.js" */
/** @import { Frame, LabelSpot, LeafletMap } from "../map/types.js" */

const FLOW_NAMES_PAUSE_MS = 220;
const PIXELS_A_NAME = 11000;
const SAME_SPOT_PX = 9;

/**
 * All visits from and to every point of the document: which names come first, the same in every period.
 * @param {FlowModel} model
 */
function pointWeights(model) {
  const weights = new Float64Array(model.points.name.length);
  const { cells, routes } = model;
  for (let row = 0; row < cells.count; row += 1) {
    weights[routes.destination[cells.route[row]]] += cells.visits[row];
    weights[routes.origin[cells.route[row]]] += cells.visits[row];
  }
  return weights;
}

/**
 * A place's name for a label: the first part of what may be a whole address; the country's where no more is known.
 * @param {FlowModel} model @param {number} point
 */
function flowLabel(model, point) {
  const { name, country } = model.points;
  return name[point].split(",")[0].trim() || countryName(model, country[point]);
}

/**
 * Small dots: filled, or hollow where no more than a state or province is known.
 * @param {Pen} ctx @param {(Spot & { rough: boolean })[]} spots @param {Palette} colours
 */
function drawPlaces(ctx, spots, colours) {
  ctx.lineWidth = 1.5;
  for (const { x, y, rough } of spots) {
    ctx.fillStyle = rough ? colours.halo : colours.label;
    ctx.strokeStyle = rough ? colours.label : colours.halo;
    ctx.beginPath();
    ctx.arc(x, y, 2.8, 0, 2 * Math.PI);
    ctx.stroke();
    ctx.fill();
  }
}

/**
 * `host`: `ends()`, the points at which shown flows begin or end, each with whether a capital's mark stands there; `colours()`; `free()`, boxes to keep free in the view.
 * @param {LeafletMap} map @param {FlowModel} model
 * @param {{ ends(): Map<number, boolean>, colours(): Palette, free(): Box[] }} host
 */
export function createFlowNames(map, model, host) {
  const weights = pointWeights(model);
  let drawnAt = -Infinity;

  /** @param {Frame} frame */
  function spotsIn(frame) {
    const { lat, lon, precision } = model.points;
    return [...host.ends()].flatMap(([point, marked]) => {
      const spot = spotIn(frame, lat[point], lon[point]);
      return spot ? [{ marked, rough: model.precisions[precision[point]] === "admin", ...spot, text: flowLabel(model, point), reach: marked ? 6 : 4, weight: weights[point] }] : [];
    });
  }

  /**
   * One spot for places that the zoom cannot show apart: the greatest one's.
   * @param {(LabelSpot & { marked: boolean, rough: boolean })[]} spots
   */
  function apart(spots) {
    /** @type {(LabelSpot & { marked: boolean, rough: boolean })[]} */
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
      layerOf(ctx, "names", _("Names"));
      const palette = host.colours();
      writeIn(ctx, model.naming.language);
      const spots = spotsIn(frame);
      drawPlaces(ctx, spots.filter(({ marked }) => !marked), palette);
      const most = Math.max(12, Math.round((frame.width * frame.height) / PIXELS_A_NAME));
      const named = apart(spots).map((spot, at) => (at < most ? spot : { ...spot, text: "" }));
      /** @type {Box[]} */
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
