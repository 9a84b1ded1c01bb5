// The lanes below the strip: for each leader a line of time with stays as bars.

import { _, direction, N_ } from "../core/gettext.js";
import { laneOf, laneWords, stayStarts } from "../core/lanes.js";
import { element, penOf } from "../page/dom.js";

/** @import { Lane, LaneSort, Model, Side, Span } from "../core/types.js" */
/** @import { Palette, Pen } from "../page/types.js" */

const LANE = { height: 25, touchHeight: 44, bar: 8, top: 16, least: 2 };

/**
 * Diagonal lines in a colour, so that hosting is told from being abroad without colours too.
 * @param {Pen} ctx @param {string} colour @param {string} paper
 */
function hatching(ctx, colour, paper) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 6;
  const pen = penOf(tile);
  pen.fillStyle = paper;
  pen.fillRect(0, 0, 6, 6);
  pen.fillStyle = colour;
  for (const shift of [-6, 0, 6]) {
    pen.beginPath();
    for (const [x, y] of [[-2.5, 7], [0.5, 7], [8.5, -1], [5.5, -1]]) pen.lineTo(shift + x, y);
    pen.fill();
  }
  return ctx.createPattern(tile, "repeat") ?? colour;
}

/**
 * Looks of bars by sort. `side`: of one of two leaders, whose colour then takes the place of the kinds'.
 * @param {Pen} ctx @param {Palette} palette @param {string[]} words @param {Side | undefined} side
 * @returns {Record<LaneSort, { edge: string, fill: string | CanvasPattern }>}
 */
function laneLooks(ctx, palette, words, side) {
  /** @param {string} word */
  const kind = (word) => (side ? palette[side] : palette.kinds[words.indexOf(word)]);
  return {
    abroad: { edge: kind("made"), fill: kind("made") },
    hosting: { edge: kind("hosted"), fill: hatching(ctx, kind("hosted"), palette.land) },
    home: { edge: palette.muted, fill: palette.land },
    unknown: { edge: kind("unknown"), fill: kind("unknown") },
  };
}

/**
 * The bars of one lane at `y`. What is closer than a pixel to a bar of its sort is drawn with it.
 * @param {Pen} ctx @param {Lane["bars"]} bars @param {number} y @param {(day: number) => number} x
 * @param {Span} domain @param {ReturnType<typeof laneLooks>} looks
 */
function drawLane(ctx, bars, y, x, domain, looks) {
  const reach = { abroad: -Infinity, hosting: -Infinity, home: -Infinity, unknown: -Infinity };
  for (const { first, last, sort, vague, held } of bars) {
    if (last < domain[0] || first > domain[1]) continue;
    const from = x(first);
    const to = Math.max(from + LANE.least, x(last + 1));
    if (to <= reach[sort]) continue;
    reach[sort] = to;
    const { edge, fill } = looks[sort];
    ctx.globalAlpha = vague ? 0.35 : 1;
    ctx.fillStyle = held ? fill : "transparent";
    ctx.fillRect(from, y, to - from, LANE.bar);
    if (vague) continue;
    ctx.strokeStyle = edge;
    ctx.lineWidth = 1;
    ctx.setLineDash(held ? [] : [2, 2]);
    if (to - from > 3) ctx.strokeRect(from + 0.5, y + 0.5, to - from - 1, LANE.bar - 1);
    else {
      ctx.fillStyle = edge;
      ctx.fillRect(from, y, to - from, LANE.bar);
    }
    ctx.setLineDash([]);
  }
  ctx.globalAlpha = 1;
}

/** What the sorts of bars mean; what no lane has is left out. @param {Lane[]} lanes */
function keyOf(lanes) {
  const homeless = lanes.some(({ bars }) => bars.some(({ sort }) => sort === "unknown"));
  const athome = !homeless || lanes.some(({ bars }) => bars.some(({ sort }) => sort !== "unknown"));
  return [
    ...(athome ? [["abroad", N_("abroad")], ["hosting", N_("host at home")], ["home", N_("at home")]] : []),
    ...(homeless ? [["unknown", N_("stay, home country not known")]] : []),
    ["vague", N_("faded: day not known")],
  ].map(([sort, text]) => element("span", {}, [element("i", { class: `sa-lane-${sort}` }), element("span", { text: _(text) })]));
}

/** `host`: `range()`, `colours()`, `onPoint(leader)`: a lane's name is pointed at or has the focus; -1: none any
 * more; `onPick(leader)`: it is pressed.
 * @param {Model} model
 * @param {{ range(): Span, colours(): Palette, onPoint(leader: number): void, onPick(leader: number): void }} host
 */
export function createLanes(model, host) {
  const names = element("div", { class: "sa-lane-names" });
  const canvas = element("canvas", { class: "sa-lane-canvas", "aria-hidden": "true" });
  const key = element("p", { class: "sa-lane-key", dir: direction(), "aria-hidden": "true" });
  const panel = element("div", { class: "sa-lanes", dir: "ltr", "data-role": "lanes", role: "group", "aria-label": _("Stays of each leader"), hidden: true }, [canvas, names, key]);
  /** @type {Lane[]} */
  let lanes = [];
  /** @type {HTMLButtonElement[]} */
  let buttons = [];
  /** @type {Side[]} */
  let sides = [];

  /** @param {Lane} lane */
  function nameButton({ leader }) {
    const button = element("button", { class: "sa-lane-name", "data-leader": leader, dir: "auto", text: model.leaders.name[leader] });
    for (const type of ["pointerenter", "focus"]) button.addEventListener(type, () => host.onPoint(leader));
    for (const type of ["pointerleave", "blur"]) button.addEventListener(type, () => host.onPoint(-1));
    button.addEventListener("click", () => host.onPick(leader));
    return button;
  }

  return {
    panel,
    /**
     * Lanes of `leaders`, none hides them; `comparing`: the first and the second of two.
     * @param {number[]} leaders @param {boolean} comparing
     */
    fill(leaders, comparing) {
      sides = comparing ? ["first", "second"] : [];
      if (leaders.join() === lanes.map(({ leader }) => leader).join()) return;
      const starts = leaders.length ? stayStarts(model) : new Int32Array(0);
      lanes = leaders.map((leader) => laneOf(model, leader, starts));
      buttons = lanes.map(nameButton);
      names.replaceChildren(...buttons);
      names.classList.toggle("sa-sided", comparing);
      key.replaceChildren(...keyOf(lanes));
      panel.hidden = !lanes.length;
    },
    /**
     * Draw for the strip's `x(day)`, its `domain` and `width`.
     * @param {(day: number) => number} x @param {Span} domain @param {number} width
     */
    draw(x, domain, width) {
      if (!lanes.length || !width) return;
      const ratio = window.devicePixelRatio || 1;
      // As high as the names, which are buttons (time.css).
      const each = matchMedia("(pointer: coarse)").matches ? LANE.touchHeight : LANE.height;
      const height = lanes.length * each;
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.height = `${height}px`;
      const ctx = penOf(canvas);
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      const palette = host.colours();
      lanes.forEach(({ bars }, row) => {
        const y = row * each + LANE.top;
        ctx.fillStyle = palette.border;
        ctx.fillRect(x(domain[0]), y + LANE.bar / 2, x(domain[1] + 1) - x(domain[0]), 1);
        drawLane(ctx, bars, y, x, domain, laneLooks(ctx, palette, model.vocabulary.role, sides[row]));
      });
      buttons.forEach((button, row) => {
        const words = laneWords(model, lanes[row], host.range());
        button.setAttribute("aria-label", words);
        button.title = words;
      });
    },
  };
}
