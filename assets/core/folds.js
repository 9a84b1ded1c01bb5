// Which panels are folded, as addresses and messages say it: `legend`, `list`, `timeline`, with commas between.

const FOLDS = ["legend", "list", "timeline"];

/**
 * The panels that a value from outside names, in their own order; null when any of them is none.
 * @param {unknown} value
 */
export function readFolds(value) {
  if (typeof value !== "string") return null;
  const asked = value ? value.split(",") : [];
  return asked.every((name) => FOLDS.includes(name)) ? FOLDS.filter((name) => asked.includes(name)).join(",") : null;
}
