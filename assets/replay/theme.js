// Light, dark or paper, and the style sheet's colours for the canvases.

/** The theme's colours for the canvases, read from the style sheet. */
function readColours(root, words) {
  const style = getComputedStyle(root);
  const colour = (name) => style.getPropertyValue(`--sa-${name}`).trim();
  return {
    land: colour("land"),
    coast: colour("coast"),
    border: colour("border"),
    halo: colour("halo"),
    label: colour("ink"),
    muted: colour("muted"),
    first: colour("first"),
    second: colour("second"),
    kinds: words.map((word) => colour(word)),
  };
}

/** The theme's colours for marks and pictures, read from the style sheet. */
function readInks(root) {
  const style = getComputedStyle(root);
  const colour = (name) => style.getPropertyValue(`--sa-${name}`).trim();
  const dark = root.dataset.theme === "dark";
  return {
    ...Object.fromEntries(["paper", "panel", "ink", "muted", "rule", "water", "halo", "land", "first", "second"].map((name) => [name, colour(name)])),
    now: colour("now-edge"),
    line: colour("made"),
    guest: colour("hosted"),
    count: dark ? "#101214" : "#ffffff",
    flag: "#1c1b19",
  };
}

/**
 * The theme of the page under `root`: as asked for, otherwise the reader's own, and for paper while printing. Owns the
 * palette for the kinds' `words`. `onOther()`: the reader's own theme has changed.
 */
function createTheme(root, words, onOther, bindings) {
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  let asked = null;
  let palette = null;
  let inks = null;

  function put(paper = false) {
    const dark = asked ? asked === "dark" : prefersDark.matches;
    root.dataset.theme = paper ? "print" : dark ? "dark" : "light";
    palette = null;
    inks = null;
  }

  bindings.on(prefersDark, "change", () => {
    put();
    onOther();
  });
  put();
  return {
    colours: () => palette || (palette = readColours(root, words)),
    inks: () => inks || (inks = readInks(root)),
    /** "light", "dark", or null for the reader's own. */
    set(theme) {
      asked = theme;
      put();
    },
    /** The colours for print, until they are taken back. */
    setPrinting: put,
  };
}
