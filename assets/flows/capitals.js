// Capitals at which flows begin or end, as dots on the flows' canvases and in pictures.

import { vectorOf } from "../core/layers.js";
import { spotIn } from "../map/plane.js";
import { createStamps } from "../map/still_marks.js";

/** @import { FlowModel } from "../core/flows/types.js" */
/** @import { Inks, Pen } from "../page/types.js" */
/** @import { Frame, LeafletMap } from "../map/types.js" */
/** @import { CapitalSort, Capitals } from "./types.js" */

const CAPITAL_HALF = 10; // pixels, halo included

// Rings of a capital, from the outside in: radius in pixels, and ink.
/** @type {Record<CapitalSort, [radius: number, ink: "halo" | "ink" | "panel" | "paper"][]>} */
const CAPITAL_RINGS = {
  plain: [[6, "halo"], [4.5, "ink"]],
  hollow: [[6, "halo"], [4.5, "ink"], [2.5, "panel"]],
  pointed: [[8, "halo"], [6.5, "ink"]],
  pointedHollow: [[8, "halo"], [6.5, "ink"], [4.5, "panel"]],
  picked: [[9.5, "ink"], [7.5, "paper"], [4.5, "ink"]],
};

/**
 * How a capital is shown; `hollow`: only the country is known there.
 * @param {{ hollow: boolean, picked: boolean, pointed: boolean }} look
 * @returns {CapitalSort}
 */
function capitalSort({ hollow, picked, pointed }) {
  if (picked) return "picked";
  if (pointed) return hollow ? "pointedHollow" : "pointed";
  return hollow ? "hollow" : "plain";
}

/**
 * A capital of a sort around `x, y`.
 * @param {Pen} ctx @param {number} x @param {number} y @param {CapitalSort} sort @param {Inks} inks
 */
export function drawCapital(ctx, x, y, sort, inks) {
  for (const [radius, ink] of CAPITAL_RINGS[sort]) {
    ctx.fillStyle = inks[ink];
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.fill();
  }
}

/**
 * Draws the capitals that are shown: `draw(ctx, frame, pointed)`, with the country that is pointed at, or -1. `host`:
 * `capitals()` (country → `{hollow}`), `picked()` (a country or -1), `inks()`. Their buttons are empty and lie over them
 * (`createFlowMarks`).
 * @param {LeafletMap} map @param {FlowModel} model
 * @param {{ capitals(): Capitals, picked(): number, inks(): Inks }} host
 */
export function createCapitals(map, model, host) {
  const stamps = createStamps({ capital: [CAPITAL_HALF, CAPITAL_HALF] });

  return (/** @type {Pen} */ ctx, /** @type {Frame} */ frame, /** @type {number} */ pointed) => {
    const inks = host.inks();
    // Not the frame's ratio: a picture's context may be finer.
    stamps.use(vectorOf(ctx) ? 1 : ctx.getTransform().a, inks);
    for (const [country, { hollow }] of host.capitals()) {
      const seat = model.points.count + country;
      const spot = spotIn(frame, model.points.lat[seat], model.points.lon[seat]);
      if (!spot) continue;
      const sort = capitalSort({ hollow, picked: country === host.picked(), pointed: country === pointed });
      stamps.put(ctx, Math.round(spot.x), Math.round(spot.y), "capital", sort, (own) => drawCapital(own, 0, 0, sort, inks));
    }
  };
}
