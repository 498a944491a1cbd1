import type { Mention } from '../recognise/recogniser';
import type { CitationGroup } from './citations';
import type { FrontMatter } from './frontMatter';
import type { FootnoteDefinition, ProseBlock } from './prose';
import { type Range, touches } from './range';

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
