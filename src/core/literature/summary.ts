import { identifiersOf, type OtherIds, otherIdentifiersOf } from '../identifiers/publicationIds';
import { givenDate } from './dateText';
import type { Reference, ReferenceName } from './reference';

/**
 * The part of a reference that lists and completion show. Reading it is much faster than reading the whole reference.
 */
export interface ReferenceSummary {
  /** As plain text. */
  readonly title?: string | undefined;
  /** Family names, and names of groups. */
  readonly authors: readonly string[];
  readonly year?: string | undefined;
  readonly DOI?: string | undefined;
  readonly PMID?: string | undefined;
  /** Further identifiers that a citation may use: `pmcid:PMC12`, `isbn:9783319464923`. Left out if there are none. */
  readonly otherIdentifiers?: readonly string[];
}

/** The summary of a reference. */
export function summaryOf(reference: Reference): ReferenceSummary {
  const { title, author = [], issued, DOI, PMID } = reference;
  const year = givenDate(issued)?.[0];
  return {
    title: title?.replace(/<\/?(?:i|b|sub|sup|span)\b[^>]*>/g, ''),
    authors: author.flatMap(shownName),
    year: year === undefined ? issued?.literal : String(year),
    DOI,
    PMID,
    ...othersOf(reference),
  };
}

/** All identifiers by which a citation may refer to a publication, in the form of `identifierOfKey`. */
export function citableIdentifiers(
  summary: Pick<ReferenceSummary, 'DOI' | 'PMID' | 'otherIdentifiers'>,
): string[] {
  return [...identifiersOf(summary), ...(summary.otherIdentifiers ?? [])];
}

function othersOf(reference: Reference): Pick<ReferenceSummary, 'otherIdentifiers'> {
  const otherIdentifiers = otherIdentifiersOf(referenceIds(reference));
  return otherIdentifiers.length > 0 ? { otherIdentifiers } : {};
}

/** The identifiers of a reference itself: a chapter does not have the ISBN of its book. */
export function referenceIds(reference: Reference): OtherIds {
  const text = (name: string) => {
    const value = reference[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    DOI: text('DOI'),
    PMID: text('PMID'),
    PMCID: text('PMCID'),
    URL: text('URL'),
    ISBN: isPartOfBook(reference.type) ? undefined : text('ISBN'),
    preprint: [text('number'), text('container-title'), text('archive-location')],
  };
}

/** Whether a publication of a type of CSL or BibTeX has the ISBN of the book that contains it. */
export function isPartOfBook(type: string): boolean {
  return /^(?:chapter|paper-conference|entry|article|in(?:book|collection|proceedings|reference)$|conference$|suppbook$|suppcollection$)/.test(
    type,
  );
}

/** The name in a list: "van der Berg"; none for an empty name. */
export function shownName(name: ReferenceName): string[] {
  const { family, literal, 'non-dropping-particle': particle } = name;
  const shown = family && particle ? `${particle} ${family}` : (family ?? literal);
  return shown ? [shown] : [];
}
