// The search: a field with a list of what it finds (WAI-ARIA combobox pattern with a listbox).

import { _, N_, ngettext, numberWords } from "../core/gettext.js";
import { SEARCH_SORTS, searchEntries, searchFor } from "../core/search.js";
import { element } from "../page/dom.js";
import { icon } from "../page/drawing.js";

/** @import { Model, SearchEntry, SearchSort, Target } from "../core/types.js" */

/** @type {Record<SearchSort, string>} */
const SEARCH_WORDS = { leader: N_("Leaders"), place: N_("Places"), country: N_("Countries"), occasion: N_("Occasions"), route: N_("Routes") };
let searches = 0;

const SEARCH_ICON = "M7 1.5a5.5 5.5 0 1 0 3.3 9.9l3.4 3.4 1.1-1.1-3.4-3.4A5.5 5.5 0 0 0 7 1.5zm0 1.6a3.9 3.9 0 1 1 0 7.8a3.9 3.9 0 0 1 0-7.8z";

/** The button that opens the search. */
export function createSearchButton() {
  const label = _("Search");
  return element("button", { class: "sa-text-button sa-share-button", "data-role": "search", "aria-expanded": "false", "aria-label": label, title: label }, [icon(SEARCH_ICON)]);
}

/**
 * `host`: `point(target)` (null: nothing) while an option is gone over, `choose(entry)`.
 * @param {Model} model @param {HTMLButtonElement} button
 * @param {{ point(target: Target | null): void, choose(entry: SearchEntry): void }} host
 */
export function createSearch(model, button, host) {
  const id = `sa-search-${(searches += 1)}`;
  const listbox = element("ul", { class: "sa-search-list", id, role: "listbox", "aria-label": _("Found"), "data-role": "search-list" });
  const input = element("input", {
    type: "text", class: "sa-search-field", role: "combobox", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list",
    autocomplete: "off", spellcheck: "false", "aria-label": _("Search leaders, places, countries, occasions, routes"),
    placeholder: _("Leader, place, country, occasion"), "data-role": "search-field", dir: "auto",
  });
  const said = element("p", { class: "sa-search-said", role: "status" });
  const panel = element("div", { class: "sa-search-panel", role: "search", hidden: true }, [input, listbox, said]);
  /** @type {SearchEntry[] | null} */
  let entries = null;
  /** @type {string | null} */
  let entriesIn = null; // the language of their names
  /** @type {SearchEntry[]} */
  let found = [];
  let active = -1;

  /** @param {number} at */
  const optionAt = (at) => panel.querySelector(`[data-at="${at}"]`);

  /** @param {number} at */
  function activate(at) {
    optionAt(active)?.setAttribute("aria-selected", "false");
    active = at;
    const option = optionAt(at);
    if (option) {
      option.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
    host.point(at < 0 ? null : entryAsTarget(found[at]));
  }

  /** @param {SearchEntry} entry @param {number} at */
  function optionOf(entry, at) {
    const option = element("li", { role: "option", id: `${id}-${at}`, "data-at": at, "data-sort": entry.sort, "aria-selected": "false", class: "sa-search-option" }, [
      element("span", { text: entry.text, dir: "auto" }),
      element("span", { class: "sa-muted", text: numberWords(entry.weight), "aria-hidden": "true" }),
    ]);
    option.addEventListener("pointermove", () => active === at || activate(at));
    option.addEventListener("click", () => choose(at));
    return option;
  }

  function fill() {
    if (entries === null || entriesIn !== model.naming.language) entries = searchEntries(model);
    entriesIn = model.naming.language;
    found = searchFor(entries, input.value);
    active = -1;
    input.removeAttribute("aria-activedescendant");
    host.point(null);
    const groups = SEARCH_SORTS.map((sort) => {
      const own = found.map((entry, at) => ({ entry, at })).filter(({ entry }) => entry.sort === sort);
      if (!own.length) return null;
      return element("li", { role: "presentation" }, [
        element("p", { class: "sa-search-sort", id: `${id}-${sort}`, text: _(SEARCH_WORDS[sort]) }),
        element("ul", { role: "group", "aria-labelledby": `${id}-${sort}` }, own.map(({ entry, at }) => optionOf(entry, at))),
      ]);
    });
    listbox.replaceChildren(...groups.filter((one) => one !== null));
    input.setAttribute("aria-expanded", String(found.length > 0));
    const asked = input.value.trim() !== "";
    said.textContent = !asked ? "" : found.length ? ngettext("{count} found", "{count} found", found.length) : _("Nothing of that name in this map");
  }

  /** @param {number} at */
  function choose(at) {
    const entry = found[at];
    shut();
    host.choose(entry);
  }

  function shut() {
    panel.hidden = true;
    button.setAttribute("aria-expanded", "false");
    host.point(null);
    button.focus({ preventScroll: true });
  }

  function open() {
    panel.hidden = false;
    button.setAttribute("aria-expanded", "true");
    input.value = "";
    fill();
    input.focus();
  }

  button.addEventListener("click", () => (panel.hidden ? open() : shut()));
  input.addEventListener("input", fill);
  panel.addEventListener("keydown", (event) => {
    const last = found.length - 1;
    /** @type {Record<string, number>} */
    const moves = { ArrowDown: active >= last ? 0 : active + 1, ArrowUp: active <= 0 ? last : active - 1 };
    if (event.key === "Escape") shut();
    else if (event.key === "Enter" && found.length) choose(Math.max(0, active));
    else if (event.key in moves && found.length) activate(moves[event.key]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  panel.addEventListener("focusout", (event) => {
    const to = /** @type {Node | null} */ (event.relatedTarget);
    if (panel.hidden || panel.contains(to) || to === null || to === button) return;
    panel.hidden = true;
    button.setAttribute("aria-expanded", "false");
    host.point(null);
  });
  return { panel };
}

/**
 * An entry of the search as what `belonging` understands; null for an occasion.
 * @param {SearchEntry | null} entry
 * @returns {Target | null}
 */
export function entryAsTarget(entry) {
  if (entry === null) return null;
  switch (entry.sort) {
    case "leader":
      return { sort: "leader", leaders: [entry.leader] };
    case "occasion":
      return null;
    default:
      return entry;
  }
}
