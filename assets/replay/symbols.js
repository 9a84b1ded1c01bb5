// One shape for each kind of meeting, so that colour is never the only difference.

const SYMBOL_PATHS = {
  made: "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13z",
  hosted: "M2.2 2.2h11.6v11.6H2.2z",
  third: "M8 .8L15.2 8L8 15.2L.8 8z",
  domestic: "M8 1.6L15 14H1z",
  virtual: "M4.4 2h7.2L15 8l-3.4 6H4.4L1 8z",
  unknown: "M5.2 1.5h5.6v3.7h3.7v5.6h-3.7v3.7H5.2v-3.7H1.5V5.2h3.7z",
};

/** The symbol of a kind as an SVG element; `hollow` for places known only by country. */
function symbol(kindWord, { hollow = false, tentative = false, halo = false } = {}) {
  const svg = L.SVG.create("svg");
  svg.setAttribute("viewBox", "-1 -1 18 18");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `sa-symbol${hollow ? " sa-hollow" : ""}${tentative ? " sa-tentative" : ""}`);
  for (const name of halo ? ["sa-symbol-halo", "sa-symbol-shape"] : ["sa-symbol-shape"]) {
    const path = L.SVG.create("path");
    path.setAttribute("d", SYMBOL_PATHS[kindWord] || SYMBOL_PATHS.unknown);
    path.setAttribute("class", name);
    svg.append(path);
  }
  return svg;
}
