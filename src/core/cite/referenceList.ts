/**
 * The managed list of references of a note: a list between two hidden marks. Each item ends in a comment with its key,
 * and its number is what citations such as `[1]` refer to.
 *
 *     ## References
 *
 *     <!-- cytonote: references -->
 *
 *     1. Emilie D, et al. Cytokines and chemokines in HIV infection … <!-- @emilie1998 -->
 *     2. Strouse TB. … <!-- @strouse2007 -->
 *
 *     My own remark, which stays.
 *
 *     <!-- cytonote: end of references -->
 *
 * This file contains its only reader and its only writer.
 */

import type { NoteAnalysis } from '../note/noteAnalysis';
import { findMark } from '../note/noteMarks';
import type { TextEdit } from '../text/edits';
import { lineEndOf } from '../text/lines';
import type { Range } from '../text/range';
import { endsOpen } from './endOfNote';
import { endsInReferenceHeading } from './referenceHeadings';

/** Items begin with numbers (`1. `), or all with a hyphen. */
export type ReferenceListStyle = 'numbered' | 'plain';

/** An item to be written; its text is Markdown, and line ends in it become blanks. */
export interface ReferenceItem {
  readonly key: string;
  readonly text: string;
  /** Its number in a numbered list; by default, the next number after the item before. */
  readonly number?: number | undefined;
  /** Whether converting citations added it, so that converting back removes it. */
  readonly isAdded?: boolean;
}

/** An item of a note, with its text on one line. Its range is that of its lines, without the last line end. */
export interface ListedItem extends ReferenceItem, Range {
  /** As it is written; undefined if there is none. */
  readonly number: number | undefined;
  readonly isAdded: boolean;
}

/** The content of a list. */
export interface ReferenceListContent<Item extends ReferenceItem = ReferenceItem> {
  readonly items: readonly Item[];
  readonly style: ReferenceListStyle;
  /** Blocks that users wrote between the marks and that are not items, with `\n` between their lines. */
  readonly others: readonly string[];
}

/** A list in a note; its range is from the start of its first mark to the end of its last one. */
export interface ReferenceList extends ReferenceListContent<ListedItem>, Range {
  /** The text between the marks. */
  readonly content: Range;
}

type Note = Pick<NoteAnalysis, 'text' | 'closed'>;

const LIST_BEGIN = '<!-- cytonote: references -->';
const LIST_END = '<!-- cytonote: end of references -->';

/** The list of a note; undefined if the note has none, or its end mark is missing. */
export function readReferenceList(note: Note): ReferenceList | undefined {
  const start = findMark(note, LIST_BEGIN, 0);
  const end = start === undefined ? undefined : findMark(note, LIST_END, start);
  if (start === undefined || end === undefined) {
    return undefined;
  }
  const content = { start: start + LIST_BEGIN.length, end };
  return { start, end: end + LIST_END.length, content, ...readContent(note.text, content) };
}

/** Whether the end mark of a list is missing, so that its extent is unknown. */
export function isListOpen(note: Note): boolean {
  return openListMark(note) !== undefined;
}

/** The first mark of a list whose end mark is missing. */
export function openListMark(note: Note): Range | undefined {
  const start = findMark(note, LIST_BEGIN, 0);
  return start !== undefined && findMark(note, LIST_END, start) === undefined
    ? { start, end: start + LIST_BEGIN.length }
    : undefined;
}

/** The key of a number in a list, and the number of a key. */
export function numbersIn(list: ReferenceList | undefined): {
  keyOfNumber(number: number): string | undefined;
  numberOf(key: string): number | undefined;
} {
  const keys = new Map<number, string>();
  const numbers = new Map<string, number>();
  // The first of several items with the same number or key counts.
  for (const { number, key } of list?.items.toReversed() ?? []) {
    if (number !== undefined && key !== undefined) {
      keys.set(number, key);
      numbers.set(key, number);
    }
  }
  return {
    keyOfNumber: (number) => keys.get(number),
    numberOf: (key) => numbers.get(key),
  };
}

/** A whole list with its marks, without a line end after the last. */
export function writeReferenceList(
  { items, style, others }: ReferenceListContent,
  lineEnd: string,
): string {
  let last = 0;
  const lines = items.map((item) => {
    last = item.number ?? last + 1;
    return writeReferenceItem({ ...item, number: last }, style);
  });
  const blocks = [LIST_BEGIN, ...(lines.length > 0 ? [lines.join('\n')] : []), ...others, LIST_END];
  return blocks.join('\n\n').replaceAll('\n', lineEnd);
}

/** One item of a list, without a line end. */
export function writeReferenceItem(
  { key, text, number = 1, isAdded = false }: ReferenceItem,
  style: ReferenceListStyle,
): string {
  const label = style === 'numbered' ? `${number}.` : '-';
  return `${label} ${inOneLine(text)} ${writeItemMark({ key, isAdded })}`;
}

/**
 * The edit that replaces the list of a note, or adds one at the end of a note that has none: under the heading of a
 * reference list if the note ends in one, otherwise under a heading of its own.
 *
 * @param list the one that the note has
 * @returns undefined if nothing changes, or if the note ends within unclosed code or an unclosed comment, which would
 *   include the list
 */
export function referenceListEdit(
  note: Pick<NoteAnalysis, 'text' | 'closed' | 'blocks'>,
  list: ReferenceList | undefined,
  items: readonly ReferenceItem[],
  style: ReferenceListStyle,
): TextEdit | undefined {
  if (!list && (items.length === 0 || endsOpen(note))) {
    return undefined;
  }
  const lineEnd = lineEndOf(note.text);
  const written = writeReferenceList({ items, style, others: list?.others ?? [] }, lineEnd);
  return list ? smallestEdit(note.text, list, written) : addList(note, written, lineEnd);
}

const itemLabel = /^[ \t]*(?:[-*+]|(\d{1,9})[.)])(?:[ \t]+|$)/;

/** An item before its comment is found, or a block without one. */
interface OpenBlock {
  readonly start: number;
  readonly isLabelled: boolean;
  readonly lines: string[];
}

/**
 * Reads items: a list item, even of several lines or paragraphs, or a paragraph, that ends in a comment with a key. A
 * line with a list marker begins a new block.
 */
function readContent(note: string, { start, end }: Range): ReferenceListContent<ListedItem> {
  const items: ListedItem[] = [];
  const others: string[] = [];
  let open: OpenBlock | undefined;
  const close = () => {
    if (open) {
      others.push(open.lines.join('\n').trimEnd());
      open = undefined;
    }
  };
  for (const { index, 0: line } of note
    .slice(start, end)
    .matchAll(/[^\r\n]+|(?:\r\n|\r(?!\n)|\n){2,}/g)) {
    if (line.trim() === '') {
      if (open && open.lines.at(-1) !== '') {
        open.lines.push('');
      }
      continue;
    }
    const isLabelled = /^ {0,1}\S/.test(line) && itemLabel.test(line);
    const isAfterBlank = open?.lines.at(-1) === '';
    const goesOn =
      open && !isLabelled && (!isAfterBlank || (open.isLabelled && /^(?: {2}|\t)/.test(line)));
    if (!goesOn) {
      close();
    }
    const block: OpenBlock = open ?? { start: start + index, isLabelled, lines: [] };
    const mark = readItemMark(line);
    block.lines.push(mark ? mark.rest : line);
    open = mark ? undefined : block;
    if (mark) {
      const { key, isAdded } = mark;
      const whole = block.lines.join('\n');
      const [label = '', number] = itemLabel.exec(whole) ?? [];
      const text = inOneLine(whole.slice(label.length));
      const range = { start: block.start, end: start + index + line.length };
      items.push({ ...range, key, text, isAdded, number: number ? Number(number) : undefined });
    }
  }
  close();
  const isPlain = items.length > 0 && items.every(({ number }) => number === undefined);
  return { items, others, style: isPlain ? 'plain' : 'numbered' };
}

function inOneLine(text: string): string {
  return text.replace(/[ \t]*[\r\n]\s*/g, ' ').trim();
}

/** Replaces only the lines that differ. */
function smallestEdit(text: string, { start, end }: Range, list: string): TextEdit | undefined {
  const before = text.slice(start, end);
  if (before === list) {
    return undefined;
  }
  const [old, now] = [before, list].map((value) => value.split(/(?<=\n)/)) as [string[], string[]];
  // They differ somewhere.
  let same = 0;
  while (old[same] === now[same]) {
    same++;
  }
  let tail = 0;
  const mostTail = Math.min(old.length, now.length) - same;
  while (tail < mostTail && old.at(-1 - tail) === now.at(-1 - tail)) {
    tail++;
  }
  return {
    start: start + old.slice(0, same).join('').length,
    end: end - old.slice(old.length - tail).join('').length,
    text: now.slice(same, now.length - tail).join(''),
  };
}

/** Adds a list at the end of a note. */
function addList(
  note: Pick<NoteAnalysis, 'text' | 'closed' | 'blocks'>,
  list: string,
  lineEnd: string,
): TextEdit {
  const { text } = note;
  const end = text.trimEnd().length;
  const heading = endsInReferenceHeading(note) ? '' : `## References${lineEnd}${lineEnd}`;
  const gap = end === 0 ? '' : lineEnd + lineEnd;
  return { start: end, end: text.length, text: `${gap}${heading}${list}${lineEnd}` };
}

/** The content of the comment at the end of an item. */
export interface ItemMark {
  readonly key: string;
  /** Whether converting citations added the item, so that converting back removes it. */
  readonly isAdded: boolean;
}

const itemEnd = /[ \t]*<!-- @(\S+)( added)? -->[ \t]*$/;

/** The comment at the end of the item with a key. */
export function writeItemMark({ key, isAdded }: ItemMark): string {
  return `<!-- @${encodeKey(key)}${isAdded ? ' added' : ''} -->`;
}

/** The comment at the end of a line, and the line without it. */
function readItemMark(line: string): (ItemMark & { readonly rest: string }) | undefined {
  const found = itemEnd.exec(line);
  return found
    ? {
        key: decodeKey(found[1] as string),
        isAdded: found[2] !== undefined,
        rest: line.slice(0, found.index),
      }
    : undefined;
}

/** Encodes a key so that it cannot end the comment that contains it. */
function encodeKey(key: string): string {
  return key.replace(/[%>]|-(?=-|$)/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
}

function decodeKey(key: string): string {
  return key.replace(/%(25|3e|2d)/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
