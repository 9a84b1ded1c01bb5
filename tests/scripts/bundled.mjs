// The bundled reports as the tests in Python have them (tests/fixtures/replay.json), decoded.

import { readFileSync } from "node:fs";
import { decodeReplay } from "../../assets/core/replay.js";

/** The document, made anew with every call. */
export const document = () => JSON.parse(readFileSync(new URL("../fixtures/replay.json", import.meta.url), "utf8"));

/** The day number of an ISO date, by the calendar of the language and not by ours. */
export const day = (text) => Date.parse(text) / 86_400_000;

export const model = decodeReplay(document());

/** The position of a leader. */
export const leader = (name) => model.leaders.name.indexOf(name);

/** The model as one follows the leader of the reports through spring and summer. */
export const followed = { ...model, follow: leader("Vladimir Putin"), range: [day("2024-05-07"), day("2024-07-10")] };

/** Whole numbers below `most` that come in the same order every time. */
export function dice(seed) {
  let last = seed;
  return (most) => (last = (last * 48_271) % 2_147_483_647) % most;
}

export const times = (count, make) => Array.from({ length: count }, (_, at) => make(at));
