// Marks drawn on a canvas: in pictures, and on the map where there are very many.

/** Draw the symbol of a kind `size` pixels large around `x, y`. */
function drawSymbol(ctx, x, y, size, word, colour, inks, { hollow = false, halo = false, counted = false, ...state } = {}) {
  const path = new Path2D(SYMBOL_PATHS[word] || SYMBOL_PATHS.unknown);
  const sort = tentativeSort(state);
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(size / 18, size / 18);
  ctx.translate(-8, -8);
  ctx.lineJoin = "round";
  if (halo) {
    ctx.strokeStyle = inks.halo;
    ctx.lineWidth = 5;
    ctx.stroke(path);
  }
  ctx.fillStyle = hollow || sort ? inks.panel : colour;
  ctx.strokeStyle = colour;
  ctx.lineWidth = { cancelled: 1.5, invited: 2.6 }[sort] || (hollow || sort ? 2.2 : 1.6);
  ctx.lineCap = sort === "invited" ? "round" : "butt";
  ctx.setLineDash(SYMBOL_DASHES[sort] || []);
  ctx.fill(path);
  ctx.stroke(path);
  ctx.setLineDash([]);
  ctx.fillStyle = colour;
  if (sort === "planned" && !counted) ctx.fill(new Path2D(SYMBOL_DOT));
  ctx.strokeStyle = inks.ink;
  ctx.lineWidth = 2.2;
  if (sort === "cancelled") ctx.stroke(new Path2D(SYMBOL_STRIKE));
  ctx.restore();
}

function drawFlag(ctx, x, y, inks, fonts) {
  ctx.fillStyle = inks.now;
  ctx.beginPath();
  ctx.arc(x, y, 7, 0, 2 * Math.PI);
  ctx.fill();
  writeCentred(ctx, "!", x, y, inks.flag, fonts.count);
}

function writeCentred(ctx, text, x, y, colour, font) {
  ctx.font = font;
  ctx.fillStyle = colour;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(text, x, y + 0.5);
}

/** What lies around a mark whose day is known only to a range. */
function drawSoft(ctx, x, y, colour) {
  // Circles and no gradient: on a canvas a colour fades through grey to transparent.
  ctx.globalAlpha = 0.12;
  ctx.fillStyle = colour;
  for (const radius of [22, 19, 16, 13]) {
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

/** The frame of the second of two leaders' marks. */
function drawMarkFrame(ctx, x, y, colour) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.5;
  ctx.setLineDash([4, 3]);
  ctx.beginPath();
  ctx.roundRect(x - MARK_HALF, y - MARK_HALF, 2 * MARK_HALF, 2 * MARK_HALF, 4);
  ctx.stroke();
  ctx.setLineDash([]);
}

/** The colour of a mark: of its kind, or of its leader where two are told apart. */
function markColour({ side }, { kind }, palette) {
  return side ? palette[side] : palette.kinds[kind];
}

/** How far from its place a mark lies, to the right: marks of one place stand side by side. */
function markShift({ slot, slots }) {
  return (slot - (slots - 1) / 2) * MARK_STEP;
}

/** A mark without its number, frame and flag. */
function drawSign(ctx, x, y, word, colour, state, inks) {
  if (state.current) {
    ctx.strokeStyle = inks.now;
    ctx.lineWidth = 2;
    ctx.beginPath();
    ctx.arc(x, y, 15, 0, 2 * Math.PI);
    ctx.stroke();
  }
  if (state.vague) drawSoft(ctx, x, y, colour);
  drawSymbol(ctx, x, y, state.count > 1 ? 22 : 17, word, colour, inks, { ...state, halo: true, counted: state.count > 1 });
}

/** What the number in a mark is written with. */
function numberInk(word, state, inks) {
  return state.hollow || state.tentative ? inks.ink : word === "unknown" ? inks.flag : inks.count;
}

/** Draw a mark around `x, y` as the page shows it; `state.side` "second": framed. */
function drawMark(ctx, x, y, word, colour, state, inks, fonts) {
  ctx.save();
  drawSign(ctx, x, y, word, colour, state, inks);
  if (state.count > 1) writeCentred(ctx, String(state.count), x, y, numberInk(word, state, inks), fonts.count);
  if (state.side === "second") drawMarkFrame(ctx, x, y, inks.second);
  if (state.disputed) drawFlag(ctx, x + 11, y - 11, inks, fonts);
  ctx.restore();
}

/** Fonts of the numbers and flags of drawn marks. */
function markFonts(root) {
  return { count: `600 11px ${getComputedStyle(root).getPropertyValue("--sa-sans")}` };
}

// Half the width and height of what is stamped, in pixels.
const MARK_STAMPS = { sign: [24, 24], number: [24, 8], frame: [15, 15], flag: [8, 8] };

/** Draw a mark as `drawMark` does, out of stamps. */
function stampMark(ctx, stamps, x, y, word, colour, state, inks, fonts) {
  const { count, side, disputed } = state;
  // A sign shows of the number only whether there is one.
  const sign = `${markCode({ ...state, count: Math.min(2, count) })}/${colour}`;
  stamps.put(ctx, x, y, "sign", sign, (own) => drawSign(own, 0, 0, word, colour, state, inks));
  if (count > 1) {
    const ink = numberInk(word, state, inks);
    stamps.put(ctx, x, y, "number", `${count}/${ink}`, (own) => writeCentred(own, String(count), 0, 0, ink, fonts.count));
  }
  if (side === "second") stamps.put(ctx, x, y, "frame", "", (own) => drawMarkFrame(own, 0, 0, inks.second));
  if (disputed) stamps.put(ctx, x + 11, y - 11, "flag", "", (own) => drawFlag(own, 0, 0, inks, fonts));
}

/**
 * The layer of drawn marks. `host`: `marks()` (shown), `words()` (of the kinds), `colours()`, `inks()`. They lie under
 * the buttons, which are empty.
 */
function createDrawnMarks(map, root, host) {
  const stamps = createStamps(MARK_STAMPS);
  let fonts = null;

  return new CanvasLayer(
    (ctx, frame) => {
      const inks = host.inks();
      fonts = fonts || markFonts(root);
      stamps.use(frame.ratio, inks);
      const words = host.words();
      const palette = host.colours();
      const centre = map.getCenter().lng;
      for (const mark of host.marks()) {
        const { group, state } = mark;
        if (!group.joined) continue;
        const spot = spotIn(frame, centre, group.lat, group.lon);
        const [x, y] = [Math.round(spot.x + markShift(mark)), Math.round(spot.y)];
        stampMark(ctx, stamps, x, y, words[state.kind], markColour(group, state, palette), { ...state, side: group.side }, inks, fonts);
      }
    },
    { pane: "sa-trail", atOnce: true }
  );
}
