// A chapter → what changes on the map, and how long time passes on the way there.

/** @import { Model, State } from "../core/types.js" */
/** @import { Chapter } from "./types.js" */

// How long time passes between the days of two chapters.
const PASS_S_A_DAY = 0.22;
const [LEAST_S, MOST_S] = [1.4, 7];

/** What a chapter leaves as the map opens. @param {State} state */
export function openedAs({ follow, projection, centre }) {
  return { follow, projection, centre };
}

/** @param {Model} model @param {string | null | undefined} name @param {number} otherwise */
function leader(model, name, otherwise) {
  if (name === undefined) return otherwise;
  return name === null ? -1 : model.leaders.name.indexOf(name);
}

/** @param {Chapter} chapter @param {Model} model @param {ReturnType<typeof openedAs>} opened @returns {Partial<State>} */
export function changesOf({ follow, compare, range, mode, countries, beside, projection, centre }, model, opened) {
  const whom = leader(model, follow, opened.follow);
  const second = compare ? leader(model, compare, -1) : -1;
  return {
    follow: whom,
    compare: whom < 0 ? -1 : second,
    ...(range && { range }),
    mode,
    countries,
    beside,
    projection: projection ?? opened.projection,
    centre: centre ?? opened.centre,
  };
}

/**
 * The days from which and to which time passes for a chapter, and the seconds that it takes; null where it stands still.
 * @param {Chapter} chapter @param {Chapter | null} before
 */
export function passing({ play, day }, before) {
  const from = before?.day ?? null;
  if (!play || from === null || day === null || from >= day) return null;
  return { from, to: day, seconds: Math.max(LEAST_S, Math.min(MOST_S, (day - from) * PASS_S_A_DAY)) };
}
