import type { Reference } from '../cite/reference';
import type { TextEdit } from '../cite/textEdit';
import type { BibliographyEntry } from './bibliography';

/** The edit that adds an item behind the last one of a CSL-JSON list, indented and ordered like it. */
export function jsonItemEdit(
  text: string,
  entries: readonly BibliographyEntry[],
  item: Reference,
): TextEdit {
  const last = entries.at(-1);
  const at = endOfList(text, last?.end ?? 0);
  if (!last) {
    return { start: at, end: at, text: firstItem(text, at, item) };
  }
  const sample = text.slice(last.start, last.end);
  const line = text.lastIndexOf('\n', last.start - 1) + 1;
  const before = text.slice(line, last.start);
  const isOnOwnLine = line > 0 && /^[ \t]*$/.test(before);
  const indent = isOnOwnLine ? before : (/^[ \t]*/.exec(before)?.[0] ?? '');
  const comma = text[at - 1] === ',' ? '' : ',';
  const inner = /\n([ \t]*)"/.exec(sample)?.[1];
  const step = inner === undefined ? undefined : inner.slice(indent.length) || '  ';
  const body =
    step === undefined
      ? inOneLine(ordered(item, last), sample)
      : written(ordered(item, last), indent, step);
  return { start: at, end: at, text: comma + (isOnOwnLine ? `\n${indent}` : ' ') + body };
}

/** Behind the last item: before the bracket that closes the list, or, without one, behind the words. */
function endOfList(text: string, from: number): number {
  const closing = /\][\s}]*$/.exec(text);
  const end = closing && closing.index >= from ? closing.index : text.length;
  return text.slice(0, end).trimEnd().length;
}

function firstItem(text: string, at: number, item: Reference): string {
  const body = `\n  ${written(item, '  ', '  ')}`;
  if (!text.includes('[')) {
    return `[${body}\n]\n`;
  }
  const isClosedBelow = /^\s*\n/.test(text.slice(at));
  return (text[at - 1] === '}' ? ',' : '') + body + (isClosedBelow ? '' : '\n');
}

function written(item: object, indent: string, step: string): string {
  return JSON.stringify(item, undefined, step).replace(/\n/g, `\n${indent}`);
}

/** With blanks behind colons and commas if the sample has them. */
function inOneLine(item: object, sample: string): string {
  if (!/": /.test(sample)) {
    return JSON.stringify(item);
  }
  const padding = /^\{ /.test(sample) ? ' ' : '';
  return JSON.stringify(item, undefined, 1)
    .replace(/,\n */g, ', ')
    .replace(/([[{])\n */g, `$1${padding}`)
    .replace(/\n *([\]}])/g, `${padding}$1`);
}

/** The fields in the order of another item; what that one lacks comes last. */
function ordered(item: Reference, { reference }: BibliographyEntry): object {
  const names = Object.keys(reference).filter((name) => name in item);
  return Object.fromEntries(
    [...new Set([...names, ...Object.keys(item)])].map((name) => [name, item[name]]),
  );
}
