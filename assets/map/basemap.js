// The base map: the world's water, countries, coast and borders on a canvas, in every copy of the world in view; on a map
// of distances with rings.

import { _ } from "../core/gettext.js";
import { CanvasLayer, copiesInFrame } from "./canvas_layer.js";
import { drawRings } from "./rings.js";
import { leastDegrees, levelOf } from "../core/shapes.js";
import { layerOf } from "../core/layers.js";
import { pathOf } from "./shapes.js";

/** @import { Projection } from "../core/projection.js" */
/** @import { Palette, Pen } from "../page/types.js" */
/** @import { Frame, Shapes } from "./types.js" */

const LEAST_PIXELS = 0.7;
// While a globe turns, each picture is seen for a moment.
const TURNING_PIXELS = 6;

/** @typedef {Record<"land" | "coast" | "borders" | "disputed" | "sphere", Path2D>} BasePaths */

/**
 * The outlines as paths, as fine as a zoom can show: `at(projection, scale, turning)`; made once for each power of two, and
 * kept for the projection last asked for.
 * @param {Shapes} shapes
 */
function createOutlines(shapes) {
  /** @type {Map<string, ReturnType<typeof shapes.at>>} */
  const known = new Map();
  /** @type {Map<string, BasePaths>} */
  let made = new Map();
  /** @type {Projection | null} */
  let kept = null;

  /** @param {number} least @param {boolean} cut */
  function shapesAt(least, cut) {
    const key = `${least} ${cut}`;
    const shape = known.get(key) ?? shapes.at(least, cut);
    known.set(key, shape);
    return shape;
  }

  return {
    /** @param {Projection} projection @param {number} scale @param {boolean} turning */
    at(projection, scale, turning) {
      if (kept !== projection) made = new Map();
      kept = projection;
      const level = levelOf(projection, scale);
      const pixels = turning ? TURNING_PIXELS : LEAST_PIXELS;
      const key = `${level} ${turning}`;
      const ready = made.get(key);
      if (ready) return ready;
      const shape = shapesAt(leastDegrees(level, pixels), projection.wraps);
      /** @param {Parameters<Projection["trace"]>[0]} object */
      const path = (object) => pathOf(projection, object, pixels / scale);
      const none = new Path2D();
      const land = path(shape.land);
      const paths = {
        land,
        // The outlines of the land are coast and borders in one, if not as finely drawn.
        coast: turning ? none : path(shape.coast),
        borders: turning ? land : path(shape.borders),
        disputed: turning ? none : path(shape.disputed),
        sphere: projection.wraps ? none : path({ type: "Sphere" }),
      };
      made.set(key, paths);
      return paths;
    },
  };
}

/**
 * Where the world has an edge, its water on the ground around it.
 * @param {Pen} ctx @param {Frame} frame @param {Path2D} sphere @param {Palette} palette
 */
function drawSphere(ctx, { scale, width, height, originX, originY }, sphere, { water, ground, rule }) {
  ctx.fillStyle = ground;
  ctx.fillRect(0, 0, width, height);
  ctx.translate(-originX, -originY);
  ctx.scale(scale, scale);
  ctx.fillStyle = water;
  ctx.fill(sphere);
  ctx.lineWidth = 1 / scale;
  ctx.strokeStyle = rule;
  ctx.stroke(sphere);
}

/**
 * @param {Pen} ctx @param {BasePaths} paths @param {Palette} palette @param {number} scale @param {number} ratio
 */
function drawCountries(ctx, { land, coast, borders, disputed }, palette, scale, ratio) {
  ctx.scale(scale, scale);
  ctx.lineJoin = "round";
  layerOf(ctx, "land", _("Land"));
  ctx.fillStyle = palette.land;
  ctx.fill(land, "evenodd");
  layerOf(ctx, "borders", _("Borders and coast"));
  ctx.lineWidth = 0.7 / scale;
  ctx.strokeStyle = palette.border;
  ctx.stroke(borders);
  ctx.setLineDash([3 / scale, 3 / scale]);
  ctx.stroke(disputed);
  ctx.setLineDash([]);
  ctx.lineWidth = (ratio > 1 ? 0.6 : 0.8) / scale;
  ctx.strokeStyle = palette.coast;
  ctx.stroke(coast);
}

/**
 * The base map's layer; `colours()` gives the current theme's colours.
 * @param {Shapes} shapes @param {() => Palette} colours
 */
export function createBasemap(shapes, colours) {
  const outlines = createOutlines(shapes);
  return new CanvasLayer(
    (ctx, frame) => {
      const palette = colours();
      const { scale, ratio, projection, turning } = frame;
      const paths = outlines.at(projection, scale * ratio, turning);
      if (!projection.wraps) {
        ctx.save();
        drawSphere(ctx, frame, paths.sphere, palette);
        ctx.restore();
      }
      for (const copy of copiesInFrame(frame, 0, 1)) {
        ctx.save();
        ctx.translate(copy * scale - frame.originX, -frame.originY);
        drawCountries(ctx, paths, palette, scale, ratio);
        ctx.restore();
      }
      if (projection.name === "azimuthal-equidistant") drawRings(ctx, frame, palette);
    },
    { pane: "sa-basemap", still: true }
  );
}
