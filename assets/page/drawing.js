// Small drawings of lines and areas. They say nothing to who listens: what they stand in has a label.

const SVG = "http://www.w3.org/2000/svg";

/**
 * A drawing of `paths`, each the attributes of one; `box`: left, top, width and height of what is seen of it.
 * @param {number[]} box @param {Record<string, string>[]} paths
 * @param {Record<string, string | number>} attributes
 */
export function drawing(box, paths, attributes = {}) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries({ viewBox: box.join(" "), "aria-hidden": "true", ...attributes })) svg.setAttribute(name, value);
  for (const one of paths) {
    const path = document.createElementNS(SVG, "path");
    for (const [name, value] of Object.entries(one)) path.setAttribute(name, value);
    svg.append(path);
  }
  return svg;
}

/** The drawing of a button, out of a path on 16 by 16. @param {string} path */
export function icon(path) {
  return drawing([0, 0, 16, 16], [{ d: path, "fill-rule": "evenodd" }]);
}
