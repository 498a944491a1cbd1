import type { ListedSource } from './sourceList';

/** Sources that are looked at without a pause. */
const AT_ONCE = 100;

/** How many sources have each of some marks, such as a year or an entity; pauses every few milliseconds. */
export function* countMarks(
  sources: readonly ListedSource[],
  marksOf: (listed: ListedSource) => readonly string[],
): Generator<void, Map<string, number>> {
  const counts = new Map<string, number>();
  for (const [at, listed] of sources.entries()) {
    for (const mark of marksOf(listed)) {
      counts.set(mark, (counts.get(mark) ?? 0) + 1);
    }
    if (at % AT_ONCE === AT_ONCE - 1) {
      yield;
    }
  }
  return counts;
}
