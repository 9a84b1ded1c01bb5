// A slider of days, of which a strip has three: the ends of the range, and the playhead.

import { addMonths, dateWords } from "../core/calendar.js";
import { element } from "../page/dom.js";

/** @import { Span } from "../core/types.js" */
/** @import { StripCalendar } from "./types.js" */

/**
 * How a slider steps and what it says: by days, and by months with the page keys.
 * @type {StripCalendar}
 */
export const DAYS = { /** @param {number} day */ of: (day) => day, /** @param {number} day @param {number} direction */ next: (day, direction) => day + direction, page: addMonths, words: dateWords };

/**
 * A slider of days (WAI-ARIA slider pattern). `limits()` gives `[least, most]`, both included. `calendar`: as `DAYS`,
 * where it steps by something else; `of(day)` is the day that stands for it.
 * @param {string} role @param {string} label @param {string} className @param {() => Span} limits
 * @param {(day: number) => void} onDay @param {StripCalendar} calendar
 */
export function daySlider(role, label, className, limits, onDay, calendar = DAYS) {
  const handle = element("div", { class: className, role: "slider", tabindex: "0", "data-role": role, "aria-label": label });
  let day = 0;
  /** @type {Record<string, (() => number) | undefined>} */
  const moves = {
    ArrowLeft: () => calendar.next(day, -1),
    ArrowDown: () => calendar.next(day, -1),
    ArrowRight: () => calendar.next(day, 1),
    ArrowUp: () => calendar.next(day, 1),
    PageDown: () => calendar.page(day, -1),
    PageUp: () => calendar.page(day, 1),
    Home: () => limits()[0],
    End: () => limits()[1],
  };
  handle.addEventListener("keydown", (event) => {
    const move = moves[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key.startsWith("Arrow"))) return;
    event.preventDefault();
    const [least, most] = limits();
    onDay(Math.max(least, Math.min(most, move())));
  });
  let told = "";
  return {
    handle,
    /** @param {number} value */
    set(value) {
      day = value;
      const [least, most] = limits();
      if (told === `${least} ${value} ${most}`) return;
      told = `${least} ${value} ${most}`;
      handle.setAttribute("aria-valuemin", String(least));
      handle.setAttribute("aria-valuemax", String(most));
      handle.setAttribute("aria-valuenow", String(value));
      handle.setAttribute("aria-valuetext", calendar.words(value));
    },
  };
}
