// The page of a story: its text, its map, and the bar by which one goes from chapter to chapter.

import { linesSaid } from "../core/lines_said.js";
import { _, ngettext, numberWords } from "../core/gettext.js";
import { takeRoot } from "../page/carried.js";
import { element } from "../page/dom.js";
import { chapterName } from "./text.js";

/** @import { Bindings } from "../page/types.js" */
/** @import { ToldDocument } from "./types.js" */

const SVG = "http://www.w3.org/2000/svg";
const ARROWS = { back: "M15 5l-7 7 7 7", on: "M9 5l7 7-7 7" };

/** @param {string} way */
function arrow(way) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", way);
  svg.append(path);
  return svg;
}

/**
 * @param {HTMLElement} root @param {ToldDocument} data @param {HTMLElement[]} sections
 * @param {{ step(direction: number): void, setSlides(on: boolean): void, explore(on: boolean): void }} host
 * @param {Bindings} bindings
 */
export function createFrame(root, data, sections, host, bindings) {
  const { chapters } = data.story;
  const mapRoot = element("div", { class: "sa-tale-map" });
  const title = element("h1", { text: data.title || data.story.headline || _("Who met whom"), dir: "auto" });
  const text = element("main", { class: "sa-tale-text" }, [
    element("header", { class: "sa-tale-head" }, [title, element("p", { class: "sa-muted", text: ngettext("A story in {count} chapter. The map follows as you read.", "A story in {count} chapters. The map follows as you read.", chapters.length) })]),
    ...sections,
    element("footer", { class: "sa-tale-foot" }, linesSaid(data.credits).map((line) => element("p", { text: line, dir: "auto" }))),
  ]);

  /** @param {string} role @param {string} label @param {string} way @param {number} direction */
  const stepButton = (role, label, way, direction) => {
    const button = element("button", { class: "sa-tale-step", "data-role": role, "aria-label": label, title: label }, [arrow(way)]);
    bindings.on(button, "click", () => host.step(direction));
    return button;
  };
  const back = stepButton("story-back", _("Chapter before"), ARROWS.back, -1);
  const on = stepButton("story-next", _("Next chapter"), ARROWS.on, 1);
  const place = element("span", { "data-role": "story-place" });
  const said = element("p", { class: "sa-live", role: "status" });
  const links = chapters.map((chapter, number) => {
    const link = element("a", { href: `#chapter=${number + 1}`, target: "_self", text: chapterName(chapter, number), dir: "auto" });
    bindings.on(link, "click", () => {
      contents.open = false;
    });
    return link;
  });
  const slides = element("button", { class: "sa-tale-choice", "aria-pressed": "false", "data-role": "story-slides", text: _("As slides") });
  const explore = element("button", { class: "sa-tale-choice", "data-role": "story-explore", text: _("Explore the map") });
  const contents = element("details", { class: "sa-tale-contents", "data-role": "story-contents" }, [
    element("summary", { title: _("Chapters") }, [element("span", { class: "sa-live", text: _("Chapters.") }), " ", place]),
    element("div", { class: "sa-tale-menu" }, [element("ol", {}, links.map((link) => element("li", {}, [link]))), slides]),
  ]);
  const bar = element("nav", { class: "sa-tale-bar", "aria-label": _("Story") }, [back, contents, on, explore, said]);
  const home = element("button", { class: "sa-tale-home", "data-role": "story-home" }, [arrow(ARROWS.back), _("Back to the story")]);

  bindings.on(slides, "click", () => {
    const pressed = slides.getAttribute("aria-pressed") !== "true";
    setSlides(pressed);
    contents.open = false;
    host.setSlides(pressed);
  });
  bindings.on(explore, "click", () => host.explore(true));
  bindings.on(home, "click", () => host.explore(false));
  bindings.on(document, "click", ({ target }) => {
    if (!contents.contains(/** @type {Node} */ (target))) contents.open = false;
  });
  bindings.on(contents, "keydown", ({ key }) => {
    if (key !== "Escape" || !contents.open) return;
    contents.open = false;
    contents.querySelector("summary")?.focus();
  });

  /** @param {boolean} pressed */
  function setSlides(pressed) {
    slides.setAttribute("aria-pressed", String(pressed));
  }

  takeRoot(root, "sa-tale");
  root.append(home, text, mapRoot, bar);
  home.hidden = true;

  return {
    mapRoot,
    setSlides,
    /** The page is in the map's theme. */
    followTheme() {
      const take = () => (root.dataset.theme = mapRoot.dataset.theme);
      const observer = new MutationObserver(take);
      observer.observe(mapRoot, { attributes: true, attributeFilter: ["data-theme"] });
      bindings.add(() => observer.disconnect());
      take();
    },
    /** @param {number} number @param {string} name */
    setCurrent(number, name) {
      place.textContent = _("{number} / {count}", { number: numberWords(number + 1), count: numberWords(chapters.length) });
      said.textContent = _("Chapter {number} of {count}: {name}", { number: numberWords(number + 1), count: numberWords(chapters.length), name });
      back.disabled = number === 0;
      on.disabled = number === chapters.length - 1;
      links.forEach((link, at) => (at === number ? link.setAttribute("aria-current", "step") : link.removeAttribute("aria-current")));
    },
    /** @param {boolean} exploring */
    setExploring(exploring) {
      root.classList.toggle("sa-exploring", exploring);
      for (const part of [text, bar]) part.hidden = exploring;
      home.hidden = !exploring;
      if (exploring) mapRoot.setAttribute("role", "main");
      else mapRoot.removeAttribute("role");
      if (exploring) window.scrollTo({ top: 0, behavior: "instant" });
      (exploring ? home : explore).focus({ preventScroll: true });
    },
    /** The replay cannot be played, and says so itself. */
    refused() {
      for (const part of [text, bar]) part.remove();
      root.classList.add("sa-exploring");
    },
    destroy() {
      for (const part of [text, bar, home, mapRoot]) part.remove();
      root.classList.remove("sa-tale", "sa-exploring", "sa-slides");
    },
  };
}
