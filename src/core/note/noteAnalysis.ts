import type { CitationGroup } from '../citation/readCitations';
import type { FootnoteDefinition, ProseBlock } from '../markdown/prose';
import type { Mention } from '../recognise/recogniser';
import { type Range, touches } from '../text/range';
import type { FrontMatter } from './frontMatter';

/** A block of prose with everything found in it, in the order of the text. */
export interface NoteBlock extends ProseBlock {
  readonly citations: readonly CitationGroup[];
  readonly mentions: readonly Mention[];
}

/** The analysis of one version of a note. Features read it and never change it. */
export interface NoteAnalysis {
  readonly text: string;
  readonly frontMatter: FrontMatter | undefined;
  readonly blocks: readonly NoteBlock[];
  readonly footnotes: readonly FootnoteDefinition[];
  /** Ranges of blocks without prose: code, math, HTML, link definitions. */
  readonly closed: readonly Range[];
  /** The blocks that overlap or touch a range, in order. Faster than a search through all blocks. */
  blocksAt(range: Range): readonly NoteBlock[];
}

/** The block that contains or touches an offset. */
export function blockAt(analysis: NoteAnalysis, offset: number): NoteBlock | undefined {
  return analysis.blocksAt({ start: offset, end: offset })[0];
}

/** The mention that contains or touches an offset. */
export function mentionAt(analysis: NoteAnalysis, offset: number): Mention | undefined {
  return blockAt(analysis, offset)?.mentions.find((mention) => touches(mention, offset));
}

/** The analysis; an empty one without prose if the note opts out. */
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
