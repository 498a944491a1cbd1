/**
 * Fetches the record of one publication by its identifier: from PubMed with NCBI's E-utilities, for DOIs from
 * Crossref's REST API (polite pool: `mailto`), and for DOIs of other agencies, such as arXiv's, from the resolver.
 * NCBI's PMC ID Converter gives identifiers that the record lacks.
 */

import { readPubmedXml } from '../bibliography/pubmedXml';
import { doiOfArxiv } from '../identifiers/arxivId';
import { comparedIdentifier, type SourceIdentifier } from '../identifiers/readIdentifier';
import { readCrossrefAnswer } from '../importing/crossrefWork';
import type { Reference } from '../literature/reference';
import { runToEnd } from '../text/steps';
import { type ConvertedIds, readConvertedIds } from './convertedIds';
import { DoiResolver } from './doiResolver';
import {
  type ConvertedKind,
  Eutils,
  type EutilsSettings,
  type IdConverterSettings,
} from './eutils';
import type { FetchedSources } from './fetchedSources';
import { type FetchBounds, FetchError, fetchText, serverOf } from './fetchText';
import { RateLimiter } from './rateLimiter';
import type { WebHost } from './webHost';

/** Which services to ask, according to the settings. */
export interface FetchSettings extends EutilsSettings, IdConverterSettings {
  /** The base address, without a slash at the end. */
  readonly crossrefAddress: string;
  /** The resolver of DOIs, without a slash at the end. */
  readonly doiAddress: string;
}

/** The default services; `package.json` has the same. */
export const publicServices: FetchSettings = {
  pubmedAddress: 'https://eutils.ncbi.nlm.nih.gov/entrez/eutils',
  idConverterAddress: 'https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1/articles',
  crossrefAddress: 'https://api.crossref.org',
  doiAddress: 'https://doi.org',
  contact: '',
};

/** Milliseconds between two requests to Crossref: five per second. */
const PACE = 200;
/** Milliseconds to wait for further identifiers, without which a source is still complete. */
const EXTRA_TIME = 5_000;
const usualBounds: FetchBounds = { time: 20_000, size: 5 * 2 ** 20 };

/** The settings and the signal of one fetch. */
interface Asking {
  readonly settings: FetchSettings;
  readonly signal: AbortSignal;
}

/** Fetches references by identifier, one request at a time to each service, and keeps what it has fetched. */
export class SourceFetcher {
  private readonly crossref: RateLimiter;
  private readonly resolver: DoiResolver;

  /** @param eutils shared by all requests to NCBI, so that they keep to one rate */
  constructor(
    private readonly host: WebHost,
    private readonly kept: FetchedSources,
    private readonly bounds: FetchBounds = usualBounds,
    private readonly eutils = new Eutils(host),
  ) {
    this.crossref = new RateLimiter(host);
    this.resolver = new DoiResolver(host);
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
    const { kind, id } = identifier;
    // arXiv gives its articles DOIs, by which they are fetched.
    const wanted: SourceIdentifier =
      kind === 'arxiv' ? { kind: 'doi', id: doiOfArxiv(id) } : identifier;
    const known = this.kept.get(comparedIdentifier(wanted), this.host.now());
    if (known) {
      return known;
    }
    const reference = await this.ask(wanted, kind === 'arxiv', { settings, signal });
    this.kept.put(reference, this.host.now());
    return reference;
  }

  private async ask(
    { kind, id }: SourceIdentifier,
    isArxiv: boolean,
    asking: Asking,
  ): Promise<Reference> {
    if (kind === 'pmcid') {
      return this.askByPmcid(id, asking);
    }
    if (kind === 'pmid') {
      return this.withOtherIds(await this.askPubmed(id, asking), 'pmid', id, asking);
    }
    const reference = await this.askByDoi(id, isArxiv, asking);
    return isArxiv ? reference : this.withOtherIds(reference, 'doi', id, asking);
  }

  /**
   * Fetches a record by its PMCID. PubMed has what PubMed Central has, except some books and whole issues, which
   * Crossref may have.
   */
  private async askByPmcid(pmcid: string, asking: Asking): Promise<Reference> {
    const ids = await this.otherIds('pmcid', pmcid, asking);
    const { DOI, PMID } = ids;
    if (!PMID && !DOI) {
      throw new FetchError('notFound', serverOf(asking.settings.idConverterAddress));
    }
    const reference = PMID
      ? await this.askPubmed(PMID, asking)
      : await this.askByDoi(DOI ?? '', false, asking);
    return { ...ids, ...reference, PMCID: pmcid };
  }

  private async askByDoi(doi: string, isArxiv: boolean, asking: Asking): Promise<Reference> {
    const ofCrossref = isArxiv ? undefined : await this.askCrossref(doi, asking);
    return ofCrossref ?? this.askResolver(doi, asking);
  }

  private async askPubmed(pmid: string, { settings, signal }: Asking): Promise<Reference> {
    const answer = await this.eutils.fetch([pmid], settings, { signal, bounds: this.bounds });
    const server = serverOf(settings.pubmedAddress);
    if (/<PubmedArticleSet[\s/>]/.test(answer) && !/<Pubmed\w*Article[\s>]/.test(answer)) {
      throw new FetchError('notFound', server);
    }
    const reference = readPubmedAnswer(answer);
    if (reference?.PMID !== pmid) {
      throw new FetchError('brokenAnswer', server);
    }
    return reference;
  }

  /** @returns undefined if Crossref does not know the DOI: another agency may */
  private async askCrossref(
    doi: string,
    { settings, signal }: Asking,
  ): Promise<Reference | undefined> {
    const { crossrefAddress, contact } = settings;
    const query = contact ? `?${new URLSearchParams({ mailto: contact })}` : '';
    const address = `${crossrefAddress}/works/${encodeURIComponent(doi)}${query}`;
    await this.crossref.turn(PACE, signal);
    try {
      const answer = await fetchText(this.host, { address, signal, bounds: this.bounds });
      return answerFor(readCrossrefAnswer(answer), doi, crossrefAddress);
    } catch (error) {
      if (error instanceof FetchError && error.failure === 'notFound') {
        return undefined;
      }
      throw error;
    }
  }

  private async askResolver(doi: string, { settings, signal }: Asking): Promise<Reference> {
    const { doiAddress } = settings;
    const limits = { signal, bounds: this.bounds };
    return answerFor(await this.resolver.fetch(doi, doiAddress, limits), doi, doiAddress);
  }

  /** The reference with the identifiers that PubMed Central has for it; unchanged if they cannot be fetched. */
  private async withOtherIds(
    reference: Reference,
    kind: ConvertedKind,
    id: string,
    asking: Asking,
  ): Promise<Reference> {
    // A record of PubMed without a PMCID is about a publication that the converter does not know.
    const isWhole = kind === 'pmid' && Boolean(reference.DOI || !reference.PMCID);
    if (isWhole) {
      return reference;
    }
    try {
      const bounds = { ...this.bounds, time: Math.min(this.bounds.time, EXTRA_TIME) };
      return { ...(await this.otherIds(kind, id, asking, bounds)), ...reference };
    } catch (error) {
      if (error instanceof FetchError && error.failure !== 'cancelled') {
        return reference;
      }
      throw error;
    }
  }

  private async otherIds(
    kind: ConvertedKind,
    id: string,
    { settings, signal }: Asking,
    bounds = this.bounds,
  ): Promise<ConvertedIds> {
    const answer = await this.eutils.convert(kind, id, settings, { signal, bounds });
    const ids = readConvertedIds(answer, kind, id);
    if (!ids) {
      throw new FetchError('brokenAnswer', serverOf(settings.idConverterAddress));
    }
    return ids;
  }
}

function readPubmedAnswer(answer: string): Reference | undefined {
  const { entries, problems } = runToEnd(readPubmedXml(answer));
  const reference = problems.length === 0 ? entries[0]?.reference : undefined;
  return reference?.title ? { ...reference, id: '' } : undefined;
}

/** The reference of an answer, if it is the one for the requested DOI. */
function answerFor(reference: Reference | undefined, doi: string, address: string): Reference {
  if (reference?.DOI?.toLowerCase() !== doi.toLowerCase()) {
    throw new FetchError('brokenAnswer', serverOf(address));
  }
  return reference;
}
