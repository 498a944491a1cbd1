/** Whether a record of Crossref or PubMed is about a publication as it is cited. */

import { bareDoi } from '../identifiers/doi';
import { barePmid } from '../identifiers/pubmedId';
import { yearIn } from '../literature/dateText';
import type { Publication } from '../literature/publication';
import { isSameName, isSameTitle, isSimilarTitle } from './sameTitle';
import type { RecordIdentifier, ServiceRecord } from './serviceRecord';

/** Years between print and online that are no difference. */
const MOST_YEARS = 1;

/** A publication as it is cited, under the key by which messages name it. */
export type CheckedPublication = Pick<Publication, 'key' | 'summary' | 'reference'>;

/** The DOI and the PMID of a publication by which services can be asked, as far as it has them. */
export function identifiersIn({
  summary,
}: Pick<CheckedPublication, 'summary'>): RecordIdentifier[] {
  return identifiersOfIds(summary);
}

/** The same of a DOI and a PMID as somebody wrote them; what is not valid is left out. */
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

/** Whether a record is of the book or proceedings alone that a publication is a part of. */
export function isOfItsBook(publication: CheckedPublication, { titles }: ServiceRecord): boolean {
  const { title } = publication.summary;
  const has = (name: string) => titles.some((it) => isSameTitle(name, it));
  // The reference is read last, since that takes longest.
  const isPart = title !== undefined && !has(title);
  const book = isPart ? publication.reference['container-title'] : undefined;
  return book !== undefined && has(book);
}

/** Whether neither title nor first author, or else year, is that of the record: a translated title has the authors. */
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

/** Whether a year is none of those of the records, nor one beside them; without a year on one side, it is not. */
export function isOtherYear(year: number | undefined, records: readonly ServiceRecord[]): boolean {
  const years = records.flatMap((record) => record.years);
  if (year === undefined || years.length === 0) {
    return false;
  }
  const isLater = year > Math.max(...years) + MOST_YEARS;
  const isEarlier = year < Math.min(...years) - MOST_YEARS;
  // An article of 1972 that came online in 2006 may have no other date there.
  return isLater || (isEarlier && records.every(({ hasPrintYear }) => hasPrintYear));
}

/** The year in a date as somebody wrote it: 1998 of "June 1998". */
export function yearOf(written: string | undefined): number | undefined {
  const year = yearIn(written);
  return year === undefined ? undefined : Number(year);
}

/** The family name of the first author of an entry; nothing for groups, which have many names. */
export function nameOf({
  reference: { author: [author] = [] },
}: CheckedPublication): string | undefined {
  return author?.family;
}

/** Whether a name is one of those that a record has; some records have family and given name the wrong way round. */
export function isSameAuthor(name: string, others: readonly string[]): boolean {
  return others.some((other) => isSameName(name, other));
}
