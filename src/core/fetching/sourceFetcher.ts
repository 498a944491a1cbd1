/**
 * Fetches the data of one source by its identifier: from PubMed with NCBI's E-utilities, for DOIs from
 * Crossref's REST API (polite pool: `mailto`).
 */

import { readPubmedXml } from '../bibliography/pubmedXml';
import { comparedIdentifier, type SourceIdentifier } from '../identifiers/readIdentifier';
import { readCrossrefAnswer } from '../importing/crossrefWork';
import type { Reference } from '../literature/reference';
import { Eutils, type EutilsSettings } from './eutils';
import type { FetchedSources } from './fetchedSources';
import { type FetchBounds, FetchError, fetchText, serverOf } from './fetchText';
import { RateLimiter } from './rateLimiter';
import type { WebHost } from './webHost';

/** Which services to ask, according to the settings. */
export interface FetchSettings extends EutilsSettings {
  /** The base address, without a slash at the end. */
  readonly crossrefAddress: string;
}

/** The services where no setting names others; `package.json` has the same. */
export const publicServices: FetchSettings = {
  pubmedAddress: 'https://eutils.ncbi.nlm.nih.gov/entrez/eutils',
  crossrefAddress: 'https://api.crossref.org',
  contact: '',
};

/** Milliseconds between two requests to Crossref: five a second. */
const PACE = 200;
const usualBounds: FetchBounds = { time: 20_000, size: 5 * 2 ** 20 };

/** Fetches references by identifier, one request at a time to each service, and keeps what it has fetched. */
export class SourceFetcher {
  private readonly crossref: RateLimiter;

  /** @param eutils shared with whatever else asks NCBI, so that all of it keeps to one rate */
  constructor(
    private readonly host: WebHost,
    private readonly kept: FetchedSources,
    private readonly bounds: FetchBounds = usualBounds,
    private readonly eutils = new Eutils(host),
  ) {
    this.crossref = new RateLimiter(host);
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
    const isPubmed = identifier.kind === 'pmid';
    const answer = await (isPubmed
      ? this.eutils.fetch([identifier.id], settings, { signal, bounds: this.bounds })
      : this.askCrossref(identifier.id, settings, signal));
    const reference = isPubmed ? readPubmedAnswer(answer) : readCrossrefAnswer(answer);
    const isEmpty =
      isPubmed && /<PubmedArticleSet[\s/>]/.test(answer) && !/<Pubmed\w*Article[\s>]/.test(answer);
    const server = serverOf(isPubmed ? settings.pubmedAddress : settings.crossrefAddress);
    if (isEmpty) {
      throw new FetchError('notFound', server);
    }
    if (!reference || !isOf(reference, identifier)) {
      throw new FetchError('brokenAnswer', server);
    }
    return reference;
  }

  private async askCrossref(
    doi: string,
    { crossrefAddress, contact }: FetchSettings,
    signal: AbortSignal,
  ): Promise<string> {
    const query = contact ? `?${new URLSearchParams({ mailto: contact })}` : '';
    const address = `${crossrefAddress}/works/${encodeURIComponent(doi)}${query}`;
    await this.crossref.turn(PACE, signal);
    return fetchText(this.host, { address, signal, bounds: this.bounds });
  }
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
