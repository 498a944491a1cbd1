import type { Reference } from '../literature/reference';
import { allEntries, type Bibliography } from './bibliography';

/**
 * The required fields for a type, in CSL's terms: those of the BibLaTeX manual (section 2.1.1) for the corresponding
 * types. If all alternatives are missing, the first one is reported.
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

/**
 * The same for types of BibTeX and BibLaTeX that are one type in CSL: what both btxdoc (section 3.1) and the BibLaTeX
 * manual require. The title of `@inbook` is the book's in BibTeX, and the chapter's in BibLaTeX; volumes of proceedings
 * need no editor.
 */
const requiredInBibtex: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  Object.entries({
    inbook: partOfBook(),
    bookinbook: partOfBook(),
    suppbook: partOfBook(),
    proceedings: [['title'], ['issued']],
    mvproceedings: [['title'], ['issued']],
    booklet: [['title']],
    manual: [['title']],
    misc: [['title']],
    unpublished: [['author'], ['title'], ['note', 'issued']],
    set: [],
  }),
);

function partOfBook(): readonly (readonly string[])[] {
  return [
    ['author', 'editor'],
    ['title'],
    ['container-title', 'chapter-number', 'page'],
    ['container-title', 'publisher'],
    ['issued'],
  ];
}

const others: readonly (readonly string[])[] = [['author', 'editor'], ['title'], ['issued']];

/**
 * The required fields of CSL that a reference lacks, for its type.
 *
 * @param bibtexType the type of the entry, if it is BibTeX
 */
export function missingFields(reference: Reference, bibtexType?: string): string[] {
  const fields = requiredInBibtex.get(bibtexType ?? '') ?? required.get(reference.type) ?? others;
  const missing = fields
    .filter((alternatives) => alternatives.every((name) => reference[name] === undefined))
    .map(([name]) => name as string);
  return [...new Set(missing)];
}

/**
 * Entries without serious mistakes, including those without a key. A damaged entry may not say what its author meant,
 * but a small mistake leaves the rest of an entry valid.
 */
export function validEntries(bibliography: Bibliography): Bibliography['entries'] {
  const mistakes = bibliography.problems.filter(
    ({ isOfKey, isHarmless }) => !isOfKey && !isHarmless,
  );
  let at = 0;
  return allEntries(bibliography).filter((entry) => {
    while (at < mistakes.length && (mistakes[at] as { end: number }).end <= entry.start) {
      at++;
    }
    const mistake = mistakes[at];
    return !mistake || mistake.start >= entry.end;
  });
}
