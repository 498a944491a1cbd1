import type { NoteAnalysis } from './noteAnalysis';

/** The analysis of a note that asks to be left alone: nothing in it is prose, so nothing is found. */
export function leftAlone({ text, frontMatter }: NoteAnalysis): NoteAnalysis {
  return {
    text,
    frontMatter,
    blocks: [],
    footnotes: [],
    closed: [{ start: frontMatter?.end ?? 0, end: text.length }],
    blocksAt: () => [],
  };
}
