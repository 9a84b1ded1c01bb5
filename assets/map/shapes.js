// Outlines as paths of a canvas.

import { keepTrace } from "../core/traced.js";

/** @import { Tracer } from "../core/traced.js" */
/** @import { Projection } from "../core/projection.js" */

/**
 * What an object of GeoJSON looks like in a projection, as a path in the plane's units: to be filled, which closes rings
 * by itself (`closePath` looks at all that the path has so far, each time).
 * @param {Projection} projection @param {Parameters<Projection["trace"]>[0]} object @param {number} [precision]
 */
export function pathOf(projection, object, precision) {
  const path = new Path2D();
  const trace = (/** @type {Tracer} */ to) => projection.trace(object, to, precision);
  trace(path);
  return keepTrace(path, trace);
}

/** A path as SVG has it. @param {string} text */
export function writtenPath(text) {
  return keepTrace(new Path2D(text), text);
}
