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
}

export interface Bibliography {
  readonly format: BibliographyFormat;
  /** In the order of the file; of entries with the same key, the first one counts. */
  readonly entries: readonly Entry[];
  /** In the order of the file. */
  readonly problems: readonly BibliographyProblem[];
}
