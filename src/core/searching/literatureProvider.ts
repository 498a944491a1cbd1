/** What every database of literature that is searched has in common. */
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

/** The services where no setting names others; `package.json` has the same. */
export const publicSearchServices: SearchSettings = {
  ...publicServices,
  europePmcAddress: 'https://www.ebi.ac.uk/europepmc/webservices/rest',
};

/** A publication that a search has found. */
export interface FoundPublication {
  /** Identifies it among what all databases give: "pubmed:123", "europe-pmc:PPR:PPR123". */
  readonly id: string;
  /** What the list shows; without the abstract where the database gives that later. */
  readonly reference: Reference;
  readonly study: StudyKind;
  readonly isPreprint: boolean;
  /** The address of the full text where it is free. */
  readonly fullText: string | undefined;
}

/** Some of what a search has found, best first. */
export interface FoundPage {
  /** How many the database has in all. */
  readonly total: number;
  readonly found: readonly FoundPublication[];
}

/** A database of literature. */
export interface LiteratureProvider {
  readonly id: ProviderId;

  /** The server that gets the requests, as messages name it. */
  server(settings: SearchSettings): string;

  /**
   * Searches, and gives what it finds page by page as it comes, {@link MOST_FOUND} at most. Each page is one
   * request, made when the page is asked for.
   *
   * @throws {FetchError}
   */
  search(
    request: SearchRequest,
    settings: SearchSettings,
    signal: AbortSignal,
  ): AsyncGenerator<FoundPage, void>;

  /**
   * Gives the whole reference of what was found, with its abstract, by one request or none.
   *
   * @throws {FetchError}
   */
  whole(found: FoundPublication, settings: SearchSettings, signal: AbortSignal): Promise<Reference>;
}

/** How many publications a search gives, at most: more is a matter for a better query. */
export const MOST_FOUND = 100;
/** How many publications a page has. */
export const PAGE_SIZE = 25;

/** What was found as a publication that can be cited, with its whole reference. */
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
