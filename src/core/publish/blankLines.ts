/**
 * Blank lines above headings and quotes right below a list: there, they end the list in the preview, and are a part of its last
 * item for Pandoc.
 *
 *     - IL-6 rises.        - IL-6 rises.
 *     ## TNF           →
 *                          ## TNF
 */
import type { NoteAnalysis } from '../note/noteAnalysis';
import type { TextEdit } from '../text/edits';
import { lineEndOf } from '../text/lines';
import type { Range } from '../text/range';

/** Lines above a heading or quote that are looked at. */
const MOST_LINES = 200;
const listItem = /^ {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]/;
/** What stands before the text of a heading or quote, flush left. */
const beginning = /^(?:#{1,6}[ \t]+|>.*)$/;

/** The edits that put these lines in. */
export function blankLineEdits({
  text,
  blocks,
}: {
  readonly text: string;
  readonly blocks: readonly Pick<NoteAnalysis['blocks'][number], 'start'>[];
}): TextEdit[] {
  const added = new Set<number>();
  return blocks.flatMap((block) => {
    const { start } = lineBefore(text, block.start + 1);
    const isNew = beginning.test(text.slice(start, block.start)) && !added.has(start);
    if (!isNew || !isBelowList(text, start)) {
      return [];
    }
    added.add(start);
    return [{ start, end: start, text: lineEndOf(text) }];
  });
}

/** Whether the lines right above an offset, up to a blank one, have an item of a list among them, and are no quote. */
function isBelowList(text: string, offset: number): boolean {
  let at = offset;
  for (let lines = 0; at > 0 && lines < MOST_LINES; lines++) {
    const { start, end } = lineBefore(text, at);
    const line = text.slice(start, end);
    if (listItem.test(line)) {
      return true;
    }
    if (line.trim() === '' || line.startsWith('>') || line.startsWith('#')) {
      return false;
    }
    at = start;
  }
  return false;
}

/** The line that ends before an offset, which begins another one, or is in the line. */
function lineBefore(text: string, offset: number): Range {
  const end = offset - 1;
  const head = text.slice(Math.max(0, end - LONGEST), end);
  const trimmed = text[end] === '\n' && head.endsWith('\r') ? head.slice(0, -1) : head;
  const length =
    trimmed.length - Math.max(trimmed.lastIndexOf('\n'), trimmed.lastIndexOf('\r')) - 1;
  const lineEnd = end - (head.length - trimmed.length);
  return { start: lineEnd - length, end: lineEnd };
}

/** UTF-16 units of a line that are looked at. */
const LONGEST = 2000;
