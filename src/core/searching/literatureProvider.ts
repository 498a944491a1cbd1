/** The interface of a literature database that can be searched. */
import { type FetchSettings, publicServices } from '../fetching/sourceFetcher';
import type { Publication } from '../literature/publication';
import type { Reference } from '../literature/reference';
import type { StudyKind } from '../literature/study';
import { summaryOf } from '../literature/summary';
import type { SearchRequest } from './searchFilters';
import type { ProviderId } from './searchQuery';

/** Where to search, and how requests identify the user. */
export interface SearchSettings extends FetchSettings {
  /** The base address of Europe PMC's REST API, without a slash at the end. */
  readonly europePmcAddress: string;
}

/** The default services; `package.json` has the same. */
export const publicSearchServices: SearchSettings = {
  ...publicServices,
  europePmcAddress: 'https://www.ebi.ac.uk/europepmc/webservices/rest',
};

/** A search result. */
export interface FoundPublication {
  /** Identifies it among the results of all databases: "pubmed:123", "europe-pmc:PPR:PPR123". */
  readonly id: string;
  /** The reference for the list; without the abstract if the database returns that later. */
  readonly reference: Reference;
  readonly study: StudyKind;
  readonly isPreprint: boolean;
  /** The address of the full text, if it is free. */
  readonly fullText: string | undefined;
}

/** A page of search results, best first. */
export interface FoundPage {
  /** The total number of results in the database. */
  readonly total: number;
  readonly found: readonly FoundPublication[];
}

/** A database of literature. */
export interface LiteratureProvider {
  readonly id: ProviderId;

  /** The server that receives the requests, as messages name it. */
  server(settings: SearchSettings): string;

  /**
   * Searches, and yields the results page by page, at most {@link MOST_FOUND}. Each page is one request, which is made
   * when the page is needed.
   *
   * @throws {FetchError}
   */
  search(
    request: SearchRequest,
    settings: SearchSettings,
    signal: AbortSignal,
  ): AsyncGenerator<FoundPage, void>;

  /**
   * Returns the whole reference of a result, with its abstract, by at most one request.
   *
   * @throws {FetchError}
   */
  wholeReference(
    found: FoundPublication,
    settings: SearchSettings,
    signal: AbortSignal,
  ): Promise<Reference>;
}

/** The most results of a search: for more, the user should refine the query. */
export const MOST_FOUND = 100;
/** The number of results on a page. */
export const PAGE_SIZE = 25;

/** A search result as a publication that can be cited, with its whole reference. */
export function publicationOfFound(found: FoundPublication, whole: Reference): Publication {
  return {
    id: `found:${found.id}`,
    key: whole.id,
    summary: summaryOf(whole),
    reference: whole,
    source: undefined,
    entries: [],
  };
}
