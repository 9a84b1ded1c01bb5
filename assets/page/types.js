// The shapes that go between the parts of the page: types only, nothing that runs.

/** @typedef {ReturnType<typeof import("./dom.js").createBindings>} Bindings What is bound on behalf of one map. */
/** @typedef {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D} Pen What is drawn with; pictures of vectors give a `VectorPen` in its stead (core/vector.js). */
/** @typedef {ReturnType<typeof import("./theme.js").readColours> & { core?: string | null }} Palette The colours of canvases; `core`: of hollow lines. */
/** @typedef {ReturnType<typeof import("./theme.js").readInks>} Inks The colours of marks and pictures. */
/** @typedef {{ count: string } & Partial<Record<"title" | "date" | "small" | "legend" | "credit" | "label", string>>} Fonts */
/** @typedef {{ tentative?: boolean, invited?: boolean, cancelled?: boolean }} Happened Whether a meeting has happened, and if not, why. */
/** @typedef {Happened & { hollow?: boolean, halo?: boolean, counted?: boolean }} SymbolLook */
/** @typedef {{ x: number, y: number }} Spot A place in pixels. */
/** @typedef {[left: number, top: number, right: number, bottom: number]} Box */
/** @typedef {{ fragment: string, changes: object }} Kept How it stands: as an address says it, and what addresses do not say. */
/** @typedef {{ set(changes: object): void, kept(): Kept, destroy(): void }} Mounted What plays on a page. */

/**
 * @template V
 * @typedef {object} Sheet What a table says and holds of its rows.
 * @property {string} label
 * @property {string} heading
 * @property {string} none
 * @property {string[]} columns
 * @property {(table: HTMLTableElement, view: V, rows: Int32Array) => void} add
 * @property {number} printed So many rows are for paper.
 * @property {(left: number) => string} unprinted
 */
/**
 * @template V
 * @typedef {{ view: V, meetings: Int32Array, caption: string }} TableContent The rows of a table as they are when it opens.
 */

export {};
