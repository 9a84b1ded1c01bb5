// What a map gives out to whoever films it frame by frame (assets/film/main.js): only where its address asks for that.

import { speech } from "../core/gettext.js";
import { turnTo } from "../map/camera.js";

/** @import { FilmHost } from "../film/types.js" */

/** @param {Omit<FilmHost, "turn" | "speech">} host */
export function giveOut(host) {
  if (location.hash === "#film") Object.assign(globalThis, { summitAtlasFilm: { ...host, turn: turnTo.bind(null, host.map), speech } });
}
