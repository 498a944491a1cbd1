/** Filters the publications of a list. */

import type { Library } from '../library/library';
import type { EntityId, TopicId } from '../library/schema';
import { yearIn } from '../literature/dateText';
import { summaryLabel } from '../literature/formatReference';
import type { Publication, PublicationId } from '../literature/publication';
import type { NoteName } from '../noteIndex/noteIndex';
import { fitting, searchText } from './findInLibrary';

/** What a publication must match to be shown; fields that are left out do not matter. */
export interface PublicationFilter {
  /** Words of authors, title, year, key and abstract; for a source of the library, also those of `filterSources`. */
  readonly words?: string | undefined;
  /** Four digits; '' for publications without a year. */
  readonly year?: string | undefined;
  /** A topic of the publication, or one above it. */
  readonly topic?: TopicId | undefined;
  readonly entity?: EntityId | undefined;
  /** Cited by the active note, or by any note. */
  readonly cited?: 'here' | 'anywhere' | undefined;
  readonly unread?: boolean | undefined;
}

/** Facts about publications that are not part of them. */
export interface PublicationFacts {
  readonly library: Library;
  /** The documents of the active note: several in a notebook. */
  readonly activeNote: ReadonlySet<NoteName>;
  notesCiting(publication: Publication): ReadonlySet<NoteName>;
  entitiesOf(publication: Publication): readonly EntityId[];
  topicsOf(publication: Publication): readonly TopicId[];
  /** The publications whose abstracts, keywords or names contain all the words. */
  containing(words: string): ReadonlySet<PublicationId>;
  isRead(publication: Publication): boolean;
}

/** Publications that are handled without a pause. */
const AT_ONCE = 200;

/** The publications that match a filter, in the order of the list; pauses every few milliseconds. */
export function* filterList(
  all: readonly Publication[],
  filter: PublicationFilter,
  facts: PublicationFacts,
): Generator<void, Publication[]> {
  const fits = testOf(filter, facts);
  const found: Publication[] = [];
  for (const [at, publication] of all.entries()) {
    if (fits(publication)) {
      found.push(publication);
    }
    if (at % AT_ONCE === AT_ONCE - 1) {
      yield;
    }
  }
  return found;
}

/** Whether a filter excludes anything. */
export function isFiltering(filter: PublicationFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined && value !== false);
}

/** The year of a publication in the form of filters and groups: four digits, or '' if there is none. */
export function yearOf({ summary }: Pick<Publication, 'summary'>): string {
  return yearIn(summary.year) ?? '';
}

function testOf(
  filter: PublicationFilter,
  facts: PublicationFacts,
): (publication: Publication) => boolean {
  const { words = '', year, topic, entity, cited, unread } = filter;
  const tests: ((publication: Publication) => boolean)[] = [];
  if (unread) {
    tests.push((publication) => !facts.isRead(publication));
  }
  if (year !== undefined) {
    tests.push((publication) => yearOf(publication) === year);
  }
  if (topic !== undefined) {
    const topics = topicsUnder(facts.library, topic);
    tests.push((publication) => facts.topicsOf(publication).some((id) => topics.has(id)));
  }
  if (cited === 'anywhere') {
    tests.push((publication) => facts.notesCiting(publication).size > 0);
  }
  if (cited === 'here') {
    tests.push((publication) =>
      [...facts.notesCiting(publication)].some((it) => facts.activeNote.has(it)),
    );
  }
  if (entity !== undefined) {
    tests.push((publication) => facts.entitiesOf(publication).includes(entity));
  }
  if (words.trim() !== '') {
    const fits = fitting(words);
    const containing = facts.containing(words);
    tests.push(
      (publication) => containing.has(publication.id) || fits(textOf(publication, facts.library)),
    );
  }
  return (publication) => tests.every((test) => test(publication));
}

function topicsUnder(library: Library, topic: TopicId): Set<TopicId> {
  const under = new Set([topic]);
  // Iterating a set includes items that are added in the meantime.
  for (const id of under) {
    library.topicsBelow(id).forEach((below) => under.add(below.id));
  }
  return under;
}

function textOf({ source, summary, entries }: Publication, library: Library): string {
  return [
    ...(source ? [searchText(library, source)] : []),
    ...entries.map(({ entry }) => entry.key),
    ...[summaryLabel(summary), summary.title, summary.year, ...summary.authors],
  ].join('\n');
}

/** Publications that are handled without a pause. */
const COUNTED_AT_ONCE = 100;

/** How many publications have each mark, such as a year or an entity; pauses every few milliseconds. */
export function* countMarks(
  publications: readonly Publication[],
  marksOf: (publication: Publication) => readonly string[],
): Generator<void, Map<string, number>> {
  const counts = new Map<string, number>();
  for (const [at, publication] of publications.entries()) {
    for (const mark of marksOf(publication)) {
      counts.set(mark, (counts.get(mark) ?? 0) + 1);
    }
    if (at % COUNTED_AT_ONCE === COUNTED_AT_ONCE - 1) {
      yield;
    }
  }
  return counts;
}
