// Outlines traced into the plane: where d3-geo has them, without its asking every stretch whether it bends or is cut.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { geoEqualEarthRaw, geoPath, geoProjection } from "d3-geo";

import { createProjection } from "../../assets/core/projection.js";
import { createShapes } from "../../assets/core/shapes.js";

const world = JSON.parse(readFileSync(new URL("../../data/basemap/world.json", import.meta.url), "utf8"));
const shapes = createShapes(world);
const HALF = geoEqualEarthRaw(Math.PI, 0)[0];

/** A context that keeps the rings and lines that are traced into it. */
function pen() {
  const rings = [];
  return { rings, moveTo: (x, y) => rings.push([[x, y]]), lineTo: (x, y) => rings.at(-1).push([x, y]), closePath() {}, arc() {} };
}

const twice = (ring) => ring.reduce((sum, [x, y], at) => sum + x * ring[(at + 1) % ring.length][1] - ring[(at + 1) % ring.length][0] * y, 0);
const length = (ring) => ring.slice(1).reduce((sum, [x, y], at) => sum + Math.hypot(x - ring[at][0], y - ring[at][1]), 0);
const sum = (rings, measure) => rings.reduce((all, ring) => all + measure(ring), 0);

for (const lon of [0, 10, -73.5, 180]) {
  test(`around ${lon}° the land, its coasts and borders are as long and as large as d3-geo has them`, () => {
    const ours = createProjection("equal-earth", { lat: 0, lon });
    const theirs = geoProjection(geoEqualEarthRaw).rotate([-lon, 0]).translate([0.5, 0.5]).scale(0.5 / HALF).precision(1e-6);
    const whole = shapes.at(0.05, false);
    for (const name of ["land", "coast", "borders", "disputed"]) {
      const [mine, other] = [pen(), pen()];
      ours.trace(whole[name], mine, 1e-6);
      geoPath(theirs, other)(whole[name]);
      assert.equal(mine.rings.length, other.rings.length, name);
      const measure = name === "land" ? twice : length; // a ring that is filled need not be closed
      assert.ok(Math.abs(sum(mine.rings, measure) / sum(other.rings, measure) - 1) < 1e-5, name);
    }
  });
}

test("a country that no edge cuts has its own corners and no others", () => {
  const projection = createProjection("equal-earth", { lat: 0, lon: 0 });
  const { area } = shapes.country("BR", 0.05, false);
  const traced = pen();
  projection.trace(area, traced, 1e-9);
  assert.deepEqual(traced.rings.map((ring) => ring.length), area.coordinates.flat().map((ring) => ring.length));
  const [lon, lat] = area.coordinates[0][0][7];
  const { x, y } = projection.project(lat, lon);
  assert.ok(Math.hypot(traced.rings[0][7][0] - x, traced.rings[0][7][1] - y) < 1e-12);
});
