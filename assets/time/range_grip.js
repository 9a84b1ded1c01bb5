// The grip below the strip's axis that moves the range as a whole (WAI-ARIA slider pattern).

import { spanWords } from "../core/calendar.js";
import { _ } from "../core/gettext.js";
import { element } from "../page/dom.js";

/** @import { GripHost } from "./types.js" */

/** `host`: `extent, range(), moveRange(days)`; `unitDays`, by which an arrow key moves it (default 1). @param {GripHost} host */
export function createRangeGrip(host) {
  const grip = element("div", { class: "sa-range-grip", role: "slider", tabindex: "0", "data-role": "move-range", "aria-label": _("Move the range") });
  const unit = host.unitDays ?? 1;
  let told = "";

  /** Days to move by that keep the range within the extent. @param {number} days */
  function allowed(days) {
    const [first, last] = host.range();
    return Math.max(host.extent[0] - first, Math.min(host.extent[1] - last, days));
  }

  /** @param {number} days */
  function move(days) {
    const step = allowed(Math.round(days));
    if (step) host.moveRange(step);
  }

  grip.addEventListener("keydown", (event) => {
    const [first, last] = host.range();
    const length = last - first + 1;
    /** @type {Record<string, number | undefined>} */
    const steps = { ArrowLeft: -unit, ArrowDown: -unit, ArrowRight: unit, ArrowUp: unit, PageDown: -length, PageUp: length, Home: -Infinity, End: Infinity };
    const days = steps[event.key];
    if (days === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(allowed(days));
  });

  return {
    grip,
    /**
     * What dragging by `days` from where it was taken does; `first` was the range's first day then.
     * @param {number} first @param {number} days
     */
    drag: (first, days) => move(first + days - host.range()[0]),
    /**
     * Lie between `left` and `right` pixels; where all days are in the range there is nothing to move.
     * @param {number} left @param {number} right
     */
    lay(left, right) {
      const [first, last] = host.range();
      grip.hidden = first === host.extent[0] && last === host.extent[1];
      grip.style.left = `${left}px`;
      grip.style.width = `${Math.max(24, right - left)}px`;
      if (told === `${first} ${last}`) return;
      told = `${first} ${last}`;
      grip.setAttribute("aria-valuemin", String(host.extent[0]));
      grip.setAttribute("aria-valuemax", String(host.extent[1] - (last - first)));
      grip.setAttribute("aria-valuenow", String(first));
      grip.setAttribute("aria-valuetext", spanWords(first, last));
    },
  };
}
