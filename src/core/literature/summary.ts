import type { Reference, ReferenceName } from './reference';

/** What lists and completion show of an entry. Reading it is much faster than reading the whole reference. */
export interface ReferenceSummary {
  /** As plain text. */
  readonly title?: string | undefined;
  /** Family names, and names of groups. */
  readonly authors: readonly string[];
  readonly year?: string | undefined;
  readonly DOI?: string | undefined;
  readonly PMID?: string | undefined;
}

/** What a list shows of a reference. */
export function summaryOf(reference: Reference): ReferenceSummary {
  const { title, author = [], issued, DOI, PMID } = reference;
  const year = issued?.['date-parts']?.[0]?.[0];
  return {
    title: title?.replace(/<\/?(?:i|b|sub|sup|span)\b[^>]*>/g, ''),
    authors: author.flatMap(shownName),
    year: year === undefined ? issued?.literal : String(year),
    DOI,
    PMID,
  };
}

/** What a list shows of a name: "van der Berg"; nothing for an empty name. */
export function shownName(name: ReferenceName): string[] {
  const { family, literal, 'non-dropping-particle': particle } = name;
  const shown = family && particle ? `${particle} ${family}` : (family ?? literal);
  return shown ? [shown] : [];
}
