/** What narrows a search, in the syntax of each database. */
import type { ProviderId } from './searchQuery';

export const searchFilters = ['reviews', 'trials', 'recent', 'humans', 'freeText'] as const;
export type SearchFilter = (typeof searchFilters)[number];

/** Filters of which a publication needs only one, since it is one kind of study. */
const kinds: readonly SearchFilter[] = ['reviews', 'trials'];
/** Years that count as recent. */
const RECENT_YEARS = 5;

/**
 * A query with filters, as it is sent.
 *
 * @param query in the syntax of the database; its own words stay as they are
 * @param now milliseconds since 1970
 */
export function filteredQuery(
  query: string,
  filters: readonly SearchFilter[],
  provider: ProviderId,
  now: number,
): string {
  const clauseOf = (filter: SearchFilter) =>
    provider === 'pubmed' ? pubmedClause(filter, now) : europePmcClause(filter, now);
  const chosen = searchFilters.filter((filter) => filters.includes(filter));
  const anyKind = chosen.filter((filter) => kinds.includes(filter)).map(clauseOf);
  const others = chosen.filter((filter) => !kinds.includes(filter)).map(clauseOf);
  const clauses = [...(anyKind.length > 0 ? [`(${anyKind.join(' OR ')})`] : []), ...others];
  return clauses.length > 0 ? [`(${query.trim()})`, ...clauses].join(' AND ') : query.trim();
}

/** By the field tags and subsets of the PubMed User Guide. */
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

/** By the fields of Europe PMC's reference of search syntax. */
function europePmcClause(filter: SearchFilter, now: number): string {
  switch (filter) {
    case 'reviews':
      return 'PUB_TYPE:"review" OR PUB_TYPE:"systematic review"';
    case 'trials':
      return 'PUB_TYPE:"clinical trial" OR PUB_TYPE:"randomized controlled trial" OR PUB_TYPE:"meta-analysis"';
    case 'recent':
      return `FIRST_PDATE:[${yearsAgo(now)} TO 3000-12-31]`;
    case 'humans':
      return 'MESH:"Humans"';
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
