// Looking things up among sorted numbers.

/**
 * The first position in `sorted` (from `low`, before `high`) whose value is greater than `value`.
 * @param {ArrayLike<number>} sorted @param {number} value @param {number} low @param {number} high
 */
export function upperBound(sorted, value, low = 0, high = sorted.length) {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The first position in `sorted` whose value is not less than `value`.
 * @param {ArrayLike<number>} sorted @param {number} value @param {number} low @param {number} high
 */
export function lowerBound(sorted, value, low = 0, high = sorted.length) {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Positions 0…n-1 in the order of their `keys`, equal ones as they stand. @param {ArrayLike<number>} keys */
export function sortedPositions(keys) {
  const positions = Int32Array.from(keys, (_, position) => position);
  let sorted = true;
  for (let at = 1; at < keys.length && sorted; at += 1) sorted = keys[at - 1] <= keys[at];
  return sorted ? positions : positions.sort((a, b) => keys[a] - keys[b] || a - b);
}

/**
 * Spans of days in order of their first day, asked which of them hold a day.
 * A tree of the latest last day of every stretch of spans lets a question pass by what has ended.
 * @param {Int32Array} firsts @param {Int32Array} lasts
 */
export function createSpans(firsts, lasts) {
  const leaves = 2 ** Math.ceil(Math.log2(Math.max(1, lasts.length)));
  const latest = new Int32Array(2 * leaves).fill(-2147483648);
  latest.set(lasts, leaves);
  for (let node = leaves - 1; node > 0; node -= 1) latest[node] = Math.max(latest[2 * node], latest[2 * node + 1]);

  /**
   * @param {number} node @param {number} from @param {number} size @param {number} until @param {number} day
   * @param {number[]} found @param {number} most
   */
  function collect(node, from, size, until, day, found, most) {
    if (found.length >= most || from >= until || latest[node] < day) return;
    if (size === 1) {
      found.push(from);
      return;
    }
    const half = size / 2;
    collect(2 * node + 1, from + half, half, until, day, found, most);
    collect(2 * node, from, half, until, day, found, most);
  }

  return {
    /** Positions of the spans that hold `day`, the last ones first, at most `most`. @param {number} day @param {number} most */
    holding(day, most = Infinity) {
      /** @type {number[]} */
      const found = [];
      collect(1, 0, leaves, upperBound(firsts, day), day, found, most);
      return found;
    },
  };
}

/**
 * Heights of rows that are estimated until they are measured, with their sums (Fenwick's tree).
 * @param {number} count @param {number} estimate
 */
export function createHeights(count, estimate) {
  const heights = new Float64Array(count).fill(estimate);
  const sums = new Float64Array(count + 1);
  for (let at = 1; at <= count; at += 1) sums[at] = estimate * (at & -at);
  const top = 2 ** Math.floor(Math.log2(Math.max(1, count)));
  return {
    /** Sum of the heights of the rows before `row`. @param {number} row */
    above(row) {
      let sum = 0;
      for (let at = row; at > 0; at -= at & -at) sum += sums[at];
      return sum;
    },
    /** The row that `y` lies in, the last one when it lies below all. @param {number} y */
    rowAt(y) {
      let row = 0;
      let rest = y;
      for (let step = top; step > 0; step /= 2) {
        if (row + step <= count && sums[row + step] <= rest) {
          row += step;
          rest -= sums[row];
        }
      }
      return Math.max(0, Math.min(count - 1, row));
    },
    /** Set a measured height; returns by how much it differs from what was assumed. @param {number} row @param {number} height */
    set(row, height) {
      const change = height - heights[row];
      if (change === 0) return 0;
      heights[row] = height;
      for (let at = row + 1; at <= count; at += at & -at) sums[at] += change;
      return change;
    },
  };
}
