// Coloured countries of a replay: what is counted on the day, its legend, its list, and what a country says.

import { spokenWords } from "../core/words.js";
import { shownSince } from "../core/modes.js";
import { toggled } from "../core/state.js";
import { createTints } from "../core/tints.js";
import { BESIDE_WORDS, COUNTED_WORDS, countedTitle, countriesNote, countryNames, countryWords, UNITS, visitSentences } from "../core/visit_words.js";
import { COUNTRY_SIGN, createCountryColours, levelColour } from "../map/country_colours.js";
import { createCountryLegend } from "../reading/countries.js";
import { createCountryList } from "../sharing/country_list.js";

/** @import { Model, Span, State, Tint } from "../core/types.js" */
/** @import { Bindings, Palette } from "../page/types.js" */
/** @import { CountryPaths, LeafletMap, World } from "../map/types.js" */

const NOTHING = /** @type {Tint[]} */ ([]);

/**
 * `host`: the state, its change, the colours.
 * @param {HTMLElement} root @param {LeafletMap} map @param {Model} model @param {World} world @param {CountryPaths} pathsOf
 * @param {{ state: State, colours: () => Palette, change(changes: Partial<State>): void }} host @param {Bindings} bindings
 */
export function createCountries(root, map, model, world, pathsOf, { state, colours, change }, bindings) {
  /** @type {ReturnType<typeof createTints> | null} */
  let tints = null;
  let told = ""; // whose and what is counted
  let shown = NOTHING;
  /** @type {Set<string>} */
  let hidden = new Set();
  /** @type {Span} */
  let days = [0, 0];
  /** @type {Map<string, string>} */
  let names = new Map();

  const drawn = createCountryColours(map, world, pathsOf, model.points, { tints: () => shown, classes: () => tints?.classes() ?? 0, colours });
  const list = createCountryList(root, listContent, bindings);
  const legend = createCountryLegend(spokenWords(COUNTED_WORDS), spokenWords(BESIDE_WORDS), {
    count: (countries) => change({ countries: /** @type {State["countries"]} */ (countries) }),
    show: (beside) => change({ beside: /** @type {State["beside"]} */ (beside) }),
    toggle(key, on) {
      hidden = toggled(hidden, key, !on);
      recolour();
    },
    list: list.open,
  });

  function listContent() {
    const { countries, range, mode } = state;
    const whole = model.extent !== null && mode === "all" && days[0] === model.extent[0] && days[1] === range[1] && range[1] === model.extent[1];
    const sentences = tints ? visitSentences(tints.entries(), names, { unit: UNITS[countries], own: tints.own, whole }) : [];
    return { title: title(), sentences, note: countriesNote(countries) };
  }

  function recolour() {
    shown = tints ? tints.shown(hidden) : NOTHING;
    legend.count(tints ? tints.numbers() : {});
    root.dataset.countries = shown.map(({ code, level, unsure, planned }) => `${code}:${level}${unsure ? "u" : ""}${planned ? "p" : ""}`).join(" ");
    drawn.layer.redraw();
  }

  /** The clock is on another day. @param {number} day */
  function step(day) {
    if (!tints) return legend.say("");
    days = [Math.max(state.range[0], shownSince(state.mode, day)), day];
    legend.say(title());
    if (tints.at(days[0], days[1])) recolour();
  }

  /** What is counted, and in which of the days. */
  const title = () => countedTitle(model, state.follow, state.countries, days);

  /** What is seen beside the colours. */
  const seen = () => ({ lines: !tints || state.beside === "all", marks: !tints || state.beside !== "nothing" });

  /** "Austria: 2 visits, 1 planned". @param {string} code */
  const words = (code) => (tints ? countryWords(names.get(code) ?? code, tints.of(code), UNITS[state.countries], code === tints.own) : "");

  return {
    layer: drawn.layer,
    panel: legend.panel,
    /** The view, the range or a choice has changed. @param {number} day */
    fill(day) {
      const now = `${state.countries} ${state.follow}`;
      if (now !== told) {
        tints = state.countries === "none" ? null : createTints(model, state.follow, state.countries);
        hidden = new Set();
      }
      told = now;
      names = countryNames(model, world.countries);
      root.classList.remove("sa-beside-all", "sa-beside-marks", "sa-beside-nothing");
      root.classList.add(`sa-beside-${tints ? state.beside : "all"}`);
      tints?.setRange(state.range);
      legend.set(state);
      legend.fill(tints?.items() ?? [], hidden);
      step(day);
      recolour();
    },
    step,
    redraw: () => drawn.layer.redraw(),
    seen,
    /** For who points at them. */
    pointing: { lines: () => seen().lines, codeAt: drawn.codeAt, words, pathsOf },
    /** The lines of the legend for a picture. */
    posterItems() {
      if (!tints) return [];
      const classes = tints.classes();
      return tints.items().map(({ key, words: text }) => {
        const level = key === "own" ? -2 : /^\d/.test(key) ? Number(key) : -1;
        return { sort: key === "planned" ? "planned-country" : key === "unsure" ? key : "class", text, sign: COUNTRY_SIGN, colour: levelColour(colours(), level, classes) };
      });
    },
    title: () => (tints ? title() : ""),
  };
}
