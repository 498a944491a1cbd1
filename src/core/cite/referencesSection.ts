/**
 * The managed references section of a note: a list between two marks that no reader sees. Each item
 * ends in its key, and its number is what citations such as `[1]` refer to.
 *
 *     <!-- cytonote: references -->
 *
 *     1. Emilie D, et al. Cytokines and chemokines in HIV infection … <!-- @emilie1998 -->
 *     2. Strouse TB. … <!-- @strouse2007 -->
 *
 *     <!-- cytonote: end of references -->
 */
import type { NoteAnalysis } from '../note/noteAnalysis';
import type { Range } from '../note/range';
import { LIST_BEGIN, LIST_END, readItemMark, writeItemMark } from './referenceMarks';

/** A numbered list, or a paragraph for each reference. */
export type ReferencesStyle = 'numbered' | 'plain';

/** A reference to be listed; its text is Markdown, and line ends in it become blanks. */
export interface ListedReference {
  readonly key: string;
  readonly text: string;
  /** Its number in a numbered list; without one, the next. */
  readonly number?: number;
  /** Whether converting citations put it there, so that converting back takes it out. */
  readonly isAdded?: boolean;
}

/** An item of a section. Its range is that of its lines, without the last line end. */
export interface ReferencesItem extends Range {
  readonly key: string;
  readonly text: string;
  /** As it is written; undefined in a plain list. */
  readonly number: number | undefined;
  readonly isAdded: boolean;
}

/** A section; its range goes from its first mark to the end of its last. */
export interface ReferencesSection extends Range {
  /** What stands between the marks. */
  readonly content: Range;
  readonly items: readonly ReferencesItem[];
  readonly style: ReferencesStyle;
}

/**
 * Finds the references section of a note; marks within code are none.
 *
 * @returns undefined where the note has none, or it is not closed; offsets are those of the note
 */
export function readReferencesSection({
  text,
  closed,
}: Pick<NoteAnalysis, 'text' | 'closed'>): ReferencesSection | undefined {
  if (!text.includes(LIST_BEGIN)) {
    return undefined;
  }
  const marks = closed.map((range) => ({ ...range, mark: text.slice(range.start, range.end) }));
  const begin = marks.find(({ mark }) => mark === LIST_BEGIN);
  const end = marks.find(({ mark, start }) => mark === LIST_END && begin && start > begin.start);
  if (!begin || !end) {
    return undefined;
  }
  const items = readItems(text, { start: begin.end, end: end.start });
  return {
    start: begin.start,
    end: end.end,
    content: { start: begin.end, end: end.start },
    items,
    style: items.length > 0 && items.every((it) => it.number === undefined) ? 'plain' : 'numbered',
  };
}

/** The key of a number in a section, and the number of a key. */
export function numbersIn(section: ReferencesSection | undefined): {
  keyOfNumber(number: number): string | undefined;
  numberOf(key: string): number | undefined;
} {
  const items = section?.items ?? [];
  return {
    keyOfNumber: (number) => items.find((it) => it.number === number)?.key,
    numberOf: (key) => items.find((it) => it.key === key)?.number,
  };
}

/**
 * A whole section, marks included, without a line end behind it.
 *
 * @param lineEnd that of the note
 */
export function writeReferencesSection(
  references: readonly ListedReference[],
  style: ReferencesStyle,
  lineEnd = '\n',
): string {
  const items = references.map((reference, index) =>
    writeReferencesItem({ number: index + 1, ...reference }, style),
  );
  const list = items.join(style === 'numbered' ? lineEnd : lineEnd + lineEnd);
  return [LIST_BEGIN, ...(list ? [list] : []), LIST_END].join(lineEnd + lineEnd);
}

/** One item of a section, without a line end. */
export function writeReferencesItem(
  { key, text, number = 1, isAdded }: ListedReference,
  style: ReferencesStyle,
): string {
  const mark = writeItemMark({ key, isAdded: isAdded === true });
  const line = `${text.replace(/\s+/g, ' ').trim()} ${mark}`;
  return style === 'numbered' ? `${number}. ${line}` : line;
}

function readItems(note: string, { start, end }: Range): ReferencesItem[] {
  const items: ReferencesItem[] = [];
  let begin: number | undefined;
  for (const { index, 0: line } of note.slice(start, end).matchAll(/[^\r\n]+/g)) {
    const from = start + index;
    if (/^[ \t]*$/.test(line)) {
      begin = undefined;
      continue;
    }
    begin ??= from;
    const mark = readItemMark(line);
    if (mark) {
      const { key, isAdded, rest } = mark;
      const whole = note.slice(begin, from + rest.length);
      const [label, number] = /^[ \t]*(\d+)[.)][ \t]+/.exec(whole) ?? [''];
      items.push({
        ...{ start: begin, end: from + line.length, key, isAdded },
        text: whole.slice(label.length).trim(),
        number: number === undefined ? undefined : Number(number),
      });
      begin = undefined;
    }
  }
  return items;
}
