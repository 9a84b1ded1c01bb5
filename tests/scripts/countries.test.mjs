// Classes, words and places of coloured countries.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { inflateSync } from "node:zlib";
import { classesFor, classOf, classWords } from "../../assets/core/classes.js";
import { countryAt, countryShapes, mainland } from "../../assets/core/country_at.js";
import { fragmentChanges, readFragment, writeFragment } from "../../assets/core/fragment.js";
import { STATES } from "../../assets/core/states.js";
import { classLabel, countryWords, UNITS, visitSentences } from "../../assets/core/visit_words.js";
import { unpackedWorld } from "../../assets/core/world.js";
import { model } from "./bundled.mjs";

const world = JSON.parse(readFileSync(new URL("../../data/basemap/world.json", import.meta.url)));
const shapes = countryShapes(world);

test("what pages carry of the base map is all of it", () => {
  const carried = readFileSync(new URL("../../data/basemap/world.txt", import.meta.url), "latin1");
  assert.deepEqual(unpackedWorld(JSON.parse(inflateSync(Buffer.from(carried, "base64")).toString())), world);
});

test("small numbers are whole visits, as far as there are any", () => {
  assert.deepEqual(classesFor([1, 1, 2]), [1, 2]);
  assert.deepEqual(classesFor([1, 2, 3, 4, 5]), [1, 2, 3, 4, 5]);
  assert.deepEqual(classesFor([1, 1, 1, 2, 2, 3, 9, 40]), [1, 2, 3, 4, 5]);
  assert.deepEqual(classesFor([0, 0]), []);
});

test("larger numbers are spread over wider classes, with no class above the largest", () => {
  const counts = Array.from({ length: 100 }, (_, at) => at + 1);
  const starts = classesFor(counts);
  assert.equal(starts[0], 1);
  assert.ok(starts.length >= 3 && starts[starts.length - 1] <= 100);
  const numbers = starts.map((_, at) => counts.filter((count) => classOf(starts, count) === at).length);
  assert.ok(Math.max(...numbers) <= 50, `${starts}: ${numbers}`);
  assert.ok(classesFor([3, 40, 500, 6000, 70000, 1e6]).length >= 3);
});

test("every count has the class whose words hold it", () => {
  for (const starts of [[1, 2, 3], [1, 5, 10, 20, 50]]) {
    for (let count = 0; count < 60; count += 1) {
      const at = classOf(starts, count);
      assert.equal(at, starts.filter((start) => start <= count).length - 1);
      if (at < 0) continue;
      const [, from, to = from, more] = /^(\d+)(?:–(\d+))?( and more)?$/.exec(classWords(starts, at, 60));
      assert.ok(count >= Number(from) && (more || count <= Number(to)), `${count}: ${classWords(starts, at, 60)}`);
    }
  }
  assert.equal(classWords([1, 2], 1, 2), "2");
  assert.equal(classLabel([1, 2], 0, 2, UNITS.made), "1 visit");
  assert.equal(classLabel([1, 5], 0, 9, UNITS.meetings), "1–4 meetings");
  assert.equal(classLabel([1, 5], 1, 9, UNITS.made), "5 visits and more");
});

test("the list says one sentence for each number, what is planned, and how many were never visited", () => {
  const names = new Map([["AT", "Austria"], ["BY", "Belarus"], ["CN", "China"], ["IT", "Italy"]]);
  const numbers = [["BY", 1, 0], ["AT", 1, 1], ["CN", 14, 0], ["IT", 0, 1], ["", 2, 0]];
  const how = { unit: UNITS.made, own: "RU", whole: true };
  assert.deepEqual(visitSentences(numbers, names, how), [
    "One visit: Austria, Belarus.",
    "14 visits: China.",
    "Planned: Italy.",
    "Country not known: 2 visits.",
    `Never visited: ${STATES.length - 4} countries.`,
  ]);
  assert.match(visitSentences(numbers, names, { ...how, whole: false }).at(-1), /^Not visited in these days: /);
  assert.equal(countryWords("Austria", { held: 1, planned: 2 }, UNITS.made, false), "Austria: 1 visit, 2 planned");
});

test("a place lies in its country, whatever turn its longitude has", () => {
  const places = { RU: [55.75, 37.62], FJ: [-17.8, 178], US: [64.8, -147.7], GL: [72, -40], LS: [-29.6, 28.2], ZA: [-30.5, 22], AQ: [-80, 20], "": [0, -150] };
  for (const [code, [lat, lon]] of Object.entries(places)) {
    for (const turn of [-360, 0, 360]) assert.equal(countryAt(shapes, lat, lon + turn), code);
  }
  assert.equal(countryAt(shapes, 66, -172), "RU", "Chukotka, beyond the antimeridian");
});

test("every country with a code has a middle, and the small ones reach less far", () => {
  assert.equal(shapes.length, new Set(shapes.map(({ code }) => code)).size);
  const wide = Object.fromEntries(shapes.map((shape) => [shape.code, mainland(shape).wide]));
  assert.ok(wide.VA < 0.1 && wide.MT < 0.5 && wide.RU > 100);
});

test("the address carries what countries are coloured by, and leaves out what is none", () => {
  const asked = readFragment("#countries=hosted&beside=marks", model);
  assert.deepEqual(asked, { countries: "hosted", beside: "marks" });
  assert.deepEqual(fragmentChanges(asked, [0, 1], null), { countries: "hosted", beside: "marks" });
  assert.deepEqual(readFragment("#countries=visits&beside=", model), {});
  const state = { follow: -1, range: model.extent, day: model.extent[0], mode: "all", view: null };
  assert.match(writeFragment({ ...state, countries: "made", beside: "nothing" }, model), /&countries=made&beside=nothing$/);
  assert.doesNotMatch(writeFragment({ ...state, countries: "none", beside: "all" }, model), /countries|beside/);
});
