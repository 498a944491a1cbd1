/** Filters of a search, in the syntax of each database. */
import type { ProviderId } from './searchQuery';

export const searchFilters = ['reviews', 'trials', 'recent', 'humans', 'freeText'] as const;
export type SearchFilter = (typeof searchFilters)[number];

/** The query and filters that the user has confirmed. Nothing else of a note is sent to a database. */
export interface SearchRequest {
  /** In the syntax of the database. */
  readonly query: string;
  readonly filters: readonly SearchFilter[];
  /**
   * Only records that the database got on this day or later, as "2026-10-01", with the newest publications first; by
   * default, the best results first.
   */
  readonly newest?: { readonly since: string | undefined };
}

/** Alternative filters, of which a publication needs to match only one, since it is one kind of study. */
const kinds: readonly SearchFilter[] = ['reviews', 'trials'];
/** The number of years that count as recent. */
const RECENT_YEARS = 5;

/**
 * A query with filters, as it is sent. The words of the query do not change.
 *
 * @param now milliseconds since 1970
 */
export function filteredQuery(
  { query, filters, newest }: SearchRequest,
  provider: ProviderId,
  now: number,
): string {
  const clauseOf = (filter: SearchFilter) =>
    provider === 'pubmed' ? pubmedClause(filter, now) : europePmcClause(filter, now);
  const chosen = searchFilters.filter((filter) => filters.includes(filter));
  const anyKind = chosen.filter((filter) => kinds.includes(filter)).map(clauseOf);
  const others = chosen.filter((filter) => !kinds.includes(filter)).map(clauseOf);
  const since = newest?.since === undefined ? [] : [sinceClause(newest.since, provider)];
  const kind = anyKind.length > 0 ? [`(${anyKind.join(' OR ')})`] : [];
  const clauses = [...kind, ...others, ...since];
  return clauses.length > 0 ? [`(${query.trim()})`, ...clauses].join(' AND ') : query.trim();
}

/**
 * Limits a search by the day on which the database created its record, not by the date of the publication: a record may
 * come months after the article.
 */
function sinceClause(day: string, provider: ProviderId): string {
  return provider === 'pubmed'
    ? `("${day.replaceAll('-', '/')}"[crdt] : "3000"[crdt])`
    : `CREATION_DATE:[${day} TO 3000-12-31]`;
}

/** A filter in the field tags and subsets of the PubMed User Guide. */
function pubmedClause(filter: SearchFilter, now: number): string {
  switch (filter) {
    case 'reviews':
      return 'review[pt] OR systematic review[pt]';
    case 'trials':
      return 'clinical trial[pt] OR randomized controlled trial[pt] OR meta-analysis[pt]';
    case 'recent':
      return `("${yearsAgo(now).replaceAll('-', '/')}"[dp] : "3000"[dp])`;
    case 'humans':
      return 'humans[mh]';
    case 'freeText':
      return 'free full text[filter]';
  }
}

/**
 * A filter in the fields of Europe PMC's reference guide (appendix 1). Europe PMC has MeSH terms among the keywords;
 * only few records have them in a separate field.
 */
function europePmcClause(filter: SearchFilter, now: number): string {
  switch (filter) {
    case 'reviews':
      return 'PUB_TYPE:"review" OR PUB_TYPE:"systematic review"';
    case 'trials':
      return 'PUB_TYPE:"clinical trial" OR PUB_TYPE:"randomized controlled trial" OR PUB_TYPE:"meta-analysis"';
    case 'recent':
      return `FIRST_PDATE:[${yearsAgo(now)} TO 3000-12-31]`;
    case 'humans':
      return '(KW:"humans" OR MESH:"humans")';
    case 'freeText':
      return 'HAS_FREE_FULLTEXT:y';
  }
}

/** The day some years before now: "2021-11-29". */
function yearsAgo(now: number): string {
  const day = new Date(now);
  day.setUTCFullYear(day.getUTCFullYear() - RECENT_YEARS);
  return day.toISOString().slice(0, 10);
}
