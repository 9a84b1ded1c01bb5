// Making and unmaking elements. Text goes in by textContent only.

/** @typedef {Record<string, string | number | boolean | null | undefined>} Attributes */
/** @typedef {(Node | string | false | null | undefined)[]} Children Those that are nothing are left out. */

/**
 * An element: `attributes` may hold `class`, `text`, `data-…`, `aria-…` and boolean ones. A button sends no form unless
 * they say so.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Attributes} attributes @param {Children} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(tag, attributes = {}, children = []) {
  const node = document.createElement(tag);
  if (tag === "button") node.setAttribute("type", tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") node.textContent = String(value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child) node.append(child);
  return node;
}

/** The element that an event happened to. @param {Event} event */
export function targetOf(event) {
  return /** @type {HTMLElement} */ (event.target);
}

/** Where an arrow key that points sideways leads: 1 or -1, otherwise 0. @param {KeyboardEvent} event */
export function sideways({ key }) {
  return key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
}

/** What a canvas is drawn on with. @param {HTMLCanvasElement} canvas @param {CanvasRenderingContext2DSettings} [options] */
export function penOf(canvas, options) {
  return /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", options));
}

/** @typedef {HTMLElementEventMap & WindowEventMap & DocumentEventMap} Events */

/** Everything bound on behalf of one map, so that it can be unbound. */
export function createBindings() {
  /** @type {(() => void)[]} */
  const undo = [];
  return {
    /**
     * @template {keyof Events} K
     * @param {EventTarget} target @param {K} type @param {(event: Events[K]) => void} handler
     * @param {AddEventListenerOptions} [options]
     */
    on(target, type, handler, options) {
      const listener = /** @type {EventListener} */ (handler);
      target.addEventListener(type, listener, options);
      undo.push(() => target.removeEventListener(type, listener, options));
    },
    /** @param {() => void} action */
    add(action) {
      undo.push(action);
    },
    release() {
      for (const action of undo.splice(0).reverse()) action();
    },
  };
}

/**
 * Scroll `item` into view inside `box` alone; scrollIntoView would move the page as well.
 * It comes to rest in the upper part, because heights of items not yet seen are estimates.
 * @param {HTMLElement} box @param {HTMLElement} item @param {boolean} smooth
 */
export function scrollWithin(box, item, smooth) {
  const shift = item.getBoundingClientRect().top - box.getBoundingClientRect().top;
  if (shift >= 0 && shift + item.offsetHeight <= box.clientHeight) return;
  const near = Math.abs(shift) < 2 * box.clientHeight;
  box.scrollBy({ top: shift - box.clientHeight * 0.2, behavior: smooth && near ? "smooth" : "auto" });
}

/**
 * Do `work` in a task of its own after the next frame: no later time leaves more room before the frame that follows.
 * Returns what calls it off.
 * @param {() => void} work
 */
export function afterFrame(work) {
  let timer = 0;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(work);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

/**
 * `work` in a task of its own that waits: `wait(ms)` has it done after a frame, so many milliseconds from now and not
 * from an earlier call; `waiting()`; `cancel()` calls it off.
 * @param {() => void} work
 */
export function createDelay(work) {
  let timer = 0;
  /** @type {(() => void) | null} */
  let callOff = null; // while the frame before the work is awaited
  return {
    waiting: () => timer !== 0 || callOff !== null,
    /** @param {number} ms */
    wait(ms) {
      if (callOff) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = 0;
        callOff = afterFrame(() => {
          callOff = null;
          work();
        });
      }, Math.max(0, ms));
    },
    cancel() {
      clearTimeout(timer);
      callOff?.();
      timer = 0;
      callOff = null;
    },
  };
}

// What takes the browser longer than a picture of the day waits until the playhead has been calm for so long, or at
// most so long while it moves.
const CALM_MS = 120;
const LATEST_MS = 1500;

/** Do `work` once it is calm: `later()` asks for it, `cancel()` calls it off. @param {() => void} work */
export function whenCalm(work) {
  const delay = createDelay(work);
  let since = 0;
  return {
    later() {
      const now = performance.now();
      if (!delay.waiting()) since = now;
      delay.wait(Math.min(CALM_MS, since + LATEST_MS - now));
    },
    cancel: delay.cancel,
  };
}
