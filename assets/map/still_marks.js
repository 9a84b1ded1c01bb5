// Very many marks: their pictures, copied to a canvas, and the holders of the empty buttons over them, which are what
// the reader points at, tabs to and hears of.

import { vectorOf } from "../core/layers.js";
import { element, penOf } from "../page/dom.js";

/** @import { Inks, Pen } from "../page/types.js" */

/** @typedef {ReturnType<typeof createStamps>} Stamps */

const MOST_STAMPS = 1000;

/**
 * Small pictures that are drawn once and then copied, which takes a fifth of the time. `sizes`: sort → half the width and
 * height, in pixels.
 * @param {Record<string, [halfWidth: number, halfHeight: number]>} sizes
 */
export function createStamps(sizes) {
  /** @type {Map<string, HTMLCanvasElement>} */
  const made = new Map();
  let ratio = 0;
  /** @type {Inks | null} */
  let inks = null;

  /** @param {[halfWidth: number, halfHeight: number]} half @param {(ctx: Pen) => void} draw */
  function make([halfWidth, halfHeight], draw) {
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(2 * halfWidth * ratio);
    canvas.height = Math.ceil(2 * halfHeight * ratio);
    const ctx = penOf(canvas);
    ctx.scale(ratio, ratio);
    ctx.translate(halfWidth, halfHeight);
    draw(ctx);
    return canvas;
  }

  return {
    /**
     * What follows is for so many device pixels a pixel, and in these inks.
     * @param {number} wantedRatio @param {Inks} wantedInks
     */
    use(wantedRatio, wantedInks) {
      if (ratio !== wantedRatio || inks !== wantedInks) made.clear();
      ratio = wantedRatio;
      inks = wantedInks;
    },
    /**
     * Copy the one of this sort and key; `draw(ctx)` draws it around the origin when it is first wanted.
     * @param {Pen} ctx @param {number} x @param {number} y @param {string} sort @param {string} key
     * @param {(ctx: Pen) => void} draw
     */
    put(ctx, x, y, sort, key, draw) {
      if (vectorOf(ctx)) {
        ctx.save();
        ctx.translate(x, y);
        draw(ctx);
        ctx.restore();
        return;
      }
      const name = `${sort}/${key}`;
      const size = sizes[sort];
      if (made.size === MOST_STAMPS) made.clear();
      const stamp = made.get(name) ?? make(size, draw);
      made.set(name, stamp);
      ctx.drawImage(stamp, x - size[0], y - size[1], stamp.width / ratio, stamp.height / ratio);
    },
  };
}

/**
 * An empty button in its holder: neither is positioned, for each that is would be painted by itself, which is slow.
 * @param {HTMLButtonElement} button
 */
export function holdStill(button) {
  button.classList.add("sa-is-drawn");
  return element("div", { class: "sa-mark-holder sa-mark-still" }, [button]);
}

/**
 * Put a still holder's top left corner there, in pixels of the layer.
 * @param {HTMLElement} holder @param {number} x @param {number} y
 */
export function putStill(holder, x, y) {
  holder.style.margin = `${y}px 0 0 ${x}px`;
}
