// Ways that are drawn anew with every change: few of them, and those of a window that moves along.

/** Draw the journeys `from`…`to - 1` of a plan that keeps every journey. `lines()`: a pool for the frame's scale. */
function drawBetween(ctx, frame, plan, from, to, model, palette, lines) {
  if (plan.sort === "few") {
    // Guests' below the leader's own.
    const ordered = waysBetween(plan, from, to).sort((a, b) => Number(b.guest) - Number(a.guest));
    for (const way of ordered) drawWay(ctx, frame, way, model.line(way.route), palette);
    return;
  }
  const strokes = strokesBetween(plan, from, to);
  if (plan.sort === "some") drawSome(ctx, frame, strokes, 0, strokes.route.length, model, palette);
  else drawMany(ctx, frame, strokes, 0, strokes.route.length, lines(), palette);
}
