// Lanes: one line of time for each leader, with stays as bars.

import { groupStarts } from "./columns.js";
import { _, ngettext } from "./gettext.js";
import { partsWords } from "./words.js";

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
  const staying = model.leaders.name.map((name, leader) => leader).filter((leader) => starts[leader + 1] > starts[leader]);
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
  const [abroad, hosting, home, unknown] = ["abroad", "hosting", "home", "unknown"].map(count);
  const stays = partsWords([
    abroad > 0 && ngettext("{count} stay abroad", "{count} stays abroad", abroad),
    hosting > 0 && ngettext("{count} stay as host", "{count} stays as host", hosting),
    home > 0 && ngettext("{count} other stay at home", "{count} other stays at home", home),
    unknown > 0 && ngettext("{count} stay, home country not known", "{count} stays, home country not known", unknown),
  ]);
  const words = stays || _("no stay known");
  return _("{name}: {words}", { name: model.leaders.name[leader], words });
}
