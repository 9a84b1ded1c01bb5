// Which ways are drawn when, as a plan that is drawn from its beginning to any clock.
//
// A plan is a list of strokes in the order in which they appear. Few ways are drawn anew whenever one
// appears, each in the style of its latest journey. More of them are drawn stroke upon stroke, so that
// a picture only ever needs what is new; very many (sort "many") as thin lines, there and back as one.

import { lowerBound, sortedPositions } from "./sorted.js";
import { MOMENT } from "./view.js";

/** @import { Journeys, Model, Plan, Span, View, Way } from "./types.js" */

const FEW_WAYS = 150;
const MANY_WAYS = 600;

// What a stroke costs to draw, as against a thin line.
const STROKE_COSTS = { some: 5, many: 1, wide: 3 };

const NO_COLUMNS = { keys: new Int32Array(0), step: new Uint8Array(0), cost: new Float64Array(1) };

// A style in eight bits: the kind, then what is true of the way. Of a way that has not happened `stated` says
// whether it is planned; otherwise its leader is only invited.
export const STYLE = { kind: 7, guest: 8, stated: 16, vague: 32, held: 64, abroad: 128 };

/** @param {number} bits */
export function styleOf(bits) {
  return {
    kind: bits & STYLE.kind,
    guest: Boolean(bits & STYLE.guest),
    stated: Boolean(bits & STYLE.stated),
    invited: !(bits & (STYLE.held | STYLE.stated)),
    vague: Boolean(bits & STYLE.vague),
    held: Boolean(bits & STYLE.held),
    abroad: Boolean(bits & STYLE.abroad),
  };
}

/** The style of a leg as bits. @param {Model} model @param {number} leg */
export function legStyle({ legs, codes }, leg) {
  let bits = legs.kind[leg];
  const held = legs.status[leg] === codes.held;
  if (held ? legs.basis[leg] === codes.stated : legs.status[leg] !== codes.invited) bits |= STYLE.stated;
  if (legs.vague[leg]) bits |= STYLE.vague;
  if (held) bits |= STYLE.held;
  if (legs.abroad[leg]) bits |= STYLE.abroad;
  return bits;
}

/** @param {View} view @param {number} meeting */
function guestStyle(view, meeting) {
  const { meetings, codes } = view.model;
  let bits = view.kind[meeting] | STYLE.guest | STYLE.abroad;
  if (meetings.vague[meeting]) bits |= STYLE.vague;
  if (meetings.status[meeting] === codes.held) bits |= STYLE.held;
  else if (meetings.status[meeting] !== codes.invited) bits |= STYLE.stated;
  return bits;
}

/** Room for `most` journeys at most: `add` them in any order, `inOrder` gives `{after, route, bits}`. @param {number} most */
function createJourneys(most) {
  const after = new Float64Array(most);
  const route = new Int32Array(most);
  const bits = new Uint8Array(most);
  let count = 0;
  return {
    /** @param {number} clock @param {number} way @param {number} style */
    add(clock, way, style) {
      after[count] = clock;
      route[count] = way;
      bits[count] = style;
      count += 1;
    },
    inOrder() {
      const order = sortedPositions(after.subarray(0, count));
      return {
        after: after.slice(0, count).sort(),
        route: order.map((at) => route[at]),
        bits: Uint8Array.from(order, (at) => bits[at]),
      };
    },
  };
}

/**
 * Every journey within the range and of kinds not hidden, in the order in which they appear: `after` (the
 * clock after which it shows), `route`, `bits` (its style). A leg shows once it has departed, a followed
 * leader's once it has arrived, because till then the traveller draws it; a guest's way with its meeting.
 * @param {View} view @param {Int32Array} inRange @param {Span} range @param {Set<number>} hidden
 */
function journeysShown(view, inRange, range, hidden) {
  const { model } = view;
  const { legs, arrivals, arrivalStart, meetings, codes } = model;
  const journeys = createJourneys(view.legs.length + arrivals.route.length);
  for (const leg of view.legs) {
    if (legs.arrive[leg] < range[0] || legs.depart[leg] > range[1] + 1 || hidden.has(legs.kind[leg])) continue;
    const walked = view.follow >= 0 && legs.moves[leg];
    const after = walked ? Math.max(legs.depart[leg], legs.arrive[leg] - MOMENT) : legs.depart[leg];
    journeys.add(after, legs.route[leg], legStyle(model, leg));
  }
  for (const meeting of view.follow < 0 ? [] : inRange) {
    if (view.kind[meeting] !== codes.hosted) continue;
    for (let row = arrivalStart[meeting]; row < arrivalStart[meeting + 1]; row += 1) {
      if (arrivals.guest[row] === view.follow) continue;
      journeys.add(meetings.first[meeting] - MOMENT, arrivals.route[row], guestStyle(view, meeting));
    }
  }
  return journeys.inOrder();
}

/** How wide `count` journeys make a line: 0 for one or two, 1 from 3, 2 from 9, 3 from 27, … @param {number} count */
export function widthStep(count) {
  return Math.floor(Math.log(count) / Math.log(3) + 1e-9);
}

/**
 * For each journey the way it is drawn as: guests' ways apart; of very many, both directions in one.
 * @param {Model} model @param {Journeys} journeys @param {boolean} many
 */
function wayKeys(model, journeys, many) {
  const pair = many ? model.pair() : null;
  return journeys.route.map((route, at) => 2 * (pair ? pair[route] : route) + (journeys.bits[at] & STYLE.guest ? 1 : 0));
}

/** How many different values below `most` there are. @param {Int32Array} values @param {number} most */
function countDistinct(values, most) {
  const seen = new Uint8Array(most);
  for (const value of values) seen[value] = 1;
  return seen.reduce((sum, one) => sum + one, 0);
}

// Of very many ways, only kind and whether it happened make a look: sixteen, so that the bits of one number
// say which have been drawn. Of some ways every style is a look of its own.
/** @param {number} bits @param {boolean} many */
function lookOf(bits, many) {
  return many ? (bits & STYLE.kind) + (bits & STYLE.held ? 8 : 0) : bits;
}

/**
 * Which journeys need a stroke of their own: the first of a way, another look, another width.
 * @param {Model} model @param {Journeys} journeys @param {Int32Array} keys @param {boolean} many
 */
function strokesOf(model, journeys, keys, many) {
  const counts = new Int32Array(2 * model.routes.origin.length);
  const words = many ? 1 : 8; // of 32 bits for each way
  const drawn = new Int32Array(words * counts.length);
  /** @type {number[]} */
  const chosen = [];
  /** @type {number[]} */
  const steps = [];
  keys.forEach((key, at) => {
    counts[key] += 1;
    const step = widthStep(counts[key]);
    if (counts[key] === 3 ** step) drawn.fill(0, key * words, (key + 1) * words);
    const look = lookOf(journeys.bits[at], many);
    const word = key * words + (look >> 5);
    const bit = 1 << (look & 31);
    if (drawn[word] & bit) return;
    drawn[word] |= bit;
    chosen.push(at);
    steps.push(step);
  });
  return { chosen, steps };
}

/**
 * The plan of all ways of a view: `sort` ("few", "some", "many"), and for each stroke `after` (it is
 * drawn once the clock is later), `route`, `bits`, `step` (of width) and `cost` (sum of the costs before it,
 * with the whole cost at the end). A `windowed` plan keeps every journey, with the `keys` of their ways: what it
 * shows is drawn anew.
 * @param {View} view @param {Int32Array} inRange @param {Span} range @param {Set<number>} hidden
 * @param {boolean} windowed
 * @returns {Plan}
 */
export function planWays(view, inRange, range, hidden, windowed = false) {
  const { model } = view;
  const journeys = journeysShown(view, inRange, range, hidden);
  const directed = wayKeys(model, journeys, false);
  const distinct = countDistinct(directed, 2 * model.routes.origin.length);
  const sort = distinct <= FEW_WAYS ? "few" : distinct <= MANY_WAYS ? "some" : "many";
  if (sort === "few") return { ...NO_COLUMNS, sort, ...journeys, keys: directed };
  const keys = sort === "many" ? wayKeys(model, journeys, true) : directed;
  if (windowed) return { ...NO_COLUMNS, sort, windowed, ...journeys, keys };
  const { chosen, steps } = strokesOf(model, journeys, keys, sort === "many");
  const cost = new Float64Array(chosen.length + 1);
  steps.forEach((step, at) => {
    cost[at + 1] = cost[at] + (sort === "many" ? (step > 1 ? STROKE_COSTS.wide : STROKE_COSTS.many) : STROKE_COSTS.some);
  });
  return {
    ...NO_COLUMNS,
    sort,
    after: Float64Array.from(chosen, (at) => journeys.after[at]),
    route: Int32Array.from(chosen, (at) => journeys.route[at]),
    bits: Uint8Array.from(chosen, (at) => journeys.bits[at]),
    step: Uint8Array.from(steps),
    cost,
  };
}

/** How many strokes (of few ways: journeys) of a plan are to be seen at the clock. @param {Plan} plan @param {number} clock */
export function strokesAt(plan, clock) {
  return lowerBound(plan.after, clock);
}

/**
 * The first `count` journeys of a plan of few ways: one entry per way, in the style of its latest journey.
 * @param {Plan} plan @param {number} count
 */
export function waysOf(plan, count) {
  /** @type {Map<number, Way>} */
  const found = new Map();
  for (let at = 0; at < count; at += 1) {
    const key = plan.keys[at];
    const before = found.get(key);
    found.set(key, { ...styleOf(plan.bits[at]), route: plan.route[at], count: before ? before.count + 1 : 1 });
  }
  return [...found.values()];
}

/**
 * Where between the strokes of a plan to keep a picture: at most `most` places, equally far in cost.
 * @param {Float64Array} cost @param {number} most
 */
export function keyframePlaces(cost, most) {
  const strokes = cost.length - 1;
  /** @type {number[]} */
  const places = [];
  for (let frame = 1; frame <= most; frame += 1) {
    const place = lowerBound(cost, (cost[strokes] * frame) / (most + 1));
    if (place > 0 && place < strokes && place !== places[places.length - 1]) places.push(place);
  }
  return places;
}

/**
 * For each point the place in the plan from which on some way begins or ends there; Infinity for never.
 * @param {Model} model @param {Plan} plan
 */
export function endsOf(model, plan) {
  const from = new Float64Array(model.points.lat.length).fill(Infinity);
  plan.route.forEach((route, at) => {
    for (const point of [model.routes.origin[route], model.routes.destination[route]]) {
      const place = model.place[point];
      if (at < from[place]) from[place] = at;
    }
  });
  return from;
}
