// One meeting in words: the same text in the list and in the popup of a mark.

import { _, ngettext, pgettext } from "../core/gettext.js";
import { entriesWords, meetingKindWords, meetingTitle, partsWords, pointWords, statusWords, subjectWords, versionWords } from "../core/words.js";
import { element } from "../page/dom.js";
import { statusState, symbol } from "../page/symbols.js";
import { changeLine } from "./changes.js";

/** @import { Model, View } from "../core/types.js" */

/** A link when the address is a web address; text otherwise (an address comes from a table). @param {string} url */
function evidenceLink(url) {
  if (!/^https?:\/\//i.test(url)) return element("span", { text: url, dir: "auto" });
  return element("a", { href: url, text: url, target: "_blank", rel: "noopener noreferrer", dir: "auto" });
}

/** @param {string} name @param {string | Node | null | false | undefined} value */
function fact(name, value) {
  if (!value) return null;
  return element("div", { class: "sa-fact" }, [
    element("dt", { text: name }),
    element("dd", { dir: "auto" }, [typeof value === "string" ? document.createTextNode(value) : value]),
  ]);
}

/** @param {Model} model @param {number} source */
export function sourceName(model, source) {
  if (source < 0) return _("Source not named");
  const { publisher, id } = model.sources;
  return publisher[source] || id[source];
}

/** @param {Model} model @param {ReturnType<Model["texts"]["reports"]>[number]} report */
function reportItem(model, { source, date, place, leaders, note, url, where }) {
  const { title, published, stance } = model.sources;
  const known = source >= 0;
  return element("li", { class: "sa-report" }, [
    element("p", { class: "sa-source", text: sourceName(model, source), dir: "auto" }),
    element("dl", {}, [
      // Translators: the title of what the source published.
      fact(pgettext("what a source published", "Text"), known && title[source]),
      fact(_("Published"), known && published[source]),
      fact(_("What it is"), known && stance[source]),
      fact(_("Date as written"), date || pgettext("of a date or a place", "none")),
      fact(_("Place as written"), place || pgettext("of a date or a place", "none")),
      fact(_("Leaders as written"), leaders),
      fact(_("Note"), note),
      fact(_("Row"), where),
      fact(_("Evidence"), url ? evidenceLink(url) : null),
    ]),
  ]);
}

/** @param {Model} model @param {[what: string, versions: [source: number, version: string][]][]} disagreements */
function disagreementBox(model, disagreements) {
  const blocks = disagreements.map(([what, versions]) =>
    element("div", {}, [
      element("p", { class: "sa-disagree-what", text: _("Sources disagree: {what}", { what: subjectWords(what) }), dir: "auto" }),
      element("ul", {}, versionWords(what, versions.map(([source, version]) => [sourceName(model, source), version])).map((text) => element("li", { dir: "auto", text }))),
    ])
  );
  return element("div", { class: "sa-disagree" }, blocks);
}

/** The reports of a meeting behind a summary; filled when it is first opened. @param {Model} model @param {number} meeting */
function reportsDetails(model, meeting) {
  const reports = model.texts.reports(meeting);
  const names = [...new Set(reports.map(({ source }) => sourceName(model, source)))];
  // Translators: the names of the sources follow.
  const count = ngettext("{count} report:", "{count} reports:", reports.length);
  const summary = element("summary", { dir: "auto" }, [element("span", { text: `${count} ` }), element("span", { class: "sa-muted", dir: "auto", text: entriesWords(names) })]);
  const details = element("details", { class: "sa-reports" }, [summary]);
  details.addEventListener(
    "toggle",
    () => details.append(element("ul", {}, reports.map((report) => reportItem(model, report)))),
    { once: true }
  );
  return details;
}

/** The heading part of a meeting: date, who, place and role, occasion. @param {View} view @param {number} meeting */
function entryHeading(view, meeting) {
  const { model } = view;
  const { meetings, vocabulary, points, texts } = model;
  const status = vocabulary.status[meetings.status[meeting]];
  const point = meetings.point[meeting];
  const kind = view.kind[meeting];
  const occasion = texts.occasion(meeting);
  const change = model.changes.of.get(meeting);
  const hollow = point >= 0 && points.rough[point] === 1;
  const glyph = element("span", { class: `sa-kind-${vocabulary.role[kind]}` }, [
    symbol(vocabulary.role[kind], { hollow, ...statusState(status) }),
  ]);
  return [
    element("span", { class: "sa-entry-date" }, [
      element("span", { text: texts.label(meeting) || _("no date known"), dir: "auto" }),
      status === "held" ? null : element("span", { class: `sa-chip sa-${status}`, text: statusWords(status) }),
    ]),
    element("span", { class: "sa-entry-title", text: meetingTitle(view, meeting), dir: "auto" }),
    element("span", { class: "sa-entry-place" }, [
      glyph,
      element("span", { text: partsWords([meetingKindWords(view, meeting), pointWords(model, point)]), dir: "auto" }),
    ]),
    occasion && element("span", { class: "sa-entry-occasion", text: occasion, dir: "auto" }),
    change && changeLine(change),
  ];
}

/**
 * The list item of a meeting; `onPick(meeting)` when its heading is pressed.
 * @param {View} view @param {number} meeting @param {(meeting: number) => void} onPick
 */
export function entryItem(view, meeting, onPick) {
  const { model } = view;
  const status = model.vocabulary.status[model.meetings.status[meeting]];
  const item = element("li", { class: `sa-item sa-status-${status}`, "data-meeting": model.texts.id(meeting) });
  const button = element("button", { class: "sa-entry" }, entryHeading(view, meeting));
  button.addEventListener("click", () => onPick(meeting));
  const disagreements = model.disagreements.get(meeting);
  item.append(button);
  if (disagreements) item.append(disagreementBox(model, disagreements));
  item.append(reportsDetails(model, meeting));
  return item;
}
