import { type FetchBounds, FetchError, fetchText, serverOf } from '../fetching/fetchText';
import { RateLimiter } from '../fetching/rateLimiter';
import type { WebHost } from '../fetching/webHost';
import type { Reference } from '../literature/reference';
import { type EuropePmcPage, readEuropePmcPage } from './europePmcAnswer';
import {
  type FoundPage,
  type FoundPublication,
  type LiteratureProvider,
  MOST_FOUND,
  PAGE_SIZE,
  type SearchSettings,
} from './literatureProvider';
import { filteredQuery, type SearchRequest } from './searchFilters';

/** Limits of a request. A page includes abstracts, so it has some 300 kB. */
const usualBounds: FetchBounds = { time: 20_000, size: 10 * 2 ** 20 };
/** Milliseconds between two requests. Europe PMC publishes no limit; this is PubMed's. */
const PACE = 340;

/** Europe PMC, by its REST API: the records of PubMed, and preprints, with abstracts and links to free full texts. */
export class EuropePmc implements LiteratureProvider {
  readonly id = 'europe-pmc';
  private readonly limiter: RateLimiter;

  constructor(
    private readonly host: WebHost,
    private readonly bounds: FetchBounds = usualBounds,
  ) {
    this.limiter = new RateLimiter(host);
  }

  server({ europePmcAddress }: SearchSettings): string {
    return serverOf(europePmcAddress);
  }

  async *search(
    request: SearchRequest,
    settings: SearchSettings,
    signal: AbortSignal,
  ): AsyncGenerator<FoundPage, void> {
    const sent = filteredQuery(request, this.id, this.host.now());
    let cursor: string | undefined = '*';
    for (let count = 0; cursor !== undefined && count < MOST_FOUND; count += PAGE_SIZE) {
      const params = {
        query: sent,
        resultType: 'core',
        format: 'json',
        pageSize: String(PAGE_SIZE),
        cursorMark: cursor,
        ...(request.newest ? { sort: 'P_PDATE_D desc' } : {}),
      };
      await this.limiter.turn(PACE, signal);
      const answer = await fetchText(this.host, {
        address: `${settings.europePmcAddress}/search?${new URLSearchParams(params)}`,
        staysOnServer: true,
        signal,
        bounds: this.bounds,
      });
      const page: EuropePmcPage | undefined = readEuropePmcPage(answer);
      if (!page) {
        throw new FetchError('brokenAnswer', this.server(settings));
      }
      yield { total: page.total, found: page.found };
      const isLast: boolean = page.nextCursor === cursor || count + PAGE_SIZE >= page.total;
      cursor = isLast ? undefined : page.nextCursor;
    }
  }

  /** Makes no request: a search returns whole records. */
  wholeReference({ reference }: FoundPublication): Promise<Reference> {
    return Promise.resolve(reference);
  }
}
