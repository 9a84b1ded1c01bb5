// How every country is coloured on a day: classes of its visits, and the lines of the legend that say so.

import { classesFor, classOf } from "./classes.js";
import { _ } from "./gettext.js";
import { createTally, visitsOf } from "./visits.js";
import { statesWithout } from "./states.js";
import { classLabel, UNITS } from "./visit_words.js";

/** @import { Counted, Model, Span, Tint } from "./types.js" */

/** Levels beside those of the classes: the leader's own country, and a country without visits. */
export const [OWN, PLAIN] = [-2, -1];

/** Which of the five colours a class has, spread over as many classes as there are: 0 to 4. @param {number} level @param {number} classes */
export function colourStep(level, classes) {
  if (classes === 1) return 2;
  return classes === 2 ? 1 + 2 * level : Math.round((level * 4) / (classes - 1));
}

/**
 * Countries by what is `counted` from the side of leader `follow` (-1: everyone). The classes are those of the whole range,
 * so that no colour changes its meaning while it is played: `setRange(range)`; `at(from, to)` counts for these days and
 * returns whether anything is another.
 * @param {Model} model @param {number} follow @param {Counted} counted
 */
export function createTints(model, follow, counted) {
  const visits = visitsOf(model, follow, counted);
  const tally = createTally(visits);
  const { codes, spots } = visits;
  const { held, sure, planned } = tally.counts;
  const own = follow < 0 ? "" : model.leaders.country[follow];
  const unit = UNITS[counted];
  /** @type {number[]} */
  let starts = [];
  let most = 0;
  /** @type {Set<string>} */
  let offered = new Set();

  /** @param {number} at @returns {Tint} */
  function tintOf(at) {
    const level = codes[at] === own ? OWN : classOf(starts, held[at]);
    // The colour rests on visits of which less is known: without them it would be another.
    return { code: codes[at], level, unsure: level >= 0 && classOf(starts, sure[at]) !== level, planned: planned[at] > 0 && codes[at] !== own, spot: spots[at] };
  }

  /** The lines of the legend that a country counts for. @param {Tint} tint */
  function keysOf({ level, unsure, planned: plans }) {
    return [...(level >= 0 ? [`${level}`] : level === OWN ? ["own"] : []), ...(unsure ? ["unsure"] : []), ...(plans ? ["planned"] : [])];
  }

  /** All that are coloured or outlined, the leader's own country always. */
  function all() {
    const tints = codes.map((code, at) => tintOf(at)).filter(({ code, level, planned: plans }) => code && (level !== PLAIN || plans));
    if (own && !codes.includes(own)) tints.push({ code: own, level: OWN, unsure: false, planned: false, spot: model.leaders.seat[follow] });
    return tints;
  }

  /** @param {string} key @param {string} words @param {string} look @param {boolean} plain */
  const item = (key, words, look, plain = false) => ({ key, words, look, plain });

  return {
    own,
    at: tally.at,
    /** @param {Span} range */
    setRange(range) {
      tally.at(range[0], range[1]);
      const numbers = Array.from(held).filter((one, at) => codes[at] && codes[at] !== own);
      starts = classesFor(numbers);
      most = Math.max(0, ...numbers);
      offered = new Set(all().flatMap(keysOf));
    },
    classes: () => starts.length,
    /** Those that are drawn. @param {Set<string>} hidden Lines of the legend that are switched off. */
    shown(hidden) {
      return all()
        .map((tint) => ({ ...tint, level: hidden.has(tint.level === OWN ? "own" : `${tint.level}`) ? PLAIN : tint.level, planned: tint.planned && !hidden.has("planned") }))
        .filter(({ level, planned: plans }) => level !== PLAIN || plans);
    },
    /** The lines of the legend: what there is in the range. */
    items() {
      const lines = starts.map((start, level) => item(`${level}`, classLabel(starts, level, most, unit), `sa-visits-${colourStep(level, starts.length) + 1}`));
      lines.push(item("own", _("The leader's own country"), "sa-own"), item("planned", _("Planned"), "sa-outlined"));
      lines.push(item("unsure", _("Place or days known only roughly"), "sa-hatched", true));
      return [...lines.filter(({ key }) => offered.has(key)), item("none", _(unit.none), "", true)];
    },
    /** How many countries each line holds on the day. */
    numbers() {
      /** @type {Record<string, number>} */
      const counts = {};
      for (const key of all().flatMap(keysOf)) counts[key] = (counts[key] ?? 0) + 1;
      delete counts.own;
      return { ...counts, none: statesWithout(codes.filter((one, at) => held[at]), own) };
    },
    /** `[code, held, planned]` of every country on the day. @returns {[string, number, number][]} */
    entries: () => codes.map((code, at) => [code, held[at], planned[at]]),
    /** What is held and planned of one country. @param {string} code */
    of(code) {
      const at = codes.indexOf(code);
      return at < 0 ? { held: 0, planned: 0 } : { held: held[at], planned: planned[at] };
    },
  };
}
