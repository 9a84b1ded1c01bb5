// The timeline: density of meetings, vague dates as faded bars, a range with two handles, a playhead.

import { axisTicks } from "../core/calendar.js";
import { densityIn, densityOf } from "../core/density.js";
import { _, direction as run } from "../core/gettext.js";
import { element, penOf, sideways, targetOf } from "../page/dom.js";
import { DAYS, daySlider } from "./day_slider.js";
import { createRangeGrip } from "./range_grip.js";

/** @import { Span, View } from "../core/types.js" */
/** @import { Bindings, Palette, Pen } from "../page/types.js" */
/** @import { StripHost, StripPlace } from "./types.js" */

export const STRIP = { bars: 40, spans: 12, axis: 22, top: 18, side: 14, grip: 16 };
const AXIS_FONT = '11px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
const AXIS_ROOM = 64;

/**
 * Part of the extent that the strip shows: all of it, or the range with some room around it.
 * @param {Span} extent @param {Span} range @param {boolean} whole
 * @returns {Span}
 */
function stripDomain(extent, range, whole) {
  const days = range[1] - range[0] + 1;
  if (whole || days > (extent[1] - extent[0] + 1) * 0.5) return extent;
  const room = Math.max(3, Math.ceil(days * 0.08));
  return [Math.max(extent[0], range[0] - room), Math.min(extent[1], range[1] + room)];
}

/** @param {Pen} ctx @param {Span} domain @param {(day: number) => number} x @param {number} width @param {Palette} colours */
function drawAxis(ctx, domain, x, width, colours) {
  const y = STRIP.top + STRIP.bars + STRIP.spans;
  ctx.font = AXIS_FONT;
  ctx.textBaseline = "top";
  [ctx.textAlign, ctx.direction] = ["left", run()];
  ctx.strokeStyle = colours.border;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(STRIP.side, y + 0.5);
  ctx.lineTo(width - STRIP.side, y + 0.5);
  let free = -Infinity;
  const perDay = x(1) - x(0);
  for (const { day, label, major } of axisTicks(domain[0], domain[1], perDay, AXIS_ROOM)) {
    const at = Math.round(x(day)) + 0.5;
    const room = ctx.measureText(label).width;
    const left = Math.max(2, Math.min(width - room - 2, at - room / 2));
    if (left < free) continue;
    free = left + room + 8;
    ctx.moveTo(at, y);
    ctx.lineTo(at, y + 5);
    ctx.fillStyle = major ? colours.label : colours.muted;
    ctx.fillText(label, left, y + 7);
  }
  ctx.stroke();
}

/** Bars of what was held, and above them the outlines of those of what was not, whose marks are empty too. @param {Pen} ctx @param {Float64Array[]} counts @param {Span} domain @param {number} width @param {Palette} colours */
function drawBars(ctx, counts, domain, width, colours) {
  const bins = counts[0].length;
  const kinds = counts.length / 2;
  ctx.lineWidth = 1;
  const base = STRIP.top + STRIP.bars;
  const step = (width - 2 * STRIP.side) / bins;
  let most = 1;
  for (let bin = 0; bin < bins; bin += 1) {
    most = Math.max(most, counts.reduce((sum, row) => sum + row[bin], 0));
  }
  const unit = Math.min(9, STRIP.bars / most);
  for (let bin = 0; bin < bins; bin += 1) {
    let top = base;
    counts.forEach((row, part) => {
      if (!row[bin]) return;
      const height = row[bin] * unit;
      ctx.fillStyle = ctx.strokeStyle = colours.kinds[part % kinds];
      const gap = step > 3 ? 1 : 0;
      const rise = height > 3 ? 1 : 0;
      const [left, wide] = [STRIP.side + bin * step + gap / 2, Math.max(1, step - gap)];
      if (part < kinds) ctx.fillRect(left, top - height + rise, wide, height - rise);
      else ctx.strokeRect(left + 0.5, top - height + rise + 0.5, Math.max(0, wide - 1), Math.max(0, height - rise - 1));
      top -= height;
    });
  }
}

// Above so many spans in view, fading ends would only cost time.
const MANY_SPANS = 400;

/** @param {Pen} ctx @param {string} colour @param {number} from @param {number} to @param {number} open */
function fadingColour(ctx, colour, from, to, open) {
  const fade = ctx.createLinearGradient(from, 0, to, 0);
  fade.addColorStop(0, "transparent");
  fade.addColorStop(open === 2 ? 0.1 : 0.35, colour);
  fade.addColorStop(open === 1 ? 0.9 : 0.65, colour);
  fade.addColorStop(1, "transparent");
  return fade;
}

/**
 * Vague meetings as bars that fade at both ends (or at the open one), packed into a few lanes.
 * @param {Pen} ctx @param {View} view @param {Int32Array} list @param {Span} domain
 * @param {(day: number) => number} x @param {Palette} colours
 */
function drawSpans(ctx, view, list, domain, x, colours) {
  const { first, last, open } = view.model.meetings;
  /** @type {number[]} */
  const lanes = [];
  const seen = list.filter((meeting) => last[meeting] >= domain[0] && first[meeting] <= domain[1]);
  for (const meeting of seen) {
    let from = x(first[meeting]);
    let to = Math.max(from + 4, x(last[meeting] + 1));
    if (open[meeting] === 1) from -= 24;
    if (open[meeting] === 2) to += 24;
    let lane = lanes.findIndex((end) => end <= from);
    if (lane < 0) lane = lanes.length < 3 ? lanes.push(-Infinity) - 1 : 2;
    lanes[lane] = Math.max(lanes[lane], to + 1);
    const colour = colours.kinds[view.kind[meeting]];
    ctx.globalAlpha = 0.5;
    ctx.fillStyle = seen.length > MANY_SPANS ? colour : fadingColour(ctx, colour, from, to, open[meeting]);
    ctx.fillRect(from, STRIP.top + STRIP.bars + 1 + lane * 3.6, to - from, 2.6);
    ctx.globalAlpha = 1;
  }
}

/**
 * Bars of meetings known to the day, and spans of the others.
 * @param {Pen} ctx @param {View} view @param {ReturnType<typeof densityOf>} density @param {Int32Array} spans
 * @param {StripPlace} place
 */
function drawMeetings(ctx, view, density, spans, { domain, x, width, palette }) {
  const days = domain[1] - domain[0] + 1;
  const bins = Math.min(days, Math.max(1, Math.floor((width - 2 * STRIP.side) / 4)));
  drawBars(ctx, densityIn(density, domain[0], domain[1], bins), domain, width, palette);
  drawSpans(ctx, view, spans, domain, x, palette);
}

/** `host`: `extent, range(), clock(), setRange(range), moveRange(days), setDay(day), step(direction)` (by event),
 * `onLayout(x, domain, width)` after the strip was laid out, so that what lies below it agrees; `calendar` and
 * `unitDays` where it is not by days (see `daySlider` and `createRangeGrip`).
 * @param {StripHost} host @param {() => Palette} colours @param {Bindings} bindings
 */
export function createStrip(host, colours, bindings) {
  const canvas = element("canvas", { class: "sa-strip-canvas", "aria-hidden": "true" });
  const before = element("div", { class: "sa-outside" });
  const after = element("div", { class: "sa-outside" });
  const from = daySlider("range-from", _("First day of the range"), "sa-handle sa-handle-from", () => [host.extent[0], host.range()[1]], (day) => host.setRange([day, host.range()[1]]), host.calendar);
  const to = daySlider("range-to", _("Last day of the range"), "sa-handle sa-handle-to", () => [host.range()[0], host.extent[1]], (day) => host.setRange([host.range()[0], day]), host.calendar);
  const head = daySlider("playhead", _("Day shown"), "sa-playhead", () => host.range(), (day) => host.setDay(day), host.calendar);
  const mover = createRangeGrip(host);
  const strip = element("div", { class: "sa-strip", dir: "ltr" }, [canvas, before, after, mover.grip, from.handle, to.handle, head.handle]);
  strip.style.height = `${STRIP.top + STRIP.bars + STRIP.spans + STRIP.axis + STRIP.grip}px`;
  head.handle.addEventListener("keydown", (event) => {
    const direction = sideways(event);
    if (direction && event.shiftKey) {
      event.preventDefault();
      host.step(direction);
    }
  });
  let domain = host.extent;
  let whole = false;
  let width = 0;
  /** @type {((ctx: Pen, place: StripPlace) => void) | null} */
  let drawn = null; // draws what lies on the axis
  /** @type {Int32Array | null} */
  let filled = null;

  /** @param {number} day */
  const x = (day) => STRIP.side + ((day - domain[0]) / (domain[1] - domain[0] + 1)) * (width - 2 * STRIP.side);
  /** @param {number} clientX */
  const dayAt = (clientX) => {
    const share = (clientX - strip.getBoundingClientRect().left - STRIP.side) / (width - 2 * STRIP.side);
    return Math.max(domain[0], Math.min(domain[1], Math.floor(domain[0] + share * (domain[1] - domain[0] + 1))));
  };

  /** @param {PointerEvent} event */
  function drag(event) {
    if (event.button !== 0) return;
    const taken = targetOf(event);
    const { role } = taken.dataset;
    const [begin] = host.range();
    const daysPerPixel = (domain[1] - domain[0] + 1) / (width - 2 * STRIP.side);
    /** @param {number} clientX */
    const follow = (clientX) => {
      if (role === "move-range") {
        mover.drag(begin, (clientX - event.clientX) * daysPerPixel);
        return;
      }
      const day = dayAt(clientX);
      const [first, last] = host.range();
      if (role === "range-from") host.setRange([Math.min(day, last), last]);
      else if (role === "range-to") host.setRange([first, Math.max(day, first)]);
      else host.setDay(Math.max(first, Math.min(last, day)));
    };
    /** @param {PointerEvent} moved */
    const move = (moved) => follow(moved.clientX);
    const end = () => {
      strip.removeEventListener("pointermove", move);
      strip.removeEventListener("pointerup", end);
      strip.removeEventListener("pointercancel", end);
      strip.classList.remove("sa-dragging");
      layout();
    };
    strip.setPointerCapture(event.pointerId);
    strip.classList.add("sa-dragging");
    strip.addEventListener("pointermove", move);
    strip.addEventListener("pointerup", end);
    strip.addEventListener("pointercancel", end);
    (role ? taken : head.handle).focus({ preventScroll: true });
    event.preventDefault();
    if (!role || role === "playhead") follow(event.clientX);
  }

  function layout() {
    // While a handle is dragged the ground under it stays where it is.
    const held = strip.classList.contains("sa-dragging");
    const [begin, end] = host.range();
    // Only a range that is moved out of view takes the view along.
    if (!held || begin < domain[0] || end > domain[1]) domain = stripDomain(host.extent, host.range(), whole);
    width = strip.clientWidth;
    const [first, last] = host.range();
    const left = Math.max(0, Math.min(width, x(first)));
    const right = Math.max(0, Math.min(width, x(last + 1)));
    before.style.left = "0";
    before.style.width = `${left}px`;
    after.style.left = `${right}px`;
    after.style.width = `${Math.max(0, width - right)}px`;
    from.handle.style.transform = `translateX(${left}px)`;
    to.handle.style.transform = `translateX(${right}px)`;
    mover.lay(left, right);
    from.set(first);
    to.set(last);
    draw();
    host.onLayout(x, domain, width);
  }

  function draw() {
    if (!drawn || !width) return;
    const ratio = window.devicePixelRatio || 1;
    const height = strip.clientHeight;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    const ctx = penOf(canvas);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    const palette = colours();
    drawn(ctx, { domain, x, width, palette });
    drawAxis(ctx, domain, x, width, palette);
  }

  bindings.on(strip, "pointerdown", drag);
  const observer = new ResizeObserver(() => {
    layout();
    step(host.clock());
  });
  observer.observe(strip);
  bindings.add(() => observer.disconnect());

  /** @param {number} clock */
  function step(clock) {
    head.set((host.calendar || DAYS).of(Math.floor(clock)));
    // At rest the playhead stands in the middle of its day.
    head.handle.style.transform = `translateX(${x(Number.isInteger(clock) ? clock + 0.5 : clock)}px)`;
  }

  return {
    strip,
    step,
    layout,
    /**
     * `list`: every dated meeting of the view that is not hidden, in or out of the range.
     * @param {View} view @param {Int32Array} list
     */
    fill(view, list) {
      const { vague } = view.model.meetings;
      if (filled !== list) {
        filled = list;
        const density = densityOf(view, list);
        const spans = list.filter((meeting) => vague[meeting]);
        drawn = (ctx, place) => drawMeetings(ctx, view, density, spans, place);
      }
      layout();
    },
    /**
     * Show something else than meetings: `other(ctx, {domain, x, width, palette})` draws it above the axis.
     * @param {(ctx: Pen, place: StripPlace) => void} other
     */
    show(other) {
      drawn = other;
      layout();
    },
    /** @param {boolean} value */
    showWhole(value) {
      whole = value;
      layout();
    },
    zoomable: () => stripDomain(host.extent, host.range(), false) !== host.extent,
    redraw: layout,
  };
}
