/**
 * Reads a long Markdown text slice by slice.
 *
 * The parser's time grows faster than the text (with the square of the number of tables, for example), so 1 MB in
 * slices takes seconds less; and between two slices the host can do other work.
 *
 *     slice     # One⏎⏎Text.⏎⏎- a⏎- b⏎⏎ ┊ - c⏎⏎…
 *               ┗━━━━┛ ┗━━━┛  ┗━━━━━━┛    only the last block may continue after blank lines, unless it is a
 *                                         paragraph: the next slice begins with it
 */
import { type Definitions, normalizeLabel } from './markdownParser';
import { endsAtBlankLine, readSegments, type Segment } from './segments';

/** The fewest UTF-16 units of a slice: the length at which a long text takes the least time. */
export const SLICE = 4096;
/** The same while other work waits: a slice takes some milliseconds, and the whole text a quarter longer. */
export const SHORT_SLICE = 1024;

/**
 * Reads the segments of a text.
 *
 * @param known the definitions of the text and of the note around it
 * @returns the segments of one slice at a time; together they cover the text
 */
export function* readInSlices(
  source: string,
  known: Definitions,
  slice = SLICE,
): Generator<readonly Segment[], void> {
  let start = 0;
  let from = slice;
  for (let isDone = false; !isDone; ) {
    const end = endOfSlice(source, from);
    isDone = end === source.length;
    const read = readSegments(ownCopy(source.slice(start, end)), known);
    const final = isDone || endsAtBlankLine(read.at(-1)) ? read : read.slice(0, -1);
    start += final.reduce((sum, segment) => sum + segment.length, 0);
    // A block longer than a slice is read again, with twice as much text.
    from = final.length > 0 ? start + slice : end + (end - start);
    yield final;
  }
}

/** The offset after the next blank lines, or the end of the text. */
function endOfSlice(source: string, from: number): number {
  const blankLines = /(?:\n|\r(?!\n))(?:[ \t]*(?:\r\n?|\n))+(?:[ \t]*$)?/g;
  blankLines.lastIndex = from;
  return blankLines.test(source) ? blankLines.lastIndex : source.length;
}

/**
 * The likely definitions of a text, found without parsing: labels with a colon at the start of a line.
 *
 * They may be wrong, such as `[a]: b` in code. Parsing corrects them; then the segments that refer to them are read
 * again.
 */
export function guessDefinitions(source: string): Definitions {
  const links = new Set<string>();
  const footnotes = new Set<string>();
  const label = /^[ \t>*+\-\d.)]*\[(\^?)(?!@)((?:[^\\[\]]|\\.){1,999})\]:/gms;
  for (const [, mark, text] of source.matchAll(label)) {
    (mark ? footnotes : links).add(normalizeLabel(text as string));
  }
  return { links: [...links], footnotes: [...footnotes] };
}

/**
 * A copy with memory of its own: engines keep a slice as a view of the whole text, so blocks would keep every version
 * of the note from which they were read.
 */
function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}
