// Columns of documents, what is looked up in them, and documents that are refused.

import assert from "node:assert/strict";
import test from "node:test";
import { readCarried } from "../../assets/core/carried.js";
import { columnOf, raggedStarts, rowsByGroup, summedColumn } from "../../assets/core/columns.js";
import { decodeReplay } from "../../assets/core/replay.js";
import { createHeights, createSpans } from "../../assets/core/sorted.js";
import { dice, document, times } from "./bundled.mjs";

for (const change of [{ version: 1 }, { format: "other" }]) {
  test(`another version is refused: ${Object.keys(change)}`, () => {
    assert.throws(() => decodeReplay({ ...document(), ...change }), /another version/);
  });
}

test("a browser that cannot unpack gets a sentence", async () => {
  const kept = globalThis.DecompressionStream;
  delete globalThis.DecompressionStream;
  try {
    await assert.rejects(readCarried(""), /newer browser/);
  } finally {
    globalThis.DecompressionStream = kept;
  }
});

test("one number stands for all rows", () => {
  assert.deepEqual([...columnOf(3, 4)], [3, 3, 3, 3]);
  assert.deepEqual([...summedColumn(1, 4)], [1, 2, 3, 4]);
  assert.deepEqual([...summedColumn([5, -2, 0], 3)], [5, 3, 3]);
  assert.deepEqual([...raggedStarts([2, 0, 1], 3)], [0, 2, 2, 3]);
});

test("rows are grouped in their order", () => {
  const { starts, rows } = rowsByGroup([2, 0, 2, 1, 0], 4);
  assert.deepEqual([[...starts], [...rows]], [[0, 2, 3, 5, 5], [1, 4, 3, 0, 2]]);
});

for (const seed of [11, 12, 13, 14, 15]) {
  test(`spans that hold a day are found, ${seed}`, () => {
    const draw = dice(seed);
    const firsts = times(draw(200), () => draw(350) - 50).sort((a, b) => a - b);
    const lasts = firsts.map((first) => first + [0, 0, 1, 5, 200][draw(5)]);
    const spans = createSpans(Int32Array.from(firsts), Int32Array.from(lasts));
    for (let day = -60; day < 520; day += 7) {
      const held = firsts.map((_, at) => at).filter((at) => firsts[at] <= day && day <= lasts[at]);
      assert.deepEqual(spans.holding(day).reverse(), held);
    }
  });
}

test("heights are summed and searched", () => {
  const draw = dice(7);
  const heights = new Array(137).fill(100);
  const known = createHeights(137, 100);
  for (let change = 0; change < 400; change += 1) {
    const [row, height] = [draw(137), 1 + draw(299)];
    heights[row] = height;
    known.set(row, height);
  }
  const sum = (rows) => heights.slice(0, rows).reduce((a, b) => a + b, 0);
  const above = times(138, known.above);
  assert.deepEqual(above, times(138, sum));
  assert.deepEqual(above.slice(0, 137).map(known.rowAt), times(137, (row) => row));
});
