/**
 * Finds the names of two matchers as a single matcher of all names would: the user's names are few and change while the
 * editor runs; those of the library are many and were built before.
 *
 *     library   IL-6, IL-6 receptor        user   IL-6, IL-6 receptor blockade
 *     text      IL-6 and IL-6 receptor blockade
 *               ^ user: the same place     ^ user: the longer one
 */
import type { NameFinder, NameMatcher, Occurrence } from './nameMatcher';

/**
 * A matcher of the user's names on top of the library's. Its time grows with the text, as that of one
 * matcher.
 */
export class LayeredMatcher<T> implements NameFinder<T> {
  /**
   * @param user its names take precedence at the same place
   * @param library its names, like those of the user, begin with a letter or digit, so that the end of a name of one
   *   matcher does not change where names of the other begin
   */
  constructor(
    private readonly user: NameMatcher<T>,
    private readonly library: NameMatcher<T>,
  ) {}

  find(text: string): Occurrence<T>[] {
    const { user, library } = this;
    let nextUser = user.findNext(text, 0);
    if (!nextUser) {
      return library.find(text);
    }
    const occurrences: Occurrence<T>[] = [];
    let nextOther = library.findNext(text, 0);
    for (let next = first(nextUser, nextOther); next; next = first(nextUser, nextOther)) {
      occurrences.push(next);
      const { end } = next;
      nextUser = nextUser && nextUser.start < end ? user.findNext(text, end) : nextUser;
      nextOther = nextOther && nextOther.start < end ? library.findNext(text, end) : nextOther;
    }
    return occurrences;
  }
}

/** The occurrence that begins first; of those, the longer one; of equals, the user's. */
function first<T>(
  user: Occurrence<T> | undefined,
  other: Occurrence<T> | undefined,
): Occurrence<T> | undefined {
  if (!user || !other) {
    return user ?? other;
  }
  const isUser = user.start < other.start || (user.start === other.start && user.end >= other.end);
  return isUser ? user : other;
}
