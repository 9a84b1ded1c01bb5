// What one point of view sees: the followed leader's meetings, legs and guests, or everybody's.

// A share of a day too short to see: the end of a day is where its last leg ends.
const MOMENT = 1e-5;

/** The first position in `sorted` whose value is greater than `value`. */
function upperBound(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A meeting seen by nobody in particular: where somebody hosted it is a visit. */
function sharedKind(roles, words) {
  const has = (word) => roles.includes(words.indexOf(word));
  for (const word of ["virtual", "hosted", "made", "third", "domestic"]) {
    if (has(word)) return words.indexOf(word === "hosted" ? "made" : word);
  }
  return words.indexOf("unknown");
}

/**
 * The point of view of leader `follow` (-1: everyone).
 * `dated`: meetings in order of their first day; `undated`; `kind` of every
 * meeting by its position; `legs` in order of departure; `walked`: those of them that move;
 * `events`: the distinct first days; `kinds`: how many meetings of each kind.
 */
function viewOf(model, follow) {
  const { meetings, vocabulary, legs } = model;
  const words = vocabulary.role;
  const own = follow < 0 ? meetings.id.map((_, meeting) => meeting) : model.meetingsOf[follow];
  const kind = new Map();
  for (const meeting of own) {
    const roles = meetings.roles[meeting];
    const role = follow < 0 ? sharedKind(roles, words) : roles[meetings.leaders[meeting].indexOf(follow)];
    kind.set(meeting, role);
  }
  const dated = own.filter((meeting) => meetings.first[meeting] !== null);
  dated.sort((a, b) => meetings.first[a] - meetings.first[b] || a - b);
  const ownLegs = [];
  const [from, to] = follow < 0 ? [0, legs.leader.length] : [model.legStarts[follow], model.legStarts[follow + 1]];
  for (let leg = from; leg < to; leg += 1) ownLegs.push(leg);
  ownLegs.sort((a, b) => legs.depart[a] - legs.depart[b] || a - b);
  const walked = follow < 0 ? [] : ownLegs.filter((leg) => legs.moves[leg]);
  const kinds = new Array(words.length).fill(0);
  for (const role of kind.values()) kinds[role] += 1;
  return {
    model,
    follow,
    dated,
    undated: own.filter((meeting) => meetings.first[meeting] === null),
    kind,
    kinds,
    legs: ownLegs,
    departs: ownLegs.map((leg) => legs.depart[leg]),
    walked,
    walkedDeparts: walked.map((leg) => legs.depart[leg]),
    events: [...new Set(dated.map((meeting) => meetings.first[meeting]))],
  };
}

/** Dated meetings of the view that overlap `range` (inclusive) and whose kind is not in `hidden`. */
function meetingsInRange(view, range, hidden) {
  const { first, last } = view.model.meetings;
  return view.dated.filter(
    (meeting) => last[meeting] >= range[0] && first[meeting] <= range[1] && !hidden.has(view.kind.get(meeting))
  );
}

/** Those of `meetings` that have appeared by `day`; `firsts` are their first days, in order. */
function appeared(meetings, firsts, day) {
  return meetings.slice(0, upperBound(firsts, day));
}

/** `past`, `current` or `future` as seen on `day`. */
function tense(model, meeting, day) {
  if (day < model.meetings.first[meeting]) return "future";
  return day > model.meetings.last[meeting] ? "past" : "current";
}

/** The event day after `day` (`direction` 1) or before it (-1) within `range`, or null. */
function neighbourEvent(view, range, day, direction) {
  const inside = view.events.filter((event) => event >= range[0] && event <= range[1]);
  const at = upperBound(inside, direction > 0 ? day : day - 1) - (direction > 0 ? 0 : 1);
  return at >= 0 && at < inside.length ? inside[at] : null;
}

/**
 * Where the followed leader is at the clock.
 * `{state: "at" | "seat" | "moving" | "unknown", point, leg, progress, destination}`;
 * `progress` is the share of the leg that lies behind.
 */
function whereabouts(view, clock) {
  const { model, follow, walked, walkedDeparts } = view;
  if (follow < 0) return { state: "unknown", point: -1 };
  const seat = model.leaders.seat[follow];
  const at = (point) => ({ state: isSeat(model, follow, point) ? "seat" : "at", point });
  const index = upperBound(walkedDeparts, clock) - 1;
  if (index < 0) return seat < 0 ? { state: "unknown", point: -1 } : at(seat);
  const leg = walked[index];
  const { depart, arrive, route } = model.legs;
  const origin = model.routes.origin[route[leg]];
  const destination = model.routes.destination[route[leg]];
  if (clock >= arrive[leg] - MOMENT) return at(destination);
  if (clock === depart[leg]) return at(origin);
  const progress = (clock - depart[leg]) / (arrive[leg] - depart[leg]);
  return { state: "moving", point: -1, leg, progress, destination };
}

function isSeat(model, leader, point) {
  const seat = model.leaders.seat[leader];
  if (seat < 0 || point < 0) return false;
  const { lat, lon } = model.points;
  return seat === point || (lat[seat] === lat[point] && lon[seat] === lon[point]);
}

/** World position at `progress` of a decoded line; vertices are equally far apart on the globe. */
function alongLine(line, progress) {
  const steps = line.x.length - 1;
  const exact = Math.max(0, Math.min(1, progress)) * steps;
  const index = Math.min(steps - 1, Math.floor(exact));
  const part = exact - index;
  return {
    index,
    x: line.x[index] + (line.x[index + 1] - line.x[index]) * part,
    y: line.y[index] + (line.y[index + 1] - line.y[index]) * part,
  };
}

/**
 * The distinct routes to draw at the clock: legs that have departed and guests' ways to meetings
 * that have appeared, within the range, of kinds not hidden. One entry per route and sort of way,
 * in the style of its latest journey, with the count of journeys.
 */
function routesShown(view, shown, clock, range, hidden) {
  const { legs, arrivals, meetings, vocabulary } = view.model;
  const found = new Map();
  const add = (route, style) => {
    const key = `${route}/${style.guest ? 1 : 0}`;
    const before = found.get(key);
    found.set(key, { ...style, route, count: before ? before.count + 1 : 1 });
  };
  const until = upperBound(view.departs, clock);
  for (let index = 0; index < until; index += 1) {
    const leg = view.legs[index];
    const kind = view.model.legKind[leg];
    if (legs.depart[leg] === clock || legs.arrive[leg] < range[0] || legs.depart[leg] > range[1] + 1) continue;
    if (hidden.has(kind)) continue;
    if (view.follow >= 0 && legs.moves[leg] && legs.arrive[leg] > clock) continue; // the traveller draws it
    add(legs.route[leg], {
      kind,
      guest: false,
      stated: vocabulary.basis[legs.basis[leg]] === "stated",
      vague: Boolean(legs.vague[leg]),
      held: vocabulary.status[legs.status[leg]] === "held",
      abroad: Boolean(legs.abroad[leg]),
    });
  }
  if (view.follow < 0) return [...found.values()];
  for (const meeting of shown) {
    if (vocabulary.role[view.kind.get(meeting)] !== "hosted") continue;
    for (const arrival of view.model.arrivalsOf.get(meeting) || []) {
      if (arrivals.guest[arrival] === view.follow) continue;
      add(arrivals.route[arrival], {
        kind: view.kind.get(meeting),
        guest: true,
        stated: false,
        vague: Boolean(meetings.vague[meeting]),
        held: vocabulary.status[meetings.status[meeting]] === "held",
        abroad: true,
      });
    }
  }
  return [...found.values()];
}

/**
 * How many meetings lie on each of `bins` equal parts of `first`…`last` (inclusive), by kind:
 * one Float64Array per kind. Meetings known only to a range are not counted; they are spans.
 */
function density(view, list, first, last, bins) {
  const { meetings, vocabulary } = view.model;
  const counts = vocabulary.role.map(() => new Float64Array(bins + 1));
  const width = (last - first + 1) / bins;
  const bin = (day) => Math.max(0, Math.min(bins - 1, Math.floor((day - first) / width)));
  for (const meeting of list) {
    if (meetings.vague[meeting] || meetings.last[meeting] < first || meetings.first[meeting] > last) continue;
    const row = counts[view.kind.get(meeting)];
    row[bin(meetings.first[meeting])] += 1;
    row[bin(meetings.last[meeting]) + 1] -= 1;
  }
  for (const row of counts) for (let at = 1; at < bins; at += 1) row[at] += row[at - 1];
  return counts.map((row) => row.subarray(0, bins));
}

/**
 * The narrowest stretch of the round world that holds all `spans` (`[from, to]` in world x):
 * `[from, to]` with its middle in 0…1. It is the world without its widest empty stretch.
 */
function narrowestStretch(spans) {
  const turned = spans.map(([from, to]) => [from - Math.floor(from), to - Math.floor(from)]);
  turned.sort((a, b) => a[0] - b[0]);
  let reach = turned.reduce((most, [, to]) => Math.max(most, to), 0) - 1;
  let widest = 0;
  let start = 0;
  for (const [from, to] of turned) {
    if (from - reach > widest) {
      widest = from - reach;
      start = from;
    }
    reach = Math.max(reach, to);
  }
  const turn = Math.floor(start + (1 - widest) / 2);
  return [start - turn, start + 1 - widest - turn];
}

/** Bounds of meetings and ways in world units: `[minX, minY, maxX, maxY]`, or null for nothing. */
function viewBounds(model, meetings, ways) {
  const { points } = model;
  const placed = meetings.map((meeting) => model.meetings.point[meeting]).filter((point) => point >= 0);
  const lines = ways.map((way) => model.line(way.route));
  if (!placed.length && !lines.length) return null;
  const spans = placed.map((point) => [worldX(points.lon[point]), worldX(points.lon[point])]);
  const ys = placed.map((point) => worldY(points.lat[point]));
  for (const line of lines) {
    spans.push([line.minX, line.maxX]);
    ys.push(line.minY, line.maxY);
  }
  const [left, right] = narrowestStretch(spans);
  const least = ys.reduce((a, b) => Math.min(a, b));
  const most = ys.reduce((a, b) => Math.max(a, b));
  return [left, least, right, most];
}
