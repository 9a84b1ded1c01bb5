// Columns of a replay document (docs/replay.md, Conventions) → typed arrays.

/** @import { Column } from "./types.js" */

/**
 * A column of `count` values as `Kind`; one number stands for all of them.
 * @template {Int32Array | Int8Array | Uint8Array} [T=Int32Array]
 * @param {Column} values @param {number} count
 * @param {{ new (count: number): T, from(values: Iterable<number>): T }} Kind
 * @returns {T}
 */
export function columnOf(values, count, Kind = /** @type {any} */ (Int32Array)) {
  return typeof values === "number" ? /** @type {T} */ (new Kind(count).fill(values)) : Kind.from(values);
}

/** A column of `count` differences, summed up. @param {Column} values @param {number} count */
export function summedColumn(values, count) {
  const column = columnOf(values, count);
  for (let row = 1; row < count; row += 1) column[row] += column[row - 1];
  return column;
}

/**
 * Where each row's values start in a ragged list, and where the last one's end: `count + 1` numbers.
 * @param {Column} counts @param {number} count
 */
export function raggedStarts(counts, count) {
  const starts = new Int32Array(count + 1);
  const sizes = columnOf(counts, count);
  for (let row = 0; row < count; row += 1) starts[row + 1] = starts[row] + sizes[row];
  return starts;
}

/**
 * Group starts of rows sorted by group: rows of group `g` are `starts[g]`…`starts[g + 1] - 1`.
 * @param {Iterable<number>} sortedKeys @param {number} groups
 */
export function groupStarts(sortedKeys, groups) {
  const starts = new Int32Array(groups + 1);
  for (const key of sortedKeys) starts[key + 1] += 1;
  for (let group = 0; group < groups; group += 1) starts[group + 1] += starts[group];
  return starts;
}

/**
 * Rows by group, in their order within each: `{starts, rows}`. `keys` need not be sorted.
 * @param {Int32Array | number[]} keys
 * @param {number} groups @param {(position: number) => number} [rowOf]
 */
export function rowsByGroup(keys, groups, rowOf = (position) => position) {
  const starts = groupStarts(keys, groups);
  const free = starts.slice(0, groups);
  const rows = new Int32Array(keys.length);
  keys.forEach((key, position) => {
    rows[free[key]++] = rowOf(position);
  });
  return { starts, rows };
}
