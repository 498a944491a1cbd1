import { identifierOfAddress } from '../note/citations/sourceAddress';

/** What a text that was pasted or dropped names a source by, and nothing else stands in it. */
export type PastedSource =
  /** As `identifierOfAddress` writes it: `doi:10.1000/x`. */
  | { readonly is: 'identifier'; readonly identifier: string }
  /** Entries of BibTeX, or what looks like some. */
  | { readonly is: 'bibtex'; readonly text: string };

/** UTF-16 units of what may be BibTeX, at most: a whole library is not pasted to be cited. */
const LONGEST = 100_000;

/**
 * Reads a text that names a source: a DOI, an address of doi.org or PubMed, `PMID: 123`, `PMC123`, or
 * entries of a `.bib` file.
 *
 * @returns undefined for any other text, also for one in which something else stands beside
 */
export function readPasted(text: string): PastedSource | undefined {
  const trimmed = text.trim();
  if (/^@[a-z]+\s*[{(]/i.test(trimmed) && /[})]$/.test(trimmed) && trimmed.length <= LONGEST) {
    return { is: 'bibtex', text: trimmed };
  }
  const [, doi] = /^(?:doi:?\s*)?(10\.\d{4,9}\/[^\s"<>]+)$/i.exec(trimmed) ?? [];
  const [, pmid] = /^PMID:?\s*(\d{1,9})$/i.exec(trimmed) ?? [];
  const [, pmcid] = /^(?:PMCID:?\s*)?(PMC\d{1,9})$/i.exec(trimmed) ?? [];
  const identifier =
    (doi && `doi:${doi.toLowerCase()}`) ??
    (pmid && `pmid:${pmid}`) ??
    (pmcid && `pmcid:${pmcid.toUpperCase()}`) ??
    identifierOfAddress(trimmed);
  return identifier === undefined ? undefined : { is: 'identifier', identifier };
}
