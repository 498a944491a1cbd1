/** What of a publication tells which sentences it fits. */
import { type EntryTexts, textsOf } from '../literature/entry';
import type { Publication } from '../literature/publication';

export interface PublicationTexts {
  readonly key: string;
  readonly title: string;
  readonly abstract: string;
  readonly keywords: readonly string[];
  /** Family names, and names of groups. */
  readonly authors: readonly string[];
  readonly year: string;
}

/** UTF-16 units of an abstract that are read; what is longer is no abstract but a whole text. */
const LONGEST_ABSTRACT = 20_000;

/** Reads what a publication says of itself: the abstract of its entry, or else what the library says of it. */
export function publicationTexts(publication: Publication): PublicationTexts {
  const { key, summary, source, entries } = publication;
  const entry: EntryTexts = entries[0]?.entry.readTexts() ?? textsOf(publication.reference);
  const findings = source?.findings.map(({ text }) => text).join(' ');
  return {
    key,
    title: entry.title ?? summary.title ?? '',
    abstract: (entry.abstract ?? source?.abstract ?? findings ?? '').slice(0, LONGEST_ABSTRACT),
    keywords: entry.keywords,
    authors: summary.authors,
    year: summary.year ?? '',
  };
}
