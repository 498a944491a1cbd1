import type { Eutils } from '../fetching/eutils';
import { type FetchBounds, FetchError, serverOf } from '../fetching/fetchText';
import type { SourceFetcher } from '../fetching/sourceFetcher';
import { addressOf } from '../identifiers/publicationIds';
import type { Reference } from '../literature/reference';
import { studyOf } from '../literature/study';
import {
  type FoundPage,
  type FoundPublication,
  type LiteratureProvider,
  MOST_FOUND,
  PAGE_SIZE,
  type SearchSettings,
} from './literatureProvider';
import { type PubmedSummary, readPmids, readSummaries } from './pubmedSummaries';
import { filteredQuery, type SearchRequest } from './searchFilters';

/** Limits of a request for a list. A page of summaries has some 60 kB. */
const usualBounds: FetchBounds = { time: 20_000, size: 3 * 2 ** 20 };

/**
 * PubMed, by NCBI's E-utilities: ESearch returns identifiers, ESummary the fields of a page of the list, EFetch the
 * record of a result that the user reads or chooses.
 */
export class Pubmed implements LiteratureProvider {
  readonly id = 'pubmed';

  /**
   * @param fetcher fetches whole records, and keeps them
   * @param now milliseconds since 1970
   */
  constructor(
    private readonly eutils: Eutils,
    private readonly fetcher: SourceFetcher,
    private readonly now: () => number,
    private readonly bounds: FetchBounds = usualBounds,
  ) {}

  server({ pubmedAddress }: SearchSettings): string {
    return serverOf(pubmedAddress);
  }

  async *search(
    request: SearchRequest,
    settings: SearchSettings,
    signal: AbortSignal,
  ): AsyncGenerator<FoundPage, void> {
    const limits = { signal, bounds: this.bounds };
    const broken = () => new FetchError('brokenAnswer', this.server(settings));
    const term = filteredQuery(request, this.id, this.now());
    const answer = await this.eutils.search(
      { term, most: MOST_FOUND, sort: request.newest ? 'pub_date' : 'relevance' },
      settings,
      limits,
    );
    const list = readPmids(answer, MOST_FOUND);
    if (!list) {
      throw broken();
    }
    const { total, pmids } = list;
    if (pmids.length === 0) {
      yield { total, found: [] };
    }
    for (let at = 0; at < pmids.length; at += PAGE_SIZE) {
      const page = pmids.slice(at, at + PAGE_SIZE);
      const summaries = readSummaries(await this.eutils.summaries(page, settings, limits), page);
      if (!summaries) {
        throw broken();
      }
      yield { total, found: summaries.map(foundOf) };
    }
  }

  wholeReference(
    { reference }: FoundPublication,
    settings: SearchSettings,
    signal: AbortSignal,
  ): Promise<Reference> {
    return this.fetcher.fetch({ kind: 'pmid', id: reference.PMID ?? '' }, settings, signal);
  }
}

function foundOf({ reference, types }: PubmedSummary): FoundPublication {
  const { title, genre, PMID, PMCID } = reference;
  return {
    id: `pubmed:${PMID}`,
    reference,
    study: studyOf({ title, genre, type: reference.type }),
    isPreprint: types.includes('Preprint'),
    fullText: PMCID && addressOf({ PMCID }),
  };
}
