// The replay, as the page hands it to us: by the name `summitAtlas` in the scope around our script, which stands there
// before ours. So what tells a story is carried only by the documents that have one.

/* global summitAtlas */

import { setChosen, speak } from "../core/gettext.js";

/** @import { speech } from "../core/gettext.js" */
/** @import { MountReplay } from "./types.js" */

/** @type {{ mount: MountReplay, speech: typeof speech }} */
// @ts-ignore: no module that is imported, but a name of the page's own scope
const replay = summitAtlas;

export const mountReplay = replay.mount;

/** The story is told in the language in which its replay is played: its script has words of its own. */
export function speakAsReplay() {
  const { catalogue, chosen } = replay.speech();
  speak(catalogue);
  setChosen(chosen);
}
