// Words for what the map and its text twin show: one place, so that both say the same.

/** @import { Model, Scene, Told, View, Whereabouts } from "./types.js" */

/** @type {Record<string, string>} */
const KIND_WORDS = {
  made: "Visit made",
  hosted: "Guest received",
  third: "Met on third ground",
  domestic: "Met at home",
  virtual: "Met at a distance",
  unknown: "Role not known",
};

/** @type {Record<string, string>} */
const SHARED_KIND_WORDS = {
  ...KIND_WORDS,
  made: "Visit to a host",
  third: "On third ground",
  domestic: "Domestic",
  virtual: "At a distance",
};

/** @param {View} view @param {number} kind */
export function kindWords(view, kind) {
  const words = view.follow < 0 ? SHARED_KIND_WORDS : KIND_WORDS;
  return words[view.model.vocabulary.role[kind]];
}

/** @param {string[]} names */
export function joinNames(names) {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}

/** A point in words, honest about its precision. @param {Model} model @param {number} point */
export function pointWords(model, point) {
  if (point < 0) return "place not known";
  const { name, country_name: countries, precision, doubtful } = model.points;
  const country = countries[point];
  const word = model.vocabulary.precision[precision[point]];
  if (word === "country") {
    const shown = name[point] && name[point] !== country ? name[point] : "the capital";
    return `somewhere in ${country || name[point]}, shown at ${shown}`;
  }
  const full = country && country !== name[point] ? `${name[point]}, ${country}` : name[point];
  if (doubtful[point]) return `perhaps ${full}`;
  return word === "admin" ? `somewhere in ${full}` : full;
}

/** The short name of a point for a label on the map. @param {Model} model @param {number} point */
export function pointLabel(model, point) {
  const { name, country_name: countries, precision, doubtful } = model.points;
  const country = model.vocabulary.precision[precision[point]] === "country";
  if (doubtful[point]) return `${name[point]}?`;
  return country && countries[point] ? countries[point] : name[point];
}

/** Where the traveller stands, for a short label. @param {Model} model @param {number} point */
function standingWords(model, point) {
  const label = pointLabel(model, point);
  const { name, doubtful } = model.points;
  return doubtful[point] || label === name[point] ? label : `${label} (shown at ${name[point]})`;
}

/** Who was met, from the followed leader's side; everybody's names otherwise. @param {View} view @param {number} meeting */
export function meetingTitle(view, meeting) {
  const { meetings, leaders } = view.model;
  const present = meetings.leader.subarray(meetings.leaderStart[meeting], meetings.leaderStart[meeting + 1]);
  const others = present.filter((leader) => leader !== view.follow);
  if (others.length) return joinNames(Array.from(others, (leader) => leaders.name[leader]));
  return "Counterpart not named";
}

/**
 * Where the followed leader is: "Pyongyang, North Korea", "on the way to …", "at the seat, …".
 * @param {View} view @param {Whereabouts} where
 */
export function whereWords(view, where) {
  const { model } = view;
  if (where.state === "moving") return `on the way to ${pointLabel(model, where.destination)}`;
  if (where.state === "seat") return `at the seat, ${model.points.name[where.point]}`;
  if (where.state === "at") return pointWords(model, where.point);
  return view.follow < 0 ? "" : "whereabouts not known";
}

/** Where one leader is or two are, in one line. @param {Scene[]} scenes @param {Whereabouts[]} places */
export function placesWords(scenes, places) {
  if (scenes.length === 1) return whereWords(scenes[0].view, places[0]);
  return scenes.map((_, at) => travellerWords(scenes, places, at)).filter(Boolean).join(" · ");
}

/**
 * The label of the traveller of scene `at`; of two, with the leader's name.
 * @param {Scene[]} scenes @param {Whereabouts[]} places @param {number} at
 */
export function travellerWords(scenes, places, at) {
  const { model, follow } = scenes[at].view;
  const where = places[at];
  const words = where.state === "moving" ? `to ${pointLabel(model, where.destination)}` : where.point < 0 ? "" : standingWords(model, where.point);
  return scenes.length > 1 && words ? `${model.leaders.name[follow]}: ${words}` : words;
}

/**
 * For everyone: what is going on, in one line. `current`: meetings, the latest one last.
 * @param {View} view @param {number[]} current
 */
export function currentWords(view, current) {
  if (!current.length) return "No meeting on this day";
  const more = current.length > 2 ? ` and ${current.length - 2} more` : "";
  /** @param {number} meeting */
  const words = (meeting) => {
    const point = view.model.meetings.point[meeting];
    return meetingTitle(view, meeting) + (point < 0 ? "" : `: ${pointLabel(view.model, point)}`);
  };
  return current.slice(0, 2).map(words).join("; ") + more;
}

/**
 * A sentence about the current meetings, the latest one in full; empty when there are none.
 * @param {View} view @param {number[]} current
 */
function announcement(view, current) {
  if (!current.length) return "";
  const { meetings } = view.model;
  const meeting = current[current.length - 1];
  const status = view.model.vocabulary.status[meetings.status[meeting]];
  const parts = [view.model.texts.label(meeting), meetingTitle(view, meeting), pointWords(view.model, meetings.point[meeting])];
  if (status !== "held") parts.push(status);
  if (current.length > 1) parts.push(`And ${current.length - 1} more`);
  return parts.join(". ");
}

/**
 * The same of one leader or two, each with the name; `told` as `toldOf` has it, `names` of the two.
 * @param {Told} told @param {string[]} names
 */
export function announcements(told, names) {
  /** @param {number[]} sides */
  const who = (sides) => (sides.length ? `${joinNames(sides.map((side) => names[side]))}: ` : "");
  return told.map(({ view, current, sides }) => who(sides) + announcement(view, current)).join(". ");
}
