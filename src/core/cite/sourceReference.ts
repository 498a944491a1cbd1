import type { Source } from '../library/schema';
import type { Reference, ReferenceDate, ReferenceName } from './reference';

/** The fields of a source that are CSL's too, under the same names. */
const fields = [
  ...['type', 'title', 'container-title', 'volume', 'issue', 'page', 'DOI', 'PMID', 'URL'],
  ...['language', 'genre'],
] as const;

/** A last author that stands for all whom the document does not name: "and others" in BibTeX. */
export const OTHERS: ReferenceName = { literal: 'et al.' };

/** A source of the library as a reference; where its authors are not all known, {@link OTHERS} come last. */
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
