// Capitals at which flows begin or end, as dots on the flows' canvases and in pictures.

const CAPITAL_HALF = 10; // pixels, halo included

// Rings of a capital, from the outside in: radius in pixels, and ink.
const CAPITAL_RINGS = {
  plain: [[6, "halo"], [4.5, "ink"]],
  hollow: [[6, "halo"], [4.5, "ink"], [2.5, "panel"]],
  pointed: [[8, "halo"], [6.5, "ink"]],
  pointedHollow: [[8, "halo"], [6.5, "ink"], [4.5, "panel"]],
  picked: [[9.5, "ink"], [7.5, "paper"], [4.5, "ink"]],
};

/** How a capital is shown; `hollow`: only the country is known there. */
function capitalSort({ hollow, picked, pointed }) {
  if (picked) return "picked";
  if (pointed) return hollow ? "pointedHollow" : "pointed";
  return hollow ? "hollow" : "plain";
}

/** A capital of a sort around `x, y`. */
function drawCapital(ctx, x, y, sort, inks) {
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
 */
function createCapitals(map, model, host) {
  const stamps = createStamps({ capital: [CAPITAL_HALF, CAPITAL_HALF] });

  return (ctx, frame, pointed) => {
    const inks = host.inks();
    const centre = map.getCenter().lng;
    stamps.use(ctx.getTransform().a, inks); // not the frame's ratio: a picture's context may be finer
    for (const [country, { hollow }] of host.capitals()) {
      const seat = model.points.count + country;
      const { x, y } = spotIn(frame, centre, model.points.lat[seat], model.points.lon[seat]);
      const sort = capitalSort({ hollow, picked: country === host.picked(), pointed: country === pointed });
      stamps.put(ctx, Math.round(x), Math.round(y), "capital", sort, (own) => drawCapital(own, 0, 0, sort, inks));
    }
  };
}
