// Where names and notes are placed, at random places: names stand where they stand without notes, no two boxes meet.

import assert from "node:assert/strict";
import test from "node:test";
import { overlaps, placeLabels } from "../../assets/map/labels.js";
import { dice, times } from "./bundled.mjs";

test("notes take no room from names and touch nothing", () => {
  const draw = dice(7);
  const measure = (text) => 6 * text.length;
  const inside = [0, 0, 900, 500];
  let notes = 0;
  for (let round = 0; round < 200; round += 1) {
    const spots = times(30, () => ({
      x: draw(900), y: draw(500), weight: draw(9), reach: 11,
      text: draw(5) ? "N".repeat(3 + draw(12)) : "", note: draw(2) ? "n".repeat(20) : "",
    }));
    const labels = placeLabels(spots, [], inside, measure);
    const bare = placeLabels(spots.map((spot) => ({ ...spot, note: "" })), [], inside, measure);
    const names = labels.filter(({ sort }) => sort === "name");
    assert.deepEqual(names, bare);
    const boxes = labels.map(({ text, left, top }) => [left, top, left + measure(text), top + 14]);
    const marks = spots.map(({ x, y }) => [x - 11, y - 11, x + 11, y + 11]);
    boxes.forEach((box, at) => assert.ok(!overlaps([...boxes.slice(at + 1), ...marks], box)));
    notes += labels.length - names.length;
  }
  assert.ok(notes > 500); // there are notes at all
});
