// Lanes: one line of time for each leader, with stays as bars.

const MOST_LANES = 8;

/** Stays of leaders as positions: those of leader `l` are `starts[l]`…`starts[l + 1] - 1`. */
function stayStarts(model) {
  return groupStarts(model.stays().leader, model.leaders.name.length);
}

/** The leaders who get a lane: the followed one and the compared one, or everybody where there are at most 8. */
function laneLeaders(model, follow, compare) {
  if (follow >= 0) return compare >= 0 ? [follow, compare] : [follow];
  const starts = stayStarts(model);
  const staying = model.leaders.name.map((_, leader) => leader).filter((leader) => starts[leader + 1] > starts[leader]);
  return staying.length <= MOST_LANES ? staying : [];
}

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
 * sort "abroad", "hosting" (at home, somebody came) or "home". */
function laneOf(model, leader, starts) {
  const stays = model.stays();
  const bars = [];
  for (let stay = starts[leader]; stay < starts[leader + 1]; stay += 1) {
    const sort = stays.abroad[stay] ? "abroad" : isHosting(model, stays, stay) ? "hosting" : "home";
    const held = stays.status[stay] === model.codes.held;
    bars.push({ first: stays.first[stay], last: stays.last[stay], sort, vague: Boolean(stays.vague[stay]), held });
  }
  return { leader, bars };
}

/** A lane in words: `Vladimir Putin: 6 stays abroad, 9 times host`, of the bars that overlap `range`. */
function laneWords(model, { leader, bars }, range) {
  const seen = bars.filter(({ first, last }) => last >= range[0] && first <= range[1]);
  const count = (sort) => seen.filter((bar) => bar.sort === sort).length;
  const words = (number, one, more) => (number ? `${number} ${number === 1 ? one : more}` : "");
  const parts = [
    words(count("abroad"), "stay abroad", "stays abroad"),
    words(count("hosting"), "stay as host", "stays as host"),
    words(count("home"), "other stay at home", "other stays at home"),
  ].filter(Boolean);
  return `${model.leaders.name[leader]}: ${parts.join(", ") || "no stay known"}`;
}
