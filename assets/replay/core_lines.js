// Great circles by the rule of geo/geodesy.py, and the lines of routes in world units.

const FINEST_STEP = 2.5;
const ANTIPODE_TOLERANCE = 1e-6;
const POLE_TOLERANCE = 1e-9;
const RADIANS = Math.PI / 180;

/** A difference of longitudes, at most half a turn either way; half a turn goes east. */
function wrappedDegrees(degrees) {
  const turned = (180 - degrees) % 360;
  return 180 - (turned < 0 ? turned + 360 : turned);
}

function stepsOf(angle, longestStep) {
  return Math.max(1, Math.ceil(angle / longestStep - 1e-9));
}

function throughPole(lat1, lon1, lat2, lon2, sine) {
  const radius1 = Math.cos(lat1 * RADIANS);
  const radius2 = Math.cos(lat2 * RADIANS);
  const turn = wrappedDegrees(lon2 - lon1);
  const off = Math.max(radius1, radius2) * Math.abs(Math.sin(turn * RADIANS));
  return Math.min(radius1, radius2) <= POLE_TOLERANCE || (Math.abs(turn) > 90 && off <= POLE_TOLERANCE * sine);
}

/** Along the origin's meridian to the nearer pole (or the northern), then along the destination's. */
function lineByPole(lat1, lon1, lat2, lon2, longestStep, north, out) {
  const pole = north || lat1 + lat2 >= 0 ? 90 : -90;
  const there = Math.abs(pole - lat1);
  const back = Math.abs(pole - lat2);
  const steps = stepsOf(there + back, longestStep);
  const lastLon = lon1 + wrappedDegrees(lon2 - lon1);
  const inward = Math.sign(pole);
  const begin = out.length;
  const add = (lat, lon) => {
    const end = out.length;
    if (end === begin || out[end - 2] !== lat || out[end - 1] !== lon) out.push(lat, lon);
  };
  add(lat1, lon1);
  for (let step = 1; step < steps; step += 1) {
    const far = ((there + back) * step) / steps;
    if (far < there - POLE_TOLERANCE) add(lat1 + inward * far, lon1);
  }
  for (const lon of [lon1, (lon1 + lastLon) / 2, lastLon]) add(pole, lon);
  for (let step = 1; step < steps; step += 1) {
    const far = ((there + back) * step) / steps;
    if (far > there + POLE_TOLERANCE) add(pole - inward * (far - there), lastLon);
  }
  add(lat2, lastLon);
  if (out.length === begin + 2) out.push(lat2, lastLon);
}

/**
 * Append the vertices of the great circle from one point to another to `out`: `lat, lon, lat, lon, …`.
 * Evenly spaced by arc, at most `longestStep` degrees apart; longitudes unwrapped; poles and antipodes
 * as in Python. Returns `out`.
 */
function greatCircle(lat1, lon1, lat2, lon2, longestStep, out = []) {
  const [cos1, cos2] = [Math.cos(lat1 * RADIANS), Math.cos(lat2 * RADIANS)];
  const x1 = cos1 * Math.cos(lon1 * RADIANS);
  const y1 = cos1 * Math.sin(lon1 * RADIANS);
  const z1 = Math.sin(lat1 * RADIANS);
  const x2 = cos2 * Math.cos(lon2 * RADIANS);
  const y2 = cos2 * Math.sin(lon2 * RADIANS);
  const z2 = Math.sin(lat2 * RADIANS);
  const [ax, ay, az] = [y1 * z2 - z1 * y2, z1 * x2 - x1 * z2, x1 * y2 - y1 * x2];
  const sine = Math.sqrt(ax * ax + ay * ay + az * az);
  const angle = Math.atan2(sine, x1 * x2 + y1 * y2 + z1 * z2) / RADIANS;
  const antipodes = angle > 180 - ANTIPODE_TOLERANCE;
  if (antipodes || throughPole(lat1, lon1, lat2, lon2, sine)) {
    lineByPole(lat1, lon1, lat2, lon2, longestStep, antipodes, out);
    return out;
  }
  const steps = stepsOf(angle, longestStep);
  const [ox, oy, oz] = [(ay * z1 - az * y1) / sine, (az * x1 - ax * z1) / sine, (ax * y1 - ay * x1) / sine];
  let before = lon1;
  out.push(lat1, lon1);
  for (let step = 1; step < steps; step += 1) {
    const arc = ((angle * step) / steps) * RADIANS;
    const [along, onward] = [Math.cos(arc), Math.sin(arc)];
    const x = along * x1 + onward * ox;
    const y = along * y1 + onward * oy;
    const z = along * z1 + onward * oz;
    const lon = Math.atan2(y, x) / RADIANS;
    before = lon + 360 * Math.round((before - lon) / 360);
    out.push(Math.atan2(z, Math.sqrt(x * x + y * y)) / RADIANS, before);
  }
  out.push(lat2, lon2 + 360 * Math.round((before - lon2) / 360));
  return out;
}

/** A line in world units, `{x, y, minX, maxX, minY, maxY}`, from vertices in degrees. */
function worldLine(vertices) {
  const count = vertices.length / 2;
  const line = { x: new Float64Array(count), y: new Float64Array(count) };
  for (let at = 0; at < count; at += 1) {
    line.x[at] = worldX(vertices[2 * at + 1]);
    line.y[at] = worldY(vertices[2 * at]);
  }
  line.minX = line.x.reduce((a, b) => Math.min(a, b));
  line.maxX = line.x.reduce((a, b) => Math.max(a, b));
  line.minY = line.y.reduce((a, b) => Math.min(a, b));
  line.maxY = line.y.reduce((a, b) => Math.max(a, b));
  return line;
}

/** The finest lines of routes, made when they are first asked for: for few of them. */
function createLines(points, routes) {
  const lines = new Map();
  return (route) => {
    if (!lines.has(route)) lines.set(route, worldLine(routeVertices(points, routes, route, FINEST_STEP)));
    return lines.get(route);
  };
}

function routeVertices(points, routes, route, longestStep, out = []) {
  const { lat, lon } = points;
  const origin = routes.origin[route];
  const destination = routes.destination[route];
  return greatCircle(lat[origin], lon[origin], lat[destination], lon[destination], longestStep, out);
}

/** The step that looks straight when the world is `scale` pixels wide. */
function stepForScale(scale) {
  return scale < 700 ? 8 : scale < 2100 ? 5 : FINEST_STEP;
}

// Mercator stretches and bends what is far north or south.
const HIGH_LAT = 50;

/**
 * Lines of many routes for one scale of the map, in one pool of numbers: `of(route)` gives
 * `{values, from, to, minX, maxX, minY, maxY}` with `x, y` in turn in world units. What it gives is
 * valid until the next call.
 */
function createLinePool(points, routes, scale) {
  const step = stepForScale(scale);
  const starts = new Int32Array(routes.origin.length).fill(-1);
  const ends = new Int32Array(routes.origin.length);
  let values = new Float64Array(4096);
  let used = 0;
  const vertices = [];
  const line = { values, from: 0, to: 0, minX: 0, maxX: 0, minY: 0, maxY: 0 };

  function keep(route) {
    vertices.length = 0;
    routeVertices(points, routes, route, step, vertices);
    let high = false;
    for (let at = 0; at < vertices.length && !high; at += 2) high = Math.abs(vertices[at]) > HIGH_LAT;
    if (high && step > FINEST_STEP) {
      vertices.length = 0;
      routeVertices(points, routes, route, FINEST_STEP, vertices);
    }
    if (used + vertices.length + 4 > values.length) {
      const larger = new Float64Array(Math.max(2 * values.length, used + vertices.length + 4));
      larger.set(values.subarray(0, used));
      values = larger;
    }
    starts[route] = used;
    let [minX, maxX, minY, maxY] = [Infinity, -Infinity, Infinity, -Infinity];
    let write = used + 4;
    for (let at = 0; at < vertices.length; at += 2) {
      const x = worldX(vertices[at + 1]);
      const y = worldY(vertices[at]);
      values[write++] = x;
      values[write++] = y;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
    values.set([minX, maxX, minY, maxY], used);
    used = ends[route] = write;
  }

  return {
    of(route) {
      if (starts[route] < 0) keep(route);
      const start = starts[route];
      line.values = values;
      line.minX = values[start];
      line.maxX = values[start + 1];
      line.minY = values[start + 2];
      line.maxY = values[start + 3];
      line.from = start + 4;
      line.to = ends[route];
      return line;
    },
  };
}
