// Outlines as paths of a canvas.

/** @import { Projection } from "../core/projection.js" */

/**
 * What an object of GeoJSON looks like in a projection, as a path in the plane's units: to be filled, which closes rings
 * by itself (`closePath` looks at all that the path has so far, each time).
 * @param {Projection} projection @param {Parameters<Projection["trace"]>[0]} object @param {number} [precision]
 */
export function pathOf(projection, object, precision) {
  const path = new Path2D();
  projection.trace(object, { moveTo: path.moveTo.bind(path), lineTo: path.lineTo.bind(path), closePath() {}, arc() {} }, precision);
  return path;
}
