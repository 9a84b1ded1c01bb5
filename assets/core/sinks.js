// What streams of d3-geo say, kept: outlines as they are traced into a context, ways as the lines that the map draws.

/** Where the rings and lines of what is traced begin and go on. @typedef {Pick<CanvasPath, "moveTo" | "lineTo">} Tracing */

/** What a stream of d3-geo says, traced: rings come back to where they began. @param {Tracing} context */
export function tracingSink(context) {
  let begins = true;
  return {
    lineStart() {
      begins = true;
    },
    /** @param {number} x @param {number} y */
    point(x, y) {
      if (begins) context.moveTo(x, y);
      else context.lineTo(x, y);
      begins = false;
    },
    lineEnd() {},
    polygonStart() {},
    polygonEnd() {},
    sphere() {},
  };
}

/**
 * What a stream of d3-geo says of a way, as a line. Where the world goes on beside itself, pieces that the cut took
 * apart are joined again, beyond the edge.
 * Above `top` and below `bottom` nothing is kept: there a pole is a line, along which no way leads, and a new piece begins.
 * @param {boolean} wraps @param {number} top @param {number} bottom
 */
export function lineSink(wraps, top, bottom) {
  /** @type {number[]} */
  const xs = [];
  /** @type {number[]} */
  const ys = [];
  /** @type {number[]} */
  const starts = [];
  let turns = 0;
  let begins = true;
  let over = false;
  let [beforeX, beforeY] = [0, 0];
  /** @param {number} x @param {number} y */
  const keep = (x, y) => {
    xs.push(x + turns);
    ys.push(y);
  };
  return {
    xs,
    ys,
    starts,
    clear() {
      xs.length = ys.length = starts.length = turns = 0;
      over = false;
    },
    lineStart() {
      begins = true;
    },
    /** @param {number} x @param {number} y */
    point(x, y) {
      const wasOver = over;
      over = y < top || y > bottom;
      if (begins && wraps && xs.length) turns = Math.round(xs[xs.length - 1] - x);
      if (!over && (wasOver || (begins && !(wraps && xs.length))) && starts[starts.length - 1] !== xs.length) starts.push(xs.length);
      if (!begins && over !== wasOver) {
        const edge = y + beforeY < top + bottom ? top : bottom;
        keep(beforeX + ((x - beforeX) * (edge - beforeY)) / (y - beforeY), edge);
      }
      if (!over) keep(x, y);
      begins = false;
      [beforeX, beforeY] = [x, y];
    },
    lineEnd() {},
    polygonStart() {},
    polygonEnd() {},
    sphere() {},
  };
}
