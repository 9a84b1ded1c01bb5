// The seam to projections: the rest knows `project` and `invert`, between degrees and a plane in which the world is one
// unit wide, y down. Formulas, clipping and resampling are d3-geo's.

import {
  geoAzimuthalEqualAreaRaw, geoAzimuthalEquidistantRaw, geoCentroid, geoDistance, geoEqualEarthRaw, geoMercatorRaw,
  geoOrthographicRaw, geoProjection, geoStream, geoTransform,
} from "d3-geo";

import { lineSink, tracingSink } from "./sinks.js";

/** @import { GeoPermissibleObjects, GeoProjection, GeoRawProjection, GeoStream } from "d3-geo" */
/** @import { Position } from "geojson" */
/** @import { Tracing } from "./sinks.js" */
/** @import { Box, Line, MapCentre, PlaneSpot, ProjectionName } from "./types.js" */

const DEGREES = 180 / Math.PI;
// As far as a square of the world reaches, as tiles have it.
const MERCATOR_MOST = 85.0511287798 / DEGREES;
// A hair less than the whole, of which the last point would be a circle.
const ALMOST_ALL = 180 - 1e-3;
// Where all is seen but a point, d3-geo takes a way straight through the middle for one that crosses that point, if both its
// ends are on the upright meridian to the last digit. So the world is turned by less than anybody can see.
const HAIR_DEG = 0.005;
const HORIZON = 90;
// A stretch so short bends less than any zoom shows, and leads over no edge.
const SHORT_DEG = 2;
// In units of the plane: the most by which a straight stretch leaves the curve it stands for; half a pixel at zoom 6.
const FINE = 0.5 / (256 * 2 ** 6);
const SAME_SPOT = 1e-6;
const NEAREST_STEPS = 24;

/** @type {GeoRawProjection} */
const mercatorSquare = Object.assign(
  (/** @type {number} */ lambda, /** @type {number} */ phi) => geoMercatorRaw(lambda, Math.max(-MERCATOR_MOST, Math.min(MERCATOR_MOST, phi))),
  { invert: geoMercatorRaw.invert }
);

/**
 * @typedef {object} Sort
 * @property {GeoRawProjection} raw
 * @property {number} half Half the width of the raw plane.
 * @property {number} [clip] Degrees from the middle that are seen; else all, cut at the meridian opposite to the middle.
 * @property {boolean} [wraps] The world goes on beside itself.
 * @property {number} [last] Where a pole is a line: at which latitude ways over it leave the map.
 * @property {(centre: MapCentre) => [lon: number, lat: number]} middle What lies in the middle of the plane.
 */
/** @type {Record<ProjectionName, Sort>} */
const SORTS = {
  "web-mercator": { raw: mercatorSquare, half: Math.PI, wraps: true, last: 85, middle: () => [0, 0] },
  "equal-earth": { raw: geoEqualEarthRaw, half: geoEqualEarthRaw(Math.PI, 0)[0], last: 82, middle: ({ lon }) => [lon, 0] },
  "azimuthal-equidistant": { raw: geoAzimuthalEquidistantRaw, half: Math.PI, clip: ALMOST_ALL, middle: ({ lat, lon }) => [lon, lat] },
  orthographic: { raw: geoOrthographicRaw, half: 1, clip: HORIZON, middle: ({ lat, lon }) => [lon, lat] },
  "north-polar": { raw: geoAzimuthalEqualAreaRaw, half: 2, clip: ALMOST_ALL, middle: ({ lon }) => [lon, 90] },
};

/** The names by which addresses, messages and commands choose one. */
export const PROJECTIONS = /** @type {ProjectionName[]} */ (Object.keys(SORTS));

/** @typedef {ReturnType<typeof createProjection>} Projection */

/**
 * A projection of that name. It never changes: another centre is another one.
 * `wraps`: the world goes on beside itself, so that x may have any whole number added; `box`: what the world fills of
 * the plane; `clips`: half of it is out of sight, as on a globe; `degree`: how long a degree is in the middle.
 * @param {ProjectionName} name @param {MapCentre} centre
 */
export function createProjection(name, centre) {
  const { raw, half, clip, wraps = false, last, middle } = SORTS[name];
  const [lon0, lat0] = middle(centre);
  const seen = (clip ?? 360) / DEGREES;
  /** @type {Map<number, GeoProjection>} */
  const made = new Map();

  /** @param {number} precision */
  function at(precision) {
    const known = made.get(precision);
    if (known) return known;
    const one = geoProjection(raw).rotate([-lon0, -lat0, clip === ALMOST_ALL ? HAIR_DEG : 0]).translate([0.5, 0.5]).scale(0.5 / half).precision(precision);
    if (clip !== undefined) one.clipAngle(clip);
    made.set(precision, one);
    return one;
  }

  const fine = at(FINE);
  const invertFine = /** @type {NonNullable<GeoProjection["invert"]>} */ (fine.invert);
  const [top, bottom] = last ? [last, -last].map((lat) => /** @type {[number, number]} */ (fine([lon0, lat]))[1]) : [-Infinity, Infinity];
  const sink = lineSink(wraps, top, bottom);
  /** @type {Map<number, GeoStream>} */
  const streams = new Map();

  /** @param {number} lat @param {number} lon */
  const isSeen = (lat, lon) => clip === undefined || geoDistance([lon, lat], [lon0, lat0]) <= seen;

  /** @param {number} lat @param {number} lon @returns {PlaneSpot | null} */
  function project(lat, lon) {
    if (!isSeen(lat, lon)) return null;
    const spot = fine([lon, lat]);
    return spot && { x: spot[0], y: spot[1] };
  }

  /** The place at a point of the plane, or null beside the world. @param {number} x @param {number} y */
  function invert(x, y) {
    const own = wraps ? x - Math.floor(x) : x;
    const found = invertFine([own, y]);
    if (!found || !found.every(Number.isFinite) || Math.abs(found[1]) > 90) return null;
    const again = project(found[1], found[0]);
    // From beside the world, formulas lead to some other place or to none.
    const same = again && (wraps || Math.abs(again.x - own) < SAME_SPOT) && Math.abs(again.y - y) < SAME_SPOT;
    return same ? { lat: found[1], lon: found[0] } : null;
  }

  /**
   * The way along great circles from place to place, `[lon, lat]` each, as it is seen: in pieces where it is cut.
   * @param {[lon: number, lat: number][]} places @param {number} precision
   * @returns {Line}
   */
  function line(places, precision = FINE) {
    const stream = streams.get(precision) ?? at(precision).stream(/** @type {GeoStream} */ (sink));
    streams.set(precision, stream);
    sink.clear();
    stream.lineStart();
    for (const [lon, lat] of places) stream.point(lon, lat);
    stream.lineEnd();
    const [lon, lat] = places[places.length - 1];
    return boundedLine(Float64Array.from(sink.xs), Float64Array.from(sink.ys), sink.starts.slice(), isSeen(lat, lon));
  }

  // Where the world goes on beside itself nothing is cut but by the file of outlines, which has its cuts there too.
  const uncut = geoTransform({
    point(lon, lat) {
      const [x, y] = /** @type {[number, number]} */ (fine([lon, lat]));
      this.stream.point(x, y);
    },
  });

  /**
   * Trace an object of GeoJSON, or `{ type: "Sphere" }`, into a context: of all that goes on beside itself outlines that
   * are cut at ±180°, of all others whole ones. Most of a world that is cut at one meridian alone need not be bent or
   * looked at for where it is cut, which takes d3-geo five times as long.
   * @param {GeoPermissibleObjects} object Of GeoJSON's, one with many lines or polygons. @param {Tracing} context @param {number} precision
   */
  function trace(object, context, precision = FINE) {
    const parts = clip === undefined && !wraps && /** @type {{ coordinates?: any }} */ (object).coordinates;
    const rest = parts ? { ...object, coordinates: parts.filter((/** @type {Position[]} */ part) => !tracePlain(part, context)) } : object;
    geoStream(rest, (wraps ? uncut : at(precision)).stream(tracingSink(context)));
  }

  /** Trace a line or a polygon, if all its stretches are short. @param {Position[] | Position[][]} part @param {Tracing} context */
  function tracePlain(part, context) {
    const ways = /** @type {Position[][]} */ (Array.isArray(part[0][0]) ? part : [part]).map(plain);
    if (ways.includes(null)) return false;
    for (const way of ways) way?.forEach(([x, y], corner) => (corner ? context.lineTo(x, y) : context.moveTo(x, y)));
    return true;
  }

  /** The corners of a way of short stretches in the plane; null of another one. @param {Position[]} places */
  function plain(places) {
    /** @type {[x: number, y: number][]} */
    const spots = [];
    let [east, north] = [NaN, NaN];
    for (const [lon, lat] of places) {
      const next = lon - lon0 - 360 * Math.round((lon - lon0) / 360);
      if (Math.abs(next - east) > SHORT_DEG || Math.abs(lat - north) > SHORT_DEG) return null;
      [east, north] = [next, lat];
      const [x, y] = raw(east / DEGREES, north / DEGREES);
      spots.push([0.5 + (0.5 / half) * x, 0.5 - (0.5 / half) * y]);
    }
    return spots;
  }

  /** The place nearest to a point beside the world, on the straight line to the middle. @param {number} x @param {number} y */
  function nearest(x, y) {
    let [beside, within] = [1, 0];
    for (let step = 0; step < NEAREST_STEPS; step += 1) {
      const share = (beside + within) / 2;
      if (invert(0.5 + (x - 0.5) * share, 0.5 + (y - 0.5) * share)) within = share;
      else beside = share;
    }
    return invert(0.5 + (x - 0.5) * within, 0.5 + (y - 0.5) * within) ?? { lat: lat0, lon: lon0 };
  }

  return {
    name, centre, wraps, clips: clip === HORIZON, middle: { lat: lat0, lon: lon0 }, box: wraps ? [0, 0, 1, 1] : boxOf(trace),
    degree: 0.5 / half / DEGREES, project, invert, nearest, line, trace,
  };
}

/** The middle of places, each `[lon, lat]`. @param {[lon: number, lat: number][]} places */
export function middleOf(places) {
  const [lon, lat] = geoCentroid({ type: "MultiPoint", coordinates: places });
  return Number.isFinite(lon) ? { lat, lon } : null;
}

/** @param {(object: GeoPermissibleObjects, context: Tracing) => void} trace @returns {Box} */
function boxOf(trace) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  /** @param {number} x @param {number} y */
  const corner = (x, y) => {
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
  };
  trace({ type: "Sphere" }, { moveTo: corner, lineTo: corner });
  return [left, top, right, bottom];
}

/**
 * A line with its bounds. `starts`: where its pieces begin.
 * @param {Float64Array} x @param {Float64Array} y @param {number[]} starts @param {boolean} arrives
 * @returns {Line}
 */
function boundedLine(x, y, starts, arrives) {
  let [minX, maxX, minY, maxY] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0; at < x.length; at += 1) {
    minX = Math.min(minX, x[at]);
    maxX = Math.max(maxX, x[at]);
    minY = Math.min(minY, y[at]);
    maxY = Math.max(maxY, y[at]);
  }
  return { x, y, starts, arrives, minX, maxX, minY, maxY };
}

/** How far two places lie apart on the sphere, in degrees. @param {MapCentre} one @param {MapCentre} other */
export function degreesApart(one, other) {
  return geoDistance([one.lon, one.lat], [other.lon, other.lat]) * DEGREES;
}

// Once around a meridian of WGS 84: no sphere fits better; it is off by half a hundredth at most on rays of 1,000 km and more.
const AROUND_KM = 40007.863;

/** How long a way from the middle is on a plane on which distances from there are true. @param {number} km */
export function planeLength(km) {
  return km / AROUND_KM;
}
