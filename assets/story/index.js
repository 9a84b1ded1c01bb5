// What the page calls to tell a story with a replay document (docs/story.md).

export { mount } from "./main.js";
