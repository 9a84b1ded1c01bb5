// Outlines of countries of which is only known that a meeting was somewhere in them, drawn while one of those
// meetings is current or its mark is looked at.

import { targetOf } from "../page/dom.js";
import { CanvasLayer, copiesInFrame, paneOf } from "./canvas_layer.js";
import { leastDegrees, levelOf } from "../core/shapes.js";
import { pathOf } from "./shapes.js";

/** @import { Projection } from "../core/projection.js" */
/** @import { Model } from "../core/types.js" */
/** @import { Bindings, Palette, Pen } from "../page/types.js" */
/** @import { CountryPaths, Frame, LeafletMap, Shapes, ShownMark } from "./types.js" */

const LEAST_PIXELS = 0.7;
// While a globe turns, each picture is seen for a moment.
const TURNING_PIXELS = 6;

/**
 * The paths of countries by their code, as fine as a frame can show: made once each for a power of two, and kept for the
 * projection last asked for. No line runs where only the map's edge cuts a country.
 * @param {Shapes} shapes
 */
export function createCountryPaths(shapes) {
  /** @type {Map<string, { area: Path2D, line: Path2D }>} */
  let made = new Map();
  /** @type {Projection | null} */
  let kept = null;
  return (/** @type {string} */ code, /** @type {Pick<Frame, "scale" | "ratio" | "projection" | "turning">} */ { scale, ratio, projection, turning }) => {
    if (kept !== projection) made = new Map();
    kept = projection;
    const level = levelOf(projection, scale * ratio);
    const pixels = turning ? TURNING_PIXELS : LEAST_PIXELS;
    const key = `${code} ${level} ${turning}`;
    const known = made.get(key);
    if (known) return known;
    const { area, line } = shapes.country(code, leastDegrees(level, pixels), projection.wraps);
    const precision = pixels / (scale * ratio);
    const paths = { area: pathOf(projection, area, precision), line: pathOf(projection, line, precision) };
    made.set(key, paths);
    return paths;
  };
}

/** Let `draw` draw in world units, in every copy of the world in view. @param {Pen} ctx @param {Frame} frame @param {() => void} draw */
export function inEveryCopy(ctx, frame, draw) {
  for (const copy of copiesInFrame(frame, 0, 1)) {
    ctx.save();
    ctx.translate(copy * frame.scale - frame.originX, -frame.originY);
    ctx.scale(frame.scale, frame.scale);
    draw();
    ctx.restore();
  }
}

/** A country that stands out from the others. @param {Pen} ctx @param {Frame} frame @param {ReturnType<CountryPaths>} paths @param {string} colour */
export function drawOutline(ctx, frame, { area, line }, colour) {
  inEveryCopy(ctx, frame, () => {
    ctx.fillStyle = ctx.strokeStyle = colour;
    ctx.globalAlpha = 0.08;
    ctx.fill(area, "evenodd");
    ctx.globalAlpha = 0.75;
    ctx.lineWidth = 1.5 / frame.scale;
    ctx.lineJoin = "round";
    ctx.stroke(line);
  });
}

/**
 * The countries (codes) of those meetings whose place is known no better.
 * @param {Model} model @param {Iterable<number>} meetings
 */
function vagueCountries(model, meetings) {
  const { point } = model.meetings;
  const { precision, country } = model.points;
  /** @type {Set<string>} */
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
 * @param {LeafletMap} map @param {Model} model @param {CountryPaths} pathsOf @param {() => ShownMark[]} marks
 * @param {() => Palette} colours @param {Bindings} bindings
 */
export function createCountryOutlines(map, model, pathsOf, marks, colours, bindings) {
  /** @type {Set<string>} */
  let current = new Set();
  /** @type {Set<string>} */
  let looked = new Set();
  let told = "";

  const layer = new CanvasLayer(
    (ctx, frame) => {
      for (const code of new Set([...current, ...looked])) drawOutline(ctx, frame, pathsOf(code, frame), colours().label);
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

  /** @param {Node | null} target */
  function look(target) {
    const mark = target && marks().find(({ holder }) => holder.contains(target));
    looked = mark ? vagueCountries(model, mark.group.members.subarray(0, mark.state.count)) : new Set();
    refresh();
  }

  const pane = paneOf(map, "sa-marks");
  const focused = () => (pane.contains(document.activeElement) ? document.activeElement : null);
  bindings.on(pane, "pointerover", (event) => look(targetOf(event)));
  bindings.on(pane, "pointerout", () => look(focused()));
  bindings.on(pane, "focusin", (event) => look(targetOf(event)));
  bindings.on(pane, "focusout", () => look(null));

  return {
    layer,
    /** @param {number[]} meetings */
    setCurrent(meetings) {
      current = vagueCountries(model, meetings);
      refresh();
    },
  };
}
