/**
 * The analysis of a part of a note, for the text on the screen while the rest is still being read.
 *
 *     …⏎⏎ the paragraphs before ⏎⏎ the requested range ⏎⏎ those after ⏎⏎…
 *         ┗━━━━━━━━━━━━━━ read as a note of its own ━━━━━━━━━━━━━┛
 *
 * The excerpt does not include definitions in the rest of the note: of an abbreviation, a link, or a list that begins
 * before it.
 */
import type { Recogniser } from '../recognise/recogniser';
import type { Range } from '../text/range';
import { bodyStartOf, type FrontMatter, readFrontMatter } from './frontMatter';
import { IncrementalNote } from './incrementalNote';
import type { NoteAnalysis, NoteBlock } from './noteAnalysis';
import { ShiftedBlock, shiftAll } from './shiftedBlock';

/** UTF-16 units before and after a range that are read with it, up to the next blank line. */
const SURROUNDINGS = 1000;
/** UTF-16 units of a block without a blank line that are read with it, up to the end of the line. */
const LONGEST_BLOCK = 10_000;

/** An analysis that holds for a part of its text, and has no blocks elsewhere. */
export interface Excerpt extends NoteAnalysis {
  /** The part, in UTF-16 offsets of the text. */
  readonly part: Range;
}

/**
 * Analyses a range of a note and the text around it, and pauses every few milliseconds.
 *
 * @param silenced terms that are not marked, in addition to those that the note itself silences
 * @param frontMatter of the text, if the caller has already read it
 */
export function* analyseExcerpt(
  text: string,
  range: Range,
  recogniser: Recogniser,
  silenced: readonly string[] = [],
  frontMatter: FrontMatter | undefined = readFrontMatter(text),
): Generator<void, Excerpt> {
  const begin = beginBefore(text, range.start - SURROUNDINGS);
  const start = begin <= bodyStartOf(text, frontMatter) ? 0 : begin;
  const end = endAfter(text, range.end + SURROUNDINGS);
  const terms = [...silenced, ...(frontMatter?.options.silence ?? [])];
  const note = yield* IncrementalNote.inSlices(text.slice(start, end), recogniser, terms);
  return shiftedBy(start, note.analysis, { text, frontMatter, part: { start, end } });
}

function shiftedBy(
  by: number,
  { blocks, footnotes, closed }: NoteAnalysis,
  of: Pick<Excerpt, 'text' | 'frontMatter' | 'part'>,
): Excerpt {
  const shifted = blocks.map((block): NoteBlock => new ShiftedBlock(block, by));
  return {
    ...of,
    blocks: shifted,
    footnotes: shiftAll(footnotes, by),
    closed: shiftAll(closed, by),
    blocksAt: ({ start, end }) =>
      shifted.filter((block) => block.start <= end && start <= block.end),
  };
}

/**
 * The last blank line before an offset, or the beginning of the code block that contains the offset.
 *
 * The excerpt includes the blank line, so that a `---` below it is a rule and not front matter.
 */
function beginBefore(text: string, offset: number): number {
  const fence = openFenceAt(text, offset);
  if (fence !== undefined) {
    return fence;
  }
  let lineEnd = text.lastIndexOf('\n', Math.max(0, offset - 1));
  while (lineEnd > 0) {
    const lineStart = text.lastIndexOf('\n', lineEnd - 1) + 1;
    if (/^\s*$/.test(text.slice(lineStart, lineEnd)) || lineStart < offset - LONGEST_BLOCK) {
      return lineStart;
    }
    lineEnd = lineStart - 1;
  }
  return 0;
}

/** The next blank line after an offset, or the end of the text. */
function endAfter(text: string, offset: number): number {
  const blankLine = /\r?\n[ \t]*\r?\n/g;
  blankLine.lastIndex = offset;
  const end = blankLine.test(text) ? blankLine.lastIndex : text.length;
  const lineEnd = text.indexOf('\n', offset + LONGEST_BLOCK);
  return lineEnd === -1 ? end : Math.min(end, lineEnd + 1);
}

/** The beginning of the code fence or comment that is open at an offset; undefined if there is none. */
function openFenceAt(text: string, offset: number): number | undefined {
  const fences = /^ {0,3}(`{3,}|~{3,}|%%(?=[ \t]*$))/gm;
  let open: { readonly mark: string; readonly at: number } | undefined;
  for (let found = fences.exec(text); found && found.index < offset; found = fences.exec(text)) {
    const mark = found[1] as string;
    if (!open) {
      open = { mark, at: found.index };
    } else if (mark.startsWith(open.mark)) {
      open = undefined;
    }
  }
  return open?.at;
}
