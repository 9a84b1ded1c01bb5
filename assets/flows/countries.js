// Coloured countries of a map of flows: how many visits each received or made, its legend and its list.

import { _ } from "../core/gettext.js";
import { classLabel, countriesNote, UNITS, visitSentences } from "../core/visit_words.js";
import { classOf } from "../core/classes.js";
import { flowClasses, flowTints, visitsNow } from "../core/flows/coloured.js";
import { countryName } from "../core/flows/words.js";
import { statesWithout } from "../core/states.js";
import { toggled } from "../core/state.js";
import { colourStep, OWN } from "../core/tints.js";
import { COUNTRY_SIGN, createCountryColours, levelColour } from "../map/country_colours.js";
import { createCountryPaths } from "../map/outlines.js";
import { createCountryLegend } from "../reading/countries.js";
import { createCountryList } from "../sharing/country_list.js";

/** @import { Span, Tint } from "../core/types.js" */
/** @import { FlowModel, FlowState, FlowSums } from "../core/flows/types.js" */
/** @import { Bindings, Palette } from "../page/types.js" */
/** @import { LeafletMap, Shapes, World } from "../map/types.js" */

const UNIT = UNITS.made;

/** What is counted, in words. @param {FlowModel} model @param {FlowState} state @param {string} when */
function titleOf(model, { countries, country }, when) {
  if (country < 0) return countries === "received" ? _("Visits received {when}", { when }) : _("Visits made {when}", { when });
  const told = { country: countryName(model, country), when };
  if (countries === "received") return _("Visits received by {country}, by country of the visitor {when}", told);
  return _("Visits made by {country}, by country visited {when}", told);
}

/**
 * `host`: the state, its change, the sums of the moment, `span()` in words, the colours.
 * @param {HTMLElement} root @param {LeafletMap} map @param {FlowModel} model @param {World} world @param {Shapes} shapes
 * @param {{ state: FlowState, sums: FlowSums, when: () => string, colours: () => Palette, change(changes: Partial<FlowState>): void }} host
 * @param {Bindings} bindings
 */
export function createFlowCountries(root, map, model, world, shapes, { state, sums, when, colours, change }, bindings) {
  /** @type {{ starts: number[], most: number }} */
  let classes = { starts: [], most: 0 };
  /** @type {Set<string>} */
  let hidden = new Set();
  /** @type {Tint[]} */
  let shown = [];
  let visits = new Float64Array(model.countries.code.length);

  const { layer, codeAt } = createCountryColours(map, world, createCountryPaths(shapes), model.points, { tints: () => shown, classes: () => classes.starts.length, colours });
  const list = createCountryList(root, listContent, bindings);
  const counted = { none: _("Not coloured"), received: _("By visits received"), made: _("By visits made") };
  const legend = createCountryLegend(counted, { all: _("With flows"), nothing: _("Countries alone") }, {
    count: (countries) => change({ countries: /** @type {FlowState["countries"]} */ (countries) }),
    show: (beside) => change({ beside: /** @type {FlowState["beside"]} */ (beside) }),
    toggle(key, on) {
      hidden = toggled(hidden, key, !on);
      step();
    },
    list: list.open,
  });

  const own = () => (state.country < 0 ? "" : model.countries.code[state.country]);

  function listContent() {
    const names = new Map(model.countries.code.map((code, country) => [code, countryName(model, country)]));
    /** @type {[string, number, number][]} */
    const numbers = Array.from(visits, (count, country) => [model.countries.code[country], state.country === country ? 0 : count, 0]);
    return { title: titleOf(model, state, when()), sentences: visitSentences(numbers, names, { unit: UNIT, own: own(), whole: false }), note: countriesNote("meetings") };
  }

  function legendItems() {
    if (state.countries === "none") return [];
    const { starts, most } = classes;
    const items = starts.map((_start, level) => ({ key: `${level}`, words: classLabel(starts, level, most, UNIT), look: `sa-visits-${colourStep(level, starts.length) + 1}`, plain: false }));
    if (own()) items.push({ key: "own", words: countryName(model, state.country), look: "sa-own", plain: false });
    return [...items, { key: "none", words: state.countries === "made" && !own() ? _("No visit made") : _("Not visited"), look: "", plain: true }];
  }

  /** Other periods are summed up. */
  function step() {
    if (state.countries === "none") return legend.say("");
    legend.say(titleOf(model, state, when()));
    visits = visitsNow(model, sums, state.countries, state.country);
    const tints = flowTints(model, visits, classes.starts, state.country, OWN);
    shown = tints.filter(({ level }) => !hidden.has(level === OWN ? "own" : `${level}`));
    /** @type {Record<string, number>} */
    const counts = { none: statesWithout(model.countries.code.filter((_code, country) => visits[country]), own()) };
    visits.forEach((count, country) => {
      const key = `${classOf(classes.starts, count)}`;
      if (count && country !== state.country) counts[key] = (counts[key] ?? 0) + 1;
    });
    legend.count(counts);
    root.dataset.countries = shown.map(({ code, level }) => `${code}:${level}`).join(" ");
    layer.redraw();
  }

  return {
    layer,
    panel: legend.panel,
    /** Other routes count, or a choice has changed. `range`: periods. @param {Span} range @param {ArrayLike<number>} on */
    fill(range, on) {
      const off = state.countries === "none";
      root.classList.toggle("sa-beside-nothing", !off && state.beside === "nothing");
      classes = off ? { starts: [], most: 0 } : flowClasses(model, state.mode, state.countries, state.country, range, on);
      const items = legendItems();
      hidden = new Set([...hidden].filter((key) => items.some((item) => item.key === key)));
      legend.set(state);
      legend.fill(items, hidden);
      shown = [];
      root.dataset.countries = "";
      layer.redraw();
    },
    step,
    /** Whether they are all that is seen. */
    alone: () => state.countries !== "none" && state.beside === "nothing",
    /** The coloured country under the pointer, or -1. @param {MouseEvent} event */
    at: (event) => (state.countries === "none" ? -1 : model.countries.code.indexOf(codeAt(event) || "?")),
    /** The lines of the legend for a picture. @returns {import("../core/types.js").PosterItem[]} */
    posterItems: () => legendItems().filter(({ plain }) => !plain).map(({ key, words }) => ({
      sort: "class", text: words, sign: COUNTRY_SIGN, colour: levelColour(colours(), key === "own" ? OWN : Number(key), classes.starts.length),
    })),
    title: () => (state.countries === "none" ? "" : titleOf(model, state, when())),
  };
}
