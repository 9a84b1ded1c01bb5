// What changed since an earlier state of the table: the key of its signs, and what is gone, in words.

import { CHANGE_SIGNS, changeCounts, changeWords, goneWords } from "../core/changes.js";
import { _, ngettext } from "../core/gettext.js";
import { element } from "../page/dom.js";

/** @import { Change, Changed } from "../core/changes.js" */

/** How many meetings are of each sort. @type {Record<"new" | "altered" | "gone", (count: number) => string>} */
const SORT_WORDS = {
  new: (count) => ngettext("{count} new", "{count} new", count),
  altered: (count) => ngettext("{count} changed; the list says how", "{count} changed; the list says how", count),
  gone: (count) => ngettext("{count} gone", "{count} gone", count),
};

/** The sign of a sort. @param {"new" | "altered" | "gone"} sort */
export function changeSign(sort) {
  return element("span", { class: `sa-change sa-change-${sort}`, "aria-hidden": "true", text: CHANGE_SIGNS[sort] });
}

/** What became of a meeting, in the list and on the card. @param {Change} change */
export function changeLine(change) {
  return element("span", { class: "sa-entry-change" }, [
    changeSign(change.sort),
    element("span", { text: changeWords(change), dir: "auto" }),
  ]);
}

/**
 * The part of the legend that says what changed; hidden where nothing did. `show(position)` opens it at one that is gone.
 * @param {Changed} changes
 */
export function createChangesPanel(changes) {
  const counts = changeCounts(changes);
  const keys = /** @type {const} */ (["new", "altered", "gone"]).filter((sort) => counts[sort] > 0);
  const rows = changes.gone.map((gone) => element("li", { tabindex: "-1", dir: "auto" }, [changeSign("gone"), element("span", { text: goneWords(gone) })]));
  const list = element("details", { class: "sa-gone-list" }, [
    element("summary", { text: ngettext("What is gone ({count})", "What is gone ({count})", rows.length) }),
    element("ul", {}, rows),
  ]);
  const panel = element("div", { class: "sa-changes", role: "group", "aria-label": _("What changed"), hidden: keys.length === 0 }, [
    element("p", { class: "sa-changes-title", text: changes.since ? _("Changed since {date}", { date: changes.since }) : _("What changed"), dir: "auto" }),
    element("ul", { class: "sa-changes-key" }, keys.map((sort) => element("li", {}, [changeSign(sort), element("span", { text: SORT_WORDS[sort](counts[sort]) })]))),
    rows.length ? list : null,
  ]);
  return {
    panel,
    /** @param {number} position */
    show(position) {
      list.open = true;
      rows[position].focus();
    },
  };
}
