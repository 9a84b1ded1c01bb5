// The shape of a flow: a curve a little to the right of its great circle, thin where it comes from, with a head
// where it leads to. In pixels of the world at one scale.

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

/** The length of a line in pixels up to each of its vertices. */
function lengthsAlong({ x, y }, scale) {
  const lengths = new Float64Array(x.length);
  for (let at = 1; at < x.length; at += 1) lengths[at] = lengths[at - 1] + Math.hypot(x[at] - x[at - 1], y[at] - y[at - 1]) * scale;
  return lengths;
}

/** A world line as `count` points, evenly spaced in pixels. */
function resampled(line, lengths, scale, count) {
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const last = line.x.length - 1;
  let index = 0;
  for (let at = 0; at < count; at += 1) {
    const wanted = (at / (count - 1)) * lengths[last];
    while (index < last - 1 && lengths[index + 1] < wanted) index += 1;
    const part = (wanted - lengths[index]) / (lengths[index + 1] - lengths[index] || 1);
    x[at] = (line.x[index] + (line.x[index + 1] - line.x[index]) * part) * scale;
    y[at] = (line.y[index] + (line.y[index + 1] - line.y[index]) * part) * scale;
  }
  return { x, y };
}

/** Unit normals to the right of the way. */
function rightNormals({ x, y }) {
  const count = x.length;
  const nx = new Float64Array(count);
  const ny = new Float64Array(count);
  for (let at = 0; at < count; at += 1) {
    const [before, after] = [Math.max(0, at - 1), Math.min(count - 1, at + 1)];
    const [dx, dy] = [x[after] - x[before], y[after] - y[before]];
    const length = Math.hypot(dx, dy) || 1;
    nx[at] = -dy / length;
    ny[at] = dx / length;
  }
  return { nx, ny };
}

/**
 * The curve of a route at a scale (pixels of the world's side), from a line in world units: `{x, y, nx, ny,
 * length, minX, maxX}`. `slot`: 0, or 1, 2 … where others have the same ends, which lie further out.
 */
function flowCurve(line, scale, slot) {
  const lengths = lengthsAlong(line, scale);
  const length = lengths[lengths.length - 1];
  const count = Math.max(LEAST_POINTS, Math.min(MOST_POINTS, Math.round(length / STEP_PIXELS)));
  const curve = resampled(line, lengths, scale, count);
  const { nx, ny } = rightNormals(curve);
  const bow = Math.min(MOST_BOW, Math.max(LEAST_BOW, length * BOW)) + Math.min(SLOT_BOW * slot, length * BOW * slot);
  for (let at = 0; at < count; at += 1) {
    const shift = Math.sin((Math.PI * at) / (count - 1)) * bow;
    curve.x[at] += nx[at] * shift;
    curve.y[at] += ny[at] * shift;
  }
  return { ...curve, ...rightNormals(curve), length, minX: line.minX, maxX: line.maxX };
}

/** The point of a curve after `pixels` of its length: `{at, x, y}`, `at` a whole and a part of steps. */
function pointAfter(curve, pixels) {
  const last = curve.x.length - 1;
  const at = Math.max(0, Math.min(1, pixels / Math.max(1e-6, curve.length))) * last;
  const index = Math.min(last - 1, Math.floor(at));
  const part = at - index;
  const between = (values) => values[index] + (values[index + 1] - values[index]) * part;
  return { at, x: between(curve.x), y: between(curve.y), nx: between(curve.nx), ny: between(curve.ny) };
}

/**
 * The outline of a flow `width` pixels wide as `x, y, …`, closed: a thin tail that grows to the whole width, and a head that ends a little before the destination. Appended to `out` (emptied first), which is returned.
 */
function flowOutline(curve, width, out) {
  out.length = 0;
  const room = curve.length - Math.min(TAIL_GAP + TIP_GAP, curve.length * 0.3);
  const head = Math.min(room * 0.6, 3.5 + width * 1.25);
  const tip = pointAfter(curve, curve.length - Math.min(TIP_GAP, curve.length * 0.15));
  const neck = pointAfter(curve, curve.length - Math.min(TIP_GAP, curve.length * 0.15) - head);
  const tail = pointAfter(curve, Math.min(TAIL_GAP, curve.length * 0.15));
  const halfAt = (at) => (width / 2) * (TAIL + (1 - TAIL) * Math.min(1, (at - tail.at) / Math.max(1e-6, neck.at - tail.at)));
  const inner = [];
  for (let at = Math.ceil(tail.at + 0.2); at < neck.at - 0.2; at += 1) inner.push(at);
  const side = (sign, point, half) => out.push(point.x + sign * point.nx * half, point.y + sign * point.ny * half);
  const along = (at) => ({ x: curve.x[at], y: curve.y[at], nx: curve.nx[at], ny: curve.ny[at] });
  const wide = Math.min(head * 0.75, 2.4 + width * 0.85);
  side(1, tail, halfAt(tail.at));
  for (const at of inner) side(1, along(at), halfAt(at));
  side(1, neck, width / 2);
  side(1, neck, wide);
  out.push(tip.x, tip.y);
  side(-1, neck, wide);
  side(-1, neck, width / 2);
  for (const at of inner.reverse()) side(-1, along(at), halfAt(at));
  side(-1, tail, halfAt(tail.at));
  return out;
}

/** How many pixels a point lies from a curve. */
function distanceToCurve({ x, y }, px, py) {
  let least = Infinity;
  for (let at = 1; at < x.length; at += 1) {
    const [dx, dy] = [x[at] - x[at - 1], y[at] - y[at - 1]];
    const square = dx * dx + dy * dy;
    const part = square ? Math.max(0, Math.min(1, ((px - x[at - 1]) * dx + (py - y[at - 1]) * dy) / square)) : 0;
    least = Math.min(least, Math.hypot(px - x[at - 1] - part * dx, py - y[at - 1] - part * dy));
  }
  return least;
}
