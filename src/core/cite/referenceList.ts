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
import type { TextEdit } from '../text/edits';
import type { Range } from '../text/range';

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

/**
 * The managed list of references in a note:
 *
 *     ## References
 *
 *     <!-- cytonote: references -->
 *
 *     1. Emilie D, et al. Cytokines and chemokines in HIV infection … <!-- @emilie1998 -->
 *
 *     <!-- cytonote: end of references -->
 *
 * The comment behind an item says which key it is of. What else stands between the markers is kept.
 */

/** An item of the list: Markdown in one line, without its number. */
export interface ReferenceItem {
  readonly key: string;
  readonly text: string;
  /** Whether converting citations put it there. */
  readonly isAdded?: boolean;
}

/** The list as it stands in a note; its range is that from one marker to the other, with both. */
export interface WrittenReferences extends Range {
  readonly items: readonly ReferenceItem[];
  /** Lines between the markers that are no items. */
  readonly others: readonly string[];
}

type Note = Pick<NoteAnalysis, 'text' | 'closed'>;

/** The list of a note; "open" where it begins and does not end, so that nobody knows what belongs to it. */
export function readReferences(note: Note): WrittenReferences | 'open' | undefined {
  const start = markerFrom(note, LIST_BEGIN, 0);
  if (start === undefined) {
    return undefined;
  }
  const end = markerFrom(note, LIST_END, start);
  if (end === undefined) {
    return 'open';
  }
  const body = note.text.slice(start + LIST_BEGIN.length, end);
  return { start, end: end + LIST_END.length, ...readReferenceItems(body.split(/\r\n?|\n/)) };
}

/**
 * The edit that brings the list of a note up to date, or puts one at the end of the note.
 *
 * @returns undefined where nothing changes, or where the note ends within code or a comment that is
 *   never closed: what is put there would belong to that
 */
export function writeReferences(
  note: Note,
  section: WrittenReferences | undefined,
  items: readonly ReferenceItem[],
  isNumbered: boolean,
): TextEdit | undefined {
  const lineEnd = /\r\n|\n/.exec(note.text)?.[0] ?? '\n';
  if (!section && (items.length === 0 || endsOpen(note))) {
    return undefined;
  }
  const parts = [[LIST_BEGIN], linesOf(items, isNumbered), section?.others ?? [], [LIST_END]];
  const list = parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join(lineEnd))
    .join(lineEnd + lineEnd);
  return section ? smallestEdit(note.text, section, list) : appendix(note.text, list, lineEnd);
}

function linesOf(items: readonly ReferenceItem[], isNumbered: boolean): string[] {
  return items.map(({ key, text, isAdded = false }, index) => {
    const mark = isNumbered ? `${index + 1}.` : '-';
    return `${mark} ${text} ${writeItemMark({ key, isAdded })}`;
  });
}

/** Where a marker stands in a line of its own, and not in code. */
function markerFrom({ text, closed }: Note, marker: string, from: number): number | undefined {
  const markers = new RegExp(`^${marker}[ \\t]*$`, 'gm');
  markers.lastIndex = from;
  for (let found = markers.exec(text); found; found = markers.exec(text)) {
    const { index } = found;
    const around = closed.find(({ start, end }) => start < index && index < end);
    if (!around || text.startsWith('<', around.start)) {
      return index;
    }
  }
  return undefined;
}

const itemStart = /^(?:[-*+]|\d+[.)])[ \t]+/;

function readReferenceItems(lines: readonly string[]): Pick<WrittenReferences, 'items' | 'others'> {
  const items: ReferenceItem[] = [];
  const others: string[] = [];
  let open: string[] = [];
  for (const line of lines.filter((line) => line.trim() !== '')) {
    const isStart = itemStart.test(line);
    if (isStart || open.length === 0) {
      others.push(...open);
      open = [];
    }
    const mark = readItemMark(line);
    if (mark && (isStart || open.length > 0)) {
      const { key, isAdded, rest } = mark;
      const text = [...open, rest].map((part) => part.trim()).join(' ');
      items.push({ key, text: text.replace(itemStart, ''), ...(isAdded ? { isAdded } : {}) });
      open = [];
    } else if (isStart || open.length > 0) {
      open.push(line);
    } else {
      others.push(line);
    }
  }
  return { items, others: [...others, ...open] };
}

/** Replaces the lines that differ only. */
function smallestEdit(text: string, { start, end }: Range, list: string): TextEdit | undefined {
  const before = text.slice(start, end);
  if (before === list) {
    return undefined;
  }
  const [old, now] = [before, list].map((value) => value.split(/(?<=\n)/)) as [string[], string[]];
  let same = 0;
  while (same < Math.min(old.length, now.length) && old[same] === now[same]) {
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

/** Puts the list at the end of a note, under a heading unless the note ends in one for it. */
function appendix(text: string, list: string, lineEnd: string): TextEdit {
  const end = text.trimEnd().length;
  const lastLine = /[^\r\n]*$/.exec(text.slice(0, end))?.[0] ?? '';
  const hasHeading = /^#{1,6}\s+(?:references|bibliography|literature)\s*#*$/i.test(lastLine);
  const heading = hasHeading ? '' : `## References${lineEnd}${lineEnd}`;
  const gap = end === 0 ? '' : lineEnd + lineEnd;
  return { start: end, end: text.length, text: `${gap}${heading}${list}${lineEnd}` };
}

/** Whether a note ends within code, math or HTML that is never closed. */
function endsOpen({ text, closed }: Note): boolean {
  const end = text.trimEnd().length;
  const last = closed.find((range) => range.start < end && end <= range.end);
  const content = last ? text.slice(last.start, end) : '';
  const fence = /^(`{3,}|~{3,}|\$\$)/.exec(content)?.[1];
  if (fence) {
    return !new RegExp(`\\n[ >]*\\${[...fence].join('\\')}+[ \\t]*$`).test(content);
  }
  const ending = htmlEndings.find(([begin]) => begin.test(content))?.[1];
  return ending !== undefined && !ending.test(content);
}

/** HTML blocks that a blank line does not end, with what ends them (CommonMark 0.31, 4.6). */
const htmlEndings: readonly (readonly [RegExp, RegExp])[] = [
  [/^<(?:script|pre|style|textarea)\b/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![a-z]/i, />/],
];

/**
 * The marks of the managed list of references in a note, which no reader sees:
 *
 *     <!-- cytonote: references -->
 *
 *     1. Emilie D, et al. Cytokines and chemokines in HIV infection … <!-- @emilie1998 -->
 *
 *     <!-- cytonote: end of references -->
 */

export const LIST_BEGIN = '<!-- cytonote: references -->';
export const LIST_END = '<!-- cytonote: end of references -->';

/** What the mark behind an item says. */
export interface ItemMark {
  readonly key: string;
  /** Whether converting citations put the item there, so that converting back takes it out. */
  readonly isAdded: boolean;
}

const itemEnd = /[ \t]*<!-- @(\S+)( added)? -->[ \t]*$/;

/** The mark behind an item of a key. */
export function writeItemMark({ key, isAdded }: ItemMark): string {
  return `<!-- @${encodeKey(key)}${isAdded ? ' added' : ''} -->`;
}

/** The mark at the end of a line, and the line without it. */
export function readItemMark(line: string): (ItemMark & { readonly rest: string }) | undefined {
  const found = itemEnd.exec(line);
  return found
    ? {
        key: decodeKey(found[1] as string),
        isAdded: found[2] !== undefined,
        rest: line.slice(0, found.index),
      }
    : undefined;
}

/** Keeps a key from ending the comment that it stands in. */
function encodeKey(key: string): string {
  return key.replace(/[%>]|-(?=-|$)/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
}

function decodeKey(key: string): string {
  return key.replace(/%(25|3e|2d)/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
