import type { Range } from '../text/range';

/** The ways to write a citation in Markdown. */
export const citationSyntaxes = [
  'pandoc',
  'footnote',
  'link',
  'numbered',
  'myst',
  'latex',
  'manubot',
] as const;
export type CitationSyntax = (typeof citationSyntaxes)[number];

/** One source of a citation. Its range is that of what names it: `@key`, `[^key]`, the link, the number. */
export interface Citation extends Range {
  /**
   * What `key` is. A footnote's label, an address and a number name a source only where one is known
   * by them: `resolveCitation` tells.
   */
  readonly by: 'key' | 'label' | 'address' | 'number';
  /** The key, also an identifier as it is written; the label; the address as `doi:…`, `pmid:…` …; or the number. */
  readonly key: string;
  /** The text before it in its group, such as "see". */
  readonly prefix: string;
  /** The text after it, such as ", p. 710" or, as a separate locator, "p. 710". */
  readonly suffix: string;
  readonly suppressAuthor: boolean;
  /**
   * What else it may be: `@user` is a citation to Pandoc, but a name on a network to most writers; `@fig-dose` a
   * reference to a figure, `@10` an amount ("@10 mg"), `@doi:10.1000/x` the identifier of a publication; `\\nocite{*}` means every entry.
   */
  readonly looksLike?: 'handle' | 'crossReference' | 'amount' | 'identifier' | 'everything';
}

/** A comment after a citation that no reader sees, with what its syntax cannot say. */
export interface CitationOrigin extends Range {
  /** The citation as it was written in another syntax. */
  readonly text: string;
}

/** Sources cited in one place. Its range covers brackets and locators, but not the comment after it. */
export interface CitationGroup extends Range {
  readonly syntax: CitationSyntax;
  /** Hidden citations show nothing where they stand: `\nocite{a}` only lists its source. */
  readonly form: 'bracketed' | 'inText' | 'hidden';
  readonly citations: readonly Citation[];
  readonly origin?: CitationOrigin;
}

/** The syntax of a group as a writer of notes sees it: Manubot's is Pandoc's with identifiers for keys. */
export function writtenSyntax({
  syntax,
  citations,
}: Pick<CitationGroup, 'syntax' | 'citations'>): CitationSyntax {
  const hasIdentifier = citations.some(({ looksLike }) => looksLike === 'identifier');
  return syntax === 'pandoc' && hasIdentifier ? 'manubot' : syntax;
}

/** The key of a citation without `-@`, braces and the like. */
export function rangeOfKey(note: string, { start, end, key }: Citation): Range {
  const at = note.indexOf(key, start);
  return at === -1 || at + key.length > end ? { start, end } : { start: at, end: at + key.length };
}
