// What both parts of a table that is written by hand are made of: buttons, fields of names, a field of dates.

import { completed } from "../core/ledger.js";
import { element } from "../page/dom.js";

/** @import { Attributes } from "../page/dom.js" */

let lists = 0;

/** @param {string} words @param {() => void} act @param {Attributes} [attributes] */
export function button(words, act, attributes = {}) {
  const node = element("button", { class: "sa-ledger-button", text: words, ...attributes });
  node.addEventListener("click", act);
  return node;
}

/**
 * A list of what can be chosen in a field, filled anew as one types.
 * @param {HTMLInputElement} field @param {() => string[]} offered @param {{ names?: boolean }} [kind] `names`: several between `;`
 */
export function offering(field, offered, { names = false } = {}) {
  lists += 1;
  const list = element("datalist", { id: `sa-ledger-list-${lists}` });
  field.setAttribute("list", list.id);
  const fill = () => {
    const options = names ? completed(field.value, offered()) : offered();
    list.replaceChildren(...options.map((value) => element("option", { value })));
  };
  field.addEventListener("focus", fill);
  field.addEventListener("input", fill);
  return list;
}

/**
 * A button that opens the browser's calendar for a field of dates, in which anything can be typed as well.
 * Alt and the arrow down open it too, which is the only way by keyboard where it is one of many (`aside`).
 * @param {HTMLInputElement} field @param {string} label @param {() => void} chosen @param {{ aside?: boolean }} [kind]
 */
export function calendar(field, label, chosen, { aside = false } = {}) {
  const day = element("input", { type: "date", tabindex: -1, class: "sa-ledger-day", "aria-hidden": "true" });
  day.addEventListener("change", () => {
    if (!day.value) return;
    field.value = day.value;
    chosen();
    field.focus();
  });
  const open = button("", () => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(field.value.trim())) day.value = field.value.trim();
    day.showPicker();
  }, { class: "sa-ledger-calendar", "aria-label": label, title: label, tabindex: aside ? -1 : null });
  open.append(element("span", { "aria-hidden": "true", class: "sa-ledger-leaf" }));
  field.addEventListener("keydown", (event) => {
    if (!event.altKey || event.key !== "ArrowDown") return;
    event.preventDefault();
    open.click();
  });
  return element("span", { class: "sa-ledger-days" }, [field, open, day]);
}
