// The signs of the replay in the legend of a picture.

/** The line of one of two leaders, the second one's hollow. */
function drawSide(ctx, side, x, y, inks) {
  for (const [width, colour] of side === "first" ? [[4, inks.first]] : [[5.5, inks.second], [2.2, inks.land]]) {
    ctx.fillStyle = colour;
    ctx.fillRect(x, y - width / 2, 26, width);
  }
}

/** The sign of one item of the legend from `x` on around `y`: a symbol 15 pixels wide, or a line of 26. */
function drawLegendSign(ctx, item, x, y, inks, fonts) {
  const middle = x + 7.5;
  if (item.word) drawSymbol(ctx, middle, y, 15, item.word, item.colour, inks);
  else if (item.sort === "hollow") drawSymbol(ctx, middle, y, 15, "made", inks.line, inks, { hollow: true });
  else if (item.sort !== "disputed" && POSTER_MARKS.has(item.sort)) drawSymbol(ctx, middle, y, 15, "made", inks.line, inks, statusState(item.sort));
  else if (item.sort === "disputed") drawFlag(ctx, middle, y, inks, fonts);
  else if (item.sort === "first" || item.sort === "second") drawSide(ctx, item.sort, x, y, inks);
  else {
    ctx.save();
    const soft = item.sort === "soft";
    ctx.strokeStyle = item.sort === "guest" ? inks.guest : inks.line;
    ctx.globalAlpha = soft ? 0.3 : 1;
    ctx.lineWidth = { soft: 8, thin: 1, guest: 1.3, dotted: 3, sparse: 3 }[item.sort] || 2.5;
    ctx.lineCap = soft || item.sort === "dotted" || item.sort === "sparse" ? "round" : "butt";
    ctx.setLineDash({ dashed: [6, 4], dotted: [0.1, 5.5], sparse: [0.1, 4.5, 0.1, 9], guest: [5, 4] }[item.sort] || []);
    ctx.beginPath();
    ctx.moveTo(x + (soft ? 4 : 0), y);
    ctx.lineTo(x + 26 - (soft ? 4 : 0), y);
    ctx.stroke();
    ctx.restore();
  }
}
