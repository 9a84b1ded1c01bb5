// A table that is written by hand: four questions that make a row, and the rows themselves as fields. Owned by
// geo/app/new_table.py, which mounts it twice, once for each part; what becomes of a step is decided there: it is told to
// the page, numbered, until the page says by `heard` that it was. `data` is that of geo/ledger/viewing.py.

import { speak } from "../core/gettext.js";
import { createAsk } from "./ledger_ask.js";
import { createGrid } from "./ledger_grid.js";

/** @import { AskData, Asked, GridData, Told } from "../core/ledger.js" */

/** @typedef {{ parentElement: HTMLElement, data: AskData | GridData, setStateValue(name: string, value: unknown): void }} LedgerComponent */
/**
 * What a part has to tell with: `ask` asks for a step, `waiting` are those that were not heard yet, `tell` says something that is
 * no step.
 * @typedef {{ waiting: Told[], ask(step: Asked): void, tell(name: string, value: unknown): void }} Line
 */
/** @typedef {{ hear(data: any): void, release(): void }} Part */
/** @typedef {{ line: Line & { heard(n: number): void, set(name: string, value: unknown): void }, part: Part, language: string }} Mounted */

/** @type {WeakMap<Element, Mounted>} */
const mounted = new WeakMap();

/** @param {number} heard */
function createLine(heard) {
  let told = heard;
  /** @type {Mounted["line"]} */
  const line = {
    waiting: [],
    set: () => {},
    tell: (name, value) => line.set(name, value),
    ask: (step) => {
      told += 1;
      line.waiting.push({ ...step, n: told });
      line.set("told", { steps: line.waiting });
    },
    heard: (n) => {
      line.waiting = line.waiting.filter((step) => step.n > n);
      told = Math.max(told, n);
    },
  };
  return line;
}

/** @param {LedgerComponent} component */
export default function (component) {
  const { parentElement, data, setStateValue } = component;
  speak(data.spoken);
  const before = mounted.get(parentElement);
  const known = before?.language === data.spoken.language ? before : undefined; // all of it is built anew in another one
  if (!known) before?.part.release();
  if (known) {
    known.line.set = setStateValue;
    known.line.heard(data.heard);
    known.part.hear(data);
  } else {
    const line = before?.line ?? createLine(data.heard);
    line.set = setStateValue;
    line.heard(data.heard);
    const part = data.part === "ask" ? createAsk(parentElement, line, data) : createGrid(parentElement, line, data);
    mounted.set(parentElement, { line, part, language: data.spoken.language });
  }
  return () => {
    mounted.get(parentElement)?.part.release();
    mounted.delete(parentElement);
  };
}
