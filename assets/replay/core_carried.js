// Reading what the page carries: base64 of JSON compressed as zlib does it (docs/replay.md).

const CANNOT_READ = "This map needs a newer browser: one that can unpack compressed data (DecompressionStream).";

function bytesOfBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

/** The JSON that `base64` carries; rejects with a message for the reader where the browser cannot read it. */
async function readCarried(base64) {
  if (typeof DecompressionStream === "undefined") throw new Error(CANNOT_READ);
  const stream = new Blob([bytesOfBase64(base64)]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}
