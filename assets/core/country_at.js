// Which country a place lies in, by the outlines of the base map.

import { ringPlaces } from "./shapes.js";

/** @import { World } from "./types.js" */

/** @typedef {{ code: string, rings: number[][], west: number, south: number, east: number, north: number }} Shape Rings of `lon, lat, …` in degrees. */

/** All countries that have a code. @param {Pick<World, "arcs" | "scale" | "countries">} world @returns {Shape[]} */
export function countryShapes(world) {
  return world.countries.filter(({ id }) => id).map(({ id, polygons }) => {
    const rings = polygons.flat().map((ring) => ringPlaces(world, ring).flat());
    const shape = { code: id, rings, west: 180, south: 90, east: -180, north: -90 };
    for (const ring of rings) {
      for (let at = 0; at < ring.length; at += 2) {
        shape.west = Math.min(shape.west, ring[at]);
        shape.east = Math.max(shape.east, ring[at]);
        shape.south = Math.min(shape.south, ring[at + 1]);
        shape.north = Math.max(shape.north, ring[at + 1]);
      }
    }
    return shape;
  });
}

/** Whether a place lies within rings: a ray to the east crosses them an odd number of times. @param {number[][]} rings @param {number} lon @param {number} lat */
function within(rings, lon, lat) {
  let inside = false;
  for (const ring of rings) {
    for (let at = 0, before = ring.length - 2; at < ring.length; before = at, at += 2) {
      const [x1, y1, x2, y2] = [ring[before], ring[before + 1], ring[at], ring[at + 1]];
      if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}

/** The code of the country at a place in degrees, of any turn; empty where there is none. @param {Shape[]} shapes @param {number} lat @param {number} lon */
export function countryAt(shapes, lat, lon) {
  const turned = ((((lon + 180) % 360) + 360) % 360) - 180;
  const found = shapes.find(({ rings, west, south, east, north }) => turned >= west && turned <= east && lat >= south && lat <= north && within(rings, turned, lat));
  return found?.code ?? "";
}

/**
 * The middle of a country's largest ring in degrees, `{lat, lon}`, and how far that reaches, `{wide, high}`: what decides
 * whether the country can be seen.
 * @param {Shape} shape
 */
export function mainland({ rings }) {
  const boxes = rings.map((ring) => {
    const lons = ring.filter((_, at) => at % 2 === 0);
    const lats = ring.filter((_, at) => at % 2 === 1);
    const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
    return { lat: (south + north) / 2, lon: (west + east) / 2, wide: east - west, high: north - south };
  });
  return boxes.reduce((largest, one) => (one.wide * one.high > largest.wide * largest.high ? one : largest));
}
