// The legend: a switch for each kind of meeting, and what the lines and marks mean.

import { _, N_, numberWords } from "../core/gettext.js";
import { POSTER_WORDS } from "../core/poster_legend.js";
import { statusNumbers } from "../core/view.js";
import { kindWords, unmadeWords } from "../core/words.js";
import { element } from "../page/dom.js";
import { statusState, symbol } from "../page/symbols.js";
import { createChangesPanel } from "./changes.js";

/** @import { Changed } from "../core/changes.js" */
/** @import { View } from "../core/types.js" */
/** @import { SymbolLook } from "../page/types.js" */

const KEY_LINES = /** @type {const} */ (["solid", "dashed", "dotted", "sparse", "soft"]);

/** `text` by `_`. @param {string} sort @param {string} text */
function keyLine(sort, text) {
  return element("li", {}, [element("span", { class: `sa-key-line sa-key-${sort}`, "aria-hidden": "true" }), element("span", { text: _(text) })]);
}

// What a mark shows besides its kind.
/** @type {[look: SymbolLook, text: string][]} */
const KEY_MARKS = [
  [{ hollow: true }, N_("Only the country is known, which is outlined, or a state or province: shown at one point of it; with a question mark: the name may mean another place as well")],
  [statusState("planned"), N_("Planned")],
  [statusState("invited"), N_("Invited, no more is known")],
  [statusState("cancelled"), N_("Cancelled")],
];

/** @param {SymbolLook} state @param {string} text */
function keyMark(state, text) {
  const mark = element("span", { class: "sa-key-mark sa-kind-made", "aria-hidden": "true" }, [symbol("made", state)]);
  return element("li", {}, [mark, element("span", { text: _(text) })]);
}

function keyPanel() {
  const flag = element("span", { class: "sa-key-mark" }, [element("span", { class: "sa-flag", text: "!" })]);
  return element("details", { class: "sa-key" }, [
    element("summary", { text: _("How to read this map") }),
    element("div", { class: "sa-key-body" }, [
      element("ul", {}, [
        ...KEY_LINES.map((sort) => keyLine(sort, POSTER_WORDS[sort])),
        keyLine("thin", N_("Very many ways: thin lines, there and back as one; darker and wider with more journeys")),
        ...KEY_MARKS.map(([state, text]) => keyMark(state, text)),
        element("li", {}, [flag, element("span", { text: _("Sources disagree: each version is in the list") })]),
      ]),
      element("p", { class: "sa-muted", text: _("Thin lines are guests on their way to the leader, and journeys within a country. Lines are great circles, not flown routes.") }),
    ]),
  ]);
}

/**
 * `onToggle(kind, shown)` when a switch is changed.
 * @param {(kind: number, shown: boolean) => void} onToggle @param {Changed} changes
 */
export function createLegend(onToggle, changes) {
  const kinds = element("div", { class: "sa-kinds", role: "group", "aria-label": _("Kinds of meetings shown") });
  const changed = createChangesPanel(changes);
  /** @type {Map<number, { held: HTMLElement, unmade: HTMLElement }>} */
  const counts = new Map();
  const panel = element("div", { class: "sa-legend" }, [kinds, changed.panel, keyPanel()]);

  /** @param {View} view @param {Set<number>} hidden */
  function fill(view, hidden) {
    const words = view.model.vocabulary.role;
    counts.clear();
    const switches = words.map((word, kind) => {
      if (!view.kinds[kind]) return null;
      const box = element("input", { type: "checkbox", checked: !hidden.has(kind), "data-kind": word });
      box.addEventListener("change", () => onToggle(kind, box.checked));
      const held = element("span", { class: "sa-kind-count", "data-kind": kind });
      const unmade = element("span", { class: "sa-kind-unmade" });
      counts.set(kind, { held, unmade });
      return element("label", { class: `sa-kind-switch sa-kind-${word}` }, [
        box,
        symbol(word),
        element("span", { text: kindWords(view, kind) }),
        held,
        unmade,
      ]);
    });
    kinds.replaceChildren(...switches.filter((one) => one !== null));
  }

  /** Say how many meetings of each kind are in the range, hidden ones too: those held, then the others. @param {View} view @param {Int32Array} meetings */
  function count(view, meetings) {
    for (const [kind, { held, unmade }] of counts) {
      const own = meetings.filter((meeting) => view.kind[meeting] === kind);
      const numbers = statusNumbers(view.model, own);
      held.textContent = numberWords(numbers[view.model.codes.held]);
      unmade.textContent = unmadeWords(view.model, numbers);
      // Of what the range has none there is nothing to choose.
      if (held.parentElement) held.parentElement.hidden = own.length === 0;
    }
  }

  /** Say how ways are drawn: `sort` of the plan of ways. @param {string} sort */
  function setSort(sort) {
    panel.classList.toggle("sa-many", sort === "many");
  }

  return { panel, fill, count, setSort, showGone: changed.show };
}
