// Countries in the colours of their classes, over the land and under everything else.

import { _ } from "../core/gettext.js";
import { countryAt, countryShapes, mainland } from "../core/country_at.js";
import { colourStep, OWN, PLAIN } from "../core/tints.js";
import { layerOf, vectorOf } from "../core/layers.js";
import { circlePath } from "../core/vector_path.js";
import { CanvasLayer, layGeometry } from "./canvas_layer.js";
import { inEveryCopy } from "./outlines.js";
import { ofLeaflet, spotIn, viewLie } from "./plane.js";
import { writtenPath } from "./shapes.js";

/** @import { Places, PosterItem, Tint } from "../core/types.js" */
/** @import { Inks, Palette, Pen, Spot } from "../page/types.js" */
/** @import { CountryPaths, Frame, LeafletMap, World } from "./types.js" */

// Countries that reach less far than so many pixels are dots.
const SEEN_PX = 8;
const DOT_PX = 4.5;
const DOT_REACH_PX = 8;
const HATCH_PX = 6;
const PLANNED_DASH = [4, 2.5];
const CALM_MS = 250; // after the last change

/** The colour of a class. @param {Palette} palette @param {number} level @param {number} classes */
export function levelColour({ visits, own, land }, level, classes) {
  if (level === OWN) return own;
  return level === PLAIN ? land : visits[colourStep(level, classes)];
}

/** Stripes in a colour, in device pixels. @param {string} colour @param {number} ratio */
export function hatchTile(colour, ratio) {
  const side = Math.round(HATCH_PX * ratio);
  const tile = new OffscreenCanvas(side, side);
  const ctx = /** @type {OffscreenCanvasRenderingContext2D} */ (tile.getContext("2d"));
  ctx.strokeStyle = colour;
  ctx.lineWidth = side * 0.3;
  ctx.beginPath();
  for (const shift of [-side, 0, side]) {
    ctx.moveTo(shift - 1, side + 1);
    ctx.lineTo(shift + side + 1, -1);
  }
  ctx.stroke();
  return tile;
}

/**
 * Stripes to fill with; `scale`: how many device pixels a unit of what is drawn is.
 * @param {Pen} ctx @param {string} colour @param {number} ratio @param {number} scale
 */
function hatchOf(ctx, colour, ratio, scale) {
  const vector = vectorOf(ctx);
  if (vector) return vector.hatch(colour, HATCH_PX);
  const hatch = ctx.createPattern(hatchTile(colour, ratio), "repeat");
  hatch?.setTransform(new DOMMatrix().scale(1 / scale));
  return hatch;
}

// Signs of coloured countries in a picture's legend, and the pixels for one with the space after it.
export const SWATCHES = new Set(["class", "unsure", "planned-country"]);
export const COUNTRY_SIGN = 23;

/** @param {Pen} ctx @param {PosterItem} item @param {number} x @param {number} y @param {Inks} inks */
export function drawSwatch(ctx, { sort, colour = "" }, x, y, inks) {
  ctx.save();
  ctx.translate(x, y - 6);
  ctx.lineWidth = sort === "planned-country" ? 1.8 : 1;
  ctx.strokeStyle = sort === "planned-country" ? inks.ink : inks.muted;
  if (sort === "planned-country") ctx.setLineDash([4, 2.5]);
  ctx.fillStyle = sort === "unsure" ? inks.muted : colour;
  ctx.fillRect(0, 0, 16, 12);
  if (sort === "unsure") {
    ctx.fillStyle = hatchOf(ctx, inks.land, 1, 1) ?? inks.land;
    ctx.fillRect(0, 0, 16, 12);
  }
  ctx.strokeRect(0, 0, 16, 12);
  ctx.restore();
}

/**
 * The layer; `tints()`: the countries that are not plain, `classes()`: how many classes there are. `places`: those of the
 * document, for countries that have no outline.
 * @param {LeafletMap} map @param {World} world @param {CountryPaths} pathsOf @param {Places} places
 * @param {{ tints: () => Tint[], classes: () => number, colours: () => Palette }} host
 */
export function createCountryColours(map, world, pathsOf, places, { tints, classes, colours }) {
  /** @type {ReturnType<typeof countryShapes> | null} */
  let shapes = null;
  /** @type {Map<string, ReturnType<typeof mainland>>} */
  const middles = new Map();
  const allShapes = () => (shapes ??= countryShapes(world));

  /** Where a country is a dot; null where it can be seen, or nothing is known of it. @param {Frame} frame @param {Tint} tint */
  function dotOf(frame, { code, spot }) {
    const shape = middles.has(code) ? null : allShapes().find((one) => one.code === code);
    if (shape) middles.set(code, mainland(shape));
    const middle = middles.get(code);
    if (!middle) return spot < 0 ? null : { lat: places.lat[spot], lon: places.lon[spot] };
    const { lat, lon, wide, high } = middle;
    const [at, corner] = [spotIn(frame, lat, lon), spotIn(frame, lat + high / 2, lon + wide / 2)];
    if (!at || !corner) return null;
    return 2 * Math.max(Math.abs(corner.x - at.x), Math.abs(corner.y - at.y)) < SEEN_PX ? { lat, lon } : null;
  }

  /** Fill the current path or `area` with the colour of a class and the stripes. @param {Pen} ctx @param {Tint} tint @param {Path2D} area @param {Palette} palette @param {CanvasPattern | string | null} hatch */
  function fill(ctx, tint, area, palette, hatch) {
    ctx.fillStyle = levelColour(palette, tint.level, classes());
    ctx.fill(area, "evenodd");
    if (!tint.unsure || !hatch) return;
    ctx.fillStyle = hatch;
    ctx.fill(area, "evenodd");
  }

  /** @param {Pen} ctx @param {Frame} frame @param {Tint[]} list @param {Palette} palette */
  function drawAreas(ctx, frame, list, palette) {
    const hatch = hatchOf(ctx, palette.land, frame.ratio, frame.scale * frame.ratio);
    inEveryCopy(ctx, frame, () => {
      ctx.lineJoin = "round";
      for (const tint of list) fill(ctx, tint, pathsOf(tint.code, frame).area, palette, hatch);
      ctx.strokeStyle = palette.border;
      ctx.lineWidth = 0.7 / frame.scale;
      for (const tint of list) ctx.stroke(pathsOf(tint.code, frame).line);
    });
  }

  /** Outlines of what is planned. @param {Pen} ctx @param {Frame} frame @param {Tint[]} list @param {Palette} palette */
  function drawPlanned(ctx, frame, list, palette) {
    inEveryCopy(ctx, frame, () => {
      ctx.strokeStyle = palette.label;
      ctx.lineWidth = 1.5 / frame.scale;
      ctx.setLineDash(PLANNED_DASH.map((pixels) => pixels / frame.scale));
      for (const tint of list) if (tint.planned) ctx.stroke(pathsOf(tint.code, frame).line);
    });
  }

  /** @param {Pen} ctx @param {Frame} frame @param {{ tint: Tint, dot: Spot }[]} dots @param {Palette} palette */
  function drawDots(ctx, frame, dots, palette) {
    const hatch = hatchOf(ctx, palette.land, frame.ratio, frame.ratio);
    for (const { tint, dot } of dots) {
      const circle = writtenPath(circlePath(dot.x, dot.y, DOT_PX));
      fill(ctx, tint, circle, palette, hatch);
      ctx.strokeStyle = tint.planned ? palette.label : palette.coast;
      ctx.lineWidth = tint.planned ? 1.8 : 1;
      ctx.setLineDash(tint.planned ? PLANNED_DASH : []);
      ctx.stroke(circle);
    }
    ctx.setLineDash([]);
  }

  /** The countries of a list that are dots in a frame. @param {Frame} frame @param {Tint[]} list */
  function dotsOf(frame, list) {
    return list.flatMap((tint) => {
      const dot = dotOf(frame, tint);
      const at = dot && spotIn(frame, dot.lat, dot.lon);
      return at ? [{ tint, dot: at }] : [];
    });
  }

  /** What is on the canvas: countries by their code, as they look there. @type {Map<string, { tint: Tint, look: string }>} */
  let painted = new Map();

  /** Paint what differs from `painted`. @param {Pen} ctx @param {Frame} frame @param {Tint[]} list @param {Palette} palette */
  function paintChanges(ctx, frame, list, palette) {
    const looks = new Map(list.map((tint) => [tint.code, { tint, look: lookOf(tint, palette) }]));
    const plain = [...painted.values()].filter(({ tint }) => !looks.has(tint.code)).map(({ tint }) => ({ ...tint, level: PLAIN, unsure: false }));
    drawAreas(ctx, frame, [...plain, ...list.filter(({ code }) => painted.get(code)?.look !== looks.get(code)?.look)], palette);
    painted = looks;
  }

  /** @param {Tint} tint @param {Palette} palette */
  const lookOf = ({ level, unsure }, palette) => `${levelColour(palette, level, classes())} ${unsure} ${palette.land}`;

  let calm = 0;
  let anew = false;

  /** Where changes were painted over each other their edges add up: when they have ended, all is painted once more. */
  function paintWhenCalm() {
    clearTimeout(calm);
    calm = window.setTimeout(() => {
      anew = true;
      areas.redraw();
    }, CALM_MS);
  }

  const areas = new CanvasLayer(
    (ctx, frame, fresh) => {
      layerOf(ctx, "countries", _("Countries in colours"));
      if (fresh === undefined) return drawAreas(ctx, frame, tints(), colours()); // a picture of its own
      if (!fresh && !anew) paintWhenCalm();
      if (anew) ctx.clearRect(0, 0, frame.width, frame.height);
      if (anew || fresh) painted = new Map();
      anew = false;
      paintChanges(ctx, frame, tints(), colours());
    },
    { pane: "sa-basemap", className: "sa-country-colours", keeps: true, padding: 0.08, shows: () => tints().length > 0 }
  );
  // On a canvas of their own: what lies over areas could not go without painting them anew.
  const signs = new CanvasLayer(
    (ctx, frame) => {
      drawPlanned(ctx, frame, tints(), colours());
      drawDots(ctx, frame, dotsOf(frame, tints()), colours());
    },
    { pane: "sa-basemap", className: "sa-country-signs", padding: 0.08, shows: () => tints().length > 0 }
  );
  const layer = {
    /** @param {LeafletMap} to */
    addTo: (to) => [areas, signs].forEach((one) => one.addTo(to)),
    redraw: () => [areas, signs].forEach((one) => one.redraw()),
    remove() {
      clearTimeout(calm);
      [areas, signs].forEach((one) => one.remove());
    },
    /** @param {Pen} ctx @param {Frame} frame */
    paint: (ctx, frame) => [areas, signs].forEach((one) => one.paint(ctx, frame)),
  };

  return {
    layer,
    /** The coloured country under the pointer, or none. @param {MouseEvent} event */
    codeAt(event) {
      const list = tints();
      if (!list.length) return "";
      const { frame } = layGeometry(map, 0);
      const pointer = map.mouseEventToContainerPoint(event);
      const lie = viewLie(map);
      const near = list.find((tint) => {
        const dot = dotOf(frame, tint);
        const at = dot && spotIn(lie, dot.lat, dot.lon);
        return at && pointer.distanceTo([at.x, at.y]) <= DOT_REACH_PX;
      });
      const { x, y } = ofLeaflet(map, map.mouseEventToLatLng(event));
      const place = map.projection.invert(x, y);
      const code = near?.code ?? (place ? countryAt(allShapes(), place.lat, place.lon) : "");
      return list.some((tint) => tint.code === code) ? code : "";
    },
  };
}
