// Strokes of ways on a canvas: whole ones in full style, and thin ones where there are very many.

const LINE_OFFSET = 1.6;
const LEAST_STEP = 3;

/** Unit normals of a decoded line, kept on it; Mercator keeps angles, so they hold at every zoom. */
function lineNormals(line) {
  if (line.nx) return line;
  const count = line.x.length;
  line.nx = new Float64Array(count);
  line.ny = new Float64Array(count);
  for (let at = 0; at < count; at += 1) {
    const before = Math.max(0, at - 1);
    const after = Math.min(count - 1, at + 1);
    const dx = line.x[after] - line.x[before];
    const dy = line.y[after] - line.y[before];
    const length = Math.hypot(dx, dy) || 1;
    line.nx[at] = -dy / length;
    line.ny[at] = dx / length;
  }
  return line;
}

/** Trace a line up to `until` (`{index, x, y}` or null) in one copy, a little to the right of its way. */
function traceLine(ctx, frame, line, copy, offset, until) {
  const { scale, originX, originY } = frame;
  const last = until ? until.index : line.x.length - 1;
  let beforeX = 0;
  let beforeY = 0;
  ctx.beginPath();
  for (let at = 0; at <= last; at += 1) {
    const x = (line.x[at] + copy) * scale - originX + line.nx[at] * offset;
    const y = line.y[at] * scale - originY + line.ny[at] * offset;
    // Vertices that the zoom cannot show apart cost time and change nothing.
    if (at > 0 && at < last && Math.abs(x - beforeX) + Math.abs(y - beforeY) < LEAST_STEP) continue;
    if (at === 0) ctx.moveTo(x, y);
    else ctx.lineTo(x, y);
    beforeX = x;
    beforeY = y;
  }
  if (!until) return;
  const x = (until.x + copy) * scale - originX + line.nx[last] * offset;
  ctx.lineTo(x, until.y * scale - originY + line.ny[last] * offset);
}

/** A small head that shows the direction, on the line a little past its middle. */
function drawHead(ctx, frame, line, copy, offset, size) {
  const at = Math.floor((line.x.length - 1) * 0.58);
  const x = (line.x[at] + copy) * frame.scale - frame.originX + line.nx[at] * offset;
  const y = line.y[at] * frame.scale - frame.originY + line.ny[at] * offset;
  const forwardX = line.ny[at];
  const forwardY = -line.nx[at];
  ctx.beginPath();
  ctx.moveTo(x + forwardX * size, y + forwardY * size);
  ctx.lineTo(x - forwardX * size + line.nx[at] * size * 0.8, y - forwardY * size + line.ny[at] * size * 0.8);
  ctx.lineTo(x - forwardX * size - line.nx[at] * size * 0.8, y - forwardY * size - line.ny[at] * size * 0.8);
  ctx.closePath();
  ctx.fill();
}

function baseWidth(way) {
  return way.guest ? 1.3 : way.abroad ? 2.2 : 1.4;
}

/** In steps, so that a way that is drawn stroke upon stroke is drawn again only a few times. */
function lineWidth(way) {
  return baseWidth(way) * Math.min(2.2, 1 + widthStep(way.count) * 0.3);
}

/** Dashes of a way: solid when stated, dashed when inferred, dotted when it is planned, dotted
 * twice and again where the leader is only invited.
 *
 * They do not change with the count, so that a wider stroke covers the narrower one. */
function lineDash(way) {
  const width = baseWidth(way);
  if (way.invited) return [0.1, width * 2, 0.1, width * 5];
  if (!way.held) return [0.1, width * 2.6];
  return way.stated ? [] : [width * 1.6 + 3.5, width + 3];
}

function worldPixels(line, frame) {
  const last = line.x.length - 1;
  return Math.hypot(line.x[last] - line.x[0], line.y[last] - line.y[0]) * frame.scale;
}

/** Make the line that was just stroked a hollow one: the second of two leaders'. */
function drawCore(ctx, way, colours) {
  ctx.lineWidth = Math.max(1, lineWidth(way) * 0.45);
  ctx.strokeStyle = colours.core;
  ctx.globalAlpha = 1;
  ctx.stroke();
  ctx.strokeStyle = ctx.fillStyle;
}

/** Draw one way; `until` ends it where the traveller is. */
function drawWay(ctx, frame, way, line, colours, until = null) {
  lineNormals(line);
  const width = lineWidth(way) + (colours.core ? 1.6 : 0);
  for (const copy of copiesInFrame(frame, line.minX, line.maxX)) {
    ctx.strokeStyle = ctx.fillStyle = colours.kinds[way.kind];
    ctx.lineCap = way.held ? "butt" : "round";
    ctx.lineJoin = "round";
    if (way.vague) {
      ctx.globalAlpha = 0.11;
      ctx.setLineDash([]);
      ctx.lineWidth = width + 5;
      traceLine(ctx, frame, line, copy, LINE_OFFSET, until);
      ctx.stroke();
    }
    ctx.globalAlpha = way.vague ? 0.5 : way.guest ? 0.62 : 0.86;
    ctx.setLineDash(lineDash(way));
    ctx.lineWidth = width;
    traceLine(ctx, frame, line, copy, LINE_OFFSET, until);
    ctx.stroke();
    if (colours.core) drawCore(ctx, way, colours);
    ctx.setLineDash([]);
    if (!until && worldPixels(line, frame) > 40) drawHead(ctx, frame, line, copy, LINE_OFFSET, width + 2.2);
  }
  ctx.globalAlpha = 1;
}

/** The strokes `from`…`to - 1` of a plan of some ways, in full style. */
function drawSome(ctx, frame, plan, from, to, model, palette) {
  for (let at = from; at < to; at += 1) {
    const way = { ...styleOf(plan.bits[at]), count: 3 ** plan.step[at] };
    drawWay(ctx, frame, way, model.line(plan.route[at]), palette);
  }
}

// How dark one thin line is, by how many there are: they add up where they cross.
const THIN_ALPHAS = [[2500, 0.5], [12000, 0.32], [Infinity, 0.22]];

function traceThin(ctx, frame, line, copy) {
  const { scale } = frame;
  const shiftX = copy * scale - frame.originX;
  const { values, from, to } = line;
  ctx.beginPath();
  ctx.moveTo(values[from] * scale + shiftX, values[from + 1] * scale - frame.originY);
  for (let at = from + 2; at < to; at += 2) {
    ctx.lineTo(values[at] * scale + shiftX, values[at + 1] * scale - frame.originY);
  }
  ctx.stroke();
}

/** The strokes `from`…`to - 1` of a plan of very many ways: lines of one device pixel, the fastest there are. */
function drawMany(ctx, frame, plan, from, to, lines, palette) {
  const { height, scale, originY, ratio } = frame;
  const alpha = THIN_ALPHAS.find(([most]) => plan.route.length <= most)[1];
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
