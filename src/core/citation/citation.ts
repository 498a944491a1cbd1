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

/** One source of a citation. Its range covers what identifies the source: `@key`, `[^key]`, the link, the number. */
export interface Citation extends Range {
  /**
   * What `key` is. A footnote's label, an address and a number are citations only if a known source has them: see
   * `resolveCitation`.
   */
  readonly by: 'key' | 'label' | 'address' | 'number';
  /**
   * The key, or an identifier in its place, as it is written; the label; the address as `doi:…`, `pmid:…` …; or the
   * number.
   */
  readonly key: string;
  /** The text before it in its group, such as "see". */
  readonly prefix: string;
  /** The text after it, such as ", p. 710" or, as a separate locator, "p. 710". */
  readonly suffix: string;
  readonly suppressAuthor: boolean;
  /**
   * What else it may be: `@user` is a citation for Pandoc, but a user name for most writers; `@fig-dose` is a reference
   * to a figure, `@10` an amount ("@10 mg"), `@doi:10.1000/x` the identifier of a publication; `\nocite{*}` means every
   * entry.
   */
  readonly looksLike?: 'handle' | 'crossReference' | 'amount' | 'identifier' | 'everything';
}

/** A hidden comment after a citation, with the parts that its syntax cannot express. */
export interface CitationOrigin extends Range {
  /** The citation as it was written in another syntax. */
  readonly text: string;
}

/** Sources cited in one place. Its range covers brackets and locators, but not the comment after it. */
export interface CitationGroup extends Range {
  readonly syntax: CitationSyntax;
  /** Hidden citations print nothing in their place: `\nocite{a}` only lists its source. */
  readonly form: 'bracketed' | 'inText' | 'hidden';
  readonly citations: readonly Citation[];
  readonly origin?: CitationOrigin;
}

/** The syntax of a group as the author sees it: Manubot's syntax is Pandoc's with identifiers as keys. */
export function writtenSyntax({
  syntax,
  citations,
}: Pick<CitationGroup, 'syntax' | 'citations'>): CitationSyntax {
  const hasIdentifier = citations.some(({ looksLike }) => looksLike === 'identifier');
  return syntax === 'pandoc' && hasIdentifier ? 'manubot' : syntax;
}

/** The range of a citation's key, without `-@` and braces. */
export function rangeOfKey(note: string, { start, end, key }: Citation): Range {
  const at = note.indexOf(key, start);
  return at === -1 || at + key.length > end ? { start, end } : { start: at, end: at + key.length };
}
