/**
 * What a bibliography file is read into, whatever its format. Offsets are UTF-16 units of the file.
 */
import type { Reference } from '../literature/reference';
import { type EntrySummary, summaryOf } from '../literature/summary';
import type { Range } from '../text/range';

/** The formats that are read; BibTeX stands for BibLaTeX, too. */
export type BibliographyFormat =
  | 'bibtex'
  | 'csl-json'
  | 'csl-yaml'
  | 'ris'
  | 'nbib'
  | 'pubmed-xml'
  | 'endnote-xml';

/** A place where an entry names the key of another, such as `crossref`. */
export interface KeyUse extends Range {
  readonly key: string;
}

/** An entry; its range is all that belongs to it, without the blank lines around it. */
export interface BibliographyEntry extends Range {
  /** As the file has it, or generated from author and year where the file has none. */
  readonly key: string;
  /** Where the key stands; empty, at the head of the entry, where the key is generated. */
  readonly keyRange: Range;
  readonly uses: readonly KeyUse[];
  /** Read when first asked for. */
  readonly summary: EntrySummary;
  /** Read when first asked for. */
  readonly reference: Reference;
}

/** A mistake in the file, in words for its author. */
export interface BibliographyProblem extends Range {
  readonly message: string;
  /** Whether it is the key that is amiss, and not what the entry says. */
  readonly isOfKey?: boolean;
}

export interface Bibliography {
  readonly format: BibliographyFormat;
  /** In the order of the file; of entries with the same key, the first one counts. */
  readonly entries: readonly BibliographyEntry[];
  /** In the order of the file. */
  readonly problems: readonly BibliographyProblem[];
}

/** Makes an entry that reads its contents when they are first asked for, and keeps them. */
export function lazyEntry(
  place: Pick<BibliographyEntry, 'start' | 'end' | 'key' | 'keyRange'> & {
    readonly uses?: readonly KeyUse[];
  },
  readReference: () => Reference,
  readSummary?: () => EntrySummary,
): BibliographyEntry {
  let reference: Reference | undefined;
  let summary: EntrySummary | undefined;
  return {
    ...place,
    uses: place.uses ?? [],
    get reference() {
      reference ??= readReference();
      return reference;
    },
    get summary() {
      summary ??= readSummary?.() ?? summaryOf(this.reference);
      return summary;
    },
  };
}
