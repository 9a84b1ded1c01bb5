// Strokes of ways on a canvas: whole ones in full style, and thin ones where there are very many.

import { rightNormals } from "../core/lines.js";
import { STYLE, styleOf, widthStep } from "../core/ops.js";
import { copiesInFrame } from "./canvas_layer.js";

/** @import { Line, LinePool, Model, Plan, WayStyle } from "../core/types.js" */
/** @import { Palette, Pen } from "../page/types.js" */
/** @import { Frame } from "./types.js" */

/** @typedef {Line & { nx: Float64Array, ny: Float64Array }} DrawnLine A line with its normals. */

const LINE_OFFSET = 1.6;
const LEAST_STEP = 3;
// Of a line's length; and how long a line must be to have a head, in pixels.
const HEAD_AT = 0.58;
const HEAD_FROM = 40;

/**
 * A line with its unit normals, kept on it.
 * @param {Line & Partial<DrawnLine>} line
 * @returns {DrawnLine}
 */
function lineNormals(line) {
  return line.nx ? /** @type {DrawnLine} */ (line) : Object.assign(line, rightNormals(line));
}

/**
 * Trace a line in one copy, a little to the right of its way.
 * @param {Pen} ctx @param {Frame} frame @param {DrawnLine} line @param {number} copy @param {number} offset
 */
function traceLine(ctx, frame, line, copy, offset) {
  const { scale, originX, originY } = frame;
  let beforeX = 0;
  let beforeY = 0;
  ctx.beginPath();
  line.starts.forEach((from, piece) => {
    const last = (line.starts[piece + 1] ?? line.x.length) - 1;
    for (let at = from; at <= last; at += 1) {
      const x = (line.x[at] + copy) * scale - originX + line.nx[at] * offset;
      const y = line.y[at] * scale - originY + line.ny[at] * offset;
      // Vertices that the zoom cannot show apart cost time and change nothing.
      if (at > from && at < last && Math.abs(x - beforeX) + Math.abs(y - beforeY) < LEAST_STEP) continue;
      if (at === from) ctx.moveTo(x, y);
      else ctx.lineTo(x, y);
      beforeX = x;
      beforeY = y;
    }
  });
}

/**
 * The length of a line in world units up to each of its vertices; from piece to piece it does not grow.
 * @param {Line} line
 */
function lengthsOf({ x, y, starts }) {
  const lengths = new Float64Array(x.length);
  const begins = new Set(starts);
  for (let at = 1; at < x.length; at += 1) {
    lengths[at] = lengths[at - 1] + (begins.has(at) ? 0 : Math.hypot(x[at] - x[at - 1], y[at] - y[at - 1]));
  }
  return lengths;
}

/**
 * Where a small head belongs that shows the direction: on the line a little past its middle.
 * @param {DrawnLine} line @param {Float64Array} lengths
 */
function headSpot({ x, y, nx, ny }, lengths) {
  const wanted = lengths[lengths.length - 1] * HEAD_AT;
  const at = Math.max(1, lengths.findIndex((length) => length >= wanted));
  const part = (wanted - lengths[at - 1]) / (lengths[at] - lengths[at - 1] || 1);
  return { x: x[at - 1] + (x[at] - x[at - 1]) * part, y: y[at - 1] + (y[at] - y[at - 1]) * part, nx: nx[at], ny: ny[at] };
}

/**
 * Draw that head.
 * @param {Pen} ctx @param {Frame} frame @param {ReturnType<typeof headSpot>} spot @param {number} copy @param {number} offset
 * @param {number} size
 */
function drawHead(ctx, frame, { x: worldX, y: worldY, nx, ny }, copy, offset, size) {
  const x = (worldX + copy) * frame.scale - frame.originX + nx * offset;
  const y = worldY * frame.scale - frame.originY + ny * offset;
  const [forwardX, forwardY] = [ny, -nx];
  ctx.beginPath();
  ctx.moveTo(x + forwardX * size, y + forwardY * size);
  ctx.lineTo(x - forwardX * size + nx * size * 0.8, y - forwardY * size + ny * size * 0.8);
  ctx.lineTo(x - forwardX * size - nx * size * 0.8, y - forwardY * size - ny * size * 0.8);
  ctx.closePath();
  ctx.fill();
}

/** @param {WayStyle} way */
function baseWidth(way) {
  return way.guest ? 1.3 : way.abroad ? 2.2 : 1.4;
}

/**
 * In steps, so that a way that is drawn stroke upon stroke is drawn again only a few times.
 * @param {WayStyle & { count: number }} way
 */
function lineWidth(way) {
  return baseWidth(way) * Math.min(2.2, 1 + widthStep(way.count) * 0.3);
}

/** Dashes of a way: solid when stated, dashed when inferred, dotted when it is planned, dotted
 * twice and again where the leader is only invited.
 *
 * They do not change with the count, so that a wider stroke covers the narrower one.
 * @param {WayStyle} way
 */
function lineDash(way) {
  const width = baseWidth(way);
  if (way.invited) return [0.1, width * 2, 0.1, width * 5];
  if (!way.held) return [0.1, width * 2.6];
  return way.stated ? [] : [width * 1.6 + 3.5, width + 3];
}

/**
 * Make the line that was just stroked a hollow one: the second of two leaders'.
 * @param {Pen} ctx @param {WayStyle & { count: number }} way @param {string} core
 */
function drawCore(ctx, way, core) {
  ctx.lineWidth = Math.max(1, lineWidth(way) * 0.45);
  ctx.strokeStyle = core;
  ctx.globalAlpha = 1;
  ctx.stroke();
  ctx.strokeStyle = ctx.fillStyle;
}

/**
 * Draw one way; `headed`: it is whole, and shows its direction.
 * @param {Pen} ctx @param {Frame} frame @param {WayStyle & { count: number }} way @param {Line} line
 * @param {Palette} colours
 */
export function drawWay(ctx, frame, way, line, colours, headed = true) {
  const drawn = lineNormals(line);
  const lengths = headed ? lengthsOf(line) : new Float64Array(1);
  const spot = lengths[lengths.length - 1] * frame.scale > HEAD_FROM ? headSpot(drawn, lengths) : null;
  const width = lineWidth(way) + (colours.core ? 1.6 : 0);
  for (const copy of copiesInFrame(frame, line.minX, line.maxX)) {
    ctx.strokeStyle = ctx.fillStyle = colours.kinds[way.kind];
    ctx.lineCap = way.held ? "butt" : "round";
    ctx.lineJoin = "round";
    if (way.vague) {
      ctx.globalAlpha = 0.11;
      ctx.setLineDash([]);
      ctx.lineWidth = width + 5;
      traceLine(ctx, frame, drawn, copy, LINE_OFFSET);
      ctx.stroke();
    }
    ctx.globalAlpha = way.vague ? 0.5 : way.guest ? 0.62 : 0.86;
    ctx.setLineDash(lineDash(way));
    ctx.lineWidth = width;
    traceLine(ctx, frame, drawn, copy, LINE_OFFSET);
    ctx.stroke();
    if (colours.core) drawCore(ctx, way, colours.core);
    ctx.setLineDash([]);
    if (spot) drawHead(ctx, frame, spot, copy, LINE_OFFSET, width + 2.2);
    // Where it leaves the map, and where it comes back.
    for (const start of headed ? line.starts.slice(1) : [])
      for (const at of [start - 1, start]) drawHead(ctx, frame, { x: line.x[at], y: line.y[at], nx: drawn.nx[at], ny: drawn.ny[at] }, copy, LINE_OFFSET, width + 2.2);
  }
  ctx.globalAlpha = 1;
}

/**
 * The strokes `from`…`to - 1` of a plan of some ways, in full style.
 * @param {Pen} ctx @param {Frame} frame @param {Pick<Plan, "route" | "bits" | "step">} plan @param {number} from
 * @param {number} to @param {Model} model @param {Palette} palette
 */
export function drawSome(ctx, frame, plan, from, to, model, palette) {
  for (let at = from; at < to; at += 1) {
    const way = { ...styleOf(plan.bits[at]), count: 3 ** plan.step[at] };
    drawWay(ctx, frame, way, model.line(plan.route[at], frame.projection), palette);
  }
}

// How dark one thin line is, by how many there are: they add up where they cross.
const THIN_ALPHAS = [[2500, 0.5], [12000, 0.32], [Infinity, 0.22]];

/** @param {Pen} ctx @param {Frame} frame @param {ReturnType<LinePool["of"]>} line @param {number} copy */
function traceThin(ctx, frame, line, copy) {
  const { scale } = frame;
  const shiftX = copy * scale - frame.originX;
  const { values, from, to } = line;
  let begins = true;
  ctx.beginPath();
  for (let at = from; at < to; at += 2) {
    const x = values[at] * scale + shiftX;
    if (x !== x) begins = true; // NaN: another piece
    else if (begins) {
      ctx.moveTo(x, values[at + 1] * scale - frame.originY);
      begins = false;
    } else ctx.lineTo(x, values[at + 1] * scale - frame.originY);
  }
  ctx.stroke();
}

/**
 * The strokes `from`…`to - 1` of a plan of very many ways: lines of one device pixel, the fastest there are.
 * @param {Pen} ctx @param {Frame} frame @param {Pick<Plan, "route" | "bits" | "step">} plan @param {number} from
 * @param {number} to @param {LinePool} lines @param {Palette} palette
 */
export function drawMany(ctx, frame, plan, from, to, lines, palette) {
  const { height, scale, originY, ratio } = frame;
  const [, alpha] = THIN_ALPHAS.find(([most]) => plan.route.length <= most) ?? [0, 1];
  let before = -1;
  for (let at = from; at < to; at += 1) {
    const line = lines.of(plan.route[at]);
    if (line.maxY * scale < originY || line.minY * scale > originY + height) continue;
    const look = (plan.bits[at] & (STYLE.kind | STYLE.held)) * 32 + plan.step[at];
    if (look !== before) {
      before = look;
      const { kind, held } = styleOf(plan.bits[at]);
      ctx.strokeStyle = palette.kinds[kind];
      ctx.globalAlpha = alpha;
      ctx.setLineDash(held ? [] : [2, 3]);
      ctx.lineWidth = plan.step[at] > 1 ? 0.9 * Math.min(4, plan.step[at]) : 1 / ratio;
    }
    for (const copy of copiesInFrame(frame, line.minX, line.maxX)) traceThin(ctx, frame, line, copy);
  }
  ctx.globalAlpha = 1;
  ctx.setLineDash([]);
}
