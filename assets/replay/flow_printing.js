// Paper: the map as a picture in colours for print, its date and scale in words, and the strongest routes.

const FLOW_PRINT_RATIO = 2;
const FLOW_PRINT_ROWS = 1000;

/** The map's present view on a canvas of its own. */
function flowPicture(map, layers, palette) {
  const geometry = layGeometry(map, 0);
  geometry.frame.ratio = FLOW_PRINT_RATIO;
  const canvas = element("canvas", { "aria-hidden": "true" });
  const ctx = sizeCanvas(canvas, geometry);
  ctx.fillStyle = palette.water;
  ctx.fillRect(0, 0, geometry.size.x, geometry.size.y);
  for (const layer of layers) layer.paint(ctx, geometry.frame);
  canvas.style.width = `${geometry.size.x}px`;
  return canvas;
}

/**
 * `host`: `layers()`, `colours()`, `content()` as for the table, `lines()` (title, date, scale and what is left out, in
 * words), `setPrinting(on)`.
 */
function createFlowPrinting(root, map, host, sheet, bindings) {
  let page = null;

  function before() {
    after();
    host.setPrinting(true);
    const picture = flowPicture(map, host.layers(), { ...host.colours(), water: getComputedStyle(root).getPropertyValue("--sa-water") });
    const [title, ...lines] = host.lines();
    const { view, meetings, caption } = host.content();
    const table = emptyTable(caption, sheet.columns);
    sheet.add(table, view, meetings.subarray(0, FLOW_PRINT_ROWS));
    const left = meetings.length - FLOW_PRINT_ROWS;
    page = element("section", { class: "sa-print", "data-role": "print" }, [
      element("h1", { text: title, dir: "auto" }),
      ...lines.map((text) => element("p", { text, dir: "auto" })),
      picture,
      table,
      left > 0 ? element("p", { text: `${countWords(left, "more route")} are not printed: pick a country or narrow the range to have them on paper.` }) : null,
    ]);
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
