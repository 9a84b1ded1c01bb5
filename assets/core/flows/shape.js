// The shape of a flow: a curve a little to the right of its great circle, thin where it comes from, with a head
// where it leads to. In pixels of the world at one scale.

import { rightNormals } from "../lines.js";

/** @import { Line } from "../types.js" */
/** @import { Curve, Vertices } from "./types.js" */

const BOW = 0.07;
const LEAST_BOW = 2;
const MOST_BOW = 30;
const SLOT_BOW = 7;
const STEP_PIXELS = 12;
const LEAST_POINTS = 9;
const MOST_POINTS = 72;
const TAIL_GAP = 4;
const TIP_GAP = 5;
// The width where a flow begins, of its width where it ends.
const TAIL = 0.14;

/**
 * The vertices of a line from one to another and their length in pixels up to each of them.
 * @param {Line} line @param {number} from @param {number} to @param {number} scale
 */
function pieceOf(line, from, to, scale) {
  const [x, y] = [line.x.subarray(from, to), line.y.subarray(from, to)];
  const lengths = new Float64Array(x.length);
  for (let at = 1; at < x.length; at += 1) lengths[at] = lengths[at - 1] + Math.hypot(x[at] - x[at - 1], y[at] - y[at - 1]) * scale;
  return { x, y, lengths, length: lengths[x.length - 1] ?? 0 };
}

/**
 * A piece as `count` points, evenly spaced in pixels.
 * @param {ReturnType<typeof pieceOf>} piece @param {number} scale @param {number} count
 */
function resampled({ x: xs, y: ys, lengths, length }, scale, count) {
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  let index = 0;
  for (let at = 0; at < count; at += 1) {
    const wanted = (at / (count - 1)) * length;
    while (index < xs.length - 2 && lengths[index + 1] < wanted) index += 1;
    const part = (wanted - lengths[index]) / (lengths[index + 1] - lengths[index] || 1);
    x[at] = (xs[index] + (xs[index + 1] - xs[index]) * part) * scale;
    y[at] = (ys[index] + (ys[index + 1] - ys[index]) * part) * scale;
  }
  return { x, y };
}

/**
 * The curve of a route at a scale (pixels of the plane's side), from a line in world units, in as many pieces as that
 * has: `{x, y, nx, ny, length, before, whole, arrives, minX, maxX}` each, with the length of the pieces before it and of
 * all.
 * `slot`: 0, or 1, 2 … where others have the same ends, which lie further out.
 * @param {Line} line @param {number} scale @param {number} slot
 */
export function flowCurve(line, scale, slot) {
  const pieces = line.starts.map((from, at) => pieceOf(line, from, line.starts[at + 1] ?? line.x.length, scale)).filter(({ x }) => x.length > 1);
  const whole = pieces.reduce((sum, { length }) => sum + length, 0);
  let before = 0;
  return pieces.map((piece) => {
    const { length } = piece;
    // Each piece by itself, so that it ends where the map does.
    const bow = Math.min(MOST_BOW, Math.max(LEAST_BOW, length * BOW)) + Math.min(SLOT_BOW * slot, length * BOW * slot);
    const count = Math.max(LEAST_POINTS, Math.min(MOST_POINTS, Math.round(length / STEP_PIXELS)));
    const curve = resampled(piece, scale, count);
    const { nx, ny } = rightNormals(curve);
    for (let at = 0; at < count; at += 1) {
      const shift = Math.sin((Math.PI * at) / (count - 1)) * bow;
      curve.x[at] += nx[at] * shift;
      curve.y[at] += ny[at] * shift;
    }
    before += length;
    return { ...curve, ...rightNormals(curve), length, before: before - length, whole, arrives: line.arrives, minX: line.minX, maxX: line.maxX };
  });
}

/**
 * The point of a curve after `pixels` of its length: `{at, x, y}`, `at` a whole and a part of steps.
 * @param {Curve} curve @param {number} pixels
 */
export function pointAfter(curve, pixels) {
  const last = curve.x.length - 1;
  const at = Math.max(0, Math.min(1, pixels / Math.max(1e-6, curve.length))) * last;
  const index = Math.min(last - 1, Math.floor(at));
  const part = at - index;
  /** @param {Float64Array} values */
  const between = (values) => values[index] + (values[index + 1] - values[index]) * part;
  return { at, x: between(curve.x), y: between(curve.y), nx: between(curve.nx), ny: between(curve.ny) };
}

/**
 * Where along all of a flow its parts lie, in pixels: it begins at `tail` and is as wide as it gets at `neck`, from where
 * on the head leads to the `tip`.
 * @param {number} whole @param {number} width
 */
function partsOf(whole, width) {
  const room = whole - Math.min(TAIL_GAP + TIP_GAP, whole * 0.3);
  const tip = whole - Math.min(TIP_GAP, whole * 0.15);
  return { tail: Math.min(TAIL_GAP, whole * 0.15), neck: tip - Math.min(room * 0.6, 3.5 + width * 1.25), tip };
}

/**
 * The outline of a flow `width` pixels wide as `x, y, …`, closed: a thin tail that grows to the whole width, and a head
 * that ends a little before the destination; of a flow in pieces, what of that is in this one. Appended to `out` (emptied
 * first), which is returned.
 * @param {Curve} curve @param {number} width @param {number[]} out
 */
export function flowOutline(curve, width, out) {
  out.length = 0;
  const { before, length, whole, arrives } = curve;
  const parts = arrives ? partsOf(whole, width) : { ...partsOf(whole, width), neck: whole };
  const last = curve.x.length - 1;
  const isLast = arrives && before + length > whole - 1e-6;
  const tail = pointAfter(curve, parts.tail - before);
  const neck = pointAfter(curve, parts.neck - before);
  /** @param {number} at */
  const halfAt = (at) => (width / 2) * (TAIL + (1 - TAIL) * Math.min(1, (before + (at / last) * length - parts.tail) / Math.max(1e-6, parts.neck - parts.tail)));
  const inner = [];
  for (let at = Math.ceil(tail.at + 0.2); at < neck.at - 0.2; at += 1) inner.push(at);
  /** @param {number} sign @param {{ x: number, y: number, nx: number, ny: number }} point @param {number} half */
  const side = (sign, point, half) => out.push(point.x + sign * point.nx * half, point.y + sign * point.ny * half);
  /** @param {number} at */
  const along = (at) => ({ x: curve.x[at], y: curve.y[at], nx: curve.nx[at], ny: curve.ny[at] });
  const wide = Math.min((parts.tip - parts.neck) * 0.75, 2.4 + width * 0.85);
  side(1, tail, halfAt(tail.at));
  for (const at of inner) side(1, along(at), halfAt(at));
  side(1, neck, halfAt(neck.at));
  if (isLast) {
    const tip = pointAfter(curve, parts.tip - before);
    side(1, neck, wide);
    out.push(tip.x, tip.y);
    side(-1, neck, wide);
  }
  side(-1, neck, halfAt(neck.at));
  for (const at of inner.reverse()) side(-1, along(at), halfAt(at));
  side(-1, tail, halfAt(tail.at));
  return out;
}

/** How many pixels a point lies from a curve. @param {Vertices} curve @param {number} px @param {number} py */
export function distanceToCurve({ x, y }, px, py) {
  let least = Infinity;
  for (let at = 1; at < x.length; at += 1) {
    const [dx, dy] = [x[at] - x[at - 1], y[at] - y[at - 1]];
    const square = dx * dx + dy * dy;
    const part = square ? Math.max(0, Math.min(1, ((px - x[at - 1]) * dx + (py - y[at - 1]) * dy) / square)) : 0;
    least = Math.min(least, Math.hypot(px - x[at - 1] - part * dx, py - y[at - 1] - part * dy));
  }
  return least;
}
