import type { Range } from './range';

/** Text that replaces a range of a note, in UTF-16 offsets of the note before the change. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** UTF-16 units that are compared at once: comparing slices is much faster than comparing unit by unit. */
const STRIDE = 1024;

/** The text after a change. */
export function applyChange(note: string, { from, to, text }: TextChange): string {
  return note.slice(0, from) + text + note.slice(to);
}

/**
 * The place that an offset has after a change; undefined if it was within the replaced text.
 *
 * @param offset in the text before the change
 */
export function offsetAfter({ from, to, text }: TextChange, offset: number): number | undefined {
  if (offset <= from) {
    return offset;
  }
  return offset < to ? undefined : offset + text.length - (to - from);
}

/**
 * Joins two successive changes if the second continues at the place of the first, as typing does.
 *
 * @param second in offsets of the note after the first change
 * @returns undefined if they cannot be one change
 */
export function joinChanges(first: TextChange, second: TextChange): TextChange | undefined {
  const end = first.from + first.text.length;
  if (second.from < first.from || second.to > end) {
    return undefined;
  }
  const text = applyChange(first.text, {
    from: second.from - first.from,
    to: second.to - first.from,
    text: second.text,
  });
  return { from: first.from, to: first.to, text };
}

/**
 * The smallest change that turns one text into another: the part between their common beginning and end. It replaces
 * whole characters, since editors and files cannot hold halves: of `𝛼` and `𝛽`, the first half is the same.
 */
export function findChange(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  const from = commonPrefix(before, after, shorter);
  const kept = commonSuffix(before, after, shorter - from);
  return {
    from,
    to: before.length - kept,
    text: after.slice(from, after.length - kept),
  };
}

function commonPrefix(a: string, b: string, limit: number): number {
  let length = 0;
  while (
    length + STRIDE <= limit &&
    a.slice(length, length + STRIDE) === b.slice(length, length + STRIDE)
  ) {
    length += STRIDE;
  }
  while (length < limit && a[length] === b[length]) {
    length++;
  }
  return /[\uD800-\uDBFF]/.test(a.charAt(length - 1)) ? length - 1 : length;
}

function commonSuffix(a: string, b: string, limit: number): number {
  let length = 0;
  while (
    length + STRIDE <= limit &&
    a.slice(a.length - length - STRIDE, a.length - length) ===
      b.slice(b.length - length - STRIDE, b.length - length)
  ) {
    length += STRIDE;
  }
  while (length < limit && a[a.length - length - 1] === b[b.length - length - 1]) {
    length++;
  }
  return /[\uDC00-\uDFFF]/.test(a.charAt(a.length - length)) ? length - 1 : length;
}

/** Text that replaces a range of the note. */
export interface TextEdit extends Range {
  readonly text: string;
}

/** A text after edits that do not overlap, in any order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let edited = '';
  let done = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    edited += text.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  return edited + text.slice(done);
}

/**
 * Maps an offset of an edited text to the offset before the edits; within new text, to the place of the insertion.
 *
 * @param edits that do not overlap, in any order
 */
export function offsetBefore(edits: readonly TextEdit[]): (offset: number) => number {
  const sorted = [...edits].sort((a, b) => a.start - b.start);
  return (offset) => {
    let grown = 0;
    for (const { start, end, text } of sorted) {
      const at = start + grown;
      if (offset < at) {
        break;
      }
      if (offset < at + text.length) {
        return start;
      }
      grown += text.length - (end - start);
    }
    return offset - grown;
  };
}
