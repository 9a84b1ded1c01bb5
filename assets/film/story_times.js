// When a film of a story shows what: how long each page of it stands, when the map has flown there, which day it is.

// What a reader reads in a second (180 words a minute, as subtitles are set), and the seconds beside that in which one
// looks at the map, at a picture, and at where the text goes on.
const WORDS_A_SECOND = 3;
const [LOOK_S, PICTURE_S, TURN_S] = [1.5, 2, 0.8];
// How long the map flies and a picture fades over into the next one; the rest once time has passed, and at the end.
const [FLIGHT_S, FADE_S, REST_S, END_S] = [1.4, 0.5, 1, 2];

/**
 * @typedef {object} Told What of a chapter takes time.
 * @property {number[]} words On each of its pages.
 * @property {boolean} picture
 * @property {number} passing Seconds in which time passes to its day; 0 where it stands still.
 */
/** @typedef {{ chapter: number, page: number, begins: number, opens: number, ends: number }} Shot A page, in seconds; `opens`: its chapter. */

/** How long each page of a chapter stands. @param {Told} told @param {boolean} last */
function standing({ words, picture, passing }, last) {
  return words.map((count, page) => {
    const read = (page ? TURN_S : LOOK_S) + (picture && !page ? PICTURE_S : 0) + count / WORDS_A_SECOND;
    const moved = page ? 0 : Math.max(FLIGHT_S, passing) + REST_S;
    return Math.max(read, moved) + (last && page === words.length - 1 ? END_S : 0);
  });
}

/** From 0 to 1 in so many seconds. @param {number} since @param {number} seconds */
const share = (since, seconds) => Math.max(0, Math.min(1, since / seconds));

/**
 * When what is shown: in as many seconds as are wanted, otherwise in as many as it takes to be read. In fewer, all goes
 * faster; in more, the pages stand longer. `at(frame)` is the page, and how far the flight to its chapter, the days that
 * pass and the fading are, 0 to 1.
 * @param {Told[]} chapters @param {{ seconds: number | null, fps: number }} wanted
 */
export function storyTimes(chapters, { seconds, fps }) {
  const lengths = chapters.map((told, number) => standing(told, number === chapters.length - 1));
  const reading = lengths.flat().reduce((sum, one) => sum + one, 0);
  const all = seconds ?? reading;
  const pace = Math.min(1, all / reading);
  let time = 0;
  /** @type {Shot[]} */
  const shots = lengths.flatMap((pages, chapter) => {
    const opens = time;
    return pages.map((length, page) => {
      const begins = time;
      time += (length * all) / reading;
      return { chapter, page, begins, opens, ends: time };
    });
  });

  /** @param {number} now */
  function shotAt(now) {
    let [low, high] = [0, shots.length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (shots[middle].ends > now) high = middle;
      else low = middle + 1;
    }
    return shots[low];
  }

  return {
    reading,
    frames: Math.max(1, Math.round(all * fps)),
    /** @param {number} frame */
    at(frame) {
      const now = frame / fps;
      const { chapter, page, begins, opens } = shotAt(now);
      const { passing } = chapters[chapter];
      return {
        chapter,
        page,
        flown: chapter ? share(now - opens, FLIGHT_S * pace) : 1,
        passed: passing ? share(now - opens, passing * pace) : 1,
        faded: chapter || page ? share(now - begins, FADE_S * pace) : 1,
      };
    },
  };
}
