// Light, dark or paper, and the style sheet's colours for the canvases.

/** @import { Theme } from "../core/types.js" */
/** @import { Bindings, Inks, Palette } from "./types.js" */

/** The theme's colours for the canvases, read from the style sheet. @param {HTMLElement} root @param {string[]} words */
export function readColours(root, words) {
  const style = getComputedStyle(root);
  /** @param {string} name */
  const colour = (name) => style.getPropertyValue(`--sa-${name}`).trim();
  return {
    land: colour("land"),
    water: colour("water"),
    ground: colour("paper"),
    rule: colour("rule"),
    coast: colour("coast"),
    border: colour("border"),
    halo: colour("halo"),
    label: colour("ink"),
    muted: colour("muted"),
    first: colour("first"),
    second: colour("second"),
    kinds: words.map((word) => colour(word)),
    visits: [1, 2, 3, 4, 5].map((step) => colour(`visits-${step}`)),
    own: colour("own"),
  };
}

/** The theme's colours for marks and pictures, read from the style sheet. @param {HTMLElement} root */
export function readInks(root) {
  const style = getComputedStyle(root);
  /** @param {string} name */
  const colour = (name) => style.getPropertyValue(`--sa-${name}`).trim();
  const dark = root.dataset.theme === "dark";
  return {
    paper: colour("paper"),
    panel: colour("panel"),
    ink: colour("ink"),
    muted: colour("muted"),
    rule: colour("rule"),
    water: colour("water"),
    halo: colour("halo"),
    land: colour("land"),
    first: colour("first"),
    second: colour("second"),
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
 * @param {HTMLElement} root @param {string[]} words @param {() => void} onOther @param {Bindings} bindings
 */
export function createTheme(root, words, onOther, bindings) {
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  /** @type {Theme} */
  let asked = null;
  /** @type {Palette | null} */
  let palette = null;
  /** @type {Inks | null} */
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
    colours: () => (palette ??= readColours(root, words)),
    inks: () => (inks ??= readInks(root)),
    /** "light", "dark", or null for the reader's own. @param {Theme} theme */
    set(theme) {
      asked = theme;
      put();
    },
    /** The colours for print, until they are taken back. */
    setPrinting: put,
  };
}
