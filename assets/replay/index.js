// What the page calls to play a replay document (docs/replay.md).

export { mountCarried } from "../page/carried.js";
export { mount } from "./main.js";
