// The countries by visits as a text to be copied.

import { _ } from "../core/gettext.js";
import { element } from "../page/dom.js";
import { copyRow } from "./share.js";

/** @import { Bindings } from "../page/types.js" */

/**
 * The dialog: `open()` shows what `content()` gives.
 * @param {HTMLElement} root @param {() => { title: string, sentences: string[], note: string }} content @param {Bindings} bindings
 */
export function createCountryList(root, content, bindings) {
  const said = element("p", { role: "status", class: "sa-muted", "data-role": "country-said" });
  const { field, row, destroy } = copyRow("country-text", _("List"), _("List copied."), "textarea", (words) => (said.textContent = words));
  const heading = element("h2", { text: _("Countries as a list"), tabindex: "-1" });
  const close = element("button", { class: "sa-card-close", "aria-label": _("Close"), text: "×" });
  const note = element("p", { class: "sa-muted" });
  const dialog = element("dialog", { class: "sa-share sa-country-list", "aria-label": _("Countries as a list"), "data-role": "country-panel" }, [
    element("div", { class: "sa-share-head" }, [heading, close]),
    element("div", { class: "sa-share-body" }, [row, said, note]),
  ]);
  field.dir = "auto";
  root.append(dialog);
  close.addEventListener("click", () => dialog.close());
  bindings.add(() => {
    destroy();
    dialog.remove();
  });
  return {
    open() {
      const { title, sentences, note: words } = content();
      field.value = [title, ...sentences].join("\n");
      note.textContent = words;
      said.textContent = "";
      dialog.showModal();
      heading.focus();
    },
  };
}
