/**
 * The sentences of a block, each with the citations right after its full stop. All offsets are those of its prose.
 *
 *     TNF falls in patients.[^1] IL-6 rises in patients.
 *     ┗━━━━━━━━━━━━━━━━━━━━━━━━┛┗━━━━━━━━━━━━━━━━━━━━━━┛
 */
import { proseOffset } from '../markdown/proseOffsets';
import type { NoteBlock } from '../note/noteAnalysis';
import type { Range } from '../text/range';
import { endsSentence, sentencesIn } from '../text/sentences';

/** What a block needs for its sentences. */
type CitingProse = Pick<NoteBlock, 'text' | 'pieces' | 'citations'>;

/** The sentences in order, each with the blanks after it, so that together they are the prose of the block. */
export function* sentencesOf(block: CitingProse): Generator<Range, void> {
  const { text } = block;
  const after = citationsAfterStops(block);
  let next = 0;
  let start = 0;
  for (const { end } of sentencesIn(text)) {
    for (let cited = after[next]; cited && cited.start < end; cited = after[++next]) {
      const to = endOfBlanks(text, cited.end);
      yield { start, end: to };
      start = to;
    }
    if (after[next]?.start !== end && start < end) {
      yield { start, end };
      start = end;
    }
  }
}

/** The sentence that contains an offset, or the last one. */
export function sentenceOf(block: CitingProse, offset: number): Range {
  for (const sentence of sentencesOf(block)) {
    if (offset < sentence.end || sentence.end === block.text.length) {
      return sentence;
    }
  }
  return { start: 0, end: block.text.length };
}

function endOfBlanks(text: string, from: number): number {
  const blanks = /\s*/y;
  blanks.lastIndex = from;
  return from + (blanks.exec(text)?.[0].length ?? 0);
}

/**
 * The citations of a block directly after a full stop, or after a full stop and a blank if a new sentence follows.
 * Adjacent citations are one range, in offsets of the block's prose.
 */
export function citationsAfterStops({ citations, pieces, text }: CitingProse): Range[] {
  const found: Range[] = [];
  let last: Range | undefined;
  for (const citation of citations) {
    const start = proseOffset(pieces, citation.start);
    const end = proseOffset(pieces, citation.end);
    if (last?.end === start) {
      last = { start: last.start, end };
      found[found.length - 1] = last;
      continue;
    }
    const before = text.slice(Math.max(0, start - LONGEST_ENDING), start);
    const isApart =
      citation.form === 'bracketed' && /\S $/.test(before) && beginsSentence.test(text.slice(end));
    const isAfterStop =
      stopBefore.test(isApart ? before.slice(0, -1) : before) && endsSentence(text, start);
    last = isAfterStop ? { start, end } : undefined;
    found.push(...(last ? [last] : []));
  }
  return found;
}

/** UTF-16 units at the end of a sentence that are examined: a full stop and closing marks after it, or initials. */
export const LONGEST_ENDING = 8;
/** Text after a citation: the end, or another sentence. */
const beginsSentence = /^(?:\s+[\p{Lu}"“„«‘(]|\s*$)/u;
const stopBefore = /[\p{Sentence_Terminal}…]["'”’»“‘\p{Pe}\p{Pf}]*$/u;
