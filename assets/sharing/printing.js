// Paper: the map as a picture in colours for print, with its date and legend, and a table of what it shows.

import { element } from "../page/dom.js";
import { emptyTable } from "../reading/table.js";

/** @import { Bindings, Sheet, TableContent } from "../page/types.js" */
/** @import { Poster } from "./types.js" */

const PRINT_PIXELS = 1.6e7;

/**
 * `host`: `poster()`, `content()` and `sheet` as for createTablePanel, `setPrinting(on)` puts the root into the colours
 * for print and back, `stop()` ends play.
 * @template V
 * @param {HTMLElement} root @param {{ poster(): Poster, content(): TableContent<V>, stop(): void, setPrinting(on: boolean): void }} host
 * @param {Bindings} bindings @param {Sheet<V>} sheet
 */
export function createPrinting(root, host, bindings, sheet) {
  /** @type {HTMLElement | null} */
  let page = null;

  function before() {
    after();
    if (!root.isConnected) return; // the page shows something else, and prints that
    host.stop();
    host.setPrinting(true);
    const session = host.poster().begin(2, PRINT_PIXELS, false);
    session.draw();
    session.end();
    const { view, meetings, caption } = host.content();
    const table = emptyTable(caption, sheet.columns);
    sheet.add(table, view, meetings.subarray(0, sheet.printed));
    const left = meetings.length - sheet.printed;
    page = element("section", { class: "sa-print", "data-role": "print" }, [session.canvas, table, left > 0 ? element("p", { text: sheet.unprinted(left) }) : null]);
    root.append(page);
  }

  function after() {
    if (!page) return;
    page.remove();
    page = null;
    host.setPrinting(false);
  }

  bindings.on(window, "beforeprint", before);
  bindings.on(window, "afterprint", after);
  bindings.add(after);
}
