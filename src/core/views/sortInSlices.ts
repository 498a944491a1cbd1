/** Items that are sorted by the engine at once: a few milliseconds even where each is a title. */
const RUN = 256;

/**
 * Sorts as `Array.prototype.sort` does, stably, and pauses every few hundred items: runs that the engine
 * sorts, merged two by two.
 *
 * @returns another array
 */
export function* sortInSlices<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
): Generator<void, T[]> {
  let sorted: T[] = [];
  for (let start = 0; start < items.length; start += RUN) {
    sorted = sorted.concat(items.slice(start, start + RUN).sort(compare));
    yield;
  }
  for (let width = RUN; width < items.length; width *= 2) {
    const merged: T[] = [];
    for (let start = 0; start < items.length; start += 2 * width) {
      let [left, right] = [start, Math.min(start + width, items.length)];
      const [middle, end] = [right, Math.min(start + 2 * width, items.length)];
      while (left < middle || right < end) {
        const isLeft =
          left < middle && (right >= end || compare(sorted[left] as T, sorted[right] as T) <= 0);
        merged.push(sorted[isLeft ? left++ : right++] as T);
        if (merged.length % RUN === 0) {
          yield;
        }
      }
    }
    sorted = merged;
  }
  return sorted;
}
