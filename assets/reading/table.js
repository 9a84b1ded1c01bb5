// The meetings as a table that is read without the map: by pages, or all of it to be searched or printed.

import { _, ngettext, numberWords } from "../core/gettext.js";
import { TABLE_COLUMNS, tableCells, tablePage } from "../core/table.js";
import { element } from "../page/dom.js";
import { icon } from "../page/drawing.js";
import { sourceName } from "./entry.js";

/** @import { View } from "../core/types.js" */
/** @import { Bindings, Sheet, TableContent } from "../page/types.js" */

// So many rows are added before each frame when all of them are asked for.
const ROWS_A_FRAME = 1000;

/** @param {View} view @param {number} meeting */
function tableRow(view, meeting) {
  const cells = tableCells(view, meeting, (source) => sourceName(view.model, source));
  return element("tr", { "data-meeting": view.model.texts.id(meeting) }, cells.map((lines, column) =>
    element(column === 0 ? "th" : "td", { dir: "auto", scope: column === 0 ? "row" : null }, lines.map((line, at) =>
      at === 0 ? document.createTextNode(line) : element("p", { text: line, dir: "auto" })
    ))
  ));
}

/** A table with its head and no rows yet. @param {string} caption */
export function emptyTable(caption, columns = MEETING_SHEET.columns) {
  return element("table", { class: "sa-meetings" }, [
    element("caption", { text: caption, dir: "auto" }),
    element("thead", {}, [element("tr", {}, columns.map((name) => element("th", { scope: "col", text: name })))]),
    element("tbody"),
  ]);
}

/** @param {HTMLTableElement} table @param {View} view @param {Int32Array} meetings */
function addTableRows(table, view, meetings) {
  table.tBodies[0].append(...Array.from(meetings, (meeting) => tableRow(view, meeting)));
}

/**
 * What the panel says and holds of meetings.
 * @type {Sheet<View>}
 */
export const MEETING_SHEET = {
  get label() {
    return _("Table of the meetings");
  },
  get heading() {
    return _("The meetings as a table");
  },
  get none() {
    return _("No meetings in this range");
  },
  get columns() {
    return TABLE_COLUMNS.map((name) => _(name));
  },
  add: addTableRows,
  printed: 5000,
  unprinted: (left) =>
    ngettext("{count} more meeting is not printed: narrow the range to have it on paper.", "{count} more meetings are not printed: narrow the range to have them on paper.", left),
};

const TABLE_ICON = "M1 2h14v12H1zM2.5 6v2.2h4V6zm5.5 0v2.2h5.5V6zM2.5 9.8v2.7h4V9.8zm5.5 0v2.7h5.5V9.8z";

/** @param {{ label: string }} sheet */
export function createTableButton({ label }) {
  const button = element("button", { class: "sa-text-button sa-share-button", "data-role": "table", "aria-haspopup": "dialog", "aria-label": label, title: label });
  button.append(icon(TABLE_ICON), element("span", { text: _("Table") }));
  return button;
}

/**
 * The dialog; `content()` gives the rows as they are when it opens.
 * @template V
 * @param {HTMLElement} root @param {() => TableContent<V>} content @param {HTMLButtonElement} button @param {Bindings} bindings
 * @param {Sheet<V>} sheet
 */
export function createTablePanel(root, content, button, bindings, sheet) {
  const heading = element("h2", { text: sheet.heading, tabindex: "-1" });
  const close = element("button", { class: "sa-card-close", "aria-label": _("Close"), text: "×" });
  const previous = element("button", { class: "sa-text-button", "data-role": "table-previous", text: _("Previous page") });
  const next = element("button", { class: "sa-text-button", "data-role": "table-next", text: _("Next page") });
  const all = element("button", { class: "sa-text-button", "data-role": "table-all", text: _("Show all") });
  const status = element("p", { class: "sa-muted", role: "status", "data-role": "table-status" });
  const box = element("div", { class: "sa-table-box", role: "region", "aria-label": sheet.label, tabindex: "0" });
  const dialog = element("dialog", { class: "sa-table", "aria-label": sheet.heading, "data-role": "table-panel" }, [
    element("div", { class: "sa-share-head" }, [heading, close]),
    element("div", { class: "sa-table-tools" }, [previous, next, all, status]),
    box,
  ]);
  root.append(dialog);
  /** @type {TableContent<V> | null} */
  let shown = null;
  let page = 0;
  let waiting = 0;

  /** @param {number} wanted */
  function show(wanted) {
    cancelAnimationFrame(waiting);
    if (!shown) return;
    const { view, meetings, caption } = shown;
    const { pages, page: at, from, to } = tablePage(meetings.length, wanted);
    page = at;
    const table = emptyTable(caption, sheet.columns);
    sheet.add(table, view, meetings.subarray(from, to));
    box.replaceChildren(table);
    box.scrollTop = 0;
    previous.disabled = page === 0;
    next.disabled = page === pages - 1;
    for (const control of [previous, next, all]) control.hidden = pages === 1;
    status.textContent = meetings.length ? ngettext("Rows {from} to {to} of {count}", "Rows {from} to {to} of {count}", meetings.length, { from: numberWords(from + 1), to: numberWords(to) }) : sheet.none;
  }

  /** All rows, some before each frame, so that the page stays alive meanwhile. */
  function showAll() {
    if (!shown) return;
    const { view, meetings, caption } = shown;
    const table = emptyTable(caption, sheet.columns);
    box.replaceChildren(table);
    heading.focus();
    for (const control of [previous, next, all]) control.hidden = true;
    /** @param {number} from */
    const add = (from) => {
      const to = Math.min(meetings.length, from + ROWS_A_FRAME);
      sheet.add(table, view, meetings.subarray(from, to));
      const done = to === meetings.length;
      status.textContent = done ? ngettext("All {count} row", "All {count} rows", to) : ngettext("{done} of {count} row …", "{done} of {count} rows …", meetings.length, { done: numberWords(to) });
      waiting = done ? 0 : requestAnimationFrame(() => add(to));
    };
    add(0);
  }

  bindings.on(button, "click", () => {
    shown = content();
    show(0);
    dialog.showModal();
    heading.focus();
  });
  previous.addEventListener("click", () => show(page - 1));
  next.addEventListener("click", () => show(page + 1));
  all.addEventListener("click", showAll);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    cancelAnimationFrame(waiting);
    box.replaceChildren();
    shown = null;
  });
  bindings.add(() => {
    cancelAnimationFrame(waiting);
    dialog.remove();
  });
}
