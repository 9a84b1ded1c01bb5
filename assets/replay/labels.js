// Names of the places shown, as many as fit without touching each other or a mark.

const LABEL_HEIGHT = 14;
const LABEL_FONT = '500 12px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

function overlaps(boxes, box) {
  return boxes.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
}

function contains(outer, box) {
  return box[0] >= outer[0] && box[1] >= outer[1] && box[2] <= outer[2] && box[3] <= outer[3];
}

/** Places for a label around a mark of `reach` pixels: right, left, above, below. */
function labelBoxes(x, y, width, reach) {
  const half = LABEL_HEIGHT / 2;
  return [
    [x + reach + 3, y - half],
    [x - reach - 3 - width, y - half],
    [x - width / 2, y - reach - LABEL_HEIGHT - 1],
    [x - width / 2, y + reach + 1],
  ].map(([left, top]) => [left, top, left + width, top + LABEL_HEIGHT]);
}

/**
 * Place labels greedily. `spots`: `[{x, y, text, reach, weight}]` in frame pixels, `taken`: boxes
 * that must stay free, `inside`: the box that is in view. Returns `[{text, left, top}]`; what does not fit is left out.
 */
function placeLabels(spots, taken, inside, measure) {
  const boxes = taken.slice();
  for (const { x, y, reach } of spots) boxes.push([x - reach, y - 11, x + reach, y + 11]);
  const placed = [];
  for (const spot of spots.slice().sort((a, b) => b.weight - a.weight)) {
    if (!spot.text) continue;
    const width = measure(spot.text);
    const seen = contains(inside, [spot.x, spot.y, spot.x, spot.y]);
    const box = labelBoxes(spot.x, spot.y, width, spot.reach).find(
      (candidate) => (!seen || contains(inside, candidate)) && !overlaps(boxes, candidate)
    );
    if (!box) continue;
    boxes.push(box);
    placed.push({ text: spot.text, left: box[0], top: box[1] });
  }
  return placed;
}

// A longer name is squeezed.
const LABEL_MOST = 180;

/** Draw a small dot where a way begins or ends without a meeting. */
function drawEnds(ctx, ends, colours) {
  ctx.lineWidth = 1.5;
  ctx.fillStyle = colours.halo;
  ctx.strokeStyle = colours.muted;
  for (const { x, y } of ends) {
    ctx.beginPath();
    ctx.arc(x, y, 3, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
  }
}

/** Draw labels with a halo of the land's colour. */
function drawLabels(ctx, frame, spots, taken, colours) {
  ctx.font = LABEL_FONT;
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  ctx.lineJoin = "round";
  const { width, height, padding } = frame;
  const inside = [padding.x, padding.y, width - padding.x, height - padding.y];
  const labels = placeLabels(spots, taken, inside, (text) => Math.min(LABEL_MOST, ctx.measureText(text).width));
  for (const { text, left, top } of labels) {
    const y = top + LABEL_HEIGHT / 2;
    ctx.lineWidth = 3.5;
    ctx.strokeStyle = colours.halo;
    ctx.strokeText(text, left, y, LABEL_MOST);
    ctx.fillStyle = colours.label;
    ctx.fillText(text, left, y, LABEL_MOST);
  }
}
