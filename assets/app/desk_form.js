// A row's fields to be typed over. What is typed is checked against the text by the page before it is shown again.

import { changes, statusWords } from "../core/desk.js";
import { _, N_, numberWords } from "../core/gettext.js";
import { element } from "../page/dom.js";

/** @import { DeskCard } from "../core/desk.js" */
/** @import { Desk } from "./desk.js" */

/** @type {[key: string, label: string, hint: string][]} */
const FIELDS = [
  ["leaders", N_("Who, with ; between"), N_("Aino Virtala (Finland); …")],
  ["date", N_("When"), "2025-05-13, 2025-05, [2025-05-01..2025-05-16]"],
  ["venue", N_("Venue"), ""],
  ["city", N_("City"), ""],
  ["country", N_("Country"), ""],
  ["category", N_("Kind of meeting"), N_("state visit, virtual")],
];
const STATUSES = ["held", "planned", "invited", "cancelled"];

/** @param {Desk} desk @param {DeskCard} card */
export function form(desk, card) {
  const node = element("form", { class: "sa-desk-form", "aria-label": _("Change row {number}", { number: numberWords(card.number) }) });
  const written = Object.fromEntries(card.fields.map(({ key, value }) => [key, value]));
  for (const [key, label, hint] of FIELDS) {
    const field = element("input", { name: key, value: written[key] ?? "", placeholder: hint && _(hint), autocomplete: "off", maxlength: 500 });
    node.append(element("label", {}, [_(label), field]));
  }
  const status = element("select", { name: "status" });
  for (const one of STATUSES) status.append(element("option", { value: one, text: statusWords(one), selected: one === (written.status || "held") }));
  node.append(element("label", {}, [_("Did it happen"), status]));
  const save = element("button", { type: "submit", class: "sa-desk-button sa-desk-first", text: _("Save") });
  const back = element("button", { class: "sa-desk-button", text: _("Back") });
  back.addEventListener("click", () => desk.choose(card.id));
  node.append(element("div", { class: "sa-desk-buttons" }, [save, back]));
  node.addEventListener("keydown", (event) => {
    if (event.key === "Escape") desk.choose(card.id);
  });
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = Object.fromEntries([...new FormData(node)].map(([key, value]) => [key, String(value)]));
    const fields = changes(card.fields, typed);
    desk.choose(card.id);
    if (Object.keys(fields).length) desk.ask({ do: "change", id: card.id, fields });
  });
  setTimeout(() => node.querySelector("input")?.focus());
  return node;
}
