/** The marks of a note's blocks in what markdown-it shows of them. */
import type { CitationGroup } from '../note/citation';
import type { NoteBlock } from '../note/noteAnalysis';
import { proseOffset } from '../note/proseOffsets';
import { ShiftedBlock } from '../note/shiftedBlock';
import type { Mention } from '../recognise/recogniser';
import { alignShown, shownRange } from './alignShown';
import type { Mark } from './markTokens';

/** What stands for what was found; undefined for what is shown as it is. */
export interface MarkWriter {
  mention(mention: Mention): Mark['around'] | undefined;
  citation(group: CitationGroup): Mark['instead'] | undefined;
}

/** The marks of blocks whose prose, one behind the other, is `prose`; in its UTF-16 units, in order. */
export interface ProseMarks {
  readonly prose: string;
  readonly marks: readonly Mark[];
}

/** The marks of some blocks in their prose, none over another. */
export function proseMarks(blocks: readonly NoteBlock[], writer: MarkWriter): ProseMarks {
  const marks: Mark[] = [];
  let prose = '';
  for (const block of blocks) {
    const begin = prose.length;
    for (const group of block.citations) {
      const instead = writer.citation(group);
      if (instead) {
        const [start, end] = [offsetIn(block, group.start), offsetIn(block, group.end)];
        marks.push({ start: begin + start, end: begin + end, instead });
      }
    }
    for (const mention of block.mentions) {
      const around = writer.mention(mention);
      if (around) {
        const start = begin + offsetIn(block, mention.start);
        marks.push({ start, end: start + mention.surface.length, around });
      }
    }
    prose += block.text;
  }
  return { prose, marks: withoutOverlaps(marks) };
}

/** The same marks in the text that is shown of the prose, in its UTF-16 units. */
export function shownMarks({ prose, marks }: ProseMarks, shown: string): Mark[] {
  const stretches = alignShown(prose, shown);
  return marks.flatMap((mark) => {
    const range = shownRange(stretches, mark.start, mark.end);
    return range ? { ...mark, start: range.start, end: range.end } : [];
  });
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
