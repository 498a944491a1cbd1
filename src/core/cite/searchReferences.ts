/**
 * Searching references by key, author, title, year, entity or topic, as one types.
 *
 * A word counts where it begins one of the reference, and with a letter or two wrong where it is long
 * enough to be recognised: "emil 1998" finds Emilie 1998.
 */

import MiniSearch from 'minisearch';
import type { Library } from '../library/library';
import type { Publication } from '../literature/publication';
import type { Recogniser } from '../recognise/recogniser';
import { entitiesOf } from './citedPublication';

/** What of a reference is searched; all of it plain text. */
export interface SearchableReference {
  readonly key: string;
  readonly authors: string;
  readonly title: string;
  readonly year: string;
  /** The names of what it is about. */
  readonly subjects: string;
}

/** References that are put into the index without a pause: some milliseconds. */
const AT_ONCE = 50;
/** Letters of a word from which on one of them may be wrong, or two: neighbours that are swapped. */
const ONE_WRONG = 5;
const TWO_WRONG = 7;

const fields = ['key', 'authors', 'title', 'year', 'subjects'] as const;
/** A key that was typed is meant; then its author. */
const boost = { key: 4, authors: 3, year: 2, title: 1.5, subjects: 1 };

/** An index of references. */
export class ReferenceSearch {
  private readonly index = new MiniSearch<SearchableReference>({
    idField: 'key',
    fields: [...fields],
    storeFields: [],
    // Keys run words together: "emilie1998" is found by "emilie" and by "1998".
    tokenize: (text) => text.match(/\p{L}+|\p{N}+/gu) ?? [],
    searchOptions: {
      boost,
      combineWith: 'AND',
      prefix: true,
      fuzzy: ({ length }) => (length >= TWO_WRONG ? 2 : length >= ONE_WRONG ? 1 : false),
    },
  });

  /** Adds references, and pauses every few milliseconds; of two with one key the first counts. */
  *add(references: Iterable<SearchableReference>): Generator<void, void> {
    let added = 0;
    for (const reference of references) {
      if (!this.index.has(reference.key)) {
        this.index.add(reference);
      }
      if (++added % AT_ONCE === 0) {
        yield;
      }
    }
  }

  /** The keys that fit a query, best first; none for an empty one. */
  keysFor(query: string, limit: number): string[] {
    return this.index
      .search(query)
      .slice(0, limit)
      .map(({ id }) => id as string);
  }
}

/** What of a publication is searched: its key, authors, title and year, and the names of what it is about. */
export function searchableReference(
  { key, summary, source }: Publication,
  library: Library,
  recogniser: Recogniser,
): SearchableReference {
  const { authors, title = '', year = '' } = summary;
  const subjects = entitiesOf({ summary, source }, recogniser).flatMap((id) => {
    const entity = library.entity(id);
    return entity ? [entity.label, entity.name, ...entity.synonyms.map(({ text }) => text)] : [];
  });
  const topics = source?.topics.map((id) => library.topic(id)?.label ?? id) ?? [];
  return {
    key,
    authors: authors.join(' '),
    title,
    year,
    subjects: [...subjects, ...topics].join(' '),
  };
}
