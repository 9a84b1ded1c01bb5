// Visits by period on the strip: one bar for each period, or for as many together as a bar needs room.

import { periodOfDay } from "../core/flows/document.js";
import { STRIP } from "../time/timeline.js";

/** @import { FlowModel } from "../core/flows/types.js" */
/** @import { Pen } from "../page/types.js" */
/** @import { StripPlace } from "../time/types.js" */

const LEAST_BAR = 3;

/**
 * Draw bars of `series` (arrays by period, stacked in the colours `kinds`) where the strip's axis has them; see `show`
 * of the strip.
 * @param {Pen} ctx @param {FlowModel} model @param {Float64Array[]} series @param {StripPlace} place
 * @param {number[]} kinds
 */
export function drawPeriodBars(ctx, model, series, { domain, x, palette }, kinds) {
  const first = periodOfDay(model, domain[0]);
  const last = periodOfDay(model, domain[1]);
  const wide = x(model.starts[first + 1]) - x(model.starts[first]);
  const together = Math.max(1, Math.ceil(LEAST_BAR / wide));
  const bars = [];
  for (let from = first; from <= last; from += together) {
    const to = Math.min(last, from + together - 1);
    const sums = series.map((values) => values.subarray(from, to + 1).reduce((sum, value) => sum + value, 0));
    // A last bar of fewer periods than the others would look like an end of visits.
    bars.push({ from, to, sums: sums.map((sum) => (sum * together) / (to - from + 1)) });
  }
  const most = bars.reduce((best, { sums }) => Math.max(best, sums.reduce((a, b) => a + b)), 1);
  const unit = STRIP.bars / most;
  for (const { from, to, sums } of bars) {
    const [left, right] = [x(model.starts[from]), x(model.starts[to + 1])];
    let top = STRIP.top + STRIP.bars;
    sums.forEach((sum, at) => {
      if (!sum) return;
      const height = Math.max(1, sum * unit);
      ctx.fillStyle = palette.kinds[kinds[at]];
      ctx.fillRect(left, top - height, Math.max(1, right - left - (right - left > 3 ? 1 : 0)), height);
      top -= height;
    });
  }
}
