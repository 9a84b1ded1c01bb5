// How paths of canvases were traced: a path itself does not say, and who writes pictures instead of painting them asks.

/** @typedef {{ moveTo(x: number, y: number): void, lineTo(x: number, y: number): void }} Tracer */
/** @typedef {string | ((tracer: Tracer) => void)} Trace As an SVG path has it, or what traces it again. */

/** @type {WeakMap<object, Trace>} */
const traces = new WeakMap();

/** Keep how a path was traced; the path. @template {object} P @param {P} path @param {Trace} trace */
export function keepTrace(path, trace) {
  traces.set(path, trace);
  return path;
}

/** How it was traced; nothing for a path of which that was not kept. @param {object} path @returns {Trace} */
export function traceOf(path) {
  return traces.get(path) ?? "";
}
