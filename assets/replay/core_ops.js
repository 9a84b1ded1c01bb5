// Which ways are drawn when, as a plan that is drawn from its beginning to any clock.
//
// A plan is a list of strokes in the order in which they appear. Few ways are drawn anew whenever one
// appears, each in the style of its latest journey. More of them are drawn stroke upon stroke, so that
// a picture only ever needs what is new; very many (sort "many") as thin lines, there and back as one.

const FEW_WAYS = 150;
const MANY_WAYS = 600;

// What a stroke costs to draw, as against a thin line.
const STROKE_COSTS = { some: 5, many: 1, wide: 3 };

// A style in eight bits: the kind, then what is true of the way.
const STYLE = { kind: 7, guest: 8, stated: 16, vague: 32, held: 64, abroad: 128 };

function styleOf(bits) {
  return {
    kind: bits & STYLE.kind,
    guest: Boolean(bits & STYLE.guest),
    stated: Boolean(bits & STYLE.stated),
    vague: Boolean(bits & STYLE.vague),
    held: Boolean(bits & STYLE.held),
    abroad: Boolean(bits & STYLE.abroad),
  };
}

/** The style of a leg as bits. */
function legStyle(model, leg) {
  const { legs, vocabulary } = model;
  let bits = legs.kind[leg];
  if (vocabulary.basis[legs.basis[leg]] === "stated") bits |= STYLE.stated;
  if (legs.vague[leg]) bits |= STYLE.vague;
  if (vocabulary.status[legs.status[leg]] === "held") bits |= STYLE.held;
  if (legs.abroad[leg]) bits |= STYLE.abroad;
  return bits;
}

function guestStyle(view, meeting) {
  const { meetings, vocabulary } = view.model;
  let bits = view.kind[meeting] | STYLE.guest | STYLE.abroad;
  if (meetings.vague[meeting]) bits |= STYLE.vague;
  if (vocabulary.status[meetings.status[meeting]] === "held") bits |= STYLE.held;
  return bits;
}

/**
 * Every journey within the range and of kinds not hidden, in the order in which they appear: `after` (the
 * clock after which it shows), `route`, `bits` (its style). A leg shows once it has departed, a followed
 * leader's once it has arrived, because till then the traveller draws it; a guest's way with its meeting.
 */
function journeysShown(view, inRange, range, hidden) {
  const { model } = view;
  const { legs, arrivals, arrivalStart, meetings } = model;
  const after = [];
  const route = [];
  const bits = [];
  for (const leg of view.legs) {
    if (legs.arrive[leg] < range[0] || legs.depart[leg] > range[1] + 1 || hidden.has(legs.kind[leg])) continue;
    const walked = view.follow >= 0 && legs.moves[leg];
    after.push(walked ? Math.max(legs.depart[leg], legs.arrive[leg] - MOMENT) : legs.depart[leg]);
    route.push(legs.route[leg]);
    bits.push(legStyle(model, leg));
  }
  const hosted = model.vocabulary.role.indexOf("hosted");
  for (const meeting of view.follow < 0 ? [] : inRange) {
    if (view.kind[meeting] !== hosted) continue;
    for (let row = arrivalStart[meeting]; row < arrivalStart[meeting + 1]; row += 1) {
      if (arrivals.guest[row] === view.follow) continue;
      after.push(meetings.first[meeting] - MOMENT);
      route.push(arrivals.route[row]);
      bits.push(guestStyle(view, meeting));
    }
  }
  const order = sortedPositions(Float64Array.from(after));
  return {
    after: Float64Array.from(order, (at) => after[at]),
    route: Int32Array.from(order, (at) => route[at]),
    bits: Uint8Array.from(order, (at) => bits[at]),
  };
}

/** How wide `count` journeys make a line: 0 for one or two, 1 from 3, 2 from 9, 3 from 27, … */
function widthStep(count) {
  return Math.floor(Math.log(count) / Math.log(3) + 1e-9);
}

/** For each journey the way it is drawn as: guests' ways apart; of very many, both directions in one. */
function wayKeys(model, journeys, many) {
  const pair = many ? model.pair() : null;
  return journeys.route.map((route, at) => 2 * (many ? pair[route] : route) + (journeys.bits[at] & STYLE.guest ? 1 : 0));
}

/** Which journeys need a stroke of their own: the first of a way, another style, another width. */
function strokesOf(model, journeys, keys, many) {
  const counts = new Int32Array(2 * model.routes.origin.length);
  const drawn = new Map();
  const chosen = [];
  const steps = [];
  const telling = many ? STYLE.kind | STYLE.held : 255;
  keys.forEach((key, at) => {
    counts[key] += 1;
    const step = widthStep(counts[key]);
    const sort = (key * 256 + (journeys.bits[at] & telling)) * 32 + step;
    if (drawn.has(sort)) return;
    drawn.set(sort, true);
    chosen.push(at);
    steps.push(step);
  });
  return { chosen, steps };
}

/**
 * The plan of all ways of a view: `sort` ("few", "some", "many"), and for each stroke `after` (it is
 * drawn once the clock is later), `route`, `bits`, `step` (of width) and `cost` (sum of the costs before it,
 * with the whole cost at the end).
 */
function planWays(view, inRange, range, hidden) {
  const { model } = view;
  const journeys = journeysShown(view, inRange, range, hidden);
  const directed = wayKeys(model, journeys, false);
  const distinct = new Set(directed).size;
  const sort = distinct <= FEW_WAYS ? "few" : distinct <= MANY_WAYS ? "some" : "many";
  if (sort === "few") return { sort, ...journeys, keys: directed };
  const keys = sort === "many" ? wayKeys(model, journeys, true) : directed;
  const { chosen, steps } = strokesOf(model, journeys, keys, sort === "many");
  const cost = new Float64Array(chosen.length + 1);
  steps.forEach((step, at) => {
    cost[at + 1] = cost[at] + (sort === "many" ? (step > 1 ? STROKE_COSTS.wide : STROKE_COSTS.many) : STROKE_COSTS.some);
  });
  return {
    sort,
    after: Float64Array.from(chosen, (at) => journeys.after[at]),
    route: Int32Array.from(chosen, (at) => journeys.route[at]),
    bits: Uint8Array.from(chosen, (at) => journeys.bits[at]),
    step: Uint8Array.from(steps),
    cost,
  };
}

/** How many strokes (of few ways: journeys) of a plan are to be seen at the clock. */
function strokesAt(plan, clock) {
  return lowerBound(plan.after, clock);
}

/** The first `count` journeys of a plan of few ways: one entry per way, in the style of its latest journey. */
function waysOf(plan, count) {
  const found = new Map();
  for (let at = 0; at < count; at += 1) {
    const key = plan.keys[at];
    const before = found.get(key);
    found.set(key, { ...styleOf(plan.bits[at]), route: plan.route[at], count: before ? before.count + 1 : 1 });
  }
  return [...found.values()];
}

/** Where between the strokes of a plan to keep a picture: at most `most` places, equally far in cost. */
function keyframePlaces(cost, most) {
  const strokes = cost.length - 1;
  const places = [];
  for (let frame = 1; frame <= most; frame += 1) {
    const place = lowerBound(cost, (cost[strokes] * frame) / (most + 1));
    if (place > 0 && place < strokes && place !== places[places.length - 1]) places.push(place);
  }
  return places;
}

/** For each point the place in the plan from which on some way begins or ends there; Infinity for never. */
function endsOf(model, plan) {
  const from = new Float64Array(model.points.lat.length).fill(Infinity);
  plan.route.forEach((route, at) => {
    for (const point of [model.routes.origin[route], model.routes.destination[route]]) {
      const place = model.place[point];
      if (at < from[place]) from[place] = at;
    }
  });
  return from;
}
