// Very many marks: their pictures, copied to a canvas, and the holders of the empty buttons over them, which are what
// the reader points at, tabs to and hears of.

const MOST_STAMPS = 1000;

/**
 * Small pictures that are drawn once and then copied, which takes a fifth of the time. `sizes`: sort → half the width and
 * height, in pixels.
 */
function createStamps(sizes) {
  const made = new Map();
  let ratio = 0;
  let inks = null;

  function make([halfWidth, halfHeight], draw) {
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(2 * halfWidth * ratio);
    canvas.height = Math.ceil(2 * halfHeight * ratio);
    const ctx = canvas.getContext("2d");
    ctx.scale(ratio, ratio);
    ctx.translate(halfWidth, halfHeight);
    draw(ctx);
    return canvas;
  }

  return {
    /** What follows is for so many device pixels a pixel, and in these inks. */
    use(wantedRatio, wantedInks) {
      if (ratio !== wantedRatio || inks !== wantedInks) made.clear();
      ratio = wantedRatio;
      inks = wantedInks;
    },
    /** Copy the one of this sort and key; `draw(ctx)` draws it around the origin when it is first wanted. */
    put(ctx, x, y, sort, key, draw) {
      const name = `${sort}/${key}`;
      const size = sizes[sort];
      if (made.size === MOST_STAMPS) made.clear();
      if (!made.has(name)) made.set(name, make(size, draw));
      const stamp = made.get(name);
      ctx.drawImage(stamp, x - size[0], y - size[1], stamp.width / ratio, stamp.height / ratio);
    },
  };
}

/** An empty button in its holder: neither is positioned, for each that is would be painted by itself, which is slow. */
function holdStill(button) {
  button.classList.add("sa-is-drawn");
  return element("div", { class: "sa-mark-holder sa-mark-still" }, [button]);
}

/** Put a still holder's top left corner there, in pixels of the layer. */
function putStill(holder, x, y) {
  holder.style.margin = `${y}px 0 0 ${x}px`;
}
