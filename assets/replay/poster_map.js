// The map itself in a picture: the layers drawn again or copied, marks and the traveller drawn as the page has them.

/** Draw the traveller at `x, y`: a dot while moving, and a label that stays inside `width`. */
function drawTraveller(ctx, x, y, { words, moving }, width, inks, fonts) {
  ctx.save();
  if (moving) {
    for (const [radius, colour] of [[8.5, inks.ink], [7, inks.paper], [4, inks.ink]]) {
      ctx.fillStyle = colour;
      ctx.beginPath();
      ctx.arc(x, y, radius, 0, 2 * Math.PI);
      ctx.fill();
    }
  }
  ctx.font = fonts.label;
  const [line] = wrapText(words, 240, (part) => ctx.measureText(part).width, 1);
  const half = ctx.measureText(line).width / 2 + 9;
  const middle = Math.max(half + 2, Math.min(width - half - 2, x));
  ctx.fillStyle = inks.ink;
  ctx.strokeStyle = inks.paper;
  ctx.lineWidth = 3;
  ctx.beginPath();
  ctx.roundRect(middle - half, y - 42, 2 * half, 22, 4);
  ctx.stroke();
  ctx.fill();
  ctx.beginPath();
  ctx.moveTo(x - 6, y - 20.5);
  ctx.lineTo(x + 6, y - 20.5);
  ctx.lineTo(x, y - 14);
  ctx.fill();
  writeCentred(ctx, line, middle, y - 31, inks.paper, fonts.label);
  ctx.restore();
}

/**
 * Pictures of the map as it is now. `parts`: `layers` (`{basemap, outlines, ways, names, trail}`), `marks()` (shown),
 * `traveller()` (`{lat, lon, words, moving}` or null), `view()`, `plan()`, `colours()`.
 * `draw(ctx, moving)` draws into a context whose origin is the map's top left corner, in CSS pixels. `moving`: one
 * of many pictures in a row, for which what costs most is copied from the screen and the base map kept.
 */
function createMapPicture(map, parts, inks, fonts) {
  let kept = null;

  /** The view as the layers' frames have it, without anything around it. */
  function frameNow() {
    const { x, y } = map.getSize();
    const origin = map.getPixelOrigin().add(map.containerPointToLayerPoint([0, 0]));
    const ratio = window.devicePixelRatio || 1;
    return { width: x, height: y, scale: 256 * 2 ** map.getZoom(), originX: origin.x, originY: origin.y, ratio, padding: { x: 0, y: 0 } };
  }

  function keptBasemap(frame, scale) {
    const key = [frame.width, frame.height, frame.scale, frame.originX, frame.originY, scale].join();
    if (kept === null || kept.key !== key) {
      const canvas = document.createElement("canvas");
      canvas.width = Math.ceil(frame.width * scale);
      canvas.height = Math.ceil(frame.height * scale);
      const ctx = canvas.getContext("2d");
      ctx.scale(scale, scale);
      parts.layers.basemap.paint(ctx, frame);
      kept = { key, canvas, scale };
    }
    return kept;
  }

  function drawLayers(ctx, frame, moving) {
    const { basemap, ways, names, trail } = parts.layers;
    if (moving) {
      const { canvas, scale } = keptBasemap(frame, ctx.getTransform().a);
      ctx.drawImage(canvas, 0, 0, canvas.width / scale, canvas.height / scale);
    } else basemap.paint(ctx, frame);
    parts.layers.outlines.paint(ctx, frame);
    if (moving && parts.plan().sort !== "few") ways.copyTo(ctx);
    else ways.paint(ctx, frame);
    names.paint(ctx, frame);
    trail.paint(ctx, frame);
  }

  function drawMarks(ctx) {
    const { view, colours } = parts;
    const words = view().model.vocabulary.role;
    const centre = map.getCenter().lng;
    for (const { group, state, slot, slots } of parts.marks()) {
      const { x, y } = map.latLngToContainerPoint([group.lat, nearestLon(group.lon, centre)]);
      const shift = ((slots - 1) / 2 - slot) * MARK_STEP;
      drawMark(ctx, x - shift, y, words[state.kind], colours().kinds[state.kind], state, inks(), fonts);
    }
  }

  function draw(ctx, moving) {
    const frame = frameNow();
    ctx.save();
    ctx.beginPath();
    ctx.rect(0, 0, frame.width, frame.height);
    ctx.clip();
    ctx.fillStyle = inks().water;
    ctx.fillRect(0, 0, frame.width, frame.height);
    drawLayers(ctx, frame, moving);
    drawMarks(ctx);
    const traveller = parts.traveller();
    if (traveller) {
      const spot = map.latLngToContainerPoint([traveller.lat, nearestLon(traveller.lon, map.getCenter().lng)]);
      drawTraveller(ctx, spot.x, spot.y, traveller, frame.width, inks(), fonts);
    }
    ctx.restore();
  }

  return {
    draw,
    size: () => map.getSize(),
    /** Let go of the kept base map. */
    release() {
      kept = null;
    },
  };
}
