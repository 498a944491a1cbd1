/**
 * What a bibliography file is read into, whatever its format. Offsets are UTF-16 units of the file.
 */
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
  /** Whether it is the key that is wrong, and not what the entry says. */
  readonly isOfKey?: boolean;
  /** Whether the entry is valid except for the part with the mistake. */
  readonly isHarmless?: boolean;
}

export interface Bibliography {
  readonly format: BibliographyFormat;
  /** In the order of the file; of entries with the same key, the first one counts. */
  readonly entries: readonly Entry[];
  /** Entries of BibTeX without a key: nothing can cite them, but they can be imported. */
  readonly unkeyed?: readonly Entry[];
  /** In the order of the file. */
  readonly problems: readonly BibliographyProblem[];
  /**
   * In CSL: the last item of the list, which new items go after; empty, after the bracket, in an empty list.
   * Undefined where the file is no list, or one that is not closed.
   */
  readonly lastItem?: Range | undefined;
}

/** All entries, those without a key too, in the order of the file. */
export function allEntries({ entries, unkeyed = [] }: Bibliography): readonly Entry[] {
  return unkeyed.length === 0
    ? entries
    : [...entries, ...unkeyed].sort((one, other) => one.start - other.start);
}
