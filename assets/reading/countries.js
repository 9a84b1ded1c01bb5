// The legend of coloured countries: what is counted, what is seen beside, a switch for each class with its number.

import { _, numberWords } from "../core/gettext.js";
import { element } from "../page/dom.js";

/**
 * @typedef {object} ClassItem One line of the legend.
 * @property {string} key
 * @property {string} words
 * @property {string} look The class of its swatch.
 * @property {boolean} plain There is nothing to switch.
 */

/** @param {string} role @param {string} label @param {Record<string, string>} options */
function choiceOf(role, label, options) {
  return element("select", { "data-role": role, "aria-label": label }, Object.entries(options).map(([value, text]) => element("option", { value, text })));
}

/**
 * `counted` and `beside`: the choices by their values; `host`: what the reader does.
 * @param {Record<string, string>} counted @param {Record<string, string>} beside
 * @param {{ count(value: string): void, show(value: string): void, toggle(key: string, on: boolean): void, list(): void }} host
 */
export function createCountryLegend(counted, beside, host) {
  const choice = choiceOf("countries", _("What countries are coloured by"), counted);
  const seen = choiceOf("beside", _("What is seen with coloured countries"), beside);
  const list = element("button", { class: "sa-text-button", "data-role": "country-list", "aria-haspopup": "dialog", text: _("As a list") });
  const classes = element("div", { class: "sa-classes", role: "group", "aria-label": _("Classes of countries shown") });
  const note = element("p", { class: "sa-muted sa-classes-said", "data-role": "countries-said", dir: "auto" });
  const panel = element("div", { class: "sa-countries" }, [
    element("label", { class: "sa-countries-choice" }, [element("span", { text: _("Countries") }), choice]),
    seen,
    list,
    note,
    classes,
  ]);
  /** @type {Map<string, HTMLElement>} */
  const numbers = new Map();
  choice.addEventListener("change", () => host.count(choice.value));
  seen.addEventListener("change", () => host.show(seen.value));
  list.addEventListener("click", host.list);

  /** @param {ClassItem} item @param {Set<string>} hidden */
  function line({ key, words, look, plain }, hidden) {
    const number = element("span", { class: "sa-kind-count", "data-class": key });
    numbers.set(key, number);
    const parts = [element("span", { class: `sa-swatch ${look}`, "aria-hidden": "true" }), element("span", { text: words, dir: "auto" }), number];
    if (plain) return element("span", { class: "sa-kind-switch sa-plain" }, parts);
    const box = element("input", { type: "checkbox", checked: !hidden.has(key), "data-class": key });
    box.addEventListener("change", () => host.toggle(key, box.checked));
    return element("label", { class: "sa-kind-switch" }, [box, ...parts]);
  }

  return {
    panel,
    /** Other classes or choices. @param {ClassItem[]} items @param {Set<string>} hidden */
    fill(items, hidden) {
      numbers.clear();
      classes.replaceChildren(...items.map((item) => line(item, hidden)));
    },
    /** What is counted, and when. @param {string} said */
    say(said) {
      if (note.textContent !== said) note.textContent = said;
    },
    /** @param {{ countries: string, beside: string }} state */
    set(state) {
      choice.value = state.countries;
      seen.value = state.beside;
      for (const part of [seen, list, classes, note]) part.hidden = state.countries === "none";
    },
    /** How many countries there are of each class on the day. @param {Record<string, number>} counts */
    count(counts) {
      for (const [key, node] of numbers) {
        const text = key === "own" ? "" : numberWords(counts[key] ?? 0); // one country, whatever happens
        if (node.textContent !== text) node.textContent = text;
      }
    },
  };
}
