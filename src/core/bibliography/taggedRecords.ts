/** Files in which each line begins with a tag: RIS (`TI  - …`) and MEDLINE (`TI  - …`, wrapped lines). */
import type { Range } from '../text/range';

export interface TaggedField extends Range {
  readonly tag: string;
  /** The value, with a blank in place of each line break, U+2028 and U+2029. */
  readonly value: string;
}

export interface TaggedRecord extends Range {
  /** Whether the tag that closes a record was found, if the format has one. */
  readonly isClosed: boolean;
}

/** How a format is laid out. */
export interface TaggedFormat {
  /**
   * Matches a line with a tag: the first group is the tag, the second the value. Sticky, and without `m`, `.` and `$`,
   * which would end a line at U+2028, too.
   */
  readonly line: RegExp;
  /** The tag that begins a record. */
  readonly first: string;
  readonly last?: string;
  /** Whether a line without a tag begins another value of the tag above, instead of continuing its value. */
  readonly isAnother?: (tag: string, value: string, line: string) => boolean;
}

/** UTF-16 units that are read without a pause. */
const STRETCH = 32_768;

/** Splits a file into records, from the first tag to the last line with text; pauses between lines. */
export function* splitRecords(
  text: string,
  { line, first, last }: TaggedFormat,
): Generator<void, TaggedRecord[]> {
  const records: TaggedRecord[] = [];
  let open: { start: number; end: number } | undefined;
  let pause = STRETCH;
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start < text.length; ) {
    const end = lineEnd(text, start);
    const tag = tagAt(text, start, line);
    if (open && tag !== undefined && (tag === first || tag === last)) {
      const isClosed = tag === last;
      records.push({ ...open, end: isClosed ? end : open.end, isClosed });
      open = undefined;
    }
    if (tag === first) {
      open = { start, end };
    } else if (open && /\S/.test(text.slice(start, end))) {
      open.end = end;
    }
    start = nextLine(text, end);
    if (start > pause) {
      pause = start + STRETCH;
      yield;
    }
  }
  return open ? [...records, { ...open, isClosed: false }] : records;
}

/** The fields of a record, in their order. */
export function fieldsIn(
  text: string,
  record: Range,
  { line, isAnother }: TaggedFormat,
): TaggedField[] {
  const fields: TaggedField[] = [];
  for (let start = record.start; start < record.end; ) {
    const end = Math.min(lineEnd(text, start), record.end);
    line.lastIndex = start;
    const [, tag, value] = line.exec(text) ?? [];
    const written = text.slice(start, end);
    if (tag !== undefined) {
      const trimmed = (value ?? '').trim();
      const offset = start + written.length - (value ?? '').trimStart().length;
      fields.push({ tag, value: oneLine(trimmed), start: offset, end: offset + trimmed.length });
    } else if (written.trim() && fields.length > 0) {
      const last = fields.at(-1) as TaggedField;
      const further = oneLine(written.trim());
      if (isAnother?.(last.tag, last.value, further)) {
        const offset = start + written.length - written.trimStart().length;
        fields.push({ tag: last.tag, value: further, start: offset, end });
      } else {
        fields[fields.length - 1] = { ...last, value: `${last.value} ${further}`.trim(), end };
      }
    }
    start = nextLine(text, end);
  }
  return fields;
}

/** Replaces these separators: word processors leave them in titles that people copy. */
function oneLine(text: string): string {
  return text.replace(/\s*[\u0085\u2028\u2029]\s*/g, ' ');
}

function tagAt(text: string, start: number, line: RegExp): string | undefined {
  line.lastIndex = start;
  return line.exec(text)?.[1];
}

/** The offset after a line's text, before its line end: LF, CRLF or CR. */
function lineEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const unit = text[at];
    if (unit === '\n' || unit === '\r') {
      return at;
    }
  }
  return text.length;
}

function nextLine(text: string, end: number): number {
  return end + (text.startsWith('\r\n', end) ? 2 : 1);
}
