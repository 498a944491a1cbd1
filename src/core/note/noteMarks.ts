/**
 * Marks between which Cytonote may write in a note: hidden comments, each on a line of its own.
 *
 *     <!-- cytonote: findings -->
 *     The text that Cytonote writes.
 *     <!-- cytonote: end of findings -->
 */
import type { Range } from '../text/range';
import type { NoteAnalysis } from './noteAnalysis';

type Note = Pick<NoteAnalysis, 'text' | 'closed'>;

/** A part between two marks. Its range is from the start of the first mark to the end of the second. */
export interface NotePart extends Range {
  readonly name: string;
  /** The text between the marks. */
  readonly content: Range;
}

/** The parts of a note, and its unpaired marks. */
export interface NoteParts {
  /** In the order of the note; parts are not nested. */
  readonly parts: readonly NotePart[];
  readonly unpaired: readonly (Range & { readonly name: string; readonly isEnd: boolean })[];
}

/** Where a mark is on a line of its own, outside of code and other comments. */
export function findMark(note: Note, mark: string, from: number): number | undefined {
  for (let at = note.text.indexOf(mark, from); at !== -1; at = note.text.indexOf(mark, at + 1)) {
    if (isMark(note, { start: at, end: at + mark.length })) {
      return at;
    }
  }
  return undefined;
}

/** Reads the parts of a note. A part ends at the first end mark with its name. */
export function readNoteParts(note: Note): NoteParts {
  const parts: NotePart[] = [];
  const unpaired: (Range & { name: string; isEnd: boolean })[] = [];
  let open: (Range & { name: string; isEnd: boolean }) | undefined;
  for (const { index: start, 0: mark, 1: ending, 2: name = '' } of note.text.matchAll(
    /<!-- cytonote: (end of )?([a-z][a-z0-9-]*) -->/g,
  )) {
    const found = { start, end: start + mark.length, name, isEnd: ending !== undefined };
    if (!isMark(note, found)) {
      continue;
    }
    if (open && found.isEnd && found.name === open.name) {
      const content = { start: open.end, end: found.start };
      parts.push({ start: open.start, end: found.end, name, content });
      open = undefined;
    } else if (found.isEnd) {
      unpaired.push(found);
    } else {
      // The part before has no end mark, so its extent is unknown.
      unpaired.push(...(open ? [open] : []));
      open = found;
    }
  }
  return { parts, unpaired: [...unpaired, ...(open ? [open] : [])] };
}

function isMark({ text, closed }: Note, { start, end }: Range): boolean {
  const isLine =
    /(?:^|[\r\n]) {0,3}$/.test(text.slice(Math.max(0, start - 4), start)) &&
    /^[ \t]*(?:[\r\n]|$)/.test(text.slice(end));
  const around = closed.find((it) => it.start < start && start < it.end);
  return isLine && (!around || holdsMarkup.test(text.slice(around.start, start)));
}

/** Whether a stretch without prose is HTML that may contain comments, such as a `<div>`. */
const holdsMarkup = /^\s*(?:$|<(?![?!]|(?:script|pre|style|textarea)\b))/i;
