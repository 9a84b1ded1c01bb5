// The place of a row, looked up while it is typed: what it may mean stands below the row, and on the small map beside the
// four questions. Chosen by click, by key, or on that map; typing on and leaving the row choose nothing.

import { _, ngettext } from "../core/gettext.js";
import { element } from "../page/dom.js";
import { button } from "./ledger_parts.js";

/** @import { LookedUp, Offer } from "../core/ledger.js" */
/** @import { Grid } from "./ledger_grid.js" */

const PAUSE_MS = 220;
const PLACED = ["venue", "city"];

/**
 * Looks up what is typed into the rows of a grid; `put` tells what is new in a row.
 * @param {Grid} grid @param {(id: number) => void} put
 */
export function createLook(grid, put) {
  const list = element("tr", { class: "sa-ledger-looked" }, [element("td"), element("td")]);
  const box = /** @type {HTMLTableCellElement} */ (list.lastElementChild);
  const aloud = element("p", { class: "sa-ledger-aloud", role: "status" });
  let [row, timer, pointed, shown] = [0, 0, grid.data.looked?.pointed?.n ?? 0, ""];
  grid.root.append(aloud);

  /** What stands in the fields of a place of the row. */
  const typed = () => Object.fromEntries(PLACED.map((name) => [name, grid.drawn.get(row)?.fields.get(name)?.value.trim() ?? ""]));
  const words = () => Object.values(typed()).filter(Boolean).join(", ");

  function tell() {
    grid.line.tell("typed", { row, ...(row ? typed() : {}) });
  }

  function close() {
    clearTimeout(timer);
    list.remove();
    shown = "";
    if (!row) return;
    row = 0;
    tell();
  }

  /** @param {Offer | null} offer @param {[number, number]} [at] */
  function choose(offer, at) {
    const id = row;
    put(id);
    grid.line.ask({ do: "place", row: id, ...(offer ? { offer: offer.key } : { at }) });
    close();
    /** @type {HTMLElement | null} */ (grid.drawn.get(id)?.fields.get("venue") ?? null)?.focus();
  }

  /** @param {LookedUp} looked */
  function draw({ offers }) {
    const legend = _("“{words}” may be", { words: words() });
    const now = JSON.stringify([row, words(), offers.map(({ key }) => key)]);
    grid.drawn.get(row)?.line.after(list);
    if (now === shown) return;
    shown = now;
    box.colSpan = grid.data.columns.length + 1;
    const choices = offers.map((one, at) => {
      const said = [element("span", { class: "sa-ledger-number", text: String(at + 1), "aria-hidden": "true" }), element("b", { text: one.name }), one.where ? `, ${one.where}` : ""];
      const node = button("", () => choose(one), { class: "sa-ledger-button sa-ledger-offered" });
      node.append(...said);
      return node;
    });
    box.replaceChildren(element("div", { role: "group", "aria-label": legend }, [element("span", { class: "sa-ledger-hint", text: legend }), ...choices]));
    aloud.textContent = `${ngettext("{legend} {count} place.", "{legend} {count} places.", offers.length, { legend })} ${_("Arrow down leads there.")}`;
  }

  grid.table.addEventListener("input", ({ target }) => {
    const line = target instanceof HTMLInputElement && PLACED.includes(target.name) ? target.closest("tr[data-row]") : null;
    if (!(line instanceof HTMLElement)) return;
    row = Number(line.dataset.row);
    list.remove();
    clearTimeout(timer);
    timer = window.setTimeout(tell, PAUSE_MS);
  });
  grid.root.addEventListener("keydown", (event) => {
    const focused = document.activeElement;
    const choices = /** @type {HTMLElement[]} */ ([...box.querySelectorAll("button")]);
    const at = choices.indexOf(/** @type {HTMLElement} */ (focused));
    if (!list.isConnected || event.ctrlKey) return;
    if (event.key === "Escape") {
      const field = grid.drawn.get(row)?.fields.get("venue");
      close();
      if (at >= 0) field?.focus();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const here = at >= 0 || (focused instanceof HTMLInputElement && PLACED.includes(focused.name) && Number(focused.closest("tr")?.dataset.row) === row);
    if (!step || !here || event.altKey || (at < 0 && step < 0)) return;
    event.preventDefault();
    (choices[at + step] ?? (step < 0 ? grid.drawn.get(row)?.fields.get("venue") : null))?.focus();
  });
  grid.root.addEventListener("focusout", ({ relatedTarget }) => {
    // Who clicks on the small map goes into another page, and is told of as nowhere.
    if (!row || !(relatedTarget instanceof Element)) return;
    if (!list.contains(relatedTarget) && !grid.drawn.get(row)?.line.contains(relatedTarget)) close();
  });

  return () => {
    const looked = grid.data.looked;
    if (!row || looked?.row !== row || looked.words !== words()) return;
    if (looked.pointed && looked.pointed.n > pointed) {
      pointed = looked.pointed.n;
      const { key, at } = looked.pointed;
      choose(looked.offers.find((one) => one.key === key) ?? null, at);
      return;
    }
    const told = grid.drawn.get(row)?.row.cells;
    const chosen = told && PLACED.map((name) => told[name] ?? "").filter(Boolean).join(", ") === words() && grid.drawn.get(row)?.row.place;
    if (looked.offers.length && !chosen) draw(looked);
    else list.remove();
  };
}
