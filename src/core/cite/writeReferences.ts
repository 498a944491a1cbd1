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
import type { NoteAnalysis } from '../note/noteAnalysis';
import type { Range } from '../note/range';
import { LIST_BEGIN, LIST_END, readItemMark, writeItemMark } from './referenceMarks';
import type { TextEdit } from './textEdit';

/** An item of the list: Markdown in one line, without its number. */
export interface ReferenceItem {
  readonly key: string;
  readonly text: string;
  /** Whether converting citations put it there. */
  readonly isAdded?: boolean;
}

/** The list as it stands in a note; its range is that from one marker to the other, with both. */
export interface ReferencesSection extends Range {
  readonly items: readonly ReferenceItem[];
  /** Lines between the markers that are no items. */
  readonly others: readonly string[];
}

type Note = Pick<NoteAnalysis, 'text' | 'closed'>;

/** The list of a note; "open" where it begins and does not end, so that nobody knows what belongs to it. */
export function readReferences(note: Note): ReferencesSection | 'open' | undefined {
  const start = markerFrom(note, LIST_BEGIN, 0);
  if (start === undefined) {
    return undefined;
  }
  const end = markerFrom(note, LIST_END, start);
  if (end === undefined) {
    return 'open';
  }
  const body = note.text.slice(start + LIST_BEGIN.length, end);
  return { start, end: end + LIST_END.length, ...readItems(body.split(/\r\n?|\n/)) };
}

/**
 * The edit that brings the list of a note up to date, or puts one at the end of the note.
 *
 * @returns undefined where nothing changes, or where the note ends within code or a comment that is
 *   never closed: what is put there would belong to that
 */
export function writeReferences(
  note: Note,
  section: ReferencesSection | undefined,
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

function readItems(lines: readonly string[]): Pick<ReferencesSection, 'items' | 'others'> {
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
