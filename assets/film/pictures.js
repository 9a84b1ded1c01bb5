// The frames of a film as pictures.

const QUALITY = 0.94;

/**
 * From a frame up to another: what `canvas` shows once `draw(frame)` has drawn it, as JPEG in base 64; "" where it says
 * that the picture is the one before.
 * @param {HTMLCanvasElement} canvas @param {number} from @param {number} to @param {(frame: number) => boolean | Promise<boolean>} draw
 * @returns {Promise<string[]>}
 */
export async function pictures(canvas, from, to, draw) {
  const made = [];
  for (let frame = from; frame < to; frame += 1) made.push((await draw(frame)) ? canvas.toDataURL("image/jpeg", QUALITY).replace(/^[^,]*,/, "") : "");
  return made;
}
