/**
 * Requests to NCBI: to its E-utilities for PubMed, as "A General Introduction to the E-utilities" (NBK25497) and "The
 * E-utilities In-Depth" (NBK25499) describe them, with `tool` and `email`, three per second, or ten with an API key;
 * and to its PMC ID Converter (pmc.ncbi.nlm.nih.gov/tools/id-converter-api), at the same rate.
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
  /** The user's key for more requests per second. */
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
  /** The largest number of identifiers to return. */
  readonly most: number;
  /** The order: most relevant first, or newest first. */
  readonly sort: 'relevance' | 'pub_date';
}

const TOOL = 'cytonote';
/** Milliseconds between two requests. */
const paces = { usual: 340, withKey: 105 };

/** The kinds of identifiers that the PMC ID Converter accepts, by its names for them. */
export type ConvertedKind = 'pmid' | 'pmcid' | 'doi';

/** Sends requests to NCBI, one after the other. Each returns the body of the answer unchanged. */
export class Eutils {
  private readonly limiter: RateLimiter;

  constructor(private readonly host: WebHost) {
    this.limiter = new RateLimiter(host);
  }

  /**
   * Searches PubMed; returns JSON with identifiers. The words are in the body of a POST, which NCBI asks for if a query
   * is long; so they do not appear in logs of addresses.
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
   * Returns the summaries of records as JSON (version 2.0).
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
   * Returns the whole records of publications as PubMed's XML.
   *
   * @throws {FetchError}
   */
  fetch(pmids: readonly string[], settings: EutilsSettings, limits: FetchLimits): Promise<string> {
    const params = { db: 'pubmed', id: pmids.join(','), retmode: 'xml' };
    return this.ask('efetch', params, settings, limits);
  }

  /**
   * Returns the other identifiers of a publication that PubMed Central has, as JSON.
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
    // The converter has no API keys.
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
    // Neither the words of a query nor a key may go to a server that the user has not named.
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
