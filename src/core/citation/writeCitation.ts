import type { CitationSyntax } from './citation';
import type { Cited } from './cited';
import type { ReferenceLookup } from './resolveCitation';
import { writeFootnote } from './syntax/footnote';
import { type LatexStyle, writeLatex } from './syntax/latex';
import { writeLink } from './syntax/link';
import { writeMyst } from './syntax/myst';
import { writeNumbers } from './syntax/numbered';
import { writeManubot, writePandoc } from './syntax/pandoc';

/** The data that writing citations needs. */
export interface WritingData {
  readonly sources: ReferenceLookup;
  /** The number of a key in the references section of the note. */
  readonly numberOf: (key: string) => number | undefined;
  /** How the note cites in LaTeX; by default, as with natbib. */
  readonly latex?: LatexStyle;
}

/**
 * Writes a citation in a syntax. Leaves out the parts that the syntax cannot express.
 *
 * @returns undefined if the syntax cannot refer to a source: by a link to one without a DOI, by the number of one that
 *   is not in the references section, by a key with blanks
 */
export function writeCitation(
  cited: Cited,
  syntax: CitationSyntax,
  { sources, numberOf, latex }: WritingData,
): string | undefined {
  switch (syntax) {
    case 'pandoc':
      return writePandoc(cited);
    case 'footnote':
      return writeFootnote(cited);
    case 'link':
      return writeLink(cited, sources);
    case 'numbered':
      return writeNumbers(cited, numberOf);
    case 'myst':
      return writeMyst(cited);
    case 'latex':
      return writeLatex(cited, latex);
    case 'manubot':
      return writeManubot(cited, sources);
  }
}
