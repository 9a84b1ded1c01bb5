// The list of meetings: the text twin of the map, in step with the playhead. Of a long one only the
// rows around what is seen are in the page; the others are room above and below.

import { _, ngettext } from "../core/gettext.js";
import { createHeights, createSpans, upperBound } from "../core/sorted.js";
import { statusNumbers, tense } from "../core/view.js";
import { partsWords, unmadeWords } from "../core/words.js";
import { element, scrollWithin, whenCalm } from "../page/dom.js";
import { entryItem } from "./entry.js";

/** @import { Listed, View } from "../core/types.js" */
/** @import { Bindings } from "../page/types.js" */

const WHOLE_ROWS = 200;
const ROW_ESTIMATE = 112;
const ROOM_ROWS = 4;

/** @param {(meeting: number) => void} onPick @param {() => boolean} calm @param {Bindings} bindings */
export function createList(onPick, calm, bindings) {
  const heading = element("h2", { class: "sa-list-title" });
  const dated = element("ol", { class: "sa-items" });
  const rest = element("div", { class: "sa-rest" });
  const box = element("div", { class: "sa-list-box", "data-role": "list", tabindex: "0", role: "region", "aria-label": _("Meetings") }, [dated, rest]);
  const panel = element("section", { class: "sa-list" }, [heading, box]);
  /** @type {View} */
  let view;
  /** @type {(meeting: number) => View} */
  let viewFor;
  /** @type {Int32Array} */
  let meetings = new Int32Array(0);
  let firsts = meetings;
  let spans = createSpans(meetings, meetings);
  /** @type {ReturnType<typeof createHeights> | null} */
  let heights = null;
  /** @type {Map<number, HTMLElement>} */
  let items = new Map(); // row → its item in the page
  let today = 0;
  let since = -Infinity;
  /** @type {Map<HTMLElement, number>} */
  const others = new Map(); // item → its meeting, of those without a place or a date
  /** @type {((meeting: number) => boolean) | null} */
  let lit = null; // a test of meetings, while some are pointed at
  /** @type {string | null} */
  let lastCurrent = null;
  let wanted = -1; // of a long list: the row to bring into view when it is calm
  const following = whenCalm(() => {
    for (const [row, item] of items) mark(item, row);
    if (wanted >= 0 && !box.contains(document.activeElement)) reveal(wanted);
    wanted = -1;
  });

  /** @param {string} title @param {string} note @param {Int32Array} list */
  function group(title, note, list) {
    if (!list.length) return null;
    const rows = createGroup(list);
    return element("section", {}, [element("h3", { text: title }), element("p", { class: "sa-muted", text: note }), rows]);
  }

  /** Meetings without a place or date: so many at a time. @param {Int32Array} list */
  function createGroup(list) {
    const rows = element("ol", { class: "sa-items" });
    /** @param {number} from */
    const add = (from) => {
      const until = Math.min(list.length, from + WHOLE_ROWS);
      for (const meeting of list.subarray(from, until)) {
        const item = entryItem(viewFor(meeting), meeting, onPick);
        others.set(item, meeting);
        rows.append(item);
      }
      if (until === list.length) return;
      const more = element("button", { class: "sa-text-button", text: ngettext("{count} more", "{count} more", list.length - until) });
      const row = element("li", { class: "sa-more" }, [more]);
      more.addEventListener("click", () => {
        const before = row.previousElementSibling;
        row.remove();
        add(until);
        before?.nextElementSibling?.querySelector("button")?.focus();
      });
      rows.append(row);
    };
    add(0);
    return rows;
  }

  /** Fill the list anew with what is listed (see listedOf). @param {View} nextView @param {Listed} listed */
  function fill(nextView, { inRange, undated, outside, viewFor: nextViewFor }) {
    view = nextView;
    viewFor = nextViewFor;
    const { point, first, last } = view.model.meetings;
    meetings = inRange.filter((meeting) => point[meeting] >= 0);
    firsts = meetings.map((meeting) => first[meeting]);
    spans = createSpans(firsts, meetings.map((meeting) => last[meeting]));
    heights = meetings.length > WHOLE_ROWS ? createHeights(meetings.length, ROW_ESTIMATE) : null;
    items = new Map();
    others.clear();
    dated.replaceChildren();
    dated.style.padding = "";
    box.classList.toggle("sa-windowed", heights !== null);
    heading.textContent = partsWords([
      ngettext("{count} meeting in this range", "{count} meetings in this range", inRange.length),
      unmadeWords(view.model, statusNumbers(view.model, inRange)),
      // Translators: so many meetings outside of the range of days.
      outside > 0 && ngettext("{count} outside it", "{count} outside it", outside),
      undated.length > 0 && ngettext("{count} without a date", "{count} without a date", undated.length),
    ]);
    const unplaced = inRange.filter((meeting) => point[meeting] < 0);
    const groups = [
      group(_("No place known"), _("Dated, but no source gives a place that was found: not on the map."), unplaced),
      group(_("No date known"), _("No source gives a date: not on the timeline or the map."), undated),
    ];
    rest.replaceChildren(...groups.filter((one) => one !== null));
    box.scrollTop = 0;
    lastCurrent = null;
    wanted = -1;
    showWindow();
  }

  /** @param {number} row */
  function itemOf(row) {
    const item = entryItem(viewFor(meetings[row]), meetings[row], onPick);
    if (heights) {
      item.setAttribute("aria-setsize", String(meetings.length));
      item.setAttribute("aria-posinset", String(row + 1));
    }
    return item;
  }

  /** The rows to have in the page: what is seen with some room, and where the focus is. */
  function windowRows() {
    if (!heights) return [0, meetings.length];
    const top = box.scrollTop;
    const height = box.clientHeight || 600;
    return [Math.max(0, heights.rowAt(top) - ROOM_ROWS), Math.min(meetings.length, heights.rowAt(top + height) + 1 + ROOM_ROWS)];
  }

  function showWindow() {
    const [from, to] = windowRows();
    const kept = new Map();
    const nodes = [];
    for (let row = from; row < to; row += 1) {
      const item = items.get(row) || itemOf(row);
      kept.set(row, item);
      nodes.push(item);
      mark(item, row);
    }
    for (const [row, item] of items) if (!kept.has(row) && !item.contains(document.activeElement)) item.remove();
    // A row that has the focus stays in the page until it loses it.
    for (const [row, item] of items) if (!kept.has(row) && item.isConnected) kept.set(row, item);
    items = new Map([...kept].sort(([a], [b]) => a - b));
    /** @type {Node | null} */
    let next = dated.firstChild;
    for (const item of items.values()) {
      if (item === next) next = item.nextSibling;
      else dated.insertBefore(item, next);
    }
    if (!heights) return;
    dated.style.paddingTop = `${heights.above(from)}px`;
    dated.style.paddingBottom = `${heights.above(meetings.length) - heights.above(to)}px`;
    measure(heights, from);
  }

  /**
   * Take the heights of the rows in the page; what lies above the view must not move it.
   * @param {ReturnType<typeof createHeights>} known @param {number} from
   */
  function measure(known, from) {
    const top = box.scrollTop;
    let moved = 0;
    for (const [row, item] of items) {
      if (row < from || !item.offsetHeight) continue;
      const above = known.above(row + 1) <= top;
      const change = known.set(row, item.offsetHeight);
      if (above) moved += change;
    }
    if (moved) box.scrollTop = top + moved;
  }

  /** @param {HTMLElement} item @param {number} row */
  function mark(item, row) {
    item.classList.toggle("sa-dim", lit !== null && !lit(meetings[row]));
    const now = tense(view.model, meetings[row], today, since);
    if (item.dataset.tense === now) return;
    item.classList.remove(`sa-${item.dataset.tense}`);
    item.classList.add(`sa-${now}`);
    item.dataset.tense = now;
    if (now === "current") item.setAttribute("aria-current", "date");
    else item.removeAttribute("aria-current");
  }

  /** Bring a row into view inside the box alone; near ones gently unless calm. @param {number} row */
  function reveal(row) {
    if (heights) {
      const top = heights.above(row);
      const height = box.clientHeight;
      if (top < box.scrollTop || heights.above(row + 1) > box.scrollTop + height) {
        box.scrollTop = top - height * 0.2;
        showWindow();
      }
    }
    const item = items.get(row);
    if (item) scrollWithin(box, item, !heights && !calm());
  }

  /** Mark past, current and future; bring the current ones (or the last past one) into view.
   *
   * What was over before the day `shownFrom` is `gone`. A list that was filled while the playhead rests at the end (`atEnd`) begins at its top.   * @param {number} day @param {boolean} atEnd @param {number} shownFrom
   */
  function step(day, atEnd, shownFrom) {
    today = day;
    since = shownFrom;
    if (heights) following.later();
    else for (const [row, item] of items) mark(item, row);
    const current = spans.holding(day, WHOLE_ROWS);
    const key = current.join();
    const fresh = lastCurrent === null;
    if (key === lastCurrent) return;
    lastCurrent = key;
    // Of several, the one that began last: a meeting known only to a month stays current for long.
    const target = current.length ? current[0] : upperBound(firsts, day) - 1;
    if (target < 0 || (fresh && atEnd) || box.contains(document.activeElement)) return;
    if (!heights) {
      reveal(target);
      return;
    }
    wanted = target;
  }

  // Of a list that was folded nothing could be measured.
  const observer = new ResizeObserver(() => heights && showWindow());
  observer.observe(box);
  bindings.add(() => observer.disconnect());
  let waiting = 0;
  bindings.on(box, "scroll", () => {
    if (!heights || waiting) return;
    waiting = requestAnimationFrame(() => {
      waiting = 0;
      showWindow();
    });
  }, { passive: true });

  return {
    panel,
    fill,
    step,
    box,
    /** Dim the rows whose meetings do not pass `test`; null: none. @param {((meeting: number) => boolean) | null} test */
    light(test) {
      lit = test;
      for (const [row, item] of items) mark(item, row);
      for (const [item, meeting] of others) item.classList.toggle("sa-dim", lit !== null && !lit(meeting));
    },
    /** The meeting of the entry that holds `node`, or -1. @param {Node} node */
    meetingOf(node) {
      for (const [row, item] of items) if (item.contains(node)) return meetings[row];
      for (const [item, meeting] of others) if (item.contains(node)) return meeting;
      return -1;
    },
    destroy() {
      following.cancel();
      cancelAnimationFrame(waiting);
    },
  };
}
