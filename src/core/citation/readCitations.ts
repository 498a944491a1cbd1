/**
 * Citations in every syntax: the one tokenizer that every feature uses.
 *
 *     [see @emilie1998, p. 710]  [^emilie1998]  [Emilie et al., 1998](https://doi.org/…)  [1]
 *     {cite:p}`emilie1998`  \cite{emilie1998}
 */

import { type Range, touches } from '../text/range';
import type { CitationGroup } from './citation';
import { type CitedBlock, type CitedText, citedText, readOrigin } from './citedText';
import { readFootnoteCitations } from './syntax/footnote';
import { readLatexCitations } from './syntax/latex';
import { readLinkCitations } from './syntax/link';
import { readMystCitations } from './syntax/myst';
import { readNumberedCitations } from './syntax/numbered';
import { readPandocCitations } from './syntax/pandoc';

export type { Citation, CitationGroup, CitationSyntax } from './citation';

/** A mark that every citation contains: most blocks have none, and are not read further. */
const sign = /@|\[[\d^ ]|\]\(|\\\w|\}`/;

/**
 * Finds the citations in one block of a note.
 *
 * @param note the source text
 * @returns groups in the order of the text; they do not overlap; offsets are those of `note`
 */
export function readCitations(note: string, block: CitedBlock): CitationGroup[] {
  if (!sign.test(note.slice(block.start, block.end))) {
    return [];
  }
  const source = citedText(note, block);
  const pandoc = readPandocCitations(source);
  // A link whose text is itself a citation is a link, as in Pandoc.
  const links = readLinkCitations(source).filter(
    (link) => !pandoc.some(({ start }) => touches(link, start)),
  );
  return outermost([
    ...pandoc,
    ...links,
    ...readFootnoteCitations(source),
    ...readNumberedCitations(source),
    ...readMystCitations(source),
    ...readLatexCitations(source),
  ]).map((group) => withOrigin(group, source));
}

/** Of groups that overlap, the one that begins first. */
function outermost<R extends Range>(ranges: R[]): R[] {
  let end = 0;
  return ranges
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((range) => {
      const isFree = range.start >= end;
      end = isFree ? range.end : end;
      return isFree;
    });
}

function withOrigin(group: CitationGroup, source: CitedText): CitationGroup {
  const origin = readOrigin(source, group.end);
  return origin ? { ...group, origin } : group;
}
