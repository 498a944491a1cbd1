/**
 * Fetches the data of one source by its identifier: from PubMed with NCBI's E-utilities (`efetch`; "A General
 * Introduction to the E-utilities", NBK25497: three requests a second, with `tool` and `email`), for DOIs
 * from Crossref's REST API (polite pool: `mailto`).
 */

import { readPubmedXml } from '../bibliography/pubmedXml';
import { readCrossrefAnswer } from '../importing/crossrefWork';
import { comparedIdentifier, type SourceIdentifier } from '../library/identifiers';
import type { Reference } from '../literature/reference';
import type { FetchedSources } from './fetchedSources';
import { type FetchBounds, FetchError, fetchText, serverOf } from './fetchText';
import type { WebHost } from './webHost';

/** Which services to ask, according to the settings. */
export interface FetchSettings {
  /** Base addresses, without a slash at the end. */
  readonly pubmedAddress: string;
  readonly crossrefAddress: string;
  /** An e-mail address by which the services can reach the user; empty for none. */
  readonly contact: string;
}

const TOOL = 'cytonote';
/** Milliseconds between two requests: three a second at NCBI, five at Crossref. */
const paces = { pmid: 340, doi: 200 };
const usualBounds: FetchBounds = { time: 20_000, size: 5 * 2 ** 20 };

/** Fetches references by identifier, one request at a time to each service, and keeps what it has fetched. */
export class SourceFetcher {
  private readonly paces: Readonly<Record<SourceIdentifier['kind'], RateLimiter>>;

  constructor(
    private readonly host: WebHost,
    private readonly kept: FetchedSources,
    private readonly bounds: FetchBounds = usualBounds,
  ) {
    this.paces = {
      pmid: new RateLimiter(host, paces.pmid),
      doi: new RateLimiter(host, paces.doi),
    };
  }

  /**
   * Returns the reference of a source. Does not fetch it again if it was fetched before, by this or another
   * of its identifiers.
   *
   * @throws {FetchError}
   */
  async fetch(
    identifier: SourceIdentifier,
    settings: FetchSettings,
    signal: AbortSignal,
  ): Promise<Reference> {
    const name = comparedIdentifier(identifier);
    const known = this.kept.get(name, this.host.now());
    if (known) {
      return known;
    }
    const reference = await this.ask(identifier, settings, signal);
    this.kept.put(reference, this.host.now());
    return reference;
  }

  private async ask(
    identifier: SourceIdentifier,
    settings: FetchSettings,
    signal: AbortSignal,
  ): Promise<Reference> {
    const address = addressOf(identifier, settings);
    await this.paces[identifier.kind].turn(signal);
    const answer = await fetchText(this.host, { address, signal, bounds: this.bounds });
    const isPubmed = identifier.kind === 'pmid';
    const reference = isPubmed ? readPubmedAnswer(answer) : readCrossrefAnswer(answer);
    const isEmpty =
      isPubmed && /<PubmedArticleSet[\s/>]/.test(answer) && !/<Pubmed\w*Article[\s>]/.test(answer);
    if (isEmpty) {
      throw new FetchError('notFound', serverOf(address));
    }
    if (!reference || !isOf(reference, identifier)) {
      throw new FetchError('brokenAnswer', serverOf(address));
    }
    return reference;
  }
}

function addressOf({ kind, id }: SourceIdentifier, settings: FetchSettings): string {
  const { pubmedAddress, crossrefAddress, contact } = settings;
  if (kind === 'doi') {
    const query = contact ? `?${new URLSearchParams({ mailto: contact })}` : '';
    return `${crossrefAddress}/works/${encodeURIComponent(id)}${query}`;
  }
  const query = new URLSearchParams({ db: 'pubmed', id, retmode: 'xml', tool: TOOL });
  if (contact) {
    query.set('email', contact);
  }
  return `${pubmedAddress}/efetch.fcgi?${query}`;
}

function readPubmedAnswer(answer: string): Reference | undefined {
  const reading = readPubmedXml(answer);
  for (let step = reading.next(); ; step = reading.next()) {
    if (step.done) {
      const { entries, problems } = step.value;
      const reference = problems.length === 0 ? entries[0]?.reference : undefined;
      return reference?.title ? { ...reference, id: '' } : undefined;
    }
  }
}

/** Whether a response answers the request, and nothing else. */
function isOf({ PMID, DOI }: Reference, { kind, id }: SourceIdentifier): boolean {
  return kind === 'pmid' ? PMID === id : DOI?.toLowerCase() === id.toLowerCase();
}

/** Keeps requests to one service apart, in the order in which they are made. */
class RateLimiter {
  private next = 0;

  /** @param interval milliseconds from one request to the next */
  constructor(
    private readonly host: WebHost,
    private readonly interval: number,
  ) {}

  /** Waits until the next request may be made. */
  async turn(signal: AbortSignal): Promise<void> {
    const now = this.host.now();
    const at = Math.max(now, this.next);
    this.next = at + this.interval;
    if (at > now) {
      await this.host.wait(at - now, signal);
    }
  }
}
