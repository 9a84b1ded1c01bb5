// Files that the reader is handed, and pictures that stand on a page of their own: for paper, and for who asks for one.

import { _ } from "../core/gettext.js";
import { element } from "../page/dom.js";

/** @import { VectorPicture } from "./types.js" */

// A downloaded blob is kept so long for the browser to read it.
const KEEP_MS = 60000;

/** Hand a blob to the reader as a file. @param {Blob} blob @param {string} name */
export function saveBlob(blob, name) {
  const url = URL.createObjectURL(blob);
  const link = element("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
}

/**
 * Put a picture of vectors on a page that is as large as it; nothing else is on it.
 * @param {Window & typeof globalThis} window Of that page. @param {VectorPicture} picture
 */
export function fillPage(window, { text, title, page: { width, height } }) {
  const { document } = window;
  // As a sheet that is put there and not written: the page's policy allows no other.
  const sheet = new window.CSSStyleSheet();
  sheet.replaceSync(
    `@page { size: ${width} ${height}; margin: 0 } html, body { margin: 0; overflow: hidden; print-color-adjust: exact }` +
      `svg { display: block; width: ${width}; height: ${height}; break-inside: avoid } @media print { svg { height: calc(${height} - 0.5px) } }`
  );
  document.adoptedStyleSheets = [sheet];
  document.title = title;
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  document.body.replaceChildren(document.importNode(svg, true));
}

/**
 * Have the browser print a picture of vectors alone, from where readers save it as PDF. Rejects in words where it may not.
 * @param {HTMLElement} root @param {VectorPicture} picture
 */
export async function printPicture(root, picture) {
  const frame = element("iframe", { class: "sa-print-frame", "aria-hidden": true, tabindex: "-1" });
  root.append(frame);
  const page = /** @type {(Window & typeof globalThis) | null} */ (frame.contentWindow);
  if (!page) throw new Error(_("this browser makes no page for it."));
  fillPage(page, picture);
  let began = false;
  page.addEventListener("beforeprint", () => (began = true));
  page.addEventListener("afterprint", () => setTimeout(() => frame.remove()));
  page.print();
  if (began) return;
  frame.remove();
  throw new Error(_("this page may not print. Open the map by itself, and try again there."));
}
