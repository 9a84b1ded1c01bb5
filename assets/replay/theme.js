// The style sheet's colours for the canvases.

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
