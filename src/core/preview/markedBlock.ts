/** The marks of blocks, and their places in the text that markdown-it renders. */
import { alignRendered, renderedRange } from './alignRendered';
import type { Mark } from './markTokens';

/** Prose with marks: in UTF-16 units of the prose, in order, without overlaps. */
export interface ProseMarks {
  readonly prose: string;
  readonly marks: readonly Mark[];
}

/** A block of a note with its marks. */
export interface MarkedBlock extends ProseMarks {
  /** The line of the note that it begins in, from 0. */
  readonly line: number;
}

/** Joins blocks that are rendered together, such as the cells in a row of a table. */
export function joinBlocks(blocks: readonly MarkedBlock[]): ProseMarks {
  const joined: Mark[] = [];
  let text = '';
  for (const { prose, marks } of blocks) {
    const begin = text.length;
    joined.push(...marks.map((it) => ({ ...it, start: begin + it.start, end: begin + it.end })));
    text += prose;
  }
  return { prose: text, marks: joined };
}

/** The same marks in the rendered text, in its UTF-16 units. */
export function renderedMarks({ prose, marks }: ProseMarks, shown: string): Mark[] {
  const stretches = alignRendered(prose, shown);
  return marks.flatMap((mark) => {
    const range = renderedRange(stretches, mark.start, mark.end);
    return range ? { ...mark, start: range.start, end: range.end } : [];
  });
}
