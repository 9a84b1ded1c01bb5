// Paper: the map as a picture in colours for print, with its date and legend, and a table of what it shows.

const PRINT_PIXELS = 1.6e7;

/**
 * `host`: `poster()` (see createPoster), `content()` as for createTablePanel, `setPrinting(on)` puts the root into
 * the colours for print and back. `sheet`: as for createTablePanel.
 */
function createPrinting(root, host, bindings, sheet = MEETING_SHEET) {
  let page = null;

  function before() {
    after();
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
