import type { NoteAnalysis } from '../note/noteAnalysis';
import { blockAt } from '../note/noteAnalysis';
import { splits } from '../note/range';
import { type CitationPlace, placeAtCursor } from './placeCitation';

/** UTF-16 units before a place that tell what is being written there. */
const LOOKED_AT = 400;

/**
 * What an address pasted behind it is a part of: the destination of a link or image that is just being
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
