// The card of a mark: the meetings at one place, docked in the map where it hides the mark least.
// Docked, because a bubble over its mark does not fit on a phone or near the edge of the world.

import { _, ngettext } from "../core/gettext.js";
import { pointWords } from "../core/words.js";
import { element } from "../page/dom.js";
import { entryItem } from "./entry.js";

/** @import { Group, Model, View } from "../core/types.js" */

// More meetings than this are shown latest first, and so many at a time.
const CARD_ROWS = 60;

/**
 * `box` holds the map; `onPick(meeting)` when an entry is pressed; `onClosed(key)` afterwards.
 * @param {HTMLElement} box @param {Model} model @param {(meeting: number) => void} onPick
 * @param {(key: string, focused: boolean) => void} onClosed
 */
export function createCard(box, model, onPick, onClosed) {
  const heading = element("h2", { dir: "auto" });
  const close = element("button", { class: "sa-card-close", "aria-label": _("Close"), text: "×" });
  const list = element("ol", { class: "sa-items" });
  const card = element("div", { class: "sa-card", "data-role": "popup", role: "dialog", tabindex: "-1" }, [
    element("div", { class: "sa-card-head" }, [heading, close]),
    list,
  ]);
  /** @type {string | null} */
  let key = null;

  function shut() {
    if (key === null) return;
    const closed = key;
    const focused = card.contains(document.activeElement);
    key = null;
    card.remove();
    onClosed(closed, focused);
  }

  /**
   * Add entries from `from` on; where there are more, a button that adds them.
   * @param {View} view @param {Int32Array} meetings @param {number} from
   */
  function addRows(view, meetings, from) {
    const until = Math.min(meetings.length, from + CARD_ROWS);
    list.append(...Array.from(meetings.subarray(from, until), (meeting) => entryItem(view, meeting, onPick)));
    if (until === meetings.length) return;
    // Translators: so many earlier meetings; "Earlier ones (12)".
    const text = ngettext("Earlier ones ({count})", "Earlier ones ({count})", meetings.length - until);
    const more = element("button", { class: "sa-text-button", text });
    const row = element("li", { class: "sa-more" }, [more]);
    more.addEventListener("click", () => {
      row.remove();
      const last = list.lastElementChild;
      addRows(view, meetings, until);
      last?.nextElementSibling?.querySelector("button")?.focus();
    });
    list.append(row);
  }

  close.addEventListener("click", shut);
  return {
    shut,
    /**
     * Open for a mark's group and those of its meetings that have appeared; `left` docks it at the left side.
     * @param {View} view @param {Group} group @param {Int32Array} meetings @param {boolean} left
     */
    open(view, group, meetings, left) {
      key = group.key;
      heading.textContent = pointWords(model, group.point);
      card.setAttribute("aria-label", heading.textContent);
      card.classList.toggle("sa-card-left", left);
      list.replaceChildren();
      const few = meetings.length <= CARD_ROWS;
      addRows(view, few ? meetings : meetings.slice().reverse(), 0);
      box.append(card);
      card.scrollTop = 0;
      card.focus({ preventScroll: true });
    },
  };
}
