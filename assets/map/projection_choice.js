// The choice of a projection on the map: a small box that folds.

import { _, numberWords } from "../core/gettext.js";
import { CENTRED, CENTRES, hindrance, PROJECTION_PURPOSE, PROJECTION_WORDS } from "../core/projecting.js";
import { PROJECTIONS } from "../core/projection.js";
import { element } from "../page/dom.js";

/** @import { CentreChoice, MapCentre, ProjectionChoice } from "../core/types.js" */

/** @param {CentreChoice} centre */
function centreWords(centre) {
  if (centre === "seat") return _("the seat");
  return centre === 0 ? "0°" : centre < 0 ? _("{degrees}° W", { degrees: numberWords(-centre) }) : _("{degrees}° E", { degrees: numberWords(centre) });
}

/** @param {string} value @param {string} text */
const option = (value, text) => element("option", { value, text });

/**
 * `onChoice(choice)`: the reader has chosen. `set(choice, map)` shows what is chosen and what cannot be, `say(words)` why
 * something was not done.
 * @param {(choice: Partial<ProjectionChoice>) => void} onChoice
 */
export function createProjectionChoice(onChoice) {
  const names = element("select", { "data-role": "projection" }, PROJECTIONS.map((name) => option(name, _(PROJECTION_WORDS[name]))));
  const centres = element("select", { "data-role": "centre" });
  const purpose = element("p", { class: "sa-muted", "data-role": "projection-purpose" });
  const note = element("p", { class: "sa-projection-note", role: "status", "data-role": "projection-note" });
  const centreRow = element("label", { class: "sa-projection-row" }, [element("span", { text: _("Centred on") }), centres]);
  const box = element("details", { class: "sa-projection", "data-role": "projection-box" }, [
    element("summary", { text: _("Projection") }),
    element("div", { class: "sa-projection-body" }, [
      element("label", { class: "sa-projection-row" }, [element("span", { text: _("Projection") }), names]),
      centreRow,
      purpose,
    ]),
  ]);
  names.addEventListener("change", () => onChoice({ projection: PROJECTIONS[names.selectedIndex] }));
  centres.addEventListener("change", () => onChoice({ centre: centres.value === "seat" ? "seat" : Number(centres.value) }));

  return {
    panel: element("div", { class: "sa-projection-holder" }, [box, note]),
    /** @param {ProjectionChoice} choice @param {{ tiled: boolean, seat: MapCentre | null }} map */
    set({ projection, centre }, map) {
      PROJECTIONS.forEach((name, at) => {
        names.options[at].disabled = name !== projection && hindrance(name, map) !== "";
      });
      names.value = projection;
      const known = CENTRES.includes(centre) ? CENTRES : [...CENTRES, centre];
      centres.replaceChildren(...known.map((one) => option(String(one), centreWords(one))));
      for (const one of centres.options) one.disabled = one.value === "seat" && !map.seat;
      centres.value = String(centre);
      centreRow.hidden = !CENTRED.includes(projection);
      purpose.textContent = _(PROJECTION_PURPOSE[projection]);
      box.hidden = map.tiled;
    },
    /** @param {string} words */
    say(words) {
      note.textContent = words;
    },
  };
}
