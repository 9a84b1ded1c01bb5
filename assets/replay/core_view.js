// What one point of view sees: the followed leader's meetings and legs, or everybody's.

// A share of a day too short to see: the end of a day is where its last leg ends.
const MOMENT = 1e-5;
const NOT_SEEN = -1;

/** The kind of a meeting seen by nobody in particular: where somebody hosted it is a visit. */
function sharedKinds(meetings, words) {
  const rank = ["virtual", "hosted", "made", "third", "domestic", "unknown"].map((word) => words.indexOf(word));
  const order = words.map((_, role) => rank.indexOf(role));
  const [hosted, made, unknown] = ["hosted", "made", "unknown"].map((word) => words.indexOf(word));
  const { leaderStart, role } = meetings;
  const kinds = new Int8Array(meetings.count);
  for (let meeting = 0; meeting < meetings.count; meeting += 1) {
    let best = unknown;
    for (let at = leaderStart[meeting]; at < leaderStart[meeting + 1]; at += 1) {
      if (order[role[at]] < order[best]) best = role[at];
    }
    kinds[meeting] = best === hosted ? made : best;
  }
  return kinds;
}

/** The roles of one leader, `NOT_SEEN` where the leader was not. */
function ownKinds(meetings, own, leader) {
  const kinds = new Int8Array(meetings.count).fill(NOT_SEEN);
  for (const meeting of own) kinds[meeting] = meetings.role[meetings.leader.indexOf(leader, meetings.leaderStart[meeting])];
  return kinds;
}

/**
 * The point of view of leader `follow` (-1: everyone).
 * `dated`: meetings in order of their first day; `undated`; `kind` of every meeting (`NOT_SEEN`: not
 * of this view); `legs` in order of departure, `departs`; `walked`: those of them that move; `events`:
 * the distinct first days; `kinds`: how many meetings of each kind.
 */
function viewOf(model, follow) {
  const { meetings, vocabulary, legs } = model;
  const everyone = follow < 0;
  const own = everyone
    ? Int32Array.from({ length: meetings.count }, (_, meeting) => meeting)
    : model.meetingRows.subarray(model.meetingStart[follow], model.meetingStart[follow + 1]);
  const kind = everyone ? sharedKinds(meetings, vocabulary.role) : ownKinds(meetings, own, follow);
  const split = lowerBound(own, meetings.dated);
  const dated = own.subarray(0, split);
  const [from, to] = everyone ? [0, legs.count] : [model.legStarts[follow], model.legStarts[follow + 1]];
  const ownLegs = sortedPositions(legs.depart.subarray(from, to)).map((leg) => leg + from);
  const walked = everyone ? new Int32Array(0) : ownLegs.filter((leg) => legs.moves[leg]);
  const departs = (list) => Float64Array.from(list, (leg) => legs.depart[leg]);
  const kinds = new Array(vocabulary.role.length).fill(0);
  for (const meeting of own) kinds[kind[meeting]] += 1;
  const firsts = dated.map((meeting) => meetings.first[meeting]);
  return {
    model,
    follow,
    dated,
    undated: own.subarray(split),
    kind,
    kinds,
    legs: ownLegs,
    departs: departs(ownLegs),
    walked,
    walkedDeparts: departs(walked),
    events: firsts.filter((day, at) => at === 0 || day !== firsts[at - 1]),
  };
}

/** Dated meetings of the view that overlap `range` (inclusive) and whose kind is not in `hidden`. */
function meetingsInRange(view, range, hidden) {
  const { first, last } = view.model.meetings;
  return view.dated.filter(
    (meeting) => last[meeting] >= range[0] && first[meeting] <= range[1] && !hidden.has(view.kind[meeting])
  );
}

/** `past`, `current` or `future` as seen on `day`; `gone` when it was over before `since`. */
function tense(model, meeting, day, since = -Infinity) {
  if (day < model.meetings.first[meeting]) return "future";
  if (day <= model.meetings.last[meeting]) return "current";
  return model.meetings.last[meeting] < since ? "gone" : "past";
}

/** The event day after `day` (`direction` 1) or before it (-1) within `range`, or null. */
function neighbourEvent(view, range, day, direction) {
  const { events } = view;
  const at = direction > 0 ? upperBound(events, Math.max(day, range[0] - 1)) : lowerBound(events, Math.min(day, range[1] + 1)) - 1;
  const event = events[at];
  return event !== undefined && event >= range[0] && event <= range[1] ? event : null;
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

/** World position at `progress` of a line; vertices are equally far apart on the globe. */
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
