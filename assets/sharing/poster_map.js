// The map itself in a picture: the layers drawn again or copied, marks and the traveller drawn as the page has them.

import { _ } from "../core/gettext.js";
import { wrapText } from "../core/share.js";
import { layerOf } from "../core/layers.js";
import { GONE_ASIDE } from "../map/gone.js";
import { drawGone, drawMark, markColour, writeCentred } from "../map/drawn_marks.js";
import { MARK_HALF, markShift, TIE } from "../map/mark_place.js";
import { isView, pictureFrame } from "../map/picture_frame.js";
import { spotIn } from "../map/plane.js";
import { createKeptDrawing, drawView } from "./poster_base.js";

/** @import { PosterFonts, Side } from "../core/types.js" */
/** @import { Inks, Palette, Pen, Spot } from "../page/types.js" */
/** @import { Frame, LeafletMap, ShownTraveller } from "../map/types.js" */
/** @import { Look, MapParts } from "./types.js" */

/** @type {Side[]} */
const SIDES = ["first", "second"];

/**
 * The moving traveller: a dot, of the second of two leaders a square on its corner.
 * @param {Pen} ctx @param {number} x @param {number} y @param {Side | undefined} side @param {Inks} inks
 */
function drawTravellerDot(ctx, x, y, side, inks) {
  const core = side ? inks[side] : inks.ink;
  /** @type {[radius: number, colour: string][]} */
  const rings = [[8.5, inks.ink], [7, inks.paper], [4, core]];
  for (const [radius, colour] of rings) {
    ctx.fillStyle = colour;
    ctx.beginPath();
    if (side !== "second") ctx.arc(x, y, radius, 0, 2 * Math.PI);
    else for (const [dx, dy] of [[0, -radius], [radius, 0], [0, radius], [-radius, 0]]) ctx.lineTo(x + dx, y + dy);
    ctx.fill();
  }
}

/**
 * Draw the traveller at `x, y`, and a label that stays inside `width`. `side`: which of two leaders; the second one's label
 * is below and light, each has a rim of its leader's colour.
 * @param {Pen} ctx @param {number} x @param {number} y @param {ShownTraveller} traveller
 * @param {Side | undefined} side @param {number} width @param {Inks} inks @param {PosterFonts} fonts
 */
function drawTraveller(ctx, x, y, { words, moving }, side, width, inks, fonts) {
  ctx.save();
  if (moving) drawTravellerDot(ctx, x, y, side, inks);
  const turned = side === "second" ? -1 : 1;
  const [paper, ink] = turned < 0 ? [inks.ink, inks.paper] : [inks.paper, inks.ink];
  ctx.font = fonts.label;
  const [line] = wrapText(words, 240, (part) => ctx.measureText(part).width, 1);
  const half = ctx.measureText(line).width / 2 + 9;
  const middle = Math.max(half + 2, Math.min(width - half - 2, x));
  ctx.fillStyle = ink;
  ctx.strokeStyle = side ? inks[side] : paper;
  ctx.lineWidth = side ? 4 : 3;
  ctx.beginPath();
  ctx.roundRect(middle - half, y - 31 * turned - 11, 2 * half, 22, 4);
  ctx.stroke();
  ctx.fill();
  ctx.beginPath();
  ctx.moveTo(x - 6, y - 20.5 * turned);
  ctx.lineTo(x + 6, y - 20.5 * turned);
  ctx.lineTo(x, y - 14 * turned);
  ctx.fill();
  writeCentred(ctx, line, middle, y - 31 * turned, paper, fonts.label);
  ctx.restore();
}

/**
 * Pictures of the map as it is now. `parts`: `layers` (`{basemap, countries, outlines, names}`), `seen()` (lines, marks), `ways()` (`[{layer, trail, plan}]`,
 * one or two), `marks()` and `gone()` (shown), `travellers()` (`{lat, lon, words, moving}` or null, one or two), `words` of the kinds,
 * `colours()`; `look()` gives `{inks, fonts}`.
 * `draw(ctx, frame, moving)` draws what a `frame(size)` shows into a context whose origin is the map's top left corner, in CSS pixels. `moving`: one
 * of many pictures in a row, for which what costs most is copied from the screen and the base map kept.
 * @param {LeafletMap} map @param {MapParts & { words: string[], colours(): Palette }} parts
 * @param {() => Look} look
 */
export function createMapPicture(map, parts, look) {
  const kept = createKeptDrawing();

  /** @param {CanvasRenderingContext2D} ctx @param {Frame} frame @param {boolean} moving */
  function drawLayers(ctx, frame, moving) {
    const { basemap, names } = parts.layers;
    if (moving) kept.draw(ctx, frame, null, basemap.paint.bind(basemap));
    else basemap.paint(ctx, frame);
    parts.layers.countries.paint(ctx, frame);
    parts.layers.outlines.paint(ctx, frame);
    layerOf(ctx, "ways", _("Ways"));
    const { lines, marks } = parts.seen();
    for (const { layer, plan } of lines ? parts.ways() : []) {
      if (moving && plan.sort !== "few" && isView(map, frame)) layer.copyTo(ctx);
      else layer.paint(ctx, frame);
    }
    if (marks) names.paint(ctx, frame);
    layerOf(ctx, "ways", _("Ways"));
    for (const { trail } of lines ? parts.ways() : []) trail.paint(ctx, frame);
  }

  /** @param {Pen} ctx @param {Frame} frame */
  function drawMarks(ctx, frame) {
    layerOf(ctx, "marks", _("Marks"));
    const { words, colours } = parts;
    const { inks, fonts } = look();
    for (const { lat, lon } of parts.gone()) {
      const spot = spotIn(frame, lat, lon);
      if (spot) drawGone(ctx, spot.x, spot.y + GONE_ASIDE, inks, fonts);
    }
    for (const mark of parts.marks()) {
      const { group, state } = mark;
      const spot = spotIn(frame, group.lat, group.lon);
      if (!spot) continue;
      const x = spot.x + markShift(mark);
      if (mark.slot) {
        ctx.fillStyle = inks.ink;
        ctx.fillRect(x - MARK_HALF - TIE / 2, spot.y - 1, TIE, 2);
      }
      drawMark(ctx, x, spot.y, words[state.kind], markColour(group, state, colours()), { ...state, side: group.side }, inks, fonts);
    }
  }

  /** @param {Pen} ctx @param {Frame} frame */
  function drawTravellers(ctx, frame) {
    layerOf(ctx, "traveller", _("Where the leader is"));
    const { inks, fonts } = look();
    const pair = parts.ways().length > 1;
    parts.travellers().forEach((traveller, at) => {
      const spot = traveller && spotIn(frame, traveller.lat, traveller.lon);
      if (spot) drawTraveller(ctx, spot.x, spot.y, traveller, pair ? SIDES[at] : undefined, frame.width, inks, fonts);
    });
  }

  /** @param {CanvasRenderingContext2D} ctx @param {Frame} frame @param {boolean} moving */
  function draw(ctx, frame, moving) {
    drawView(ctx, frame, look().inks.water, () => {
      drawLayers(ctx, frame, moving);
      if (!parts.seen().marks) return;
      drawMarks(ctx, frame);
      drawTravellers(ctx, frame);
    });
  }

  /** @param {Spot} size @param {number[] | null} box */
  const frameOf = (size, box = null, exact = box !== null) => pictureFrame(map, size, box ?? parts.wanted(), exact);

  return { draw, size: () => map.getSize(), frame: frameOf, release: kept.release };
}
