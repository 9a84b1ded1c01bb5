// A document that shows nothing but a picture of itself, because its address says `picture=svg`, `pdf` or `png`: so that a
// program can have it of a browser that nobody sees (docs/embed.md).

import { PICTURE_SIZES, VIEW_SIZE } from "../core/picture_size.js";
import { element } from "../page/dom.js";
import { fillPage } from "./saving.js";

/** @import { Poster } from "./types.js" */

const MOST_PIXELS = 3.2e7;

/** Bytes in base64. @param {Uint8Array} bytes */
function base64(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/**
 * Show a picture alone. SVG and PNG are there as a file too, in base 64; a PDF is what the page is printed to.
 * @param {Poster} poster @param {{ picture?: unknown, size?: unknown }} asked The names of its sort and size, as `pictureRefusal` lets them pass.
 */
export function showAlone(poster, { picture: sort, size = VIEW_SIZE }) {
  const wanted = PICTURE_SIZES[String(size)];
  const vector = poster.vector(wanted);
  let file = base64(new TextEncoder().encode(vector.text));
  if (sort === "png") {
    const { canvas, draw, end } = poster.begin(2, MOST_PIXELS, false, wanted);
    draw();
    end();
    file = canvas.toDataURL("image/png").replace(/^[^,]*,/, "");
  }
  fillPage(window, vector);
  if (sort !== "pdf") document.body.append(element("output", { hidden: true, "data-role": "picture-file", "data-sort": String(sort), text: file }));
}
