import type { ProseBlock } from '../prose';
import type { Range } from '../range';

/** Stands in for units that are no part of any citation: code, escapes, addresses. */
export const MASK = '\uFFFC';

/** The source of a block, made ready for reading citations. */
export interface CitedText {
  /** The text that offsets count in. */
  readonly note: string;
  /** Where the block begins in it. */
  readonly offset: number;
  /** The block, unit by unit, with {@link MASK} for what is not prose. */
  readonly text: string;
  /** Offsets of opening brackets in `text`, each with that of the bracket that closes it. */
  readonly closings: ReadonlyMap<number, number>;
  /** Ranges of the note that are not prose. */
  readonly excluded: readonly Range[];
  /** Links as a whole, and what is excluded. */
  readonly closed: readonly Range[];
}

/** A block of a note as far as its citations go. */
export type CitedBlock = Pick<ProseBlock, 'start' | 'end' | 'excluded' | 'closed'>;

export function citedText(note: string, block: CitedBlock): CitedText {
  const text = mask(note, block);
  const { start: offset, excluded, closed } = block;
  return { note, offset, text, closings: matchBrackets(text), excluded, closed };
}

function mask(note: string, { start, end, excluded }: CitedBlock): string {
  let masked = '';
  let done = start;
  for (const range of excluded) {
    masked += note.slice(done, range.start) + MASK.repeat(range.end - Math.max(done, range.start));
    done = Math.max(done, range.end);
  }
  masked += note.slice(done, end);
  return masked.replace(/\\[!-/:-@[-`{-~]/g, MASK.repeat(2));
}

function matchBrackets(text: string): Map<number, number> {
  const closings = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '[') {
      open.push(at);
    } else if (text[at] === ']') {
      const start = open.pop();
      if (start !== undefined) {
        closings.set(start, at);
      }
    }
  }
  return closings;
}
