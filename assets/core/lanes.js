// Lanes: one line of time for each leader, with stays as bars.

import { groupStarts } from "./columns.js";

/** @import { Lane, LaneBar, Model, Span } from "./types.js" */

const MOST_LANES = 8;

/** Stays of leaders as positions: those of leader `l` are `starts[l]`…`starts[l + 1] - 1`. @param {Model} model */
export function stayStarts(model) {
  return groupStarts(model.stays().leader, model.leaders.name.length);
}

/**
 * The leaders who get a lane: the followed one and the compared one, or everybody where there are at most 8.
 * @param {Model} model @param {number} follow @param {number} compare
 */
export function laneLeaders(model, follow, compare) {
  if (follow >= 0) return compare >= 0 ? [follow, compare] : [follow];
  const starts = stayStarts(model);
  const staying = model.leaders.name.map((_, leader) => leader).filter((leader) => starts[leader + 1] > starts[leader]);
  return staying.length <= MOST_LANES ? staying : [];
}

/** @param {Model} model @param {ReturnType<Model["stays"]>} stays @param {number} stay */
function isHosting(model, stays, stay) {
  const { meetings, codes } = model;
  for (let at = stays.meetingStart[stay]; at < stays.meetingStart[stay + 1]; at += 1) {
    const meeting = stays.meeting[at];
    const present = meetings.leader.indexOf(stays.leader[stay], meetings.leaderStart[meeting]);
    if (meetings.role[present] === codes.hosted) return true;
  }
  return false;
}

/** The lane of a leader: `{leader, bars}`, each bar `{first, last, sort, vague, held}` with days inclusive;
 * sort "abroad", "hosting" (at home, somebody came), "home", or "unknown" where no home country is known.
 * @param {Model} model @param {number} leader @param {Int32Array} starts
 */
export function laneOf(model, leader, starts) {
  const stays = model.stays();
  const homeless = model.leaders.seat[leader] < 0;
  /** @type {LaneBar[]} */
  const bars = [];
  for (let stay = starts[leader]; stay < starts[leader + 1]; stay += 1) {
    const sort = homeless ? "unknown" : stays.abroad[stay] ? "abroad" : isHosting(model, stays, stay) ? "hosting" : "home";
    const held = stays.status[stay] === model.codes.held;
    bars.push({ first: stays.first[stay], last: stays.last[stay], sort, vague: Boolean(stays.vague[stay]), held });
  }
  return { leader, bars };
}

/**
 * A lane in words: `Vladimir Putin: 6 stays abroad, 9 times host`, of the bars that overlap `range`.
 * @param {Model} model @param {Lane} lane @param {Span} range
 */
export function laneWords(model, { leader, bars }, range) {
  const seen = bars.filter(({ first, last }) => last >= range[0] && first <= range[1]);
  /** @param {string} sort */
  const count = (sort) => seen.filter((bar) => bar.sort === sort).length;
  /** @param {number} number @param {string} one @param {string} more */
  const words = (number, one, more) => (number ? `${number} ${number === 1 ? one : more}` : "");
  const parts = [
    words(count("abroad"), "stay abroad", "stays abroad"),
    words(count("hosting"), "stay as host", "stays as host"),
    words(count("home"), "other stay at home", "other stays at home"),
    words(count("unknown"), "stay, home country not known", "stays, home country not known"),
  ].filter(Boolean);
  return `${model.leaders.name[leader]}: ${parts.join(", ") || "no stay known"}`;
}
