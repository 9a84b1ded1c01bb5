// The texts of a replay document, which are looked up or follow from its numbers.

import { isoDate, spanWords } from "./calendar.js";
import { summedColumn } from "./columns.js";
import { _, spoken } from "./gettext.js";

/** @import { Column, Meetings, ReplayDocument } from "./types.js" */

const FOLLOWS = -1;

/**
 * The texts of meetings and reports, each made when it is asked for. Places stay as in the table.
 * @param {ReplayDocument} document @param {Meetings} meetings
 */
export function createTexts(document, meetings) {
  const { texts, meetings: columns, reports, leaders, points } = document;
  /** @param {Column} column @param {number} row */
  const at = (column, row) => (typeof column === "number" ? column : column[row]);
  /** @param {Column} column @param {number} row */
  const text = (column, row) => texts[at(column, row)];
  /** @param {Column} column @param {number} row @param {() => string} otherwise */
  const said = (column, row, otherwise) => (at(column, row) === FOLLOWS ? otherwise() : text(column, row));
  const labels = document.spoken?.[spoken()]?.labels ?? {};
  /** A label in words, in the language that is spoken. @param {string} label */
  const inLanguage = (label) => (Object.hasOwn(labels, label) ? labels[label] : label);
  const idNumber = summedColumn(columns.id_number, meetings.count);
  const reportRow = summedColumn(reports.row, meetings.reportStart[meetings.count]);

  /** @param {number} meeting */
  function place(meeting) {
    const point = meetings.point[meeting];
    return said(columns.place, meeting, () => `${points.name[point]}, ${points.country_name[point]}`);
  }

  /** @param {number} meeting */
  function isoSpan(meeting) {
    const [first, last] = [isoDate(meetings.first[meeting]), isoDate(meetings.last[meeting])];
    return first === last ? first : `${first}/${last}`;
  }

  /** @param {number} meeting */
  function leaderNames(meeting) {
    const present = meetings.leader.subarray(meetings.leaderStart[meeting], meetings.leaderStart[meeting + 1]);
    return Array.from(present, (leader) => leaders.name[leader]).join("; ");
  }

  /** @param {number} meeting @param {number} row */
  function report(meeting, row) {
    return {
      source: at(reports.source, row),
      date: said(reports.date, row, () => isoSpan(meeting)),
      place: said(reports.place, row, () => place(meeting)),
      leaders: said(reports.leaders, row, () => leaderNames(meeting)),
      note: text(reports.note, row),
      url: text(reports.url, row),
      // Translators: a row of a table.
      where: _("{file} row {row}", { file: text(reports.file, row), row: reportRow[row] }),
    };
  }

  return {
    /** @param {number} meeting */
    id(meeting) {
      const number = idNumber[meeting];
      return text(columns.id_text, meeting) + (number < 0 ? "" : number);
    },
    /** @param {number} meeting */
    label: (meeting) => inLanguage(said(columns.label, meeting, () => spanWords(meetings.first[meeting], meetings.last[meeting]))),
    /** @param {number} meeting */
    occasion: (meeting) => text(columns.occasion, meeting),
    /** @param {number} meeting */
    category: (meeting) => text(columns.category, meeting),
    place,
    /** `[{source, date, place, leaders, note, url, where}]`, as written. @param {number} meeting */
    reports(meeting) {
      const found = [];
      for (let row = meetings.reportStart[meeting]; row < meetings.reportStart[meeting + 1]; row += 1) {
        found.push(report(meeting, row));
      }
      return found;
    },
  };
}

/** `[[what, [[source, version], …]], …]` by meeting, for those that have any. @param {ReplayDocument["disagreements"]} list */
export function disagreementsByMeeting(list) {
  /** @type {Map<number, [what: string, versions: [source: number, version: string][]][]>} */
  const found = new Map();
  for (const [meeting, what, versions] of list) {
    const known = found.get(meeting);
    if (known) known.push([what, versions]);
    else found.set(meeting, [[what, versions]]);
  }
  return found;
}
