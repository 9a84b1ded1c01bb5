// What the page calls to play a replay document (docs/replay.md).

export { speech } from "../core/gettext.js";
export { mountCarried } from "../sharing/carried.js";
export { mount } from "./main.js";
