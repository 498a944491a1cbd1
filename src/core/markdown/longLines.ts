/**
 * Lines that are too long to parse at once.
 *
 * The time that remark takes for a paragraph grows with the square of its length: a pasted line of 300 KB with emphasis
 * and brackets takes seconds, one of 2 MB minutes. Such a line is parsed in chunks, so that only mark-up across two
 * chunks is missed.
 */
import type { Range } from '../text/range';

/** The most UTF-16 units of a line that are parsed at once. */
const CHUNK = 4096;

/** The end of a line, which is parsed separately. */
export interface Tail extends Range {
  /** UTF-16 offset at which its line begins. */
  readonly lineStart: number;
}

/**
 * Blanks out the ends of lines that are too long, keeping all offsets.
 *
 * @param begin the UTF-16 offset at which the search begins
 * @returns the text to parse, and the ranges that were blanked
 */
export function cutLongLines(note: string, begin: number): { text: string; tails: Tail[] } {
  const tails: Tail[] = [];
  let text = '';
  let done = 0;
  for (const { index, 0: line } of note.matchAll(/[^\r\n]+/g)) {
    if (line.length < 2 * CHUNK) {
      continue;
    }
    const tail = { lineStart: index, start: endOfChunk(note, index), end: index + line.length };
    if (tail.start > begin) {
      tails.push(tail);
      text += note.slice(done, tail.start) + ' '.repeat(tail.end - tail.start);
      done = tail.end;
    }
  }
  return { text: text + note.slice(done), tails };
}

/** Divides a range into chunks that end at a blank if possible. */
export function chunks(note: string, range: Range): Range[] {
  const found: Range[] = [];
  for (let start = range.start; start < range.end; ) {
    const end = range.end - start > CHUNK ? endOfChunk(note, start) : range.end;
    found.push({ start, end });
    start = end;
  }
  return found;
}

function endOfChunk(note: string, start: number): number {
  const limit = start + CHUNK;
  // Only the chunk is searched: a line may be megabytes without a blank.
  const blank = note.slice(start, limit + 1).lastIndexOf(' ');
  return blank > 0 ? start + blank + 1 : limit;
}
