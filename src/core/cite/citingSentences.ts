/**
 * The sentences of a block, each with the citations and inline notes right after its full stop. All offsets are those of
 * its prose.
 *
 *     TNF falls in patients.[^1] IL-6 rises in patients.^[See p. 3. It is long.] IL-2 does not.
 *     ┗━━━━━━━━━━━━━━━━━━━━━━━━┛┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛┗━━━━━━━━━━━━┛
 */
import { proseOffset } from '../markdown/proseOffsets';
import type { NoteBlock } from '../note/noteAnalysis';
import { type Range, splits } from '../text/range';
import { endsSentence, sentencesIn } from '../text/sentences';

/** What a block needs for its sentences. */
type CitingProse = Pick<NoteBlock, 'text' | 'pieces' | 'citations'>;

/** The sentences in order, each with the blanks after it, so that together they are the prose of the block. */
export function* sentencesOf(block: CitingProse): Generator<Range, void> {
  const { text } = block;
  const notes = inlineNotesIn(text);
  const after = afterStops(text, withNotes(citationsIn(block), notes));
  let next = 0;
  let start = 0;
  for (const end of endsOutside(text, notes)) {
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

/** The ends of the sentences of a text, except those within inline notes. */
function* endsOutside(text: string, notes: readonly Range[]): Generator<number, void> {
  let next = 0;
  for (const { end } of sentencesIn(text)) {
    while ((notes[next]?.end ?? end) < end) {
      next++;
    }
    const note = notes[next];
    if (!note || !splits(note, end)) {
      yield end;
    }
  }
}

function endOfBlanks(text: string, from: number): number {
  const blanks = /\s*/y;
  blanks.lastIndex = from;
  return from + (blanks.exec(text)?.[0].length ?? 0);
}

/** A citation or an inline note, in offsets of the prose. */
interface CitedInProse extends Range {
  readonly isBracketed: boolean;
}

/**
 * The citations of a block directly after a full stop, or after a full stop and a blank if a new sentence follows.
 * Adjacent citations are one range, in offsets of the block's prose.
 */
export function citationsAfterStops(block: CitingProse): Range[] {
  return afterStops(block.text, citationsIn(block));
}

/** The citations of a block, each with the hidden comment after it. */
function citationsIn({ citations, pieces }: CitingProse): CitedInProse[] {
  return citations.map(({ start, end, form, origin }) => ({
    start: proseOffset(pieces, start),
    end: proseOffset(pieces, origin?.end ?? end),
    isBracketed: form === 'bracketed',
  }));
}

/** Citations and inline notes in order, without the citations within notes. */
function withNotes(
  citations: readonly CitedInProse[],
  notes: readonly CitedInProse[],
): readonly CitedInProse[] {
  let last = 0;
  return notes.length === 0
    ? citations
    : [...citations, ...notes]
        .sort((a, b) => a.start - b.start)
        .filter(({ start, end }) => {
          const isOutside = start >= last;
          last = Math.max(last, end);
          return isOutside;
        });
}

/** Pandoc's inline notes, such as `^[Emilie et al. 1998]`, without those within other notes. */
function inlineNotesIn(text: string): CitedInProse[] {
  const notes: CitedInProse[] = [];
  const open: { readonly start: number; readonly isNote: boolean }[] = [];
  for (const { index, 0: bracket } of text.includes('^[') ? text.matchAll(/\^?\[|\]/g) : []) {
    if (bracket !== ']') {
      open.push({ start: index, isNote: bracket !== '[' });
      continue;
    }
    const { start = 0, isNote = false } = open.pop() ?? {};
    if (isNote) {
      while ((notes.at(-1)?.start ?? start) > start) {
        notes.pop();
      }
      notes.push({ start, end: index + 1, isBracketed: true });
    }
  }
  return notes;
}

/** Those of some citations, in order, that come after a full stop; adjacent ones are one range. */
function afterStops(text: string, citations: readonly CitedInProse[]): Range[] {
  const runs: CitedInProse[] = [];
  for (const citation of citations) {
    const last = runs.at(-1);
    if (last?.end === citation.start) {
      runs[runs.length - 1] = { ...last, end: citation.end };
    } else {
      runs.push(citation);
    }
  }
  return runs.filter(({ start, end, isBracketed }) => {
    const before = text.slice(Math.max(0, start - LONGEST_ENDING), start);
    const isApart = isBracketed && /\S $/.test(before) && beginsSentence.test(text.slice(end));
    return stopBefore.test(isApart ? before.slice(0, -1) : before) && endsSentence(text, start);
  });
}

/** UTF-16 units at the end of a sentence that are examined: a full stop and closing marks after it, or initials. */
export const LONGEST_ENDING = 8;
/** Text after a citation: the end, or another sentence. */
const beginsSentence = /^(?:\s+[\p{Lu}"“„«‘(]|\s*$)/u;
const stopBefore = /[\p{Sentence_Terminal}…]["'”’»“‘\p{Pe}\p{Pf}]*$/u;
