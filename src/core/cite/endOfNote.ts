import { parseMarkdown } from '../markdown/markdownParser';
import type { NoteAnalysis } from '../note/noteAnalysis';
import type { TextEdit } from '../text/edits';
import { lineEndOf } from '../text/lines';

type Note = Pick<NoteAnalysis, 'text' | 'closed'>;

/** Whether a note ends in unclosed code, math or HTML, which would include any text added at the end. */
export function endsOpen({ text, closed }: Note): boolean {
  const last = closed.at(-1);
  return (
    last !== undefined &&
    last.end >= text.trimEnd().length &&
    // Whether the block continues after a blank line.
    parseMarkdown(`${text.slice(last.start, last.end)}\n\nx`).children.at(-1)?.type !== 'paragraph'
  );
}

/** The text to add to a text so that blocks follow it, each after a blank line. */
function blocksAfter(text: string, blocks: readonly string[]): string {
  const lineEnd = lineEndOf(text);
  return blocks.map((block) => blockAfter(text.at(-1), block, lineEnd)).join('');
}

/**
 * The text to add so that a block follows, after a blank line.
 *
 * @param last the last character of the text before it, if there is any
 */
export function blockAfter(last: string | undefined, block: string, lineEnd: string): string {
  const isEnded = last === undefined || last === '\n';
  return isEnded ? lineEnd + block + lineEnd : lineEnd + lineEnd + block;
}

/** The edit that adds blocks at the end of a note; undefined if the note `endsOpen`. */
export function addBlocks(note: Note, blocks: readonly string[]): TextEdit | undefined {
  const { text } = note;
  return endsOpen(note)
    ? undefined
    : { start: text.length, end: text.length, text: blocksAfter(text, blocks) };
}
