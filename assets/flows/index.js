// What the page calls to play a flows document (docs/flows.md).

export { mountCarried } from "../sharing/carried.js";
export { mountFlows } from "./main.js";
