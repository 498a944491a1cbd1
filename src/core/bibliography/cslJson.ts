import { t } from '@vscode/l10n';
import { parseDocument } from 'yaml';
import { type Entry, lazyEntry } from '../literature/entry';
import type { Reference } from '../literature/reference';
import type { TextEdit } from '../text/edits';
import { isRecord, parsedJson } from '../text/parsedJson';
import type { Range } from '../text/range';
import type { Bibliography, BibliographyProblem } from './bibliography';
import { referenceOfCsl } from './cslReference';
import { type UnnamedItem, unnamedEntries } from './unkeyedEntries';

/** Objects that are read without a pause. */
const ITEMS_AT_ONCE = 100;

/**
 * Reads CSL-JSON as Zotero, Better BibTeX and Pandoc write it: a list of items, or an object that contains such a list.
 * Keeps the key of a broken item if it can be read.
 */
export function* readCslJson(text: string): Generator<void, Bibliography> {
  const { items, lastItem } = yield* splitJson(text);
  const entries: Entry[] = [];
  const unnamed: UnnamedItem[] = [];
  const problems: BibliographyProblem[] = [];
  for (const [at, item] of items.entries()) {
    const { entry, nameless, problem } = readItem(text, item);
    entries.push(...(entry ? [entry] : []));
    unnamed.push(...(nameless ? [nameless] : []));
    problems.push(...(problem ? [problem] : []));
    if (at % ITEMS_AT_ONCE === ITEMS_AT_ONCE - 1) {
      yield;
    }
  }
  return { format: 'csl-json', entries, ...unnamedEntries(unnamed, entries), problems, lastItem };
}

function readItem(
  text: string,
  { start, end, id, isClosed }: JsonItem,
): {
  readonly entry?: Entry;
  readonly nameless?: UnnamedItem;
  readonly problem?: BibliographyProblem;
} {
  const written = text.slice(start, end);
  const value: unknown = isClosed ? parsedJson(written) : undefined;
  const parsed = isRecord(value) ? value : undefined;
  const mistake = isClosed
    ? t('This item is not valid JSON.')
    : t('The closing brace of this item is missing.');
  const problem = parsed ? undefined : { start, end: lineEnd(text, start, end), message: mistake };
  if (!id) {
    if (problem || !parsed) {
      return problem ? { problem } : {};
    }
    const message = t('This item has no “id”.');
    return {
      nameless: { start, end, read: (key) => referenceOfCsl(key, parsed) },
      problem: { start, end: start + 1, message, isHarmless: true },
    };
  }
  const name: unknown = parsedJson(text.slice(id.start, id.end));
  const key = String(name ?? text.slice(id.start, id.end));
  const quotes = typeof name === 'string' ? 1 : 0;
  const keyRange = { start: id.start + quotes, end: id.end - quotes };
  const place = { start, end, key, keyRange };
  return {
    entry: lazyEntry(
      place,
      () => referenceOfCsl(key, parsed ?? recovered(written)),
      undefined,
      undefined,
      () => written,
    ),
    ...(problem ? { problem } : {}),
  };
}

/** The readable part of a broken item: JSON is YAML, and YAML's parser continues after a mistake. */
function recovered(written: string): Readonly<Record<string, unknown>> {
  const value: unknown = parseDocument(written, { logLevel: 'error' }).toJS();
  return isRecord(value) ? value : {};
}

/** The end of the line in which a range begins, or of the range. */
function lineEnd(text: string, start: number, end: number): number {
  const line = text.slice(start, end).search(/[\r\n]/);
  return line < 0 ? end : start + line;
}

/**
 * Splits a JSON array of objects without parsing them, so that a mistake damages one object only: an open object ends
 * where a line begins with a brace in the same column as the first object's or further left.
 */

/** An object of the list; the range goes from brace to brace. */
export interface JsonItem extends Range {
  /** The value of its `id`, with its quotes. */
  readonly id: Range | undefined;
  readonly isClosed: boolean;
}

/** UTF-16 units that are read without a pause. */
const UNITS_AT_ONCE = 32_768;

/** The objects of the first list in a text, or the object that the text is; pauses between them. */
function* splitJson(
  text: string,
): Generator<void, { readonly items: JsonItem[]; readonly lastItem: Range | undefined }> {
  const items: JsonItem[] = [];
  const list = /^\s*(?:\{\s*"(?:items|references)"\s*:\s*)?\[/.exec(text.replace(/^\uFEFF/, ' '));
  const head = list?.[0].length ?? 0;
  const isClosing = closingOf(text, head);
  let lastItem = list && isClosing(head) ? { start: head, end: head } : undefined;
  let pause = UNITS_AT_ONCE;
  for (let at = lastItem ? -1 : text.indexOf('{', head); at >= 0; at = text.indexOf('{', at)) {
    const item = splitItem(text, at, columnOf(text, items[0]?.start ?? at));
    items.push(item);
    at = item.end;
    if (list && item.isClosed && isClosing(at)) {
      lastItem = { start: item.start, end: item.end };
      break;
    }
    if (at > pause) {
      pause = at + UNITS_AT_ONCE;
      yield;
    }
  }
  return { items, lastItem };
}

/** Whether a list that starts at an offset ends after another offset, with valid JSON after it. */
function closingOf(text: string, head: number): (offset: number) => boolean {
  const isWrapped = text.slice(0, head).includes('{');
  let mayHaveMore = isWrapped;
  return (offset) => {
    const bracket = /\s*,?\s*\]/y;
    bracket.lastIndex = offset;
    const end = isWrapped ? /\s*\}\s*$/y : /\s*$/y;
    if (!bracket.test(text)) {
      return false;
    }
    end.lastIndex = bracket.lastIndex;
    if (end.test(text)) {
      return true;
    }
    // The rest after the list is parsed only once, so that a hostile file cannot make us parse it again and again.
    const isFollowed =
      mayHaveMore && parsedJson(`{"items":[]${text.slice(bracket.lastIndex)}`) !== undefined;
    mayHaveMore = false;
    return isFollowed;
  };
}

/** The blanks before an offset, if nothing else is before it in its line. */
function columnOf(text: string, offset: number): number | undefined {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*$/.test(text.slice(line, offset)) ? offset - line : undefined;
}

function splitItem(text: string, start: number, column: number | undefined): JsonItem {
  let depth = 0;
  let id: Range | undefined;
  for (let at = start; at < text.length; at++) {
    const unit = text[at];
    if (unit === '"') {
      const end = endOfString(text, at);
      if (depth === 1 && id === undefined && text.slice(at, end) === '"id"') {
        id = valueAt(text, end);
      }
      at = end - 1;
    } else if (unit === '{' || unit === '[') {
      if (depth > 0 && unit === '{' && column !== undefined && isAtHead(text, at, column)) {
        return { start, end: endOfWords(text, start, at), id, isClosed: false };
      }
      depth++;
    } else if (unit === '}' || unit === ']') {
      depth--;
      if (depth === 0) {
        return { start, end: at + 1, id, isClosed: unit === '}' };
      }
    }
  }
  return { start, end: endOfWords(text, start, text.length), id, isClosed: false };
}

function isAtHead(text: string, at: number, column: number): boolean {
  const own = columnOf(text, at);
  return own !== undefined && own <= column;
}

/** The offset after a string; one that is not closed ends with its line. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const unit = text[at];
    if (unit === '\\') {
      at++;
    } else if (unit === '"') {
      return at + 1;
    } else if (unit === '\n') {
      return at;
    }
  }
  return text.length;
}

/** The text or number after a name and a colon. */
function valueAt(text: string, offset: number): Range | undefined {
  const value = /\s*:\s*("(?:[^"\\\n]|\\.)*"|-?\d+)/y;
  value.lastIndex = offset;
  const found = value.exec(text)?.[1];
  return found === undefined
    ? undefined
    : { start: value.lastIndex - found.length, end: value.lastIndex };
}

function endOfWords(text: string, from: number, to: number): number {
  return from + text.slice(from, to).replace(/[\s,]+$/, '').length;
}

/**
 * The edit that adds items after the last one of a CSL-JSON list, indented and ordered like it.
 *
 * @param canWrite whether the encoding of the file has all characters of a text
 * @returns undefined where the file is no list
 */
export function insertJsonItems(
  text: string,
  { entries, lastItem }: Bibliography,
  items: readonly Reference[],
  canWrite: (text: string) => boolean,
): TextEdit | undefined {
  const isEmpty = /^\uFEFF?\s*$/.test(text);
  if (!lastItem && !isEmpty) {
    return undefined;
  }
  const comma = /\s*,/y;
  comma.lastIndex = lastItem?.end ?? text.length;
  const hasComma = comma.test(text);
  const at = hasComma ? comma.lastIndex : (lastItem?.end ?? text.length);
  const isFirst = !lastItem || lastItem.start === lastItem.end;
  const last = entries.at(-1);
  const added = isFirst
    ? firstItems(text, at, items)
    : (hasComma ? '' : ',') + (last ? itemsLike(text, last, items) : bodiesOf(items));
  return { start: at, end: at, text: escapedJson(added, canWrite) };
}

/** JSON with an escape for each unit that the file cannot hold. */
function escapedJson(json: string, canWrite: (text: string) => boolean): string {
  return json.replace(/[^\0-\x7f]/gu, (character) =>
    canWrite(character)
      ? character
      : Array.from(
          { length: character.length },
          (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
        ).join(''),
  );
}

function itemsLike(text: string, last: Entry, items: readonly Reference[]): string {
  const sample = text.slice(last.start, last.end);
  const line = text.lastIndexOf('\n', last.start - 1) + 1;
  const before = text.slice(line, last.start);
  const isOnOwnLine = line > 0 && /^[ \t]*$/.test(before);
  const indent = isOnOwnLine ? before : (/^[ \t]*/.exec(before)?.[0] ?? '');
  const inner = /\n([ \t]*)"/.exec(sample)?.[1];
  const step = inner === undefined ? undefined : inner.slice(indent.length) || '  ';
  const gap = isOnOwnLine ? `\n${indent}` : ' ';
  const bodies = items.map((item) =>
    step === undefined
      ? inOneLine(ordered(item, last), sample)
      : written(ordered(item, last), indent, step),
  );
  return gap + bodies.join(`,${gap}`);
}

function firstItems(text: string, at: number, items: readonly Reference[]): string {
  if (!text.includes('[')) {
    return `[${bodiesOf(items)}\n]\n`;
  }
  const isClosedBelow = /^\s*\n/.test(text.slice(at));
  return bodiesOf(items) + (isClosedBelow ? '' : '\n');
}

function bodiesOf(items: readonly Reference[]): string {
  return items.map((item) => `\n  ${written(item, '  ', '  ')}`).join(',');
}

function written(item: object, indent: string, step: string): string {
  return JSON.stringify(item, undefined, step).replace(/\n/g, `\n${indent}`);
}

/** Adds blanks after colons and commas if the sample has them. */
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

/** Orders the fields as in another item; fields that it lacks come last. */
function ordered(item: Reference, { reference }: Entry): object {
  const names = Object.keys(reference).filter((name) => name in item);
  return Object.fromEntries(
    [...new Set([...names, ...Object.keys(item)])].map((name) => [name, item[name]]),
  );
}

/** References as CSL-JSON: always a list, even of one item, since programs import a list. */
export function writeCslJson(...references: readonly Reference[]): string {
  return `${JSON.stringify(references, undefined, 2)}\n`;
}
