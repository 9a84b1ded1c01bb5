// The head of the page: title, whom to follow, the date and where the leader is.

import { dateWords, isoDate, weekdayName } from "../core/calendar.js";
import { _, numberWords } from "../core/gettext.js";
import { element } from "../page/dom.js";

/** @import { Model } from "../core/types.js" */

/** @param {Model} model */
export function followOptions(model) {
  const counted = model.leaders.name
    .map((name, leader) => ({ name, leader, count: model.meetingStart[leader + 1] - model.meetingStart[leader] }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.leader - b.leader);
  return [{ name: _("Everyone"), leader: -1, count: model.meetings.count }, ...counted];
}

/** `Vladimir Putin (31)`. @param {string} name @param {number | string} count */
export function countedName(name, count) {
  // Translators: how many meetings somebody has.
  return _("{name} ({count})", { name, count: typeof count === "number" ? numberWords(count) : count });
}

/** The heading: the document's own, otherwise whom the map follows. @param {Model} model @param {number} leader */
export function mapTitle(model, leader) {
  if (model.title) return model.title;
  return leader < 0 ? _("Who met whom") : _("Where {name} went, and who came", { name: model.leaders.name[leader] });
}

/**
 * @template M
 * @typedef {object} Head What the head says.
 * @property {string} chosen The word before the choice.
 * @property {string} role Its hook.
 * @property {(model: M) => { name: string, leader: number, count: number | string }[]} options
 * @property {(model: M, chosen: number) => string} title
 * @property {(day: number) => string} date
 * @property {(day: number) => string} beside Before the date.
 */

// What the head says where leaders are followed.
/** @type {Head<Model>} */
export const LEADER_HEAD = {
  get chosen() {
    // Translators: before the choice of a leader whom the map follows.
    return _("Follow");
  },
  role: "follow",
  options: followOptions,
  title: mapTitle,
  date: dateWords,
  beside: weekdayName,
};

/**
 * `onFollow(leader)` when another leader is chosen; `actions` are buttons beside that choice. `head`: as
 * `LEADER_HEAD`, where something else than leaders is chosen.
 * @template M
 * @param {M} model @param {(leader: number) => void} onFollow @param {Node[]} actions @param {Head<M>} head
 */
export function createHeader(model, onFollow, actions, head) {
  const options = () => head.options(model).map(({ name, leader, count }) => element("option", { value: leader, text: countedName(name, count), dir: "auto" }));
  const select = element("select", { "data-role": head.role, dir: "auto" }, options());
  select.addEventListener("change", () => onFollow(Number(select.value)));
  const day = element("time", { class: "sa-date", "data-role": "date" });
  const title = element("h1", { class: "sa-title", dir: "auto" });
  const note = element("span", { class: "sa-clock-note", "data-role": "clock-note" });
  const weekday = element("span", { class: "sa-weekday" });
  const where = element("p", { class: "sa-where", "data-role": "where", dir: "auto" });
  const panel = element("header", { class: "sa-header" }, [
    element("div", { class: "sa-head-main" }, [
      title,
      element("div", { class: "sa-head-tools" }, [
        element("label", { class: "sa-follow" }, [element("span", { text: head.chosen }), select]),
        ...actions,
      ]),
    ]),
    element("div", { class: "sa-head-date" }, [element("p", { class: "sa-date-line" }, [note, weekday, day]), where]),
  ]);
  /** @type {number | null} */
  let shownDay = null;
  return {
    panel,
    /** @param {number} leader */
    setFollow(leader) {
      select.value = String(leader);
      title.textContent = head.title(model, leader);
    },
    /** @param {number} number */
    setDay(number) {
      if (number === shownDay) return;
      shownDay = number;
      day.textContent = head.date(number);
      day.setAttribute("datetime", isoDate(number));
      day.dataset.day = String(number);
      weekday.textContent = head.beside(number);
    },
    /** What there is to choose is called by other names; `setFollow` says what is chosen. */
    rename: () => select.replaceChildren(...options()),
    /** Something about the clock itself, beside the date. @param {string} words */
    setNote(words) {
      if (note.textContent !== words) note.textContent = words;
    },
    /** Nothing in the table has a date. */
    setUndated() {
      day.textContent = _("No dates known");
    },
    /** @param {string} words */
    setWhere(words) {
      if (where.textContent === words) return;
      where.textContent = words;
      where.title = words;
    },
  };
}
