import type { Reference } from './reference';

/** What reading and writing citations asks about sources: of the library, or of bibliographies. */
export interface CitedSources {
  isKey(key: string): boolean;
  /** @param identifier `doi:…`, `pmid:…` or `pmcid:…`, as `identifierOfAddress` gives it */
  keyOfAddress(identifier: string): string | undefined;
  reference(key: string): Reference | undefined;
  /** The formatted reference of a key, in Markdown without line ends. */
  formatted(key: string): string | undefined;
}
