import type { NoteAnalysis } from './noteAnalysis';

/** An analysis, or that of nothing where the note asks to be left alone: then none of it is prose. */
export function unlessLeftAlone(analysis: NoteAnalysis): NoteAnalysis {
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
