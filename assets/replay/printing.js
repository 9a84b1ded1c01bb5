// Paper: the map as a picture in colours for print, with its date and legend, and the meetings as a table.

const PRINT_PIXELS = 1.6e7;
// More rows than this are not for paper; the page says so.
const PRINT_ROWS = 5000;

/**
 * `host`: `poster()` (see createPoster), `content()` as for createTablePanel, `setPrinting(on)` puts the root into
 * the colours for print and back.
 */
function createPrinting(root, host, bindings) {
  let sheet = null;

  function before() {
    after();
    host.setPrinting(true);
    const session = host.poster().begin(2, PRINT_PIXELS, false);
    session.draw();
    session.end();
    const { view, meetings, caption } = host.content();
    const table = emptyTable(caption);
    addTableRows(table, view, meetings.subarray(0, PRINT_ROWS));
    const left = meetings.length - PRINT_ROWS;
    const note = left > 0 ? element("p", { text: `${left} more meetings are not printed: narrow the range to have them on paper.` }) : null;
    sheet = element("section", { class: "sa-print", "data-role": "print" }, [session.canvas, table, note]);
    root.append(sheet);
  }

  function after() {
    if (!sheet) return;
    sheet.remove();
    sheet = null;
    host.setPrinting(false);
  }

  bindings.on(window, "beforeprint", before);
  bindings.on(window, "afterprint", after);
  bindings.add(after);
}
