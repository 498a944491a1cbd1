import type { Eutils } from '../../core/fetching/eutils';
import { SourceFetcher } from '../../core/fetching/sourceFetcher';
import type { SourceIdentifier } from '../../core/identifiers/readIdentifier';
import type { Reference } from '../../core/literature/reference';
import { EuropePmc } from '../../core/searching/europePmc';
import type {
  FoundPage,
  FoundPublication,
  LiteratureProvider,
  SearchSettings,
} from '../../core/searching/literatureProvider';
import { LiteratureSearch } from '../../core/searching/literatureSearch';
import { Pubmed } from '../../core/searching/pubmed';
import type { SearchRequest } from '../../core/searching/searchFilters';
import type { ProviderId } from '../../core/searching/searchQuery';
import { searchSettings } from '../host/settings';
import { webHost } from '../host/webHost';
import type { FetchedSourcesFile } from './fetchedSourcesFile';
import type { PubmedApiKey } from './pubmedApiKey';

/** The clients of the databases; created on the first request. */
interface Clients {
  readonly fetcher: SourceFetcher;
  readonly providers: Readonly<Record<ProviderId, LiteratureProvider>>;
}

/**
 * The databases of publications. All features use this one object, so that requests to one database share its
 * rate limit, and a record that one feature has fetched is not fetched again.
 */
export class Databases {
  private readonly search = new LiteratureSearch(webHost);
  private clients: Promise<Clients> | undefined;

  constructor(
    private readonly fetched: FetchedSourcesFile,
    private readonly apiKey: PubmedApiKey,
    private readonly eutils: Eutils,
  ) {}

  /**
   * Fetches a reference by its identifier.
   *
   * @throws {FetchError}
   */
  async fetch(identifier: SourceIdentifier, signal: AbortSignal): Promise<Reference> {
    const { fetcher } = await this.load();
    const reference = await fetcher.fetch(identifier, await this.settings(), signal);
    void this.save();
    return reference;
  }

  /**
   * Searches a database, and yields each page of results as it arrives.
   * @throws {FetchError}
   */
  async *pages(
    provider: ProviderId,
    request: SearchRequest,
    signal: AbortSignal,
  ): AsyncGenerator<FoundPage, void> {
    const { providers } = await this.load();
    yield* this.search.pages(providers[provider], request, await this.settings(), signal);
  }

  /**
   * Gives the complete reference of a search result.
   * @throws {FetchError}
   */
  async wholeReference(
    provider: ProviderId,
    found: FoundPublication,
    signal: AbortSignal,
  ): Promise<Reference> {
    const { providers } = await this.load();
    const reference = await providers[provider].wholeReference(
      found,
      await this.settings(),
      signal,
    );
    void this.save();
    return reference;
  }

  private load(): Promise<Clients> {
    this.clients ??= this.make();
    return this.clients;
  }

  private async make(): Promise<Clients> {
    const kept = await this.fetched.load();
    const fetcher = new SourceFetcher(webHost, kept, undefined, this.eutils);
    return {
      fetcher,
      providers: {
        pubmed: new Pubmed(this.eutils, fetcher, webHost.now),
        'europe-pmc': new EuropePmc(webHost),
      },
    };
  }

  private async settings(): Promise<SearchSettings> {
    return { ...searchSettings(), apiKey: await this.apiKey.get() };
  }

  private async save(): Promise<void> {
    await this.fetched.save(await this.fetched.load());
  }
}
