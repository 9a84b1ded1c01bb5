// The rows of a table that is written by hand, each cell a field: what is wrong with a row stands below it, in words, while
// typing goes on. Behind the last row stands a blank one to be written next.

import { _, N_, ngettext, numberWords } from "../core/gettext.js";
import { foreseen, isCells, unsaid } from "../core/ledger.js";
import { element, targetOf } from "../page/dom.js";
import { drawBar } from "./ledger_bar.js";
import { createLook } from "./ledger_look.js";
import { button, calendar, offering } from "./ledger_parts.js";

/** @import { Column, GridData, LedgerRow } from "../core/ledger.js" */
/** @import { Line, Part } from "./ledger.js" */

/** @typedef {HTMLInputElement | HTMLSelectElement} Field */
/** @typedef {{ row: number, cells: Record<string, string> }} Sent What was told of a row last, until it is heard. */
/** @typedef {{ row: LedgerRow, line: HTMLTableRowElement, head: HTMLElement, fields: Map<string, Field>, place: HTMLElement, faults: HTMLTableRowElement | null }} Drawn */
/**
 * @typedef {{ data: GridData, line: Line, root: HTMLElement, bar: HTMLElement, table: HTMLTableElement, body: HTMLElement, columns: string,
 *   drawn: Map<number, Drawn>, refused: HTMLElement, said: HTMLElement, sent: Sent | null, pasted: boolean, say(words: string): void, redraw(): void }} Grid
 */

/** Characters from which a cell may not show all of its text. */
const LONG = 18;
/** What a status is called. */
const STATUSES = [["", ""], ["held", N_("held")], ["planned", N_("planned")], ["invited", N_("invited")], ["cancelled", N_("cancelled")]];

/** @param {HTMLElement} parent @param {Line} line @param {GridData} data @returns {Part} */
export function createGrid(parent, line, data) {
  const bar = element("div", { class: "sa-ledger-bar" });
  const refused = element("p", { class: "sa-ledger-refused", role: "alert" });
  const said = element("p", { class: "sa-ledger-aside", role: "status" });
  const body = element("tbody");
  const table = element("table", { class: "sa-ledger-table" }, [body]);
  const root = element("div", { class: "sa-ledger" }, [bar, refused, element("div", { class: "sa-ledger-rows", role: "group", "aria-label": _("The rows of the table") }, [table]), said]);
  /** @type {Grid} */
  const grid = {
    data, line, root, bar, table, body, columns: "", drawn: new Map(), refused, said, sent: null, pasted: false,
    say: (words) => { said.textContent = words; },
    redraw: () => redraw(grid),
  };
  listen(grid);
  parent.append(root);
  redraw(grid);
  const look = createLook(grid, (id) => put(grid, id));
  const heard = (/** @type {GridData} */ told) => {
    hear(grid, told);
    look();
  };
  return { hear: heard, release: () => root.remove() };
}

/** @param {Grid} grid @param {GridData} data */
function hear(grid, data) {
  const before = grid.data;
  grid.data = data;
  const lost = data.refused && !grid.line.waiting.length ? grid.sent : null;
  if (!grid.line.waiting.length) grid.sent = null;
  grid.refused.textContent = data.refused ? _("Not done: {reason}.", { reason: data.refused }) : "";
  const words = [];
  if (grid.pasted && !grid.line.waiting.length) {
    grid.pasted = false;
    if (!data.refused) words.push(_("Cells pasted. Undo takes them back."), data.pasted);
  }
  if (data.faults !== before.faults) words.push(data.faults ? ngettext("{count} row to look at.", "{count} rows to look at.", data.faults) : _("No row has anything to look at any more."));
  if (words.length) grid.say(words.join(" "));
  redraw(grid);
  if (lost) restore(grid, lost);
}

/** What was typed and could not be written stands in its fields again, or in those of the new row. @param {Grid} grid @param {Sent} lost */
function restore(grid, { row, cells }) {
  const drawn = grid.drawn.get(row) ?? [...grid.drawn.values()].at(-1);
  for (const [name, text] of Object.entries(cells)) {
    const field = drawn?.fields.get(name);
    if (field && !isNew(field)) field.value = text;
  }
}

/** @param {Grid} grid */
function redraw(grid) {
  const { data } = grid;
  drawBar(grid);
  const columns = JSON.stringify(data.columns.map(({ name }) => name));
  if (columns !== grid.columns) drawHead(grid, columns);
  const rows = foreseen(data.rows, grid.line.waiting, data.next);
  const here = grid.body.contains(document.activeElement);
  const standing = new Set(rows.map((row) => row.id));
  for (const [id, drawn] of grid.drawn) {
    if (standing.has(id)) continue;
    drawn.line.remove();
    drawn.faults?.remove();
    grid.drawn.delete(id);
  }
  /** @type {Element | null} */
  let last = null;
  for (const row of rows) {
    const drawn = grid.drawn.get(row.id) ?? create(grid, row);
    grid.drawn.set(row.id, drawn);
    fill(grid, drawn, row);
    for (const line of [drawn.line, drawn.faults]) {
      if (!line) continue;
      /** @type {Element | null} */
      const before = last ? last.nextElementSibling : grid.body.firstElementChild;
      if (before !== line) grid.body.insertBefore(line, before);
      last = line;
    }
  }
  // The row that had the focus may have gone.
  if (here && !grid.body.contains(document.activeElement)) /** @type {HTMLElement | null} */ (grid.body.querySelector("tr[data-row]:last-of-type input"))?.focus();
}

/** @param {Grid} grid @param {string} columns */
function drawHead(grid, columns) {
  grid.columns = columns;
  grid.drawn.clear();
  grid.body.replaceChildren();
  grid.table.tHead?.remove();
  const cells = grid.data.columns.map(({ name, label }) => element("th", { scope: "col", class: `sa-ledger-is-${name}`, title: _("The column {name} of the file", { name }) }, [label]));
  grid.table.prepend(element("thead", {}, [element("tr", {}, [element("th", { scope: "col", text: _("Row") }), ...cells, element("td")])]));
}

/** @param {Grid} grid @param {LedgerRow} row @returns {Drawn} */
function create(grid, row) {
  /** @type {Map<string, Field>} */
  const fields = new Map();
  const place = element("span", { class: "sa-ledger-place" });
  const head = element("th", { scope: "row" });
  const line = element("tr", { "data-row": row.id }, [head]);
  for (const column of grid.data.columns) {
    const [field, node] = fieldOf(grid, column, row.id);
    fields.set(column.name, field);
    line.append(element("td", { "data-label": column.label }, [node, column.name === "venue" && place]));
  }
  const where = button("", () => grid.line.ask({ do: "where", row: row.id }), { class: "sa-ledger-icon sa-ledger-pin", "data-place": row.id });
  const remove = button("×", () => takeOut(grid, row.id), { class: "sa-ledger-icon", "data-remove": row.id });
  line.append(element("td", { class: "sa-ledger-acts" }, [where, remove]));
  return { row, line, head, fields, place, faults: null };
}

/** @param {Grid} grid @param {Column} column @param {number} id @returns {[Field, HTMLElement]} */
function fieldOf(grid, column, id) {
  const { name, hint } = column;
  if (name === "status") {
    const select = element("select", { name }, STATUSES.map(([value, text]) => element("option", { value, text: text && _(text) })));
    select.addEventListener("change", () => put(grid, id));
    return [select, select];
  }
  const field = element("input", { name, autocomplete: "off", maxlength: 10000, "data-hint": hint });
  field.addEventListener("change", () => put(grid, id));
  if (name === "date") return [field, calendar(field, _("Choose a day"), () => put(grid, id), { aside: true })];
  if (name === "leaders") return [field, element("span", {}, [field, offering(field, () => grid.data.names, { names: true })])];
  if (!column.used.length) return [field, field];
  const used = () => grid.data.columns.find((one) => one.name === name)?.used ?? [];
  return [field, element("span", {}, [field, offering(field, used)])];
}

/** What a row is called, and what can be done with it: one with a number, a blank one, one that is not numbered yet. @param {number} number @param {boolean} fresh */
function calledWords(number, fresh) {
  if (!number && fresh) return { itself: _("a new row"), place: _("Place of a new row on the small map"), remove: _("Remove a new row") };
  if (!number) return { itself: _("the row just written"), place: _("Place of the row just written on the small map"), remove: _("Remove the row just written") };
  const row = { number: numberWords(number) };
  return { itself: _("row {number}", row), place: _("Place of row {number} on the small map", row), remove: _("Remove row {number}", row) };
}

/** @param {Grid} grid @param {Drawn} drawn @param {LedgerRow} row */
function fill(grid, drawn, row) {
  drawn.row = row;
  const fresh = row.id >= grid.data.next && !Object.keys(row.cells).length;
  const called = calledWords(row.number, fresh);
  drawn.head.textContent = row.number ? numberWords(row.number) : fresh ? "+" : "";
  drawn.line.classList.toggle("sa-ledger-new", fresh);
  const { name: taken, country } = unsaid(row);
  drawn.place.textContent = taken && _("Taken for {place}", { place: taken });
  const wrong = new Map(row.faults.map((fault, at) => [fault.column, faultId(row.id, at)]));
  for (const [name, field] of drawn.fields) {
    const column = grid.data.columns.find((one) => one.name === name);
    const text = row.cells[name] ?? "";
    show(field, text);
    field.setAttribute("aria-label", _("{column}, {row}", { column: column?.label ?? name, row: called.itself }));
    field.title = text.length > LONG ? text : name === "country" && country ? _("Read as {country}", { country }) : "";
    if (field instanceof HTMLInputElement) field.placeholder = hintOf(grid, field, fresh, name === "country" ? country : "");
    const fault = wrong.get(name);
    if (fault) field.setAttribute("aria-describedby", fault);
    else field.removeAttribute("aria-describedby");
    field.toggleAttribute("aria-invalid", false);
    if (row.faults.some((one) => one.column === name && one.severity === "error")) field.setAttribute("aria-invalid", "true");
  }
  for (const [kind, words] of [["place", called.place], ["remove", called.remove]]) {
    const act = /** @type {HTMLButtonElement} */ (drawn.line.querySelector(`[data-${kind}]`));
    act.hidden = !row.number || (kind === "place" && !row.cells.venue && !row.cells.city);
    act.setAttribute("aria-label", words);
    act.title = words;
  }
  drawFaults(grid, drawn);
}

/** What stands in a field while it is blank. @param {Grid} grid @param {HTMLInputElement} field @param {boolean} fresh @param {string} read */
function hintOf(grid, field, fresh, read) {
  return fresh && grid.data.count === 0 ? field.dataset.hint ?? "" : read;
}

/** @param {number} id @param {number} at */
const faultId = (id, at) => `sa-ledger-fault-${id}-${at}`;

/** @param {Grid} grid @param {Drawn} drawn */
function drawFaults(grid, drawn) {
  const { faults, id } = drawn.row;
  if (!faults.length) {
    drawn.faults?.remove();
    drawn.faults = null;
    return;
  }
  const list = element("ul", {}, faults.map((one, at) => element("li", { id: faultId(id, at), class: `sa-ledger-${one.severity}`, text: one.words })));
  drawn.faults ??= element("tr", { class: "sa-ledger-faults" }, [element("td"), element("td", { colspan: grid.data.columns.length + 1 })]);
  const cell = /** @type {HTMLElement} */ (drawn.faults.lastElementChild);
  const asked = faults.some(({ column }) => column === "venue" || column === "city");
  const choose = asked && button(_("Choose the place on the small map"), () => grid.line.ask({ do: "where", row: id }), { "data-act": "choose" });
  if (cell.dataset.said === list.textContent) return;
  cell.dataset.said = list.textContent ?? "";
  cell.replaceChildren(...[list, choose].filter((one) => one !== false));
}

/** Whether something was typed that no step has told yet. @param {Field} field */
const isNew = (field) => field.value !== (field.dataset.was ?? "");

/** What stands in a field now, unless it is being typed over. @param {Field} field @param {string} text */
function show(field, text) {
  if (isNew(field)) return;
  if (field instanceof HTMLSelectElement && ![...field.options].some((one) => one.value === text)) field.append(element("option", { value: text, text }));
  if (field.value !== text) field.value = text;
  field.dataset.was = text;
}

/** Tell of everything new in a row: what a browser fills in by itself changes no field in its own words. @param {Grid} grid @param {number} id */
function put(grid, id) {
  const fresh = [...(grid.drawn.get(id)?.fields ?? [])].filter(([, field]) => isNew(field));
  if (!fresh.length) return;
  for (const [, field] of fresh) field.dataset.was = field.value;
  const cells = Object.fromEntries(fresh.map(([name, field]) => [name, field.value]));
  grid.sent = { row: id, cells: grid.sent?.row === id ? { ...grid.sent.cells, ...cells } : cells };
  grid.line.ask({ do: "put", row: id, cells });
  redraw(grid);
}

/** @param {Grid} grid @param {number} id */
function takeOut(grid, id) {
  const line = grid.drawn.get(id)?.line;
  const number = grid.drawn.get(id)?.row.number;
  const rest = [...grid.body.querySelectorAll("tr[data-row]")];
  const next = rest[rest.findIndex((one) => one === line) + 1];
  grid.line.ask({ do: "remove", row: id });
  grid.say(_("Row {number} removed. Undo brings it back.", { number: numberWords(number ?? 0) }));
  redraw(grid);
  /** @type {HTMLElement | null} */ (next?.querySelector("[data-remove]:not([hidden])") ?? next?.querySelector("input"))?.focus();
}

/** Keys and the clipboard, for all cells. @param {Grid} grid */
function listen(grid) {
  grid.root.addEventListener("keydown", (event) => {
    const field = targetOf(event);
    const clean = !(field instanceof HTMLInputElement) || field.type !== "text" || !isNew(field);
    if ((event.ctrlKey || event.metaKey) && clean && /^[zy]$/i.test(event.key)) {
      event.preventDefault();
      grid.line.ask({ do: event.key.toLowerCase() === "y" || event.shiftKey ? "redo" : "undo" });
      return;
    }
    if (!(field instanceof HTMLInputElement) || !field.closest("tr[data-row]")) return;
    const step = event.key === "Enter" || (event.key === "ArrowDown" && event.ctrlKey) ? 1 : event.key === "ArrowUp" && event.ctrlKey ? -1 : 0;
    if (event.key === "Escape") {
      field.value = field.dataset.was ?? "";
    } else if (step) {
      event.preventDefault();
      field.dispatchEvent(new Event("change"));
      beside(grid, field, step)?.focus();
    }
  });
  grid.table.addEventListener("paste", (event) => {
    const field = targetOf(event);
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const line = field.closest("tr[data-row]");
    if (!(field instanceof HTMLInputElement) || !(line instanceof HTMLElement) || !isCells(text)) return;
    event.preventDefault();
    field.value = field.dataset.was ?? "";
    grid.line.ask({ do: "paste", row: Number(line.dataset.row), column: field.name, text });
    grid.pasted = true;
    grid.say("");
  });
}

/** The field above or below. @param {Grid} grid @param {HTMLInputElement} field @param {number} step */
function beside(grid, field, step) {
  const lines = [...grid.body.querySelectorAll("tr[data-row]")];
  const line = lines[lines.indexOf(/** @type {Element} */ (field.closest("tr"))) + step];
  return /** @type {HTMLElement | null} */ (line?.querySelector(`[name="${field.name}"]`) ?? null);
}
