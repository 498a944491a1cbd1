import { identifierIn } from '../identifiers/readIdentifier';
import { blockAt, type NoteAnalysis } from '../note/noteAnalysis';
import { splits } from '../text/range';
import { type CitationPlace, placeAtCursor } from './placeCitation';

/** UTF-16 units before a place that are read to find out what it is part of. */
const LOOKED_AT = 400;

/**
 * Text before a place where an address is wanted as such: an unfinished destination of a link or image, a link
 * definition, an attribute, an angle bracket, or "doi:".
 */
const unfinished =
  /\]\([^)\s]*$|^[ \t]{0,3}\[[^\]]+\]:[ \t]*<?$|[<="'][^\s<>"']*$|https?:\S*$|\b(?:doi|pmid|pmcid):?[ \t]*$/i;

/**
 * The place of a citation that is pasted or dropped.
 *
 * @param offset UTF-16 offset in the note
 * @returns undefined outside of prose (in code, math, HTML, front matter, links), and where an address is wanted as
 *   such
 */
export function placeToPaste(analysis: NoteAnalysis, offset: number): CitationPlace | undefined {
  const place = placeAtCursor(analysis, offset);
  const before = analysis.text.slice(Math.max(0, offset - LOOKED_AT), offset);
  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
  const block = blockAt(analysis, offset);
  const isClosed = block?.closed.some((range) => splits(range, offset)) && !place?.group;
  return isClosed || unfinished.test(line) ? undefined : place;
}

/** The source that a pasted or dropped text consists of. */
export type PastedSource =
  /** As `identifierOfAddress` writes it: `doi:10.1000/x`. */
  | { readonly is: 'identifier'; readonly identifier: string }
  /** Entries of BibTeX, or text that looks like them. */
  | { readonly is: 'bibtex'; readonly text: string };

/** The most UTF-16 units of pasted BibTeX: nobody pastes a whole library to cite it. */
const LONGEST = 100_000;

/**
 * Reads a text that consists of a source: a DOI, an address of doi.org or PubMed, `PMID: 123`, `PMC123`, or entries of
 * a `.bib` file.
 *
 * @returns undefined for any other text, including one with anything beside the source
 */
export function readPasted(text: string): PastedSource | undefined {
  const trimmed = text.trim();
  if (/^@[a-z]+\s*[{(]/i.test(trimmed) && /[})]$/.test(trimmed) && trimmed.length <= LONGEST) {
    return { is: 'bibtex', text: trimmed };
  }
  const identifier = identifierIn(trimmed);
  return identifier === undefined ? undefined : { is: 'identifier', identifier };
}
