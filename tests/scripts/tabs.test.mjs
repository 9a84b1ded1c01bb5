// Tabs of one browser tell each other of a project also where Streamlit ends a call after the next one has begun.

import assert from "node:assert/strict";
import { test } from "node:test";

const open = new Set();
globalThis.window = {};
globalThis.BroadcastChannel = class {
  constructor() { open.add(this); }
  close() { open.delete(this); }
  postMessage() {}
};
const { default: tabs } = await import("../../assets/app/tabs.js");

test("a call that is ended late leaves the channel to the next one, which shuts it", () => {
  const heard = [];
  const call = (revision) => tabs({ data: { number: "1", revision }, setTriggerValue: (name, value) => heard.push([name, value]) });
  const first = call(1);
  const second = call(2);
  first();
  assert.equal(open.size, 1);
  [...open][0].onmessage({ data: { number: "1", revision: 3 } });
  assert.deepEqual(heard, [["elsewhere", 3]]);
  second();
  assert.equal(open.size, 0);
});
