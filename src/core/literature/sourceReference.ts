import type { Source } from '../library/schema';
import { givenDate } from './dateText';
import type { FormattedFields } from './formatReference';
import { OTHERS, type Reference, type ReferenceDate, type ReferenceName } from './reference';

/** The fields of a source that CSL has under the same names. */
const fields = [
  ...['type', 'title', 'container-title', 'volume', 'issue', 'page', 'DOI', 'PMID', 'PMCID'],
  ...['URL', 'language', 'genre'],
] as const;

/** A source of the library as a reference. If not all its authors are known, {@link OTHERS} come last. */
export function referenceOf(source: Source): Reference {
  const known = fields.flatMap((field) => {
    const value = source[field as keyof Source];
    return value === undefined ? [] : [[field, value] as const];
  });
  const author = source['authors-complete'] ? source.author : [...source.author, OTHERS];
  return {
    id: source.key,
    type: source.type,
    ...Object.fromEntries(known),
    ...(author.length > 0 ? { author } : {}),
    ...(source.issued ? { issued: dateOf(source.issued) } : {}),
  };
}

/** "1987-06-20" → `[[1987, 6, 20]]` */
function dateOf(issued: string): ReferenceDate {
  return { 'date-parts': [issued.split('-').map(Number)] };
}

/** The fields of an entry that formatting needs; leaves out what the entry lacks. */
export function entryFields(reference: Reference): FormattedFields {
  const { type, title = '', author = [], issued } = reference;
  const names = author.filter(({ literal }) => literal !== OTHERS.literal);
  const date = givenDate(issued);
  return {
    type,
    title: plain(title),
    author: names.map(personOf),
    'authors-complete': names.length === author.length,
    'container-title': textOf(reference['container-title']),
    issued: date && date.length > 0 ? isoDate(date) : issued?.literal,
    volume: textOf(reference.volume),
    issue: textOf(reference.issue),
    page: textOf(reference.page),
    DOI: textOf(reference.DOI),
    PMID: textOf(reference.PMID),
    URL: textOf(reference.URL),
    language: textOf(reference.language),
  };
}

function personOf({ family, given, literal, 'non-dropping-particle': particle }: ReferenceName) {
  const name = family && particle ? `${particle} ${family}` : (family ?? literal ?? '');
  return { family: name, given };
}

/** `[1987, 6, 20]` → "1987-06-20" */
function isoDate(parts: readonly number[]): string {
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** The text of a field: fields in CSL may also be numbers. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? plain(String(value)) : undefined;
}

/** Removes CSL's mark-up: `<i>`, `<sup>`. */
function plain(text: string): string {
  return text.replace(/<\/?(?:i|b|sub|sup|span)\b[^>]*>/g, '');
}
