import type { Bibliography, BibliographyFormat } from '../../../src/core/bibliography/bibliography';
import { readBibliography } from '../../../src/core/bibliography/readBibliography';
import { runToEnd } from '../../../src/core/text/steps';
import { bundledParser } from './bundledParser';

/** A file of references, read without pauses by the parser of BibTeX as it is shipped. */
export function bibliographyOf(text: string, format: BibliographyFormat = 'bibtex'): Bibliography {
  return runToEnd(readBibliography(text, format, bundledParser()));
}
