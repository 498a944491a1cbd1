/**
 * Requests to NCBI: to its E-utilities for PubMed, as "A General Introduction to the E-utilities" (NBK25497) and "The
 * E-utilities In-Depth" (NBK25499) describe them, with `tool` and `email`, three a second, ten with an API key; and to its
 * PMC ID Converter (pmc.ncbi.nlm.nih.gov/tools/id-converter-api), at the same pace.
 */

import { type FetchLimits, fetchText } from './fetchText';
import { RateLimiter } from './rateLimiter';
import type { WebHost } from './webHost';

/** The address of NCBI, and how requests identify the user. */
export interface EutilsSettings {
  /** The base address, without a slash at the end. */
  readonly pubmedAddress: string;
  /** An e-mail address by which the services can reach the user; empty for none. */
  readonly contact: string;
  /** The user's key for more requests a second. */
  readonly apiKey?: string | undefined;
}

/** The address of the PMC ID Converter, and how requests identify the user. */
export interface IdConverterSettings {
  /** The address, without a slash at the end. */
  readonly idConverterAddress: string;
  readonly contact: string;
}

/** A search in PubMed. */
export interface EsearchParams {
  readonly term: string;
  /** How many identifiers it gives, at most. */
  readonly most: number;
  /** Most relevant first, or the newest publications first. */
  readonly sort: 'relevance' | 'pub_date';
}

const TOOL = 'cytonote';
/** Milliseconds between two requests. */
const paces = { usual: 340, withKey: 105 };

/** What the PMC ID Converter takes, by the names that it has for them. */
export type ConvertedKind = 'pmid' | 'pmcid' | 'doi';

/** Sends requests to NCBI, one after the other. Each gives the body of the answer as it came. */
export class Eutils {
  private readonly limiter: RateLimiter;

  constructor(private readonly host: WebHost) {
    this.limiter = new RateLimiter(host);
  }

  /**
   * Searches: JSON with identifiers. The words are in the body of a POST, which NCBI asks for
   * where a query is long, and stay out of the logs of addresses.
   *
   * @throws {FetchError}
   */
  search(
    { term, most, sort }: EsearchParams,
    settings: EutilsSettings,
    limits: FetchLimits,
  ): Promise<string> {
    const params = { db: 'pubmed', term, retmode: 'json', retmax: String(most), sort };
    return this.ask('esearch', params, settings, limits, true);
  }

  /**
   * Gives the summaries of records as JSON (version 2.0).
   *
   * @throws {FetchError}
   */
  summaries(
    pmids: readonly string[],
    settings: EutilsSettings,
    limits: FetchLimits,
  ): Promise<string> {
    const params = { db: 'pubmed', id: pmids.join(','), retmode: 'json' };
    return this.ask('esummary', params, settings, limits);
  }

  /**
   * Gives the whole records of publications as PubMed's XML.
   *
   * @throws {FetchError}
   */
  fetch(pmids: readonly string[], settings: EutilsSettings, limits: FetchLimits): Promise<string> {
    const params = { db: 'pubmed', id: pmids.join(','), retmode: 'xml' };
    return this.ask('efetch', params, settings, limits);
  }

  /**
   * Gives the other identifiers of a publication that PubMed Central has, as JSON.
   *
   * @throws {FetchError}
   */
  async convert(
    kind: ConvertedKind,
    id: string,
    { idConverterAddress, contact }: IdConverterSettings,
    limits: FetchLimits,
  ): Promise<string> {
    const params = { ids: id, idtype: kind, format: 'json', versions: 'no', tool: TOOL };
    const query = new URLSearchParams({ ...params, ...(contact ? { email: contact } : {}) });
    // The converter knows no API keys.
    await this.limiter.turn(paces.usual, limits.signal);
    return fetchText(this.host, { ...limits, address: `${idConverterAddress}/?${query}` });
  }

  private async ask(
    utility: string,
    params: Readonly<Record<string, string>>,
    { pubmedAddress, contact, apiKey }: EutilsSettings,
    limits: FetchLimits,
    isPost = false,
  ): Promise<string> {
    const query = new URLSearchParams({ ...params, tool: TOOL });
    if (contact) {
      query.set('email', contact);
    }
    if (apiKey) {
      query.set('api_key', apiKey);
    }
    await this.limiter.turn(apiKey ? paces.withKey : paces.usual, limits.signal);
    const address = `${pubmedAddress}/${utility}.fcgi`;
    // Neither the words of a query nor a key go to a server that the user has not named.
    const request = { ...limits, staysOnServer: isPost || apiKey !== undefined };
    return isPost
      ? fetchText(this.host, {
          ...request,
          address,
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
          body: query.toString(),
        })
      : fetchText(this.host, { ...request, address: `${address}?${query}` });
  }
}
