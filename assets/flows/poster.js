// A map of flows in a picture: the layers, what the widths and signs mean, and the words around it.

import { periodOfDay, periodSpanWords } from "../core/flows/document.js";
import { flowWidth, legendVisits } from "../core/flows/scale.js";
import { countryName, cutWords, topWords, visitsWords } from "../core/flows/words.js";
import { linesSaid } from "../core/lines_said.js";
import { _, N_, ngettext } from "../core/gettext.js";
import { drawSwatch } from "../map/country_colours.js";
import { pictureFrame } from "../map/picture_frame.js";
import { createKeptDrawing, drawView } from "../sharing/poster_base.js";
import { drawCapital } from "./capitals.js";
import { flowTitle } from "./controls.js";
import { traceOutline } from "./layer.js";
import { SAMPLE_PIXELS, sampleHeight, sampleOutline } from "./legend.js";

/** @import { PosterItem, Span } from "../core/types.js" */
/** @import { FlowModel } from "../core/flows/types.js" */
/** @import { Inks, Pen, Spot } from "../page/types.js" */
/** @import { Frame, LeafletMap } from "../map/types.js" */
/** @import { Look } from "../sharing/types.js" */
/** @import { FlowPicture } from "./types.js" */

const FLOW_SIGN = SAMPLE_PIXELS + 8;
const FLOW_LINE = 40;
const FLOW_SPOT = 20;

const IN_EACH_WORDS = { day: N_("Visits in each day"), week: N_("Visits in each week"), month: N_("Visits in each month"), year: N_("Visits in each year") };

/**
 * The sign of one item of the legend, around `y` from `x` on.
 * @param {Pen} ctx @param {PosterItem} item @param {number} x @param {number} y @param {Inks} inks
 */
export function drawFlowSign(ctx, item, x, y, inks) {
  const { sort, wide = 0 } = item;
  if (sort === "class") drawSwatch(ctx, item, x, y, inks);
  else if (sort === "open") drawCapital(ctx, x + 6, y, "hollow", inks);
  else if (sort === "out" || sort === "in") {
    ctx.fillStyle = sort === "out" ? inks.line : inks.guest;
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

/** What the signs mean that a picture has: `host` as for flowPosterContent. @param {FlowModel} model @param {FlowPicture} host */
function flowPosterLegend(model, { state, shown, most, widest, hollow }) {
  const flow = shown();
  const name = state.country < 0 ? "" : countryName(model, state.country);
  /** @param {number} visits */
  const width = (visits) => flowWidth(visits, most(), widest());
  const widths = most() > 0 ? legendVisits(most()) : [];
  /** @type {PosterItem[]} */
  const items = widths.map((visits) => ({ sort: name ? "either" : "width", wide: width(visits), sign: FLOW_SIGN, text: visitsWords(visits) }));
  if (name) items.push({ sort: "out", sign: FLOW_LINE, text: _("out of {country}", { country: name }) }, { sort: "in", sign: FLOW_LINE, text: _("into {country}", { country: name }) });
  if (flow.routes.some(({ tentative }) => tentative)) items.push({ sort: "hollow", sign: FLOW_LINE, text: _("None of these visits was held") });
  if (hollow()) items.push({ sort: "open", sign: FLOW_SPOT, text: _("Only the country known: shown at its capital") });
  if (items.length) items.push({ sort: "either", wide: 5, sign: FLOW_SIGN, text: _("From capital to place visited") });
  return items;
}

/** The periods of the range shown in words. @param {FlowModel} model @param {Span} range */
export function rangePeriodsWords(model, [first, last]) {
  return periodSpanWords(model, periodOfDay(model, first), periodOfDay(model, last));
}

/**
 * What a picture says around the map; see posterLayout. `host`: `state`, `shown()`, `most()`, `widest()`, `hollow()`.
 * `moving`: one of many, in which what changes with the period cannot be said once for all.
 * @param {FlowModel} model @param {FlowPicture} host @param {boolean} moving
 */
export function flowPosterContent(model, host, moving) {
  const { state, shown } = host;
  const dated = model.extent !== null;
  const counted = state.mode === "so-far" ? _("Visits so far") : _(IN_EACH_WORDS[model.by]);
  const drawn = moving ? (model.routes.count > state.top ? ngettext("the strongest {count} route", "the strongest {count} routes", state.top) : _("all routes")) : topWords(shown());
  const coloured = host.countries.title();
  const legend = [...host.countries.posterItems(), ...(host.countries.alone() ? [] : flowPosterLegend(model, host))];
  return {
    title: flowTitle(model, state.country),
    subtitle: coloured ? _("Countries: {counted}", { counted: coloured }) : dated ? `${counted} · ${rangePeriodsWords(model, state.range)} · ${drawn}` : "",
    wideLines: 2,
    legend,
    high: Math.max(0, ...legend.map(({ wide }) => (wide ? sampleHeight(wide) : 0))),
    credits: [...cutWords(model), ...linesSaid(model.credits)].join(" · "),
  };
}

/**
 * Pictures of the map of flows; `parts`: `layers()`, `shown()`. See createMapPicture.
 * @param {LeafletMap} map @param {FlowPicture} parts @param {() => Look} look
 */
export function createFlowPicture(map, parts, look) {
  const kept = createKeptDrawing();

  /** @param {Pen} ctx @param {Frame} frame */
  function paint(ctx, frame) {
    for (const layer of parts.layers()) layer.paint(ctx, frame);
  }

  return {
    /** @param {CanvasRenderingContext2D} ctx @param {Frame} frame @param {boolean} moving */
    draw(ctx, frame, moving) {
      drawView(ctx, frame, look().inks.water, () => {
        if (moving) kept.draw(ctx, frame, parts.shown(), paint);
        else paint(ctx, frame);
      });
    },
    size: () => map.getSize(),
    /** @param {Spot} size */
    frame: (size) => pictureFrame(map, size, parts.wanted()),
    release: kept.release,
  };
}
