import type { Mention, Recogniser } from '../recognise/recogniser';
import { type CitationGroup, readCitations } from './citations';
import { type FrontMatter, readFrontMatter } from './frontMatter';
import { type ProseBlock, readProse } from './prose';
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
  /** Ranges of blocks without prose: code, math, HTML, link definitions. */
  readonly closed: readonly Range[];
}

/** Analyses a note: Markdown text in, everything that features need out. Never throws on any text. */
export function analyseNote(text: string, recogniser: Recogniser): NoteAnalysis {
  const frontMatter = readFrontMatter(text);
  const prose = readProse(text, frontMatter?.end ?? 0);
  const blocks = prose.blocks.map((block) => {
    const citations = readCitations(text, block, block.excluded);
    return { ...block, citations, mentions: recogniser.mentionsIn(block, citations) };
  });
  return { text, frontMatter, blocks, closed: prose.closed };
}

/** The block that an offset lies in or at the edge of. */
export function blockAt({ blocks }: NoteAnalysis, offset: number): NoteBlock | undefined {
  return blocks.find((block) => touches(block, offset));
}

/** The mention that an offset lies in or at the edge of. */
export function mentionAt(analysis: NoteAnalysis, offset: number): Mention | undefined {
  return blockAt(analysis, offset)?.mentions.find((mention) => touches(mention, offset));
}
