/** Sorts lists of publications in the order that a reader chooses. */
import type { Publication } from '../literature/publication';

import { type PublicationFacts, yearOf } from './publicationFilter';

export const publicationOrders = ['author', 'year', 'title', 'cited'] as const;
export type PublicationOrder = (typeof publicationOrders)[number];

/** Publications whose authors and titles are read without a pause. */
const AT_ONCE = 25;

type Counts = Pick<PublicationFacts, 'notesCiting'>;

/** A publication and its sort keys. */
interface Keyed {
  readonly publication: Publication;
  readonly author: string;
  readonly title: string;
  readonly year: string;
  readonly cited: number;
}

/**
 * Sorts publications: by author or title from A to Z, by year from the newest, or by the number of citing notes
 * from the most. Publications without author or year come last; ties are in the order of author, year and title.
 * Pauses every few milliseconds.
 */
export function* sortPublications(
  publications: readonly Publication[],
  order: PublicationOrder,
  facts: Counts,
): Generator<void, Publication[]> {
  const { compare } = new Intl.Collator('en', { numeric: true, ignorePunctuation: true });
  const keyed: Keyed[] = [];
  for (const [at, publication] of publications.entries()) {
    const { authors, title = '' } = publication.summary;
    const cited = order === 'cited' ? facts.notesCiting(publication).size : 0;
    keyed.push({ publication, author: authors[0] ?? '', title, year: yearOf(publication), cited });
    if (at % AT_ONCE === AT_ONCE - 1) {
      yield;
    }
  }
  const text = (a: string, b: string) =>
    a === '' || b === '' ? Number(a === '') - Number(b === '') : compare(a, b);
  const orders: Readonly<Record<PublicationOrder, (a: Keyed, b: Keyed) => number>> = {
    author: (a, b) => text(a.author, b.author),
    year: (a, b) => Number(b.year) - Number(a.year),
    title: (a, b) => text(a.title, b.title),
    cited: (a, b) => b.cited - a.cited,
  };
  const ties = [orders[order], orders.author, orders.year, orders.title];
  const compareAll = (a: Keyed, b: Keyed) => ties.reduce((sign, by) => sign || by(a, b), 0);
  return (yield* sortInSlices(keyed, compareAll)).map(({ publication }) => publication);
}

/** Items that the engine sorts without a pause: a few milliseconds, even if each is a title. */
const RUN = 256;

/**
 * Sorts like `Array.prototype.sort`, stably, but pauses every few hundred items: merges runs that the engine
 * has sorted, two by two.
 *
 * @returns a new array
 */
function* sortInSlices<T>(
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
