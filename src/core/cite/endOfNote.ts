import { parseMarkdown } from '../note/markdownParser';
import type { NoteAnalysis } from '../note/noteAnalysis';
import type { TextEdit } from './textEdit';

/** The line end that a text uses. */
export function lineEndOf(text: string): string {
  return /\r\n|\n/.exec(text)?.[0] ?? '\n';
}

/** What to put behind a text so that blocks stand at its end, each below a blank line. */
export function blocksBehind(text: string, blocks: readonly string[]): string {
  const lineEnd = lineEndOf(text);
  const isEnded = text === '' || text.endsWith('\n');
  return blocks
    .map((block) => (isEnded ? lineEnd + block + lineEnd : lineEnd + lineEnd + block))
    .join('');
}

/**
 * The edit that adds blocks at the end of a note.
 *
 * @returns undefined where the note ends in code, math or HTML that is not closed and would take them in
 */
export function addBlocks(
  { text, closed }: Pick<NoteAnalysis, 'text' | 'closed'>,
  blocks: readonly string[],
): TextEdit | undefined {
  const last = closed.at(-1);
  if (last && last.end >= text.trimEnd().length && isOpen(text.slice(last.start, last.end))) {
    return undefined;
  }
  return { start: text.length, end: text.length, text: blocksBehind(text, blocks) };
}

/** Whether a block goes on below a blank line. */
function isOpen(block: string): boolean {
  return parseMarkdown(`${block}\n\nx`).children.at(-1)?.type !== 'paragraph';
}
