// The meetings as rows of a table of texts: the same for reading and for printing.

import { spanWords } from "./calendar.js";
import { _, N_ } from "./gettext.js";
import { entriesWords, meetingKindWords, pointWords, statusWords, subjectWords, versionWords } from "./words.js";

/** @import { Model, Scene, Span, View } from "./types.js" */

/** What the columns are called, by `_`. */
export const TABLE_COLUMNS = [N_("Date"), N_("Who"), N_("Where"), N_("Role"), N_("Occasion"), N_("Status"), N_("Sources")];
const PAGE_ROWS = 100;

/**
 * The rows of a scene: what is dated and in its range, then what has no date.
 * @param {Pick<Scene, "inRange" | "undated">} scene
 */
function tableMeetings({ inRange, undated }) {
  const all = new Int32Array(inRange.length + undated.length);
  all.set(inRange);
  all.set(undated, inRange.length);
  return all;
}

/**
 * What a table of the meetings of `scene` is filled from: `{view, meetings, caption}`; `title` of the map.
 * @param {Scene} scene @param {Span} range @param {string} title
 */
export function tableContent({ view, ...scene }, range, title) {
  const days = view.model.extent === null ? _("No dates known") : spanWords(range[0], range[1]);
  return { view, meetings: tableMeetings(scene), caption: _("{name}: {words}", { name: title, words: days }) };
}

/** Everybody at a meeting, whom the map follows too. @param {Model} model @param {number} meeting */
function presentWords({ meetings, leaders }, meeting) {
  const present = meetings.leader.subarray(meetings.leaderStart[meeting], meetings.leaderStart[meeting + 1]);
  return entriesWords(Array.from(new Set(present), (leader) => leaders.name[leader])) || _("not named");
}

/**
 * The cells of a meeting, as `TABLE_COLUMNS` has them; each an array of lines. `nameOf(source)`.
 * @param {View} view @param {number} meeting @param {(source: number) => string} nameOf
 */
export function tableCells(view, meeting, nameOf) {
  const { model } = view;
  const { meetings, vocabulary, texts } = model;
  const names = [...new Set(texts.reports(meeting).map(({ source }) => nameOf(source)))];
  const disagreements = (model.disagreements.get(meeting) || []).flatMap(([what, versions]) => [
    _("Sources disagree: {what}", { what: subjectWords(what) }),
    ...versionWords(what, versions.map(([source, version]) => [nameOf(source), version])),
  ]);
  return [
    [texts.label(meeting) || _("no date known")],
    [presentWords(model, meeting)],
    [pointWords(model, meetings.point[meeting])],
    [meetingKindWords(view, meeting)],
    [texts.occasion(meeting)],
    [statusWords(vocabulary.status[meetings.status[meeting]])],
    [entriesWords(names), ...disagreements],
  ];
}

/**
 * The pages of `count` rows: `[from, to]` of page `page`, and how many pages there are.
 * @param {number} count @param {number} page
 */
export function tablePage(count, page) {
  const pages = Math.max(1, Math.ceil(count / PAGE_ROWS));
  const shown = Math.max(0, Math.min(pages - 1, page));
  return { pages, page: shown, from: shown * PAGE_ROWS, to: Math.min(count, (shown + 1) * PAGE_ROWS) };
}
