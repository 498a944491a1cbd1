import { identifierIn } from '../identifiers/readIdentifier';
import { blockAt, type NoteAnalysis } from '../note/noteAnalysis';
import { splits } from '../text/range';
import { type CitationPlace, placeAtCursor } from './placeCitation';

/** UTF-16 units before a place that are read to find out what is being written there. */
const LOOKED_AT = 400;

/**
 * What an address pasted after it is a part of: the destination of a link or image that is just being
 * written, a link definition, an attribute, an angle bracket, or "doi:".
 */
const unfinished =
  /\]\([^)\s]*$|^[ \t]{0,3}\[[^\]]+\]:[ \t]*<?$|[<="'][^\s<>"']*$|https?:\S*$|\b(?:doi|pmid|pmcid):?[ \t]*$/i;

/**
 * The place of a citation that is pasted or dropped, only in prose.
 *
 * @param offset UTF-16 offset in the note
 * @returns undefined in code, math, HTML, front matter, links, and where an address is wanted as it is
 */
export function placeToPaste(analysis: NoteAnalysis, offset: number): CitationPlace | undefined {
  const place = placeAtCursor(analysis, offset);
  const before = analysis.text.slice(Math.max(0, offset - LOOKED_AT), offset);
  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
  const block = blockAt(analysis, offset);
  const isClosed = block?.closed.some((range) => splits(range, offset)) && !place?.group;
  return isClosed || unfinished.test(line) ? undefined : place;
}

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
  const identifier = identifierIn(trimmed);
  return identifier === undefined ? undefined : { is: 'identifier', identifier };
}
