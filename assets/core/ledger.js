// A table that is written by hand, as far as no page is needed for it: how rows stand once the steps on their way are
// heard, which names go on with what is typed, and where a key leads.

/** @typedef {{ column: string, severity: string, words: string }} Fault */
/** @typedef {{ name: string, country: string }} Found What a place as written was taken for. */
/** @typedef {{ id: number, number: number, cells: Record<string, string>, faults: Fault[], place: Found | null }} LedgerRow */
/** @typedef {{ name: string, label: string, hint: string, used: string[] }} Column */
/** @typedef {{ name: string, label: string, shown: boolean }} OtherColumn */
/** @typedef {Record<string, unknown> & { do: string }} Asked A step as a hand asks for it. */
/** @typedef {Asked & { n: number }} Told A step on its way, numbered. */
/** @typedef {{ key: string, name: string, where: string, text: string, lat: number, lon: number, sure: boolean }} Offer */
/** @typedef {{ n: number, key: string, at: [number, number], where: string }} Pointed A point that was set on the small map: a place that is offered, or another. */
/** @typedef {{ row: number, words: string, offers: Offer[], pointed: Pointed | null }} LookedUp What the words that are typed into a row may mean. */
/**
 * @typedef {{ part: "grid", columns: Column[], others: OtherColumn[], rows: LedgerRow[], count: number, wanted: number, first: number, page: number,
 *   words: string, faulty: boolean, faults: number, next: number, names: string[], undo: string, redo: string, homeless: string[],
 *   countries: string[], looked: LookedUp | null, pasted: string, heard: number, refused: string, spoken: import("./gettext.js").Catalogue, checked: boolean }} GridData
 */
/**
 * @typedef {{ part: "ask", names: string[], sources: string[], words: string, offers: Offer[], when: string, date: string, dated: boolean,
 *   pointed: Pointed | null,
 *   asked: { row: number, number: number, words: string } | null, heard: number, refused: string, spoken: import("./gettext.js").Catalogue, said: string }} AskData
 */

/**
 * The rows as they will stand once the steps on their way are heard, as far as that can be said here, and behind them the
 * blank one to be written next.
 * @param {LedgerRow[]} rows @param {Told[]} waiting @param {number} next @returns {LedgerRow[]}
 */
export function foreseen(rows, waiting, next) {
  const standing = new Map(rows.map((row) => [row.id, row]));
  for (const step of waiting) {
    const id = Number(step.row);
    if (step.do === "remove") standing.delete(id);
    if (step.do !== "put") continue;
    const cells = /** @type {Record<string, string>} */ (step.cells);
    const row = standing.get(id) ?? { ...blank(id), number: 0 };
    standing.set(id, { ...row, cells: { ...row.cells, ...cells } });
  }
  const last = Math.max(next - 1, ...standing.keys());
  return [...standing.values(), blank(last + 1)];
}

/** @param {number} id @returns {LedgerRow} */
const blank = (id) => ({ id, number: 0, cells: {}, faults: [], place: null });

/**
 * A cell of names with its last one completed, for every name that begins so or has a word that does; none that is in it.
 * @param {string} cell @param {string[]} names
 */
export function completed(cell, names) {
  const parts = cell.split(";");
  const typed = fold(parts.at(-1) ?? "");
  const before = parts.slice(0, -1).map((one) => one.trim()).filter(Boolean);
  const used = new Set(before.map(fold));
  const fits = (/** @type {string} */ name) => fold(name).split(/[\s(]+/).some((_, at, words) => words.slice(at).join(" ").startsWith(typed));
  return names.filter((name) => !used.has(fold(name)) && (!typed || fits(name))).slice(0, 12).map((name) => [...before, name].join("; "));
}

/** @param {string} text */
const fold = (text) => text.trim().toLowerCase();

/**
 * What a row's place was taken for, as far as the row does not say it: a name for beneath the place, a country for the
 * blank cell of one.
 * @param {LedgerRow} row @returns {Found}
 */
export function unsaid({ cells, place }) {
  const written = fold(`${cells.venue ?? ""} ${cells.city ?? ""}`);
  const name = place && !written.includes(fold(place.name)) && place.name !== place.country ? place.name : "";
  return { name, country: place && !cells.country ? place.country : "" };
}

/** Whether what is pasted is more than one cell. @param {string} text */
export function isCells(text) {
  return /[\t\n\r]/.test(text.replace(/[\r\n]+$/, ""));
}
