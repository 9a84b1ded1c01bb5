// A story beside its map: the page's parts, and what goes on between them.

import { _ } from "../core/gettext.js";
import { afterFrame, createBindings, element } from "../page/dom.js";
import { createFrame } from "./frame.js";
import { createPaper, PAPER } from "./paper.js";
import { mountReplay, speakAsReplay } from "./replay.js";
import { createShowing } from "./showing.js";
import { asksForSlides, chapterOf, createSteps } from "./steps.js";
import { chapterName, chapterSections } from "./text.js";

/** @import { LeafletMap, World } from "../map/types.js" */
/** @import { ToldDocument, ToldMap } from "./types.js" */

const VERSION = 1;

/** An address that says how the map itself is to open. @param {string} fragment @param {number} count */
function asksForMap(fragment, count) {
  return fragment.length > 1 && chapterOf(fragment, count) === null && !asksForSlides(fragment);
}

/** The map alone, as its address asks for it, with a way to the story. @param {HTMLElement} root @param {ToldMap} mounted @param {import("../page/types.js").Bindings} bindings */
function addWayToStory(root, mounted, bindings) {
  const way = element("a", { class: "sa-tale-way", href: "#chapter=1", target: "_self", text: _("Read the story") });
  root.querySelector(".sa-head-tools")?.append(way);
  bindings.on(window, "hashchange", () => {
    if (chapterOf(location.hash, Infinity) !== null) location.reload();
  });
  return mounted;
}

/**
 * Build the story's parts into `root`, and into one of them the replay of `data`. `ownsAddress`: the fragment is this
 * document's: `#chapter=3`; any other that says something of the map opens the map alone. Returns `{set, kept, destroy}`.
 * @param {HTMLElement} root @param {LeafletMap} map @param {ToldDocument} data @param {World} world
 */
export function mount(root, map, data, world, ownsAddress = false, opening = location.hash) {
  speakAsReplay();
  const { story } = data;
  const count = story.chapters.length;
  const bindings = createBindings();
  if (story.version !== VERSION || !count) return mountReplay(root, map, data, world, ownsAddress, opening);
  if (ownsAddress && asksForMap(opening, count)) return addWayToStory(root, mountReplay(root, map, data, world, true, opening), bindings);

  const sections = chapterSections(story);
  const frame = createFrame(root, data, sections, {
    step: (direction) => steps.go(steps.current() + direction),
    setSlides: (on) => steps.setSlides(on),
    explore: (on) => explore(on),
  }, bindings);
  const mounted = mountReplay(frame.mapRoot, map, data, world, false);
  if (!mounted.parts) {
    frame.refused();
    return mounted;
  }
  const { parts } = mounted;
  frame.followTheme();
  map.scrollWheelZoom.disable(); // the wheel reads on
  mounted.set({ folded: "legend" });
  let exploring = false;
  let callOff = () => {};
  const showing = createShowing(map, mounted, parts, () => steps.narrow() && !exploring && root.dataset.theme !== PAPER);
  const steps = createSteps(root, {
    sections,
    calm: parts.calm,
    reading: () => !exploring,
    show(number) {
      frame.setCurrent(number, chapterName(story.chapters[number], number));
      callOff();
      const show = () => showing.show(story.chapters[number], number ? story.chapters[number - 1] : null, opened);
      if (opened) callOff = afterFrame(show); // the text is marked in this frame, whatever the map takes
      else show();
    },
  }, bindings);
  createPaper(root, sections, {
    story,
    poster: parts.poster,
    reading: () => !exploring,
    show: (number) => showing.show(story.chapters[number], null, false),
    current: () => steps.current(),
  }, bindings);

  /** The whole map in place of the story, and back. @param {boolean} on */
  function explore(on) {
    callOff();
    showing.stop();
    const at = steps.current();
    exploring = on;
    frame.setExploring(on);
    map.invalidateSize({ animate: false });
    if (on) map.scrollWheelZoom.enable();
    else map.scrollWheelZoom.disable();
    mounted.set({ folded: on ? "" : "legend" });
    showing.show(story.chapters[at], null, false);
    if (!on) steps.go(at, true);
  }

  map.on("resize", () => {
    if (opened && !exploring && map.getSize().x) showing.look(story.chapters[steps.current()]);
  });
  let opened = false;
  const fragment = ownsAddress ? opening : "";
  if (asksForSlides(fragment)) {
    frame.setSlides(true);
    steps.setSlides(true);
  }
  steps.open(chapterOf(fragment, count) ?? 0);
  opened = true;
  return {
    set: mounted.set,
    kept: () => ({ fragment: `#chapter=${steps.current() + 1}`, changes: { theme: parts.state.theme } }),
    destroy() {
      callOff();
      showing.stop();
      bindings.release();
      mounted.destroy();
      frame.destroy();
    },
  };
}
