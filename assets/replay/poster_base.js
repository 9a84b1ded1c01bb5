// What every picture of a map has: the view cut out of the world, and what is drawn once for many pictures in a row.

/** Let `draw()` draw within the view of `frame`, on water. */
function drawView(ctx, { width, height }, water, draw) {
  ctx.save();
  ctx.beginPath();
  ctx.rect(0, 0, width, height);
  ctx.clip();
  ctx.fillStyle = water;
  ctx.fillRect(0, 0, width, height);
  draw();
  ctx.restore();
}

/**
 * A drawing of the view that is kept: `draw(ctx, frame, key, paint)` copies it; what `paint(ctx, frame)` draws is drawn
 * anew only for another view, scale or `key`. `release()` lets go of it.
 */
function createKeptDrawing() {
  let kept = null;

  function make(frame, scale, paint) {
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(frame.width * scale);
    canvas.height = Math.ceil(frame.height * scale);
    const ctx = canvas.getContext("2d");
    ctx.scale(scale, scale);
    paint(ctx, frame);
    return canvas;
  }

  return {
    draw(ctx, frame, key, paint) {
      const scale = ctx.getTransform().a;
      const view = [frame.width, frame.height, frame.scale, frame.originX, frame.originY, scale].join();
      if (kept === null || kept.view !== view || kept.key !== key) kept = { view, key, canvas: make(frame, scale, paint) };
      ctx.drawImage(kept.canvas, 0, 0, kept.canvas.width / scale, kept.canvas.height / scale);
    },
    release() {
      kept = null;
    },
  };
}
