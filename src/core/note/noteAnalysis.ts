import type { CitationGroup } from '../citation/readCitations';
import type { FootnoteDefinition, ProseBlock } from '../markdown/prose';
import type { Mention } from '../recognise/recogniser';
import { type Range, touches } from '../text/range';
import type { FrontMatter } from './frontMatter';

/** A block of prose with what was found in it, in the order of the text. */
export interface NoteBlock extends ProseBlock {
  readonly citations: readonly CitationGroup[];
  readonly mentions: readonly Mention[];
}

/** What Cytonote knows of one version of a note: every feature reads it, none changes it. */
export interface NoteAnalysis {
  readonly text: string;
  readonly frontMatter: FrontMatter | undefined;
  readonly blocks: readonly NoteBlock[];
  readonly footnotes: readonly FootnoteDefinition[];
  /** Ranges of blocks without prose: code, math, HTML, link definitions. */
  readonly closed: readonly Range[];
  /** The blocks that a range overlaps or touches, in order; quicker than looking at all of them. */
  blocksAt(range: Range): readonly NoteBlock[];
}

/** The block that an offset lies in or at the edge of. */
export function blockAt(analysis: NoteAnalysis, offset: number): NoteBlock | undefined {
  return analysis.blocksAt({ start: offset, end: offset })[0];
}

/** The mention that an offset lies in or at the edge of. */
export function mentionAt(analysis: NoteAnalysis, offset: number): Mention | undefined {
  return blockAt(analysis, offset)?.mentions.find((mention) => touches(mention, offset));
}

/** An analysis, or an empty one where the note opts out: then none of it is prose. */
export function unlessOptedOut(analysis: NoteAnalysis): NoteAnalysis {
  const { text, frontMatter } = analysis;
  if (!frontMatter?.options.isOff) {
    return analysis;
  }
  return {
    text,
    frontMatter,
    blocks: [],
    footnotes: [],
    closed: [{ start: frontMatter.end, end: text.length }],
    blocksAt: () => [],
  };
}
