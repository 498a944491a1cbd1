import type { Reference } from '../literature/reference';
import type { Bibliography } from './bibliography';

/**
 * What a reference of a type must have, in CSL's terms: the required fields of the BibLaTeX manual
 * (section 2.1.1) for the types that correspond. Of alternatives, the first is named when all lack.
 */
const required: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['article-journal', [['author'], ['title'], ['container-title'], ['issued']]],
  ['article-magazine', [['author'], ['title'], ['container-title'], ['issued']]],
  ['article-newspaper', [['author'], ['title'], ['container-title'], ['issued']]],
  ['article', [['author'], ['title'], ['issued']]],
  ['book', [['author', 'editor'], ['title'], ['issued']]],
  ['chapter', [['author'], ['title'], ['container-title'], ['issued']]],
  ['paper-conference', [['author'], ['title'], ['container-title'], ['issued']]],
  ['thesis', [['author'], ['title'], ['genre'], ['publisher'], ['issued']]],
  ['report', [['author'], ['title'], ['publisher'], ['issued']]],
  ['patent', [['author'], ['title'], ['number'], ['issued']]],
  ['periodical', [['editor'], ['title'], ['issued']]],
  ['webpage', [['title'], ['URL', 'DOI']]],
]);

const others: readonly (readonly string[])[] = [['author', 'editor'], ['title'], ['issued']];

/** The fields of CSL that a reference should have and has not, for its type. */
export function missingFields(reference: Reference): string[] {
  const fields = required.get(reference.type) ?? others;
  return fields
    .filter((alternatives) => alternatives.every((name) => reference[name] === undefined))
    .map(([name]) => name as string);
}

/** Entries without a mistake but for their key: what was damaged may not say what it said. */
export function validEntries({ entries, problems }: Bibliography): Bibliography['entries'] {
  const mistakes = problems.filter(({ isOfKey }) => !isOfKey);
  let at = 0;
  return entries.filter((entry) => {
    while (at < mistakes.length && (mistakes[at] as { end: number }).end <= entry.start) {
      at++;
    }
    const mistake = mistakes[at];
    return !mistake || mistake.start >= entry.end;
  });
}
