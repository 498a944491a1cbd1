import type { NoteBlock } from '../note/noteAnalysis';
import { sourceRanges } from '../note/proseOffsets';
import type { Range } from '../note/range';

/** A link, a footnote's mark, or an address. */
const reference = /^(?:\[|<?(?:https?:|www\.))/i;

/**
 * Where a sentence stands in the note, without the blanks around it.
 *
 * @param sentence in the prose of the block
 */
export function rangeOfSentence(
  { pieces, text }: NoteBlock,
  { start, end }: Range,
): Range | undefined {
  const sentence = text.slice(start, end);
  const from = start + sentence.length - sentence.trimStart().length;
  const ranges = sourceRanges(pieces, from, from + sentence.trim().length);
  const [first, last] = [ranges[0], ranges.at(-1)];
  return first && last ? { start: first.start, end: last.end } : undefined;
}

/**
 * Whether a citation, a footnote, a link or an address stands in a sentence or right behind it.
 *
 * @param note the text that the block's offsets count in
 * @param range of the sentence in the note
 * @param isLast whether it ends its block
 */
export function hasSource(
  note: string,
  block: NoteBlock,
  { start, end }: Range,
  isLast: boolean,
): boolean {
  const behind = isLast ? block.end : end + 1;
  const links = block.closed.filter((it) => reference.test(note.slice(it.start, it.end)));
  return [...block.citations, ...links].some((it) => it.start <= behind && start < it.end);
}
