/** Decides whether a record of Crossref or PubMed is about a cited publication. */

import { bareDoi } from '../identifiers/doi';
import { barePmid } from '../identifiers/pubmedId';
import { yearIn } from '../literature/dateText';
import type { Publication } from '../literature/publication';
import { isSameName, isSameTitle, isSimilarTitle } from './sameTitle';
import type { RecordIdentifier, ServiceRecord } from './serviceRecord';

/** The difference in years between print and online that is ignored. */
const MOST_YEARS = 1;

/** A publication as it is cited, with the key by which messages name it. */
export type CheckedPublication = Pick<Publication, 'key' | 'summary' | 'reference'>;

/** The DOI and the PMID of a publication by which services have records, as far as it has them. */
export function identifiersIn({
  summary,
}: Pick<CheckedPublication, 'summary'>): RecordIdentifier[] {
  return identifiersOfIds(summary);
}

/** The same for a DOI and a PMID as they are written; leaves out invalid ones. */
export function identifiersOfIds(ids: {
  readonly DOI?: string | undefined;
  readonly PMID?: string | undefined;
}): RecordIdentifier[] {
  const [doi, pmid] = [bareDoi(ids.DOI ?? ''), barePmid(ids.PMID ?? '')];
  return [
    ...(doi ? [{ kind: 'doi' as const, id: doi }] : []),
    ...(pmid ? [{ kind: 'pmid' as const, id: pmid }] : []),
  ];
}

/** Whether a record is only about the book or proceedings that contain a publication. */
export function isOfItsBook(publication: CheckedPublication, { titles }: ServiceRecord): boolean {
  const { title } = publication.summary;
  const has = (name: string) => titles.some((it) => isSameTitle(name, it));
  // The reference is read last, since that takes longest.
  const isPart = title !== undefined && !has(title);
  const book = isPart ? publication.reference['container-title'] : undefined;
  return book !== undefined && has(book);
}

/**
 * Whether neither the title nor the first author, or else the year, agree with the record: a translated title has the
 * same authors.
 */
export function isOfAnother(publication: CheckedPublication, record: ServiceRecord): boolean {
  const { title, year } = publication.summary;
  if (!title || record.titles.some((it) => isSimilarTitle(title, it))) {
    return false;
  }
  const name = nameOf(publication);
  return name !== undefined && record.firstAuthor.length > 0
    ? !isSameAuthor(name, record.firstAuthor)
    : isOtherYear(yearOf(year), [record]);
}

/** Whether a year differs from those of the records by more than one; false if one side has no year. */
export function isOtherYear(year: number | undefined, records: readonly ServiceRecord[]): boolean {
  const years = records.flatMap((record) => record.years);
  if (year === undefined || years.length === 0) {
    return false;
  }
  const isLater = year > Math.max(...years) + MOST_YEARS;
  const isEarlier = year < Math.min(...years) - MOST_YEARS;
  // An article of 1972 that went online in 2006 may have no other date there.
  return isLater || (isEarlier && records.every(({ hasPrintYear }) => hasPrintYear));
}

/** The year in a date of any form: 1998 in "June 1998". */
export function yearOf(written: string | undefined): number | undefined {
  const year = yearIn(written);
  return year === undefined ? undefined : Number(year);
}

/** The family name of the first author of an entry; undefined for groups, which have many names. */
export function nameOf({
  reference: { author: [author] = [] },
}: CheckedPublication): string | undefined {
  return author?.family;
}

/** Whether a name is among those of a record; some records have family and given name swapped. */
export function isSameAuthor(name: string, others: readonly string[]): boolean {
  return others.some((other) => isSameName(name, other));
}
