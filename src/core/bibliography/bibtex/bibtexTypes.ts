/** The types of BibTeX and BibLaTeX, and those of CSL. */

/** BibTeX's and BibLaTeX's types of entries in the terms of CSL 1.0.2, as Pandoc and Zotero map them. */
const types: ReadonlyMap<string, string> = new Map(
  Object.entries({
    article: 'article-journal',
    artwork: 'graphic',
    audio: 'song',
    book: 'book',
    bookinbook: 'chapter',
    booklet: 'pamphlet',
    collection: 'book',
    conference: 'paper-conference',
    dataset: 'dataset',
    electronic: 'webpage',
    image: 'graphic',
    inbook: 'chapter',
    incollection: 'chapter',
    inproceedings: 'paper-conference',
    inreference: 'entry-encyclopedia',
    jurisdiction: 'legal_case',
    legislation: 'legislation',
    letter: 'personal_communication',
    manual: 'book',
    mastersthesis: 'thesis',
    movie: 'motion_picture',
    music: 'song',
    mvbook: 'book',
    mvcollection: 'book',
    mvproceedings: 'book',
    mvreference: 'book',
    online: 'webpage',
    patent: 'patent',
    performance: 'performance',
    periodical: 'periodical',
    phdthesis: 'thesis',
    proceedings: 'book',
    reference: 'book',
    report: 'report',
    review: 'review',
    software: 'software',
    standard: 'standard',
    suppbook: 'chapter',
    suppcollection: 'chapter',
    suppperiodical: 'article-journal',
    techreport: 'report',
    thesis: 'thesis',
    unpublished: 'manuscript',
    video: 'motion_picture',
    www: 'webpage',
  }),
);

/** The types of BibTeX for types of CSL; any other type becomes `@misc`. */
const written: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'article-journal': 'article',
    'article-magazine': 'article',
    'article-newspaper': 'article',
    book: 'book',
    chapter: 'incollection',
    'entry-encyclopedia': 'incollection',
    manuscript: 'unpublished',
    pamphlet: 'booklet',
    'paper-conference': 'inproceedings',
    report: 'techreport',
    review: 'article',
    'review-book': 'article',
    thesis: 'phdthesis',
  }),
);

/** The type in CSL; "document" for `@misc` and unknown types. */
export function cslTypeOf(bibtexType: string): string {
  return types.get(bibtexType) ?? 'document';
}

/** The same where BibLaTeX has a separate type. */
const writtenInBiblatex: ReadonlyMap<string, string> = new Map(
  Object.entries({
    dataset: 'dataset',
    'entry-encyclopedia': 'inreference',
    graphic: 'artwork',
    legal_case: 'jurisdiction',
    legislation: 'legislation',
    motion_picture: 'movie',
    patent: 'patent',
    performance: 'performance',
    periodical: 'periodical',
    personal_communication: 'letter',
    report: 'report',
    review: 'review',
    software: 'software',
    song: 'audio',
    standard: 'standard',
    thesis: 'thesis',
    webpage: 'online',
  }),
);

/** The type in BibTeX or BibLaTeX, in small letters. */
export function bibtexTypeOf(cslType: string, isBiblatex: boolean): string {
  const own = isBiblatex ? writtenInBiblatex.get(cslType) : undefined;
  return own ?? written.get(cslType) ?? 'misc';
}

/** The types of CSL 1.0.2. */
const cslTypes: ReadonlySet<string> = new Set([
  ...['article', 'article-journal', 'article-magazine', 'article-newspaper', 'bill', 'book'],
  ...['broadcast', 'chapter', 'classic', 'collection', 'dataset', 'document', 'entry'],
  ...['entry-dictionary', 'entry-encyclopedia', 'event', 'figure', 'graphic', 'hearing'],
  ...['interview', 'legal_case', 'legislation', 'manuscript', 'map', 'motion_picture'],
  ...['musical_score', 'pamphlet', 'paper-conference', 'patent', 'performance', 'periodical'],
  ...['personal_communication', 'post', 'post-weblog', 'regulation', 'report', 'review'],
  ...['review-book', 'software', 'song', 'speech', 'standard', 'thesis', 'treaty', 'webpage'],
]);

/** BibLaTeX's words for articles of two kinds. */
const magazine = /^article-(magazine|newspaper)$/;

/**
 * What BibLaTeX's field `entrysubtype` says where the type of an entry says less than CSL's: "webpage" for a `@misc`.
 * No style of BibTeX and BibLaTeX prints the field.
 */
export function subtypeOf(cslType: string, bibtexType: string): string | undefined {
  const isSaid = cslTypeOf(bibtexType) === cslType || !cslTypes.has(cslType);
  return isSaid ? undefined : (magazine.exec(cslType)?.[1] ?? cslType);
}

/** The type in CSL that {@link subtypeOf} has written; undefined for any other text. */
export function typeOfSubtype(subtype: string, bibtexType: string): string | undefined {
  const written = subtype.toLowerCase();
  const type = [`article-${written}`, written].find((it) => cslTypes.has(it)) ?? '';
  return [true, false].some((it) => cslTypes.has(type) && bibtexTypeOf(type, it) === bibtexType)
    ? type
    : undefined;
}
