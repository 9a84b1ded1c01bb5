// How many meetings lie outside the days shown, on the map, with one press that shows them.

import { _, ngettext } from "../core/gettext.js";
import { element } from "../page/dom.js";

/** @param {() => void} onAll The reader wants all of them. */
export function createOutside(onAll) {
  const said = element("span");
  const button = element("button", { class: "sa-outside-days", "data-role": "outside", hidden: true }, [said, " ", element("u", { text: _("Show all") })]);
  button.addEventListener("click", onAll);
  return {
    button,
    /** @param {number} count */
    set(count) {
      button.hidden = !count;
      // Translators: so many meetings lie outside of the days that the map shows; a button beside it shows them.
      said.textContent = ngettext("{count} meeting outside these days", "{count} meetings outside these days", count);
    },
  };
}
