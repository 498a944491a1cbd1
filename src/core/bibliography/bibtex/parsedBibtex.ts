import type { ReferenceName } from '../../literature/reference';

/** A BibTeX entry with its fields read: LaTeX is resolved, names are split into parts. */
export interface ParsedBibtex {
  /** In small letters. */
  readonly type: string;
  /** Fields of one value by their names in small letters; they contain CSL's mark-up (`<i>`, `<sup>`). */
  readonly fields: Readonly<Record<string, string>>;
  /** Lists of names: "author", "editor" and others. */
  readonly names: Readonly<Record<string, readonly ReferenceName[]>>;
}

/**
 * Reads one entry of BibTeX in which all values are in braces.
 *
 * @returns undefined if that fails
 */
export type ParseBibtex = (entry: string) => ParsedBibtex | undefined;

/** Fields that hold names. */
export const nameFields: ReadonlySet<string> = new Set([
  ...['author', 'bookauthor', 'collaborator', 'commentator', 'director', 'editor', 'editora'],
  ...['editorb', 'holder', 'scriptwriter', 'translator'],
]);

/** Fields that do not contain LaTeX: addresses, identifiers, dates, keys. */
export const verbatimFields: ReadonlySet<string> = new Set([
  ...['doi', 'eprint', 'file', 'pdf', 'ids', 'url', 'pmid', 'pmcid', 'crossref', 'xdata'],
  ...['date', 'urldate', 'origdate', 'eventdate'],
]);

/** Fields whose case styles may change. */
export const titleFields: ReadonlySet<string> = new Set([
  ...['title', 'subtitle', 'titleaddon', 'booktitle', 'booksubtitle', 'booktitleaddon'],
  ...['maintitle', 'mainsubtitle', 'maintitleaddon'],
  ...['series', 'shorttitle'],
]);
