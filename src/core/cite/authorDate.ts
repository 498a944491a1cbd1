import { shorten } from './formatReference';
import type { Reference, ReferenceName } from './reference';
import { OTHERS } from './sourceReference';

/** What stands where the year is unknown. */
const NO_YEAR = 'n.d.';
/** A source without author is named by its title, cut to about this many UTF-16 units. */
const SHORT_TITLE = 40;

/** The two parts of an author-date citation: "Emilie et al." and "1998". */
export interface AuthorDate {
  readonly authors: string;
  readonly year: string;
}

/**
 * How a text calls a source: by one or two authors, by the first and "et al.", else by its title;
 * and by its year, or "n.d.".
 */
export function authorDate({ author = [], title = '', issued }: Reference): AuthorDate {
  const [first, second, third] = author;
  const year = issued?.['date-parts']?.[0]?.[0] ?? /\d{4}/.exec(issued?.literal ?? '')?.[0];
  return { authors: namesOf() || shorten(title, SHORT_TITLE), year: String(year ?? NO_YEAR) };

  function namesOf(): string {
    if (!first || !second) {
      return first ? familyName(first) : '';
    }
    const isOpen = third !== undefined || second.literal === OTHERS.literal;
    return `${familyName(first)} ${isOpen ? 'et al.' : `& ${familyName(second)}`}`;
  }
}

function familyName({ literal, family, given, ...name }: ReferenceName): string {
  const particle = name['non-dropping-particle'];
  return literal ?? ([particle, family].filter(Boolean).join(' ') || (given ?? ''));
}
