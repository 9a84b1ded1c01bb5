// What is told of the day: the caption that lies on the map, and the live region for those who listen.

import { announcements } from "../core/words.js";
import { createAnnouncer } from "../page/announcer.js";
import { element } from "../page/dom.js";
import { createCaption } from "./caption.js";

/** @import { Told } from "../core/types.js" */

export function createTelling() {
  const live = element("p", { class: "sa-live", "aria-live": "polite", role: "status" });
  const caption = createCaption();
  const announcer = createAnnouncer(live);
  return {
    caption: caption.panel,
    live,
    place: caption.place,
    /** `told` as `toldOf` has it; `names` of two leaders. @param {Told} told @param {string[]} names */
    show(told, names) {
      caption.show(told, names);
      announcer.say(announcements(told, names));
    },
    destroy: announcer.destroy,
  };
}
