// Four questions that make a row: who, whom, where, when. Where is looked up as one types, and which of several places is
// meant is chosen from a list; the small map beside it is geo/app/new_table.py's. The same list asks for the place of a row.

import { _, N_, listWords, ngettext } from "../core/gettext.js";
import { element } from "../page/dom.js";
import { button, calendar, offering } from "./ledger_parts.js";

/** @import { AskData, Offer } from "../core/ledger.js" */
/** @import { Line, Part } from "./ledger.js" */

const PAUSE_MS = 220;
const STATUSES = [["", N_("Yes, it was held")], ["planned", N_("It is planned")], ["invited", N_("Somebody was invited")], ["cancelled", N_("It was cancelled")]];
const POINT = "point";

/** @typedef {Record<"who" | "whom" | "where" | "when" | "source" | "url" | "note", HTMLInputElement> & { status: HTMLSelectElement }} Fields */
/**
 * @typedef {{ data: AskData, line: Line, fields: Fields, root: HTMLElement, form: HTMLFormElement, offers: HTMLElement, asked: HTMLElement,
 *   date: HTMLElement, refused: HTMLElement, said: HTMLElement, map: HTMLElement, aloud: HTMLElement, chosen: string, touched: boolean, pointed: number, timer: number, sent: [Fields[keyof Fields], string][],
 *   unmade: boolean,
 *   refuse(words: string): void }} Ask
 */

/** @param {HTMLElement} parent @param {Line} line @param {AskData} data @returns {Part} */
export function createAsk(parent, line, data) {
  const ask = build(line, data);
  parent.append(ask.root);
  redraw(ask);
  return {
    hear: (/** @type {AskData} */ heard) => hear(ask, heard),
    release: () => { clearTimeout(ask.timer); ask.root.remove(); },
  };
}

/** @param {string} name @param {string} hint */
const field = (name, hint) => element("input", { name, placeholder: hint, autocomplete: "off", maxlength: 500 });

/** @param {string} words @param {Node} node @param {Node | null} [list] */
const labelled = (words, node, list) => element("label", {}, [element("span", { text: words }), node, list]);

/** @param {Line} line @param {AskData} data @returns {Ask} */
function build(line, data) {
  /** @type {Fields} */
  const fields = {
    who: field("who", _("Xi Jinping (China)")),
    whom: field("whom", _("Emmanuel Macron (France)")),
    where: field("where", _("Paris, or Élysée Palace")),
    when: field("when", _("6 May 2024, or spring 2024")),
    status: element("select", { name: "status" }, STATUSES.map(([value, text]) => element("option", { value, text: _(text) }))),
    source: field("source", _("A newspaper, a readout")),
    url: field("url", "https://…"),
    note: field("note", ""),
  };
  const offers = element("div", { class: "sa-ledger-offers" });
  const asked = element("div", { class: "sa-ledger-asked", hidden: true });
  const date = element("p", { class: "sa-ledger-hint", id: "sa-ledger-when", role: "status" });
  const refused = element("p", { class: "sa-ledger-refused", role: "alert" });
  const aloud = element("p", { class: "sa-ledger-aloud", role: "status" });
  const said = element("p", { class: "sa-ledger-said", role: "status" });
  fields.when.setAttribute("aria-describedby", date.id);
  const form = element("form", { class: "sa-ledger-form", "aria-label": _("A meeting in four answers"), novalidate: true }, [
    element("div", { class: "sa-ledger-four" }, [
      labelled(_("Who?"), fields.who, offering(fields.who, () => ask.data.names, { names: true })),
      labelled(_("Met whom?"), fields.whom, offering(fields.whom, () => ask.data.names, { names: true })),
      labelled(_("Where?"), fields.where),
      element("div", { class: "sa-ledger-when" }, [
        labelled(_("When?"), fields.when),
        date,
      ]),
    ]),
    offers,
    more(fields, offering(fields.source, () => ask.data.sources)),
    element("div", { class: "sa-ledger-buttons" }, [element("button", { type: "submit", class: "sa-ledger-button sa-ledger-first", text: _("Add the meeting") }), said]),
  ]);
  const when = form.querySelector(".sa-ledger-when label");
  when?.append(calendar(fields.when, _("Choose a day"), () => look(ask, 0)));
  const map = button(_("See the map"), () => document.querySelector(".summit-atlas-frame.map")?.scrollIntoView({ block: "start" }), { hidden: true });
  said.before(map);
  const root = element("div", { class: "sa-ledger" }, [asked, form, refused, aloud]);
  /** @type {Ask} */
  const ask = { data, line, fields, root, form, offers, asked, date, refused, said, map, aloud, chosen: "", touched: false, pointed: data.pointed?.n ?? 0, timer: 0, sent: [], unmade: false, refuse: (words) => { refused.textContent = words; ask.unmade = false; } };
  listen(ask);
  return ask;
}

/** What a row can carry beside the four answers. @param {Fields} fields @param {HTMLElement} sources */
function more(fields, sources) {
  return element("details", { class: "sa-ledger-more" }, [
    element("summary", { text: _("Source, remarks, whether it happened") }),
    element("div", { class: "sa-ledger-four" }, [
      labelled(_("Did it happen?"), fields.status),
      labelled(_("Who says so?"), fields.source, sources),
      labelled(_("Link to it"), fields.url),
      labelled(_("Remarks"), fields.note),
    ]),
  ]);
}

/** @param {Ask} ask */
function listen(ask) {
  const { form, fields } = ask;
  fields.where.addEventListener("input", () => { ask.chosen = ""; ask.touched = false; look(ask, PAUSE_MS); });
  fields.when.addEventListener("input", () => look(ask, PAUSE_MS));
  fields.where.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown") return;
    const radio = /** @type {HTMLInputElement | null} */ (ask.offers.querySelector("input:checked") ?? ask.offers.querySelector("input"));
    if (!radio) return;
    event.preventDefault();
    radio.focus();
  });
  ask.offers.addEventListener("keydown", (event) => {
    const radio = event.target;
    if (event.key !== "Enter" || !(radio instanceof HTMLInputElement)) return;
    event.preventDefault(); // chooses a place, and adds nothing yet
    if (!radio.checked || ask.chosen !== radio.value) {
      radio.checked = true;
      radio.dispatchEvent(new Event("change"));
    }
    ask.touched = true;
    fields.when.focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(ask);
  });
}

/** Have the place and the date looked up as they are typed. @param {Ask} ask @param {number} pause */
function look(ask, pause) {
  clearTimeout(ask.timer);
  ask.timer = window.setTimeout(() => tell(ask), pause);
}

/** @param {Ask} ask */
function tell(ask) {
  ask.line.tell("typed", { where: ask.fields.where.value, when: ask.fields.when.value, chosen: ask.chosen });
}

/** @param {Ask} ask */
function submit(ask) {
  const { who, whom, where, when, status, source, url, note } = ask.fields;
  const leaders = [who.value, whom.value].map((one) => one.trim()).filter(Boolean).join("; ");
  if (!leaders) {
    ask.refuse(_("Write at least one name: who met somebody?"));
    who.focus();
    return;
  }
  ask.refuse("");
  const written = { leaders, venue: where.value, date: when.value, status: status.value, source: source.value, url: url.value, note: note.value };
  const cells = Object.fromEntries(Object.entries(written).filter(([, text]) => text.trim()));
  const at = ask.chosen === POINT ? ask.data.pointed?.at : undefined;
  ask.line.ask({ do: "add", cells, ...(at ? { at } : ask.chosen ? { offer: ask.chosen } : {}) });
  ask.sent = [who, whom, where, when, status, note, url].map((one) => [one, one.value]); // the source often tells of more
  for (const [one] of ask.sent) one.value = "";
  ask.chosen = "";
  ask.touched = false;
  clearTimeout(ask.timer);
  ask.said.textContent = _("Added: {row}.", { row: [listWords(parted(leaders)), cells.venue, cells.date].filter(Boolean).join(", ") });
  tell(ask);
  redraw(ask);
  who.focus();
}

/** Names between semicolons. @param {string} leaders */
const parted = (leaders) => leaders.split(";").map((one) => one.trim()).filter(Boolean);

/** A step that was not made: what it said stands in the fields again. @param {Ask} ask */
function restore(ask) {
  ask.refuse(_("Not done: {reason}.", { reason: ask.data.refused }));
  ask.unmade = true;
  for (const [one, text] of ask.sent) one.value ||= text;
  if (ask.sent.length) ask.said.textContent = "";
  ask.sent = [];
}

/** @param {Ask} ask @param {AskData} data */
function hear(ask, data) {
  const asked = Boolean(data.asked) && data.asked?.row !== ask.data.asked?.row;
  const answered = ask.data.asked && !data.asked ? ask.data.asked.row : 0;
  const here = ask.root.contains(document.activeElement);
  ask.data = data;
  if (asked || answered) ask.chosen = "";
  if (data.pointed && data.pointed.n > ask.pointed) {
    ask.pointed = data.pointed.n;
    ask.chosen = data.pointed.key || POINT;
    ask.touched = true;
    tell(ask);
  }
  if (data.refused) restore(ask);
  else if (asked || answered || ask.unmade) ask.refuse("");
  if (!ask.line.waiting.length) {
    if (ask.sent.length && data.said) ask.said.textContent = data.said;
    ask.sent = [];
  }
  redraw(ask);
  if (asked) ask.asked.querySelector("input")?.focus();
  if (answered && here) /** @type {HTMLElement | null} */ (document.querySelector(`[data-place="${answered}"]`))?.focus();
}

/** @param {Ask} ask */
function redraw(ask) {
  const { data, fields } = ask;
  const row = data.asked;
  ask.map.hidden = !data.names.length;
  ask.asked.hidden = !row;
  ask.form.hidden = Boolean(row);
  if (row) {
    drawAsked(ask, row);
    return;
  }
  ask.asked.replaceChildren();
  const same = data.words === fields.where.value.trim();
  const words = fields.where.value.trim();
  if (!words) ask.offers.replaceChildren();
  else if (same) drawOffers(ask, ask.offers, data.offers.length === 1 && data.offers[0].sure ? _("“{words}” is", { words }) : _("“{words}” may be", { words }), words);
  const when = data.when === fields.when.value.trim();
  ask.date.textContent = when && fields.when.value.trim() ? (data.dated ? data.date && _("Read as {date}", { date: data.date }) : _("Cannot be read yet: {reason}", { reason: data.date })) : "";
  ask.date.classList.toggle("sa-ledger-wrong", when && !data.dated);
}

/** @param {Ask} ask @param {HTMLElement} into @param {string} legend @param {string} words */
function drawOffers(ask, into, legend, words) {
  const { offers, pointed } = ask.data;
  const at = pointed && ask.chosen === POINT ? [pointOffer(pointed)] : [];
  const all = [...offers, ...at];
  if (!ask.touched && !ask.chosen && offers[0]?.sure) ask.chosen = offers[0].key;
  const had = into.contains(document.activeElement);
  ask.aloud.textContent = all.length ? aloudWords(legend, all.length, Boolean(ask.data.asked)) : "";
  if (!all.length) {
    into.replaceChildren(element("p", { class: "sa-ledger-hint", role: "status", text: _("No place called “{words}” is known here. Write its town or country behind it, or click on the small map.", { words }) }));
    return;
  }
  const set = element("fieldset", {}, [element("legend", { text: legend })]);
  all.forEach((one, place) => set.append(choice(ask, one, place + 1)));
  into.replaceChildren(set);
  if (had) /** @type {HTMLElement | null} */ (into.querySelector("input:checked"))?.focus();
}

/** What is offered, for who listens. @param {string} legend @param {number} count @param {boolean} asked */
function aloudWords(legend, count, asked) {
  // Translators: {legend} is "“Paris” may be", read aloud before how many places there are.
  const words = ngettext("{legend} {count} place.", "{legend} {count} places.", count, { legend });
  const way = _("Arrow down leads there.");
  return asked ? words : `${words} ${way}`;
}

/** @param {NonNullable<AskData["pointed"]>} pointed @returns {Offer} */
function pointOffer({ at, where }) {
  const [lat, lon] = at;
  return { key: POINT, name: _("the point on the small map ({lat}, {lon})", { lat: lat.toFixed(2), lon: lon.toFixed(2) }), where, text: "", lat, lon, sure: false };
}

/** @param {Ask} ask @param {Offer} one @param {number} number */
function choice(ask, one, number) {
  const radio = element("input", { type: "radio", name: "sa-ledger-offer", value: one.key });
  radio.checked = ask.chosen === one.key;
  radio.addEventListener("change", () => { ask.chosen = one.key; ask.touched = true; tell(ask); });
  const words = [element("b", { text: one.name }), one.where ? `, ${one.where}` : ""];
  return element("label", {}, [radio, element("span", { class: "sa-ledger-number", text: String(number), "aria-hidden": "true" }), element("span", {}, words)]);
}

/** The place of one row. @param {Ask} ask @param {NonNullable<AskData["asked"]>} row */
function drawAsked(ask, row) {
  const known = ask.asked.querySelector(".sa-ledger-offers");
  const list = /** @type {HTMLElement} */ (known ?? element("div", { class: "sa-ledger-offers" }));
  drawOffers(ask, list, _("Which place is meant in row {number}: “{words}”?", { number: row.number, words: row.words }), row.words);
  if (known) return;
  const use = button(_("Use this place"), () => {
    if (!ask.chosen) return ask.refuse(_("Choose a place first, or click on the small map where it is."));
    const at = ask.chosen === POINT ? ask.data.pointed?.at : undefined;
    ask.line.ask({ do: "place", row: Number(ask.data.asked?.row), ...(at ? { at } : { offer: ask.chosen }) });
  }, { class: "sa-ledger-button sa-ledger-first" });
  const back = button(_("Back"), () => ask.line.ask({ do: "back" }));
  ask.asked.replaceChildren(list, element("div", { class: "sa-ledger-buttons" }, [use, back]));
}
