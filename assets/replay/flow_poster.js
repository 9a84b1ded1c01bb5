// A map of flows in a picture: the layers, what the widths and signs mean, and the words around it.

const FLOW_SIGN = SAMPLE_PIXELS + 8;
const FLOW_LINE = 40;
const FLOW_SPOT = 20;

/** The sign of one item of the legend, around `y` from `x` on. */
function drawFlowSign(ctx, { sort, wide }, x, y, inks) {
  const colours = { out: inks.line, in: inks.guest };
  if (sort === "open") drawCapital(ctx, x + 6, y, "hollow", inks);
  else if (colours[sort]) {
    ctx.fillStyle = colours[sort];
    ctx.fillRect(x, y - 2.5, 30, 5);
  } else if (sort === "hollow") {
    ctx.strokeStyle = inks.line;
    ctx.lineWidth = 1.2;
    ctx.setLineDash([3, 2]);
    ctx.strokeRect(x + 0.5, y - 3, 29, 6);
    ctx.setLineDash([]);
  } else {
    ctx.save();
    ctx.fillStyle = sort === "width" ? inks.line : inks.muted;
    traceOutline(ctx, sampleOutline(wide, 0), x, y);
    ctx.fill();
    ctx.restore();
  }
}

/** What the signs mean that a picture has: `host` as for flowPosterContent. */
function flowPosterLegend(model, { state, shown, most, widest, hollow }) {
  const flow = shown();
  const name = state.country < 0 ? "" : countryName(model, state.country);
  const width = (visits) => flowWidth(visits, most(), widest());
  const items = most() > 0 ? legendVisits(most()).map((visits) => ({ sort: name ? "either" : "width", wide: width(visits), text: countWords(visits, "visit") })) : [];
  for (const item of items) item.sign = FLOW_SIGN;
  if (name) items.push({ sort: "out", sign: FLOW_LINE, text: `out of ${name}` }, { sort: "in", sign: FLOW_LINE, text: `into ${name}` });
  if (flow.routes.some(({ tentative }) => tentative)) items.push({ sort: "hollow", sign: FLOW_LINE, text: "None of these visits was held" });
  if (hollow()) items.push({ sort: "open", sign: FLOW_SPOT, text: "Only the country known: shown at its capital" });
  if (items.length) items.push({ sort: "either", wide: 5, sign: FLOW_SIGN, text: "From capital to place visited" });
  return items;
}

/** The periods of the range shown in words. */
function rangePeriodsWords(model, [first, last]) {
  return periodSpanWords(model, periodOfDay(model, first), periodOfDay(model, last));
}

/**
 * What a picture says around the map; see posterLayout. `host`: `state`, `shown()`, `most()`, `widest()`, `hollow()`.
 * `moving`: one of many, in which what changes with the period cannot be said once for all.
 */
function flowPosterContent(model, host, moving) {
  const { state, shown } = host;
  const dated = model.extent !== null;
  const counted = state.mode === "so-far" ? "Visits so far" : `Visits in each ${STEP_WORDS[model.by]}`;
  const drawn = moving ? (model.routes.count > state.top ? `the strongest ${numberWords(state.top)} routes` : "all routes") : topWords(shown());
  const legend = flowPosterLegend(model, host);
  return {
    title: flowTitle(model, state.country),
    subtitle: dated ? `${counted} · ${rangePeriodsWords(model, state.range)} · ${drawn}` : "",
    wideLines: 2,
    legend,
    high: Math.max(0, ...legend.map(({ wide }) => (wide ? sampleHeight(wide) : 0))),
    credits: [...cutWords(model), ...model.credits].join(" · "),
  };
}

/** Pictures of the map of flows; `parts`: `layers()`, `shown()`. See createMapPicture. */
function createFlowPicture(map, parts, look) {
  const kept = createKeptDrawing();

  function paint(ctx, frame) {
    for (const layer of parts.layers()) layer.paint(ctx, frame);
  }

  return {
    draw(ctx, moving) {
      const { frame } = layGeometry(map, 0);
      drawView(ctx, frame, look().inks.water, () => {
        if (moving) kept.draw(ctx, frame, parts.shown(), paint);
        else paint(ctx, frame);
      });
    },
    size: () => map.getSize(),
    release: kept.release,
  };
}
