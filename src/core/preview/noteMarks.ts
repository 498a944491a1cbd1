/** The blocks of a note with the marks that are shown in them. */
import type { CitationGroup } from '../note/citation';
import { lineStartsOf } from '../note/lineStarts';
import type { NoteAnalysis, NoteBlock } from '../note/noteAnalysis';
import { proseOffset } from '../note/proseOffsets';
import { ShiftedBlock } from '../note/shiftedBlock';
import type { Mention } from '../recognise/recogniser';
import type { MarkedBlock } from './markedBlock';
import type { Mark } from './markTokens';

/** What stands for what was found; undefined for what is shown as it is. */
export interface MarkWriter {
  mention(mention: Mention): Mark['around'] | undefined;
  citation(group: CitationGroup): Mark['instead'] | undefined;
}

/** The blocks of a note in their order, with what the writer makes of what was found in them. */
export function markedBlocks(
  { text, blocks }: Pick<NoteAnalysis, 'text' | 'blocks'>,
  writer: MarkWriter,
): MarkedBlock[] {
  const lines = lineStartsOf(text);
  let line = 0;
  return blocks.map((block) => {
    while (line + 1 < lines.length && (lines[line + 1] as number) <= block.start) {
      line++;
    }
    return { line, prose: block.text, marks: marksOf(block, writer) };
  });
}

function marksOf(block: NoteBlock, writer: MarkWriter): Mark[] {
  const marks: Mark[] = [];
  for (const group of block.citations) {
    const instead = writer.citation(group);
    if (instead) {
      const [start, end] = [offsetIn(block, group.start), offsetIn(block, group.end)];
      marks.push({ start, end, instead });
    }
  }
  for (const mention of block.mentions) {
    const around = writer.mention(mention);
    if (around) {
      const start = offsetIn(block, mention.start);
      marks.push({ start, end: start + mention.surface.length, around });
    }
  }
  return withoutOverlaps(marks);
}

function offsetIn(block: NoteBlock, sourceOffset: number): number {
  return block instanceof ShiftedBlock
    ? block.proseOffset(sourceOffset)
    : proseOffset(block.pieces, sourceOffset);
}

function withoutOverlaps(marks: Mark[]): Mark[] {
  let end = 0;
  return marks
    .sort((a, b) => a.start - b.start)
    .filter((mark) => {
      const isFree = mark.start >= end;
      end = isFree ? mark.end : end;
      return isFree;
    });
}
