/** The content of a bibliography file, whatever its format. Offsets are UTF-16 units of the file. */
import type { Entry } from '../literature/entry';
import type { Range } from '../text/range';

/** The formats that are read; BibTeX includes BibLaTeX. */
export type BibliographyFormat =
  | 'bibtex'
  | 'csl-json'
  | 'csl-yaml'
  | 'ris'
  | 'nbib'
  | 'pubmed-xml'
  | 'endnote-xml';

/** A mistake in the file, in words for its author. */
export interface BibliographyProblem extends Range {
  readonly message: string;
  /** Whether only the key is wrong, and not the content of the entry. */
  readonly isOfKey?: boolean;
  /** Whether the entry is valid except for the part with the mistake. */
  readonly isHarmless?: boolean;
}

export interface Bibliography {
  readonly format: BibliographyFormat;
  /** In the order of the file; of entries with the same key, the first one counts. */
  readonly entries: readonly Entry[];
  /** Entries of BibTeX without a key: they cannot be cited, but imported. */
  readonly unkeyed?: readonly Entry[];
  /** In the order of the file. */
  readonly problems: readonly BibliographyProblem[];
  /**
   * For CSL: the last item of the list, after which new items go; for an empty list, the empty range after its bracket.
   * Undefined if the file is not a list, or the list is not closed.
   */
  readonly lastItem?: Range | undefined;
}

/** All entries in the order of the file, including those without a key. */
export function allEntries({ entries, unkeyed = [] }: Bibliography): readonly Entry[] {
  return unkeyed.length === 0
    ? entries
    : [...entries, ...unkeyed].sort((one, other) => one.start - other.start);
}
