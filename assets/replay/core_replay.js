// Reading a replay document (docs/replay.md). No DOM here: tests evaluate the core files alone.

const REPLAY_FORMAT = "summit-atlas-replay";
const REPLAY_VERSION = 1;

/** A number array of group starts: rows of group `g` are `starts[g]`…`starts[g + 1] - 1`. */
function groupStarts(sortedKeys, groups) {
  const starts = new Int32Array(groups + 1);
  for (const key of sortedKeys) starts[key + 1] += 1;
  for (let group = 0; group < groups; group += 1) starts[group + 1] += starts[group];
  return starts;
}

/** Web Mercator with the world as the unit square, y down; longitudes may leave ±180. */
function worldX(lon) {
  return (lon + 180) / 360;
}

const MAX_LAT = 85.0511287798;

function worldY(lat) {
  const radians = (Math.max(-MAX_LAT, Math.min(MAX_LAT, lat)) * Math.PI) / 180;
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + radians / 2)) / (2 * Math.PI);
}

/** The vertices of a route from its difference-coded line, as `{x, y}` and its bounds, in world units. */
function decodeLine(line) {
  const count = line.length / 2;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  let lat = 0;
  let lon = 0;
  let minX = Infinity;
  let maxX = -Infinity;
  let minY = Infinity;
  let maxY = -Infinity;
  for (let vertex = 0; vertex < count; vertex += 1) {
    lat += line[2 * vertex];
    lon += line[2 * vertex + 1];
    x[vertex] = worldX(lon / 1000);
    y[vertex] = worldY(lat / 1000);
    minX = Math.min(minX, x[vertex]);
    maxX = Math.max(maxX, x[vertex]);
    minY = Math.min(minY, y[vertex]);
    maxY = Math.max(maxY, y[vertex]);
  }
  return { x, y, minX, maxX, minY, maxY };
}

/** The kind of a leg: the leader's role at its destination; at its origin when it leads to the seat. */
function legKinds(document, words) {
  const { stays, legs, meetings, routes } = document;
  const kindAt = new Map();
  stays.leader.forEach((leader, stay) => {
    const meeting = stays.meetings[stay][0];
    if (meeting === undefined || stays.trip[stay] < 0) return;
    const role = meetings.roles[meeting][meetings.leaders[meeting].indexOf(leader)];
    kindAt.set(`${stays.trip[stay]}/${stays.point[stay]}`, role);
  });
  const unknown = words.indexOf("unknown");
  return Int8Array.from(legs.route, (route, leg) => {
    const there = kindAt.get(`${legs.trip[leg]}/${routes.destination[route]}`);
    if (there !== undefined) return there;
    const back = kindAt.get(`${legs.trip[leg]}/${routes.origin[route]}`);
    return back === undefined ? unknown : back;
  });
}

/**
 * The document with what its columns imply: `lines` (decoded on demand), `legStarts` per leader,
 * `legKind`, `arrivalsOf` per meeting, `meetingsOf` per leader.
 * Throws an Error with a message for the reader when the document is not of this format.
 */
function decodeReplay(document) {
  if (!document || document.format !== REPLAY_FORMAT || document.version !== REPLAY_VERSION) {
    throw new Error("This map was made by another version of Summit Atlas and cannot be played by this one.");
  }
  const { leaders, legs, meetings, arrivals, routes } = document;
  const lines = new Array(routes.line.length);
  const meetingsOf = leaders.name.map(() => []);
  meetings.leaders.forEach((present, meeting) => {
    for (const leader of new Set(present)) meetingsOf[leader].push(meeting);
  });
  const arrivalsOf = new Map();
  arrivals.meeting.forEach((meeting, arrival) => {
    if (!arrivalsOf.has(meeting)) arrivalsOf.set(meeting, []);
    arrivalsOf.get(meeting).push(arrival);
  });
  return {
    ...document,
    legStarts: groupStarts(legs.leader, leaders.name.length),
    legKind: legKinds(document, document.vocabulary.role),
    meetingsOf,
    arrivalsOf,
    line(route) {
      if (!lines[route]) lines[route] = decodeLine(routes.line[route]);
      return lines[route];
    },
  };
}
