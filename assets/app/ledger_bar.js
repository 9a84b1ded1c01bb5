// The line above the rows: how many there are, the way back, what else can be shown, and where a leader comes from.

import { _, ngettext, numberWords } from "../core/gettext.js";
import { element } from "../page/dom.js";
import { button } from "./ledger_parts.js";

/** @import { Grid } from "./ledger_grid.js" */

const FEW = 12;

/** @param {Grid} grid */
export function drawBar(grid) {
  const { data, bar } = grid;
  const key = JSON.stringify([data.count, data.wanted, data.first, data.words, data.faulty, data.faults, data.undo, data.redo, data.homeless, data.others]);
  if (bar.dataset.key === key) return;
  bar.dataset.key = key;
  const active = document.activeElement;
  const had = active instanceof HTMLElement && bar.contains(active) ? active.dataset.act : undefined;
  const open = bar.querySelector("details")?.open;
  const search = finding(grid);
  bar.replaceChildren(
    element("strong", { text: data.count ? ngettext("{count} row", "{count} rows", data.count) : _("No row yet") }),
    step(grid, "undo", data.undo),
    step(grid, "redo", data.redo),
    ...search,
    more(grid, Boolean(open)),
    ...homes(grid),
  );
  if (had) /** @type {HTMLElement | null} */ (bar.querySelector(`[data-act="${had}"]:not(:disabled)`) ?? bar.querySelector("[data-act]:not(:disabled)"))?.focus();
}

/** A button that takes a step back or makes it again; `about`: which. @param {Grid} grid @param {"undo" | "redo"} what @param {string} about */
function step(grid, what, about) {
  const back = what === "undo";
  const act = () => {
    grid.line.ask({ do: what });
    grid.say(back ? _("Taken back: {step}.", { step: about }) : _("Made again: {step}.", { step: about }));
  };
  const title = back ? _("Undo: {step}", { step: about }) : _("Redo: {step}", { step: about });
  return button(back ? _("Undo") : _("Redo"), act, { "data-act": what, disabled: !about, title: about ? title : null });
}

/** Search, and the way through many rows; nothing where there are few. @param {Grid} grid */
function finding(grid) {
  const { data } = grid;
  const look = (/** @type {object} */ what) => grid.line.tell("look", { first: 0, words: data.words, faulty: data.faulty, ...what });
  const parts = [];
  if (data.faults || data.faulty) {
    const only = element("input", { type: "checkbox", "data-act": "faulty" });
    only.checked = data.faulty;
    only.addEventListener("change", () => look({ faulty: only.checked }));
    parts.push(element("label", { class: "sa-ledger-only" }, [only, _("Only rows to look at ({number})", { number: numberWords(data.faults) })]));
  }
  if (data.count <= FEW && !data.words) return parts;
  const words = element("input", { type: "search", value: data.words, placeholder: _("Find in the rows"), "aria-label": _("Find in the rows"), "data-act": "words" });
  words.addEventListener("change", () => look({ words: words.value }));
  parts.push(words);
  if (data.wanted > data.page) {
    const last = Math.min(data.first + data.page, data.wanted);
    parts.push(
      button("‹", () => look({ first: data.first - data.page }), { "data-act": "back", "aria-label": _("Earlier rows"), disabled: data.first === 0 }),
      element("span", { text: _("{first} to {last} of {all}", { first: numberWords(data.first + 1), last: numberWords(last), all: numberWords(data.wanted) }) }),
      button("›", () => look({ first: data.first + data.page }), { "data-act": "on", "aria-label": _("Later rows"), disabled: last >= data.wanted }),
    );
  } else if (data.words) {
    parts.push(element("span", { text: ngettext("{count} row found", "{count} rows found", data.wanted) }));
  }
  return parts;
}

/** Columns that are not in the first view. @param {Grid} grid @param {boolean} open */
function more(grid, open) {
  const set = element("div", { class: "sa-ledger-columns", role: "group", "aria-label": _("Columns to show") });
  for (const one of grid.data.others) {
    const tick = element("input", { type: "checkbox", "data-act": `column-${one.name}` });
    tick.checked = one.shown;
    tick.addEventListener("change", () => {
      const columns = grid.data.others.filter((other) => (other.name === one.name ? tick.checked : other.shown)).map(({ name }) => name);
      grid.line.ask({ do: "columns", columns });
    });
    set.append(element("label", {}, [tick, one.label]));
  }
  set.append(button(_("As the bundled example has them"), () => grid.line.ask({ do: "example" }), { "data-act": "example" }));
  return element("details", { class: "sa-ledger-more", open }, [element("summary", { text: _("More columns"), "data-act": "more" }), set]);
}

/** Where leaders come from whose country no row says. @param {Grid} grid */
function homes(grid) {
  const { homeless, countries } = grid.data;
  const [name] = homeless;
  if (!name) return [];
  const select = element("select", { "data-act": "home", "aria-label": _("Where {name} comes from", { name }) });
  for (const country of ["", ...countries]) select.append(element("option", { value: country, text: country || _("Choose a country") }));
  select.addEventListener("change", () => {
    if (select.value) grid.line.ask({ do: "home", name, country: select.value });
  });
  // Translators: {name} is a leader in bold, {choice} a list of countries to choose from.
  const words = _("Where does {name} come from? {choice} So visits are told from guests.").split(/(\{name\}|\{choice\})/);
  const parts = words.map((one) => (one === "{name}" ? element("b", { text: name }) : one === "{choice}" ? select : one));
  const left = homeless.length - 1;
  if (left) parts.push(" ", ngettext("({count} more to ask)", "({count} more to ask)", left));
  return [element("p", { class: "sa-ledger-home" }, parts)];
}
