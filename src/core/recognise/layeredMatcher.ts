/**
 * Finds the names of two matchers as one matcher of all of them would: a user's own names are few and
 * change while the editor runs, those of the library are many and were built before.
 *
 *     library   IL-6, IL-6 receptor        own   IL-6, IL-6 receptor blockade
 *     text      IL-6 and IL-6 receptor blockade
 *               ^ own: the same place      ^ own: the longer one
 */
import type { NameFinder, NameMatcher, Occurrence } from './nameMatcher';

export class LayeredMatcher<T> implements NameFinder<T> {
  /**
   * @param own its names count where both have one at the same place
   * @param library its names, like the own ones, begin with a letter or digit: the end of a name of one
   *   matcher then changes nothing about where those of the other begin
   */
  constructor(
    private readonly own: NameMatcher<T>,
    private readonly library: NameMatcher<T>,
  ) {}

  find(text: string): Occurrence<T>[] {
    const { own, library } = this;
    let nextOwn = own.findNext(text, 0);
    if (!nextOwn) {
      return library.find(text);
    }
    const occurrences: Occurrence<T>[] = [];
    let nextOther = library.findNext(text, 0);
    for (let next = first(nextOwn, nextOther); next; next = first(nextOwn, nextOther)) {
      occurrences.push(next);
      const { end } = next;
      nextOwn = nextOwn && nextOwn.start < end ? own.findNext(text, end) : nextOwn;
      nextOther = nextOther && nextOther.start < end ? library.findNext(text, end) : nextOther;
    }
    return occurrences;
  }
}

/** The one that begins first, or the longer one of those; the own one of equals. */
function first<T>(
  own: Occurrence<T> | undefined,
  other: Occurrence<T> | undefined,
): Occurrence<T> | undefined {
  if (!own || !other) {
    return own ?? other;
  }
  const isOwn = own.start < other.start || (own.start === other.start && own.end >= other.end);
  return isOwn ? own : other;
}
