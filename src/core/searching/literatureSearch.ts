import type { WebHost } from '../fetching/webHost';
import type { FoundPage, LiteratureProvider, SearchSettings } from './literatureProvider';
import type { SearchRequest } from './searchFilters';

/** How many searches are kept; the oldest one is dropped first. */
const MOST_KEPT = 30;
/** Milliseconds for which a search is kept. */
const LONGEST = 60 * 60 * 1000;

interface KeptSearch {
  readonly time: number;
  readonly pages: readonly FoundPage[];
}

/** Searches databases, and keeps complete searches for this session, so that repeating one sends nothing. */
export class LiteratureSearch {
  private readonly kept = new Map<string, KeptSearch>();

  constructor(private readonly host: Pick<WebHost, 'now'>) {}

  /**
   * Yields the pages of a search as they arrive.
   *
   * @throws {FetchError}
   */
  async *pages(
    provider: LiteratureProvider,
    request: SearchRequest,
    settings: SearchSettings,
    signal: AbortSignal,
  ): AsyncGenerator<FoundPage, void> {
    const { query, filters, newest } = request;
    const server = provider.server(settings);
    const name = JSON.stringify([provider.id, server, query.trim(), [...filters].sort(), newest]);
    const known = this.kept.get(name);
    if (known && this.host.now() - known.time < LONGEST) {
      yield* known.pages;
      return;
    }
    const pages: FoundPage[] = [];
    for await (const page of provider.search(request, settings, signal)) {
      pages.push(page);
      yield page;
    }
    this.kept.delete(name);
    this.kept.set(name, { time: this.host.now(), pages });
    const [oldest] = this.kept.size > MOST_KEPT ? this.kept.keys() : [];
    if (oldest !== undefined) {
      this.kept.delete(oldest);
    }
  }
}
