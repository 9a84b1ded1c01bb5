// What the page calls to play a flows document (docs/flows.md).

export { mountCarried } from "../page/carried.js";
export { mountFlows } from "./main.js";
