// The outlines of countries as GeoJSON, whole again where the file cuts them at ±180°, and as fine as a zoom can show.

// @ts-expect-error It comes without types.
import { geoStitch } from "d3-geo-projection";

/** @import { MultiLineString, MultiPolygon, Position } from "geojson" */
/** @import { Projection } from "./projection.js" */
/** @import { World } from "./types.js" */

// A stretch of a border that is straight in degrees, like the 49th parallel, is no great circle: it gets vertices.
const LONGEST_DEG = 1;
const LEAST_RING = 4;
// Rings of so few vertices may have been thinned to a line, or turned over.
const DOUBTED_RING = 24;
// What encloses less is not seen filled, but as a stretch of coast; as a share of the square of the least distance.
const LEAST_AREA = 0.25;
const NO_AREA = 1e-7;
const EDGE = 180;
// The finest levels of the outlines, in powers of two of the scale, are the file's own.
const FINEST_LEVEL = 14;

/** An arc of the base map in degrees. @param {number[]} arc @param {number} scale @returns {Position[]} */
function decodeArc(arc, scale) {
  /** @type {Position[]} */
  const places = [];
  let [lon, lat] = [0, 0];
  for (let at = 0; at < arc.length; at += 2) {
    const [lon0, lat0] = [lon / scale, lat / scale];
    lon += arc[at];
    lat += arc[at + 1];
    const [east, north] = [lon / scale - lon0, lat / scale - lat0];
    const steps = at === 0 ? 1 : Math.max(1, Math.ceil(Math.max(Math.abs(east), Math.abs(north)) / LONGEST_DEG));
    for (let step = 1; step < steps; step += 1) places.push([lon0 + (east * step) / steps, lat0 + (north * step) / steps]);
    places.push([lon / scale, lat / scale]);
  }
  return places;
}

/**
 * The places of a ring, arc after arc, a negative reference (`~arc`) backwards.
 * @param {Pick<World, "arcs" | "scale">} world @param {number[]} ring
 */
export function ringPlaces({ arcs, scale }, ring) {
  return ring.flatMap((reference) => (reference < 0 ? decodeArc(arcs[~reference], scale).toReversed() : decodeArc(arcs[reference], scale)));
}

/**
 * The arc without the vertices that are no further than `least` degrees from the one before; its ends stay, and what
 * lies on the edge, at which it is joined.
 * @param {Position[]} arc @param {number} least @param {(lat: number) => number} stretch
 */
function thinArc(arc, least, stretch) {
  let before = arc[0];
  return arc.filter((place, at) => {
    const near = (Math.abs(place[0] - before[0]) + Math.abs(place[1] - before[1])) * stretch(place[1]) < least;
    if (at > 0 && at < arc.length - 1 && near && Math.abs(place[0]) < EDGE) return false;
    before = place;
    return true;
  });
}

/** Twice the area of a ring as if degrees were a plane. @param {Position[]} ring */
function planeArea(ring) {
  let area = 0;
  for (let at = 1; at < ring.length; at += 1) area += ring[at - 1][0] * ring[at][1] - ring[at][0] * ring[at - 1][1];
  return area;
}

/**
 * Whether a ring still encloses what it did, and more than `least` square degrees: one that is turned over would be taken
 * for all the world but itself.
 * @param {Position[]} ring @param {boolean} outer @param {number} least
 */
function isSound(ring, outer, least) {
  if (ring.length < LEAST_RING) return false;
  return ring.length > DOUBTED_RING || (outer ? -1 : 1) * planeArea(ring) > Math.max(NO_AREA, 2 * least);
}

/** A ring in pieces, without what runs along ±180°. @param {Position[]} ring */
function withoutEdge(ring) {
  /** @type {Position[][]} */
  const pieces = [];
  ring.forEach((place, at) => {
    const onEdge = at > 0 && Math.abs(place[0]) >= EDGE && Math.abs(ring[at - 1][0]) >= EDGE;
    if (at === 0 || onEdge) pieces.push([]);
    pieces[pieces.length - 1].push(place);
  });
  return pieces;
}

/** How much longer than at the equator Web Mercator draws a degree. @param {number} lat */
const mercatorStretch = (lat) => 1 / Math.max(0.05, Math.cos((lat * Math.PI) / 180));

/** How fine outlines are to be, as a power of two. @param {Projection} projection @param {number} scale The plane's device pixels. */
export function levelOf(projection, scale) {
  return Math.min(FINEST_LEVEL, Math.ceil(Math.log2(scale * projection.degree * 360)));
}

/** The degrees that are so many pixels there. @param {number} level @param {number} pixels */
export function leastDegrees(level, pixels) {
  return (pixels * 360) / 2 ** level;
}

/**
 * The outlines of a base map: `at(least, cut)` as `{land, coast, borders, disputed}` and `country(code, least, cut)` as
 * `{area, line}`, with vertices at least so many degrees apart. `cut`: as the file has them, for a world that goes on
 * beside itself; otherwise whole.
 * @param {World} world
 */
export function createShapes(world) {
  const arcs = world.arcs.map((arc) => decodeArc(arc, world.scale));

  /** @param {Position[][]} thin @param {number[]} references */
  function joined(thin, references) {
    return references.flatMap((reference, at) => {
      const arc = reference < 0 ? thin[~reference].toReversed() : thin[reference];
      return at === 0 ? arc : arc.slice(1);
    });
  }

  /** @param {Position[][]} thin @param {number[][][]} polygons @param {boolean} cut @param {number} least @returns {MultiPolygon} */
  function area(thin, polygons, cut, least) {
    const rings = polygons.map((polygon) => polygon.map((ring) => joined(thin, ring)));
    if (cut) return { type: "MultiPolygon", coordinates: rings };
    const sound = rings.filter(([outer]) => isSound(outer, true, least)).map((polygon) => polygon.filter((ring, at) => isSound(ring, at === 0, least)));
    return /** @type {MultiPolygon} */ (geoStitch({ type: "MultiPolygon", coordinates: sound }));
  }

  /** @param {Position[][]} thin @param {number[]} references @returns {MultiLineString} */
  function lines(thin, references) {
    return { type: "MultiLineString", coordinates: references.map((reference) => joined(thin, [reference])) };
  }

  /** @param {Position[]} arc @param {number} least @param {boolean} cut */
  const thinned = (arc, least, cut) => thinArc(arc, least, cut ? mercatorStretch : () => 1);

  /** @type {Map<string, ReturnType<typeof country>>} */
  const countries = new Map();

  /** @param {string} code @param {number} least @param {boolean} cut */
  function country(code, least, cut) {
    const polygons = world.countries.find(({ id }) => id === code)?.polygons ?? [];
    /** @type {Position[][]} */
    const thin = [];
    for (const reference of polygons.flat(2)) {
      const at = reference < 0 ? ~reference : reference;
      thin[at] ??= thinned(arcs[at], least, cut);
    }
    const whole = area(thin, polygons, cut, LEAST_AREA * least ** 2);
    const rings = whole.coordinates.flat();
    /** @type {MultiLineString} */
    const line = { type: "MultiLineString", coordinates: cut ? rings.flatMap(withoutEdge) : rings };
    return { area: whole, line };
  }

  return {
    /** @param {number} least @param {boolean} cut */
    at(least, cut) {
      const thin = arcs.map((arc) => thinned(arc, least, cut));
      return {
        /** @type {MultiPolygon} */
        land: { type: "MultiPolygon", coordinates: world.countries.flatMap(({ polygons }) => area(thin, polygons, cut, LEAST_AREA * least ** 2).coordinates) },
        coast: lines(thin, world.coast),
        borders: lines(thin, world.borders),
        disputed: lines(thin, world.disputed),
      };
    },
    /** @param {string} code @param {number} least @param {boolean} cut */
    country(code, least, cut) {
      const key = `${code} ${least} ${cut}`;
      const known = countries.get(key) ?? country(code, least, cut);
      countries.set(key, known);
      return known;
    },
  };
}
