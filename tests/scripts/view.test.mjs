// What one point of view sees of the bundled reports on every day.

import assert from "node:assert/strict";
import test from "node:test";
import { densityIn, densityOf } from "../../assets/core/density.js";
import { belonging } from "../../assets/core/highlight.js";
import { laneLeaders, laneOf, laneWords, stayStarts } from "../../assets/core/lanes.js";
import { groupMarks, markOn } from "../../assets/core/marks.js";
import { MODE_DAYS, markSince, shownSince, strokesSince, waysBetween } from "../../assets/core/modes.js";
import { strokesAt, waysOf } from "../../assets/core/ops.js";
import { decodeReplay } from "../../assets/core/replay.js";
import { listedOf, sceneOf } from "../../assets/core/scene.js";
import { meetingsInRange, neighbourEvent, statusNumbers, viewOf, whereabouts } from "../../assets/core/view.js";
import { unmadeWords, whereWords } from "../../assets/core/words.js";
import { partOfWay, placesOfRoute } from "../../assets/core/lines.js";
import { degreesApart } from "../../assets/core/projection.js";
import { day, document, followed, leader, model, times } from "./bundled.mjs";

const PUTIN = leader("Vladimir Putin");
const ORBAN = leader("Viktor Orban");
const NONE = new Set();
const { first, last, point, status, vague } = model.meetings;
const { extent } = model;
const wholeScene = (follow) => sceneOf(model, { follow, range: extent, hidden: NONE }, null);
const followedScene = (mode) => sceneOf(model, { follow: followed.follow, range: followed.range, hidden: NONE, mode }, null);

test("roles are those of a correct reading: 21 meetings, 6 made, 9 hosted, 6 on third ground", () => {
  const range = [day("2024-05-07"), day("2024-07-10")];
  const held = model.vocabulary.status.indexOf("held");
  const view = viewOf(model, PUTIN);
  const counts = {};
  for (const meeting of meetingsInRange(view, range, NONE)) {
    if (status[meeting] !== held || first[meeting] < range[0] || last[meeting] > range[1]) continue;
    const role = model.vocabulary.role[view.kind[meeting]];
    counts[role] = (counts[role] || 0) + 1;
  }
  assert.deepEqual(counts, { made: 6, hosted: 9, third: 6 });
});

test("a hidden kind is left out", () => {
  const hosted = model.vocabulary.role.indexOf("hosted");
  const view = viewOf(model, PUTIN);
  const shown = Array.from(meetingsInRange(view, extent, new Set([hosted])), (meeting) => view.kind[meeting]);
  assert.ok(shown.length);
  assert.ok(!shown.includes(hosted));
});

test("no day shows what is still to come", () => {
  const scene = wholeScene(-1);
  const groups = groupMarks(scene.view, scene.inRange);
  let most = 0;
  for (let now = extent[0]; now <= extent[1]; now += 1) {
    const marked = groups.map((group) => [group, markOn(scene.view, group, now)]).filter(([, on]) => on);
    const shown = marked.flatMap(([group, on]) => [...group.members.subarray(0, on.count)]).sort((a, b) => a - b);
    const due = [...scene.inRange].filter((meeting) => first[meeting] <= now && point[meeting] >= 0);
    assert.deepEqual(shown, due);
    most = due.length;
  }
  assert.ok(most > 21);
});

test("a mark says what is true of what it shows", () => {
  const scene = wholeScene(-1);
  const words = model.vocabulary;
  const is = (meeting, word) => words.status[status[meeting]] === word;
  for (const group of groupMarks(scene.view, scene.inRange)) {
    for (let now = extent[0]; now <= extent[1]; now += 3) {
      const on = markOn(scene.view, group, now);
      if (!on) continue;
      const shown = [...group.members.subarray(0, on.count)];
      const { hollow, tentative, cancelled, vague: soft, disputed, current } = on;
      assert.deepEqual({ hollow, tentative, cancelled, soft, disputed, current }, {
        hollow: shown.every((meeting) => ["country", "admin"].includes(words.precision[model.points.precision[point[meeting]]])),
        tentative: shown.every((meeting) => !is(meeting, "held")),
        cancelled: shown.every((meeting) => is(meeting, "cancelled")),
        soft: shown.every((meeting) => vague[meeting] === 1),
        disputed: shown.some((meeting) => model.disagreements.has(meeting)),
        current: shown.some((meeting) => first[meeting] <= now && now <= last[meeting]),
      });
    }
  }
});

for (const [precision, hollow] of [["country", true], ["admin", true], ["city", false], ["venue", false]]) {
  test(`a mark of which no more than the ${precision} is known is ${hollow ? "hollow" : "filled"}`, () => {
    const whole = document();
    const { points } = whole;
    const code = whole.vocabulary.precision.indexOf(precision);
    const all = decodeReplay({ ...whole, points: { ...points, precision: points.name.map(() => code) } });
    const scene = sceneOf(all, { follow: -1, range: all.extent, hidden: NONE }, null);
    const marks = groupMarks(scene.view, scene.inRange).map((group) => markOn(scene.view, group, all.extent[1])).filter(Boolean);
    assert.ok(marks.length > 10);
    assert.ok(marks.every((mark) => mark.hollow === hollow));
  });
}

for (const [date, place] of [
  ["2024-05-10", "Moscow"],
  ["2024-05-16", "Beijing"],
  ["2024-06-18", "Pyongyang"],
  ["2024-06-19", "Pyongyang"],
  ["2024-06-20", "Hanoi"],
  ["2024-06-25", "Moscow"],
]) {
  test(`the leader is where the reports say on ${date}`, () => {
    const view = viewOf(model, PUTIN);
    assert.ok(whereWords(view, whereabouts(view, day(date))).includes(place));
  });
}

// The same reports, of a leader whose home country the table does not say.
const homeless = decodeReplay({ ...document(), leaders: { ...document().leaders, seat: model.leaders.name.map(() => -1) } });
// It then has no ways from or to a seat either.
const SEAT = model.leaders.seat[PUTIN];
homeless.legs.route.forEach((route, leg) => {
  if ([homeless.routes.origin[route], homeless.routes.destination[route]].includes(SEAT)) homeless.legs.moves[leg] = 0;
});

for (const [date, words] of [
  ["2024-05-16", "Beijing"],
  ["2024-05-17", "Beijing"],
  ["2024-06-12", "not known"],
  ["2024-06-20", "Hanoi"],
  ["2024-06-25", "not known"],
]) {
  test(`a leader without a home is where a stay says, and nowhere else, on ${date}`, () => {
    const view = viewOf(homeless, PUTIN);
    assert.ok(whereWords(view, whereabouts(view, day(date) + 0.99)).includes(words), whereWords(view, whereabouts(view, day(date) + 0.99)));
  });
}

test("stays of a leader without a home are not said to be at home", () => {
  const lane = laneOf(homeless, PUTIN, stayStarts(homeless));
  assert.deepEqual([...new Set(lane.bars.map((bar) => bar.sort))], ["unknown"]);
  const words = laneWords(homeless, lane, extent);
  assert.ok(words.includes("home country not known") && !words.includes("at home"), words);
});

test("the leader never jumps: a hundredth of a day moves the traveller no farther than a leg allows", () => {
  const view = viewOf(model, PUTIN);
  const spot = (clock) => {
    const where = whereabouts(view, clock);
    if (where.state !== "moving") return { lat: model.points.lat[where.point], lon: model.points.lon[where.point] };
    const [lon, lat] = partOfWay(placesOfRoute(model.points, model.routes, model.legs.route[where.leg]), where.progress).at(-1);
    return { lat, lon };
  };
  let before = spot(extent[0]);
  let most = 0;
  for (let clock = extent[0]; clock < extent[1] + 1; clock += 0.01) {
    const at = spot(clock);
    most = Math.max(most, degreesApart(before, at));
    before = at;
  }
  assert.ok(most > 0 && most < 3); // degrees
});

test("next and previous events are inverse", () => {
  const view = viewOf(model, PUTIN);
  const walk = (from, direction) => {
    const days = [];
    for (let now = neighbourEvent(view, extent, from, direction); now !== null; now = neighbourEvent(view, extent, now, direction)) days.push(now);
    return days;
  };
  const there = walk(extent[0] - 1, 1);
  assert.deepEqual(there, walk(extent[1] + 1, -1).reverse());
  assert.deepEqual(there, [...new Set(there)].sort((a, b) => a - b));
  assert.ok(there.length > 10);
});

const waysOfAll = (follow) => {
  const { plan } = wholeScene(follow);
  return waysOf(plan, strokesAt(plan, extent[1] + 1));
};

test("guests' ways are drawn only for their host", () => {
  const guests = (follow) => waysOfAll(follow).filter((way) => way.guest).length;
  assert.ok(guests(PUTIN) > 0);
  assert.equal(guests(ORBAN), 0);
  assert.equal(guests(-1), 0);
});

const countryOf = (route) => model.points.country[model.routes.destination[route]];

test("stated and inferred ways are told apart", () => {
  const stated = waysOfAll(PUTIN).filter((way) => !way.guest).map((way) => `${countryOf(way.route)} ${way.stated}`);
  for (const one of ["KP true", "VN true", "UZ false"]) assert.ok(stated.includes(one), one);
});

test("kinds of legs are the roles at the stays they lead to", () => {
  const { kind, leader: whose, route } = model.legs;
  const kinds = Array.from(kind, (role, leg) => [model.leaders.name[whose[leg]], model.vocabulary.role[role], countryOf(route[leg])].join());
  assert.ok(kinds.includes("Vladimir Putin,made,KP"));
  assert.ok(kinds.includes("Vladimir Putin,third,KZ"));
  assert.ok(kinds.includes("Vladimir Putin,third,RU")); // home again from Astana
});

for (const bins of [null, 1, 7, 100]) {
  test(`density counts every precise meeting on its days, in ${bins ?? "as many parts as days"}`, () => {
    const [begin, end] = extent;
    const parts = bins ?? end - begin + 1;
    const view = viewOf(model, -1);
    const counted = densityIn(densityOf(view, view.dated), begin, end, parts);
    const partOf = (number) => Math.floor(((number - begin) * parts) / (end - begin + 1));
    const expected = new Array(parts).fill(0);
    for (const meeting of view.dated) {
      if (vague[meeting]) continue;
      const days = times(last[meeting] - first[meeting] + 1, (at) => first[meeting] + at);
      for (const part of new Set(days.map(partOf))) expected[part] += 1;
    }
    assert.deepEqual(times(parts, (part) => counted.reduce((sum, row) => sum + row[part], 0)), expected);
  });
}

test("density counts what was held apart from what was not, and words say how many of each", () => {
  const [begin, end] = extent;
  const view = viewOf(model, -1);
  const counted = densityIn(densityOf(view, view.dated), begin, end, 1).map(([number]) => number);
  const half = counted.length / 2;
  const exact = [...view.dated].filter((meeting) => !vague[meeting]);
  for (const kind of times(half, (at) => at)) {
    const own = exact.filter((meeting) => view.kind[meeting] === kind);
    const held = own.filter((meeting) => model.vocabulary.status[model.meetings.status[meeting]] === "held");
    assert.deepEqual([counted[kind], counted[kind + half]], [held.length, own.length - held.length]);
  }
  const numbers = statusNumbers(model, view.dated);
  assert.equal(numbers.reduce((sum, number) => sum + number, 0), view.dated.length);
  assert.equal(unmadeWords(model, model.vocabulary.status.map(() => 0)), "");
  const one = model.vocabulary.status.map((word) => Number(word !== "invited") * (word === "cancelled" ? 2 : 1));
  assert.deepEqual(unmadeWords(model, one).split(", ").sort(), ["cancelled 2", "planned 1"]);
});

test("in every mode marks of a window are the meetings that overlap it, against a filter of all", () => {
  for (const mode of Object.keys(MODE_DAYS)) {
    const scene = followedScene(mode);
    const groups = groupMarks(scene.view, scene.inRange);
    for (let now = followed.range[0]; now <= followed.range[1]; now += 3) {
      const since = shownSince(mode, now);
      const want = [...scene.inRange].filter((one) => point[one] >= 0 && first[one] <= now && last[one] >= since).length;
      const marks = groups.map((group) => (since === -Infinity ? markOn(scene.view, group, now) : markSince(scene.view, group, now, since)));
      assert.equal(marks.reduce((sum, mark) => sum + (mark ? mark.count : 0), 0), want, `${mode} ${now}`);
    }
  }
});

test("ways of a window are those of its days and the eve", () => {
  for (const mode of ["30-days", "now"]) {
    const { plan } = followedScene(mode);
    for (let now = followed.range[0]; now <= followed.range[1]; now += 1) {
      const want = new Set([...plan.route].filter((_, at) => plan.after[at] < now && plan.after[at] >= now - MODE_DAYS[mode]));
      const got = new Set(waysBetween(plan, strokesSince(plan, shownSince(mode, now)), strokesAt(plan, now)).map((way) => way.route));
      assert.deepEqual([...got].sort(), [...want].sort(), `${mode} ${now}`);
    }
  }
});

test("the list of two is the union", () => {
  const scenes = [PUTIN, ORBAN].map((follow) => sceneOf(model, { follow, range: followed.range, hidden: NONE, mode: "all" }, null));
  const [own, other] = scenes.map((scene) => new Set(scene.inRange));
  const listed = listedOf(scenes);
  assert.deepEqual([...listed.inRange], [...new Set([...own, ...other])].sort((a, b) => a - b));
  assert.ok([...other].some((meeting) => !own.has(meeting)));
  for (const meeting of listed.inRange) assert.equal(listed.viewFor(meeting).follow, own.has(meeting) ? PUTIN : -1);
});

test("a leader has the meetings and ways of the table", () => {
  const belongs = belonging(model, { sort: "leader", leaders: [ORBAN] }, 1e9);
  const all = times(model.meetings.count, (meeting) => meeting);
  const own = [...model.meetingRows.subarray(model.meetingStart[ORBAN], model.meetingStart[ORBAN + 1])];
  assert.deepEqual(all.filter(belongs.meeting), own);
  assert.ok([...model.legs.route].filter((_, leg) => model.legs.leader[leg] === ORBAN).every(belongs.route));
  const routes = times(model.routes.origin.length, (route) => route).filter(belongs.route);
  assert.ok(routes.length > 0 && routes.length < model.routes.origin.length);
});

test("a country has its meetings and the ways to it", () => {
  const { country } = model.points;
  for (const code of new Set(country)) {
    const belongs = belonging(model, { sort: "country", country: code }, 1e9);
    for (let meeting = 0; meeting < model.meetings.count; meeting += 1) {
      assert.equal(belongs.meeting(meeting), point[meeting] >= 0 && country[point[meeting]] === code);
    }
    model.routes.origin.forEach((from, route) => {
      assert.equal(belongs.route(route), [from, model.routes.destination[route]].some((end) => country[end] === code));
    });
  }
});

test("bars of a lane are the stays of the table", () => {
  const stays = model.stays();
  const own = times(stays.count, (stay) => stay).filter((stay) => stays.leader[stay] === PUTIN);
  const { bars } = laneOf(model, PUTIN, stayStarts(model));
  assert.deepEqual(
    bars.map((bar) => [bar.first, bar.last, Number(bar.sort === "abroad"), Number(bar.vague)]),
    own.map((stay) => [stays.first[stay], stays.last[stay], stays.abroad[stay], stays.vague[stay]])
  );
  const sorts = new Set(bars.map((bar) => bar.sort));
  assert.ok(sorts.has("abroad") && sorts.has("hosting"));
});

test("everyone has lanes only where there are few", () => {
  const staying = new Set(model.stays().leader).size;
  const many = laneLeaders(model, -1, -1);
  assert.equal(many.length, staying > 8 ? 0 : staying);
  const few = { leaders: { name: ["A", "B", "C"] }, stays: () => ({ leader: Int32Array.from([0, 0, 2]) }) };
  assert.deepEqual(laneLeaders(few, -1, -1), [0, 2]);
  assert.deepEqual(laneLeaders(model, 3, 5), [3, 5]);
});
