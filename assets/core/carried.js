// Reading what the page carries: base64 of JSON compressed as zlib does it (docs/replay.md).

import { _ } from "./gettext.js";

/** @param {string} text */
function bytesOfBase64(text) {
  const { fromBase64 } = /** @type {{ fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }} */ (Uint8Array);
  if (fromBase64) return fromBase64.call(Uint8Array, text);
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

/**
 * The JSON that `base64` carries; rejects with a message for the reader where the browser cannot read it.
 * @param {string} base64
 */
export async function readCarried(base64) {
  if (typeof DecompressionStream === "undefined") throw new Error(_("This map needs a newer browser: one that can unpack compressed data (DecompressionStream)."));
  const stream = new Blob([bytesOfBase64(base64)]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}
