// Which chapter is the current one: by scroll, by key, by button, by address and by message.

import { chosenLanguage, direction } from "../core/gettext.js";
import { sideways } from "../page/dom.js";

/** @import { Bindings } from "../page/types.js" */
/** @import { StepHost } from "./types.js" */

const NARROW = "(max-width: 819px)";
// The line, from above, that a chapter crosses to be the current one: between cards that lie over the map, further down.
const LINES = { wide: 0.45, narrow: 0.66 };
// The messages of docs/embed.md.
const MARK = "summit-atlas";
const VERSION = 1;
// Room that is left below a chapter for the bar, and above one that is taller than the window.
const BAR_PX = 72;
const TOP_PX = 24;
const FREE_NARROW = 0.4; // of the map, as a share of the height
// A scroll that another one takes the place of ends as well, right after that began.
const REPLACED_MS = 150;
const ADDRESS_PAUSE_MS = 400;
const PART = /(?:^#|&)chapter=(\d{1,4})(?=&|$)/;
const SLIDES = /(?:^#|&)as=slides(?=&|$)/;
const TYPED = "input, select, textarea, [contenteditable], [role=slider]";

/** The chapter that a fragment names, from 0; null for none. @param {string} fragment @param {number} count */
export function chapterOf(fragment, count) {
  const found = PART.exec(fragment);
  const number = found ? Number(found[1]) : 0;
  return number >= 1 && number <= count ? number - 1 : null;
}

/** Whether a fragment asks for slides. @param {string} fragment */
export const asksForSlides = (fragment) => SLIDES.test(fragment);

/**
 * The steps of a story: `go(number)` to a chapter, `current()`, `setSlides(on)`.
 * @param {HTMLElement} root @param {StepHost} host @param {Bindings} bindings
 */
export function createSteps(root, host, bindings) {
  const { sections } = host;
  const narrow = matchMedia(NARROW);
  let current = -1;
  let aimed = -1; // where a scroll of ours leads; -1: none is under way
  let aimedAt = 0;
  let slides = false;
  let timer = 0;
  /** @type {IntersectionObserver | null} */
  let observer = null;

  /** The address of the chapter. */
  function here() {
    const language = chosenLanguage() && `&language=${chosenLanguage()}`;
    return `#chapter=${current + 1}${slides ? "&as=slides" : ""}${language}`;
  }

  function write() {
    timer = 0;
    const fragment = here();
    try {
      if (fragment !== location.hash) history.replaceState(history.state, "", fragment);
    } catch {
      // a frame without an address of its own
    }
  }

  /** @param {number} number */
  function take(number) {
    if (number === current) return;
    current = number;
    sections.forEach((section, at) => {
      if (at === number) section.setAttribute("aria-current", "step");
      else section.removeAttribute("aria-current");
      section.hidden = slides && at !== number;
    });
    host.show(number);
    clearTimeout(timer);
    timer = setTimeout(write, ADDRESS_PAUSE_MS);
    if (window.parent !== window) window.parent.postMessage({ [MARK]: VERSION, event: "chapter", chapter: number + 1, of: sections.length }, "*");
  }

  /** Of this window alone: scrollIntoView would move the page around a frame as well. @param {number} number @param {boolean} smooth */
  function scrollTo(number, smooth) {
    aimed = number;
    aimedAt = performance.now();
    const { top, height } = sections[number].getBoundingClientRect();
    const room = window.innerHeight - BAR_PX - height;
    const free = narrow.matches ? Math.max(FREE_NARROW * window.innerHeight, room) : Math.max(TOP_PX, room / 2);
    window.scrollTo({ top: window.scrollY + top - free, behavior: smooth && !host.calm() ? "smooth" : "instant" });
  }

  /** Go to a chapter, from 0; beyond the ends nowhere. @param {number} number @param {boolean} focused Its heading gets the focus. */
  function go(number, focused = false) {
    if (!sections[number] || !host.reading()) return;
    const near = Math.abs(number - current) === 1;
    take(number);
    if (slides) root.querySelector(".sa-tale-text")?.scrollTo(0, 0);
    else scrollTo(number, near);
    if (focused) sections[number].querySelector("h2")?.focus({ preventScroll: true });
  }

  const release = () => {
    aimed = -1;
  };

  const line = () => (narrow.matches ? LINES.narrow : LINES.wide);

  /** The chapter that lies on the line is the current one; between two it is the one before. */
  function look() {
    if (slides || !host.reading()) return;
    const y = window.innerHeight * line();
    const number = sections.findIndex((section) => {
      const { top, bottom } = section.getBoundingClientRect();
      return top <= y && y < bottom;
    });
    if (number < 0 || (aimed >= 0 && number !== aimed)) return; // passed on the way
    release();
    take(number);
  }

  function observe() {
    observer?.disconnect();
    const above = Math.floor(100 * line());
    observer = new IntersectionObserver(look, { rootMargin: `-${above}% 0px -${99 - above}% 0px` });
    for (const section of sections) observer.observe(section);
  }

  /** @param {boolean} on */
  function setSlides(on) {
    slides = on;
    root.classList.toggle("sa-slides", on);
    sections.forEach((section, at) => (section.hidden = on && at !== current));
    if (current >= 0) {
      if (!on) scrollTo(current, false);
      write();
    }
  }

  for (const type of /** @type {const} */ (["wheel", "touchmove"])) bindings.on(window, type, release, { passive: true });
  bindings.on(document, "scrollend", () => {
    if (performance.now() - aimedAt < REPLACED_MS) return;
    release();
    look();
  });
  bindings.on(window, "keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (!host.reading() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.closest?.(`${TYPED}, .sa-tale-map`)) return;
    if (event.key === " " && !target.closest?.("button, summary, a")) event.stopPropagation(); // scrolls, and plays no map
    const onward = direction() === "rtl" ? -sideways(event) : sideways(event); // as the text is read
    const step = onward || (slides && event.key === "PageDown" ? 1 : slides && event.key === "PageUp" ? -1 : 0);
    if (step) {
      event.preventDefault();
      go(current + step, true);
    } else release();
  }, { capture: true });
  // Links to chapters, also in a frame that has no address of its own.
  bindings.on(root, "click", (event) => {
    const link = /** @type {HTMLElement} */ (event.target).closest("a");
    const number = link ? chapterOf(link.getAttribute("href") ?? "", sections.length) : null;
    if (number === null) return;
    event.preventDefault();
    go(number, true);
  });
  // What the reader asked for, even where the address has been written since.
  bindings.on(window, "hashchange", ({ newURL }) => {
    const number = chapterOf(new URL(newURL).hash, sections.length);
    if (number === null || !host.reading()) return;
    if (number !== current) go(number, true);
    clearTimeout(timer);
    write(); // at once: an address that still said another chapter could not be asked for
  });
  bindings.on(window, "message", ({ data }) => {
    const wanted = data?.[MARK] === VERSION ? data.set?.chapter : undefined;
    if (typeof wanted === "number" && Number.isInteger(wanted)) go(wanted - 1);
  });
  bindings.on(narrow, "change", observe);
  bindings.add(() => {
    observer?.disconnect();
    clearTimeout(timer);
  });

  return {
    go,
    setSlides,
    current: () => current,
    slides: () => slides,
    narrow: () => narrow.matches,
    /** Begin at a chapter. @param {number} number */
    open(number) {
      take(number);
      if (!slides && number > 0) scrollTo(number, false);
      observe();
    },
  };
}
