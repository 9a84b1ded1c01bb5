// Answers Python what expressions of the core give: one JSON object a line, `{code, argument}`, for one answer a line.
// `code` is a function of `argument` (and sees `core`, every export of assets/core/ by its name); what it leaves on
// `globalThis` is there for the next.

import { readdirSync } from "node:fs";
import { createInterface } from "node:readline";

const folder = new URL("../../assets/core/", import.meta.url);
const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".js"));
const modules = await Promise.all(files.map((name) => import(new URL(name, folder))));
globalThis.core = Object.assign({}, ...modules);

// JSON has no word for them, and the tests ask of them.
const written = (_, value) => (value === Infinity ? "Infinity" : ArrayBuffer.isView(value) ? Array.from(value) : value);

for await (const line of createInterface({ input: process.stdin })) {
  const { code, argument } = JSON.parse(line);
  let answer;
  try {
    const value = await new Function("argument", `return (${code})(argument);`)(argument);
    answer = { value: value ?? null };
  } catch (error) {
    answer = { problem: String(error.stack) };
  }
  process.stdout.write(`${JSON.stringify(answer, written)}\n`);
}
