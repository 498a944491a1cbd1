/**
 * Records of DOIs of any agency (DataCite, JaLC, mEDRA …), by content negotiation at the resolver, which redirects the
 * request to the agency (citation.doi.org/docs.html). The answer is one item of CSL JSON.
 */

import { referenceOfCsl } from '../bibliography/cslReference';
import { encodedDoi } from '../identifiers/doi';
import type { Reference } from '../literature/reference';
import { isRecord, parsedJson } from '../text/parsedJson';
import { FetchError, type FetchLimits, fetchText } from './fetchText';
import { RateLimiter } from './rateLimiter';
import type { WebHost } from './webHost';

const CSL_JSON = 'application/vnd.citationstyles.csl+json';
/** Milliseconds between two requests. */
const PACE = 500;
/** The documented statuses for: no metadata, and none in this form. */
const WITHOUT_RECORD: ReadonlySet<number | undefined> = new Set([204, 406]);
/** The fields of an item that are used; agencies add fields of their own. */
const fields = [
  ...['type', 'title', 'author', 'editor', 'issued', 'container-title', 'publisher', 'volume'],
  ...['issue', 'page', 'DOI', 'ISBN', 'ISSN', 'language', 'abstract', 'version'],
];

/** Requests records from the DOI resolver, one at a time. */
export class DoiResolver {
  private readonly limiter: RateLimiter;

  constructor(private readonly host: WebHost) {
    this.limiter = new RateLimiter(host);
  }

  /**
   * Returns the reference of a DOI.
   *
   * @param base the address of the resolver, without a slash at the end
   * @returns undefined if the answer is not a reference
   * @throws {FetchError}
   */
  async fetch(doi: string, base: string, limits: FetchLimits): Promise<Reference | undefined> {
    await this.limiter.turn(PACE, limits.signal);
    const address = `${base}/${encodedDoi(doi)}`;
    const answer = await fetchText(this.host, {
      ...limits,
      address,
      headers: { Accept: CSL_JSON },
    }).catch((error: unknown) => {
      throw error instanceof FetchError && WITHOUT_RECORD.has(error.status)
        ? new FetchError('notFound', error.server, error.status)
        : error;
    });
    const item = parsedJson(answer);
    if (!isRecord(item)) {
      return undefined;
    }
    const known = Object.fromEntries(fields.map((name) => [name, item[name]]));
    const reference = referenceOfCsl('', known);
    return reference.title ? reference : undefined;
  }
}
