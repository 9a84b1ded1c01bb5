// A path as SVG has it, in pixels of the picture: without what lies out of its view, which would be most of the world.

// Of a pixel, and what is written of it: more than a screen or a printer shows.
const PARTS = 10;
// A line may be so wide that it is seen from so far beside the view.
const BESIDE_PX = 40;

/** @param {number} value */
const round = (value) => Math.round(value * PARTS) / PARTS;

/**
 * On which sides of the view a point lies, a bit for each.
 * @param {number} x @param {number} y @param {number[]} view
 */
function sides(x, y, [left, top, right, bottom]) {
  return (x < left - BESIDE_PX ? 1 : 0) | (x > right + BESIDE_PX ? 2 : 0) | (y < top - BESIDE_PX ? 4 : 0) | (y > bottom + BESIDE_PX ? 8 : 0);
}

/**
 * A path that is being traced: `view` (`[left, top, right, bottom]`) is what is seen. What lies all on one side of it is
 * left out, of a line as much as does not change what is seen.
 * @param {number[]} view
 */
export function createVectorPath(view) {
  /** @type {string[]} */
  const done = [];
  /** @type {number[]} */
  let piece = [];

  /** @param {string} end */
  function finish(end) {
    const where = piece.map((x, at) => (at % 2 ? 0 : sides(x, piece[at + 1], view)));
    const last = piece.length - 2;
    let all = 15;
    let text = "";
    let run = 0; // on which side is all that follows the last point written, with that
    for (let at = 0; at <= last; at += 2) {
      all &= where[at];
      const left = run & where[at];
      if (at > 0 && at < last && left & where[at + 2]) run = left;
      else {
        text += `${text ? "L" : "M"}${piece[at]} ${piece[at + 1]}`;
        run = where[at];
      }
    }
    if (text && !all) done.push(text + end);
    piece = [];
  }

  return {
    /** @param {number} x @param {number} y */
    moveTo(x, y) {
      finish("");
      piece.push(round(x), round(y));
    },
    /** @param {number} x @param {number} y */
    lineTo(x, y) {
      const [nextX, nextY] = [round(x), round(y)];
      const last = piece.length - 2;
      // Of two points that are one the second is left out, but for a dot.
      if (last > 0 && piece[last] === nextX && piece[last + 1] === nextY) return;
      piece.push(nextX, nextY);
    },
    close() {
      finish("Z");
    },
    /** A piece that is made already. @param {string} made */
    add(made) {
      finish("");
      done.push(made);
    },
    text() {
      finish("");
      return done.join("");
    },
  };
}

/** A circle. @param {number} x @param {number} y @param {number} radius */
export function circlePath(x, y, radius) {
  const [left, middle, wide, across] = [x - radius, y, radius, 2 * radius].map((value) => Math.round(value * 100) / 100);
  return `M${left} ${middle}a${wide} ${wide} 0 1 0 ${across} 0a${wide} ${wide} 0 1 0 ${-across} 0z`;
}

/** A rectangle with round corners. @param {number} x @param {number} y @param {number} width @param {number} height @param {number} radius */
export function boxPath(x, y, width, height, radius = 0) {
  const [left, top, wide, high] = [x, y, width - 2 * radius, height - 2 * radius].map(round);
  const r = radius;
  if (!r) return `M${left} ${top}h${wide}v${high}h${-wide}z`;
  const corner = (/** @type {number} */ dx, /** @type {number} */ dy) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return `M${round(left + r)} ${top}h${wide}${corner(r, r)}v${high}${corner(-r, r)}h${-wide}${corner(-r, -r)}v${-high}${corner(r, -r)}z`;
}
