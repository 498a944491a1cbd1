import { t } from '@vscode/l10n';
import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  parseAllDocuments,
  parseDocument,
  stringify,
  type YAMLMap,
} from 'yaml';
import { type Entry, lazyEntry } from '../literature/entry';
import type { Reference } from '../literature/reference';
import { applyEdits, type TextEdit } from '../text/edits';
import { isRecord } from '../text/parsedJson';
import type { Range } from '../text/range';
import { isDeeplyNested } from '../text/yaml';
import type { Bibliography, BibliographyProblem } from './bibliography';
import { referenceOfCsl, titles } from './cslReference';
import { readMarkdownTitle, writeMarkdownTitle } from './markdownTitle';
import { type UnnamedItem, unnamedEntries } from './unkeyedEntries';

/** Items that are read without a pause. */
const STRETCH = 4;

/**
 * Reads CSL-YAML as Pandoc does: a list under `references`, or only a list. Each item is parsed separately, so that a
 * mistake damages one item only.
 */
export function* readCslYaml(written: string): Generator<void, Bibliography> {
  const text = withLineFeeds(written);
  const entries: Entry[] = [];
  const unnamed: UnnamedItem[] = [];
  const problems: BibliographyProblem[] = [];
  const { items, lastItem } = splitItems(text);
  for (const [at, item] of items.entries()) {
    const read = readItem(text, item);
    entries.push(...read.entries);
    unnamed.push(...read.unnamed);
    problems.push(...read.problems);
    if (at % STRETCH === STRETCH - 1) {
      yield;
    }
  }
  return { format: 'csl-yaml', entries, ...unnamedEntries(unnamed, entries), problems, lastItem };
}

/** Replaces carriage returns that YAML takes for line ends, since the parser does not know them. Offsets stay. */
function withLineFeeds(text: string): string {
  return text.replace(/\r(?!\n)/g, '\n');
}

/** The beginning of a block list, with the blanks before its first item: under a name, or as the whole file. */
const namedList = /^references:[ \t]*(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*( *)- /m;
const bareList = /^\uFEFF?(?:(?:---|%|[ \t]*#).*\r?\n|[ \t]*\r?\n)*( *)- /;

/** The items of the list, each from the start of the line with its hyphen; the whole text if there is no list. */
function splitItems(text: string): { readonly items: Range[]; readonly lastItem?: Range } {
  const isNamed = /^references:/m.test(text);
  const list = (isNamed ? namedList : bareList).exec(text);
  if (!list) {
    return { items: [{ start: 0, end: text.length }] };
  }
  const indent = (list[1] as string).length;
  const first = list.index + list[0].length - indent - 2;
  // An item ends before a line that is indented no more than its hyphen.
  const outer = new RegExp(`^ {0,${indent}}(?=[^\\s#])`, 'gm');
  const starts: number[] = [];
  outer.lastIndex = first;
  for (let match = outer.exec(text); match; match = outer.exec(text)) {
    starts.push(match.index);
    outer.lastIndex = match.index + match[0].length + 1;
    if (!text.startsWith('-', match.index + indent) || text.startsWith('---', match.index)) {
      break;
    }
  }
  const items = starts.flatMap((start, at) => {
    const isItem = /^ *-(?:\s|$)/.test(text.slice(start, start + indent + 2));
    const end = starts[at + 1] ?? text.length;
    return isItem ? [{ start, end: start + text.slice(start, end).trimEnd().length }] : [];
  });
  const lastItem = items.at(-1);
  return lastItem ? { items, lastItem } : { items };
}

interface ReadItems {
  readonly entries: readonly Entry[];
  readonly unnamed: readonly UnnamedItem[];
  readonly problems: readonly BibliographyProblem[];
}

function readItem(text: string, { start, end }: Range): ReadItems {
  const yaml = text.slice(start, end);
  if (isDeeplyNested(yaml)) {
    const problem = { start, end: Math.min(end, start + 1), message: t('This is not valid YAML.') };
    return { entries: [], unnamed: [], problems: [problem] };
  }
  const document = parseDocument(yaml, { logLevel: 'error' });
  const [error] = document.errors;
  const mistake = start + Math.min(error?.pos[0] ?? 0, Math.max(0, end - start - 1));
  const problems = error
    ? [{ start: mistake, end: Math.min(end, mistake + 1), message: t('This is not valid YAML.') }]
    : [];
  const list = isMap(document.contents) ? document.contents.get('references') : document.contents;
  const items = isSeq(list) ? list.items.filter((item) => isMap(item)) : [];
  const entries: Entry[] = [];
  const unnamed: UnnamedItem[] = [];
  for (const item of items) {
    const entry = entryOf(text, start, item);
    if (entry) {
      entries.push(entry);
    } else {
      unnamed.push(unnamedItem(start, item));
    }
  }
  const message = t('This item has no “id”.');
  return {
    entries,
    unnamed,
    problems:
      unnamed.length > 0 && problems.length === 0
        ? [{ start, end: Math.min(end, start + 1), message, isHarmless: true }]
        : problems,
  };
}

function entryOf(text: string, offset: number, item: YAMLMap): Entry | undefined {
  const id = item.get('id', true);
  if (!isScalar(id) || !id.range || id.value === null || id.value === '') {
    return undefined;
  }
  const key = String(id.value);
  const [from = 0, to = 0] = id.range;
  const written = text.slice(offset + from, offset + to);
  const quotes = /^["']/.test(written) ? 1 : 0;
  const keyRange = { start: offset + from + quotes, end: offset + to - quotes };
  const { start, end, read } = unnamedItem(offset, item);
  return lazyEntry({ start, end, key, keyRange }, () => read(key));
}

function unnamedItem(offset: number, item: YAMLMap): UnnamedItem {
  const [start = 0, end = 0] = item.range ?? [];
  const value: unknown = item.toJSON();
  return {
    start: offset + start,
    end: offset + end,
    read: (id) => referenceOfCsl(id, isRecord(value) ? withTitles(value, readMarkdownTitle) : {}),
  };
}

/** An item whose titles are read from Markdown, or written as it. */
function withTitles<T extends Readonly<Record<string, unknown>>>(
  item: T,
  convert: (title: string) => string,
): T {
  const converted = Object.entries(item).filter(
    (field): field is [string, string] => titles.has(field[0]) && typeof field[1] === 'string',
  );
  const changed = converted.map(([name, title]) => [name, convert(title)]);
  return { ...item, ...Object.fromEntries(changed) };
}

/** The most units of a file, or of its end, that are parsed again to check an addition. */
const MOST_TRIED = 2 ** 18;

/**
 * The edit that adds items after the last one of a CSL-YAML list, in block or flow form. It is tested first: the YAML
 * afterwards must have the content from before, plus the items.
 *
 * @param canWrite whether the encoding of the file has all characters of a text
 * @returns undefined if nothing can be added to the file in its form
 */
export function insertYamlItems(
  own: string,
  { lastItem }: Bibliography,
  references: readonly Reference[],
  canWrite: (text: string) => boolean,
): TextEdit | undefined {
  const text = withLineFeeds(own);
  const items = references.map((reference) => withTitles(reference, writeMarkdownTitle));
  // Writes items one by one: a value that two items share would become an alias (`*a1`) in the second one.
  const written = items.map((item) => yamlOf(item, canWrite)).join('\n');
  // In a long list, the last item and the text after it suffice for the test.
  const from = lastItem?.start ?? 0;
  const before = (lastItem ? LIST : '') + text.slice(from);
  if (before.length > MOST_TRIED || isDeeplyNested(before)) {
    return undefined;
  }
  const edits = lastItem
    ? [belowItem(text, lastItem, written)]
    : listEdits(text, written, items, canWrite);
  return edits.find((edit) => {
    const offset = before.length - text.length;
    const moved = { ...edit, start: edit.start + offset, end: edit.end + offset };
    return isExtended(before, applyEdits(before, [moved]), items);
  });
}

const LIST = 'references:\n';

/** The edit that adds items below an item, with hyphens in the same column. */
function belowItem(text: string, { start, end }: Range, written: string): TextEdit {
  const indent = /^ */.exec(text.slice(start, end))?.[0] ?? '';
  const lines = written.split('\n').map((line) => indent + line);
  return { start: end, end, text: `\n${lines.join('\n')}` };
}

/** The edits that may add the first items in block form, or items in flow form. */
function listEdits(
  text: string,
  written: string,
  items: readonly Reference[],
  canWrite: (text: string) => boolean,
): TextEdit[] {
  const document = parseAllDocuments(text, { logLevel: 'silent' })[0];
  const list = isMap(document?.contents) ? document.contents.get('references', true) : undefined;
  const place = isNode(list) ? list : document?.contents;
  const end = text.trimEnd().length;
  const gap = /[^\s\uFEFF]/.test(text) ? '\n' : '';
  const lineEnd = /\n/.test(text.slice(end)) ? '' : '\n';
  const atEnd = { start: end, end, text: `${gap}${LIST}${written}${lineEnd}` };
  const [start = 0, valueEnd = 0] = place?.range ?? [];
  if (isSeq(place) && place.items.length > 0) {
    const [, itemEnd = 0] = (place.items.at(-1) as Node).range ?? [];
    const at = text.slice(0, itemEnd).trimEnd().length;
    const line = text.lastIndexOf('\n', start - 1) + 1;
    return place.flow
      ? [{ start: at, end: at, text: `, ${inBrackets(items, canWrite)}` }]
      : [belowItem(text, { start: line, end: at }, written)];
  }
  const isNothing = isSeq(place) || (isScalar(place) && place.value === null);
  if (!isNothing) {
    return [atEnd];
  }
  const blanks = /[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const inLines = { start: start - blanks, end: valueEnd, text: `\n${written}` };
  const inList = { start: start + 1, end: start + 1, text: inBrackets(items, canWrite) };
  return [...(list ? [inLines] : []), ...(isSeq(place) ? [inList] : []), atEnd];
}

/** Items as JSON, which YAML accepts in brackets. */
function inBrackets(items: readonly Reference[], canWrite: (text: string) => boolean): string {
  const written = items.map((item) => JSON.stringify(item)).join(', ');
  return escapedYaml(written, canWrite);
}

/** Whether YAML has the content from before, with more items in its list. */
function isExtended(before: string, after: string, items: readonly Reference[]): boolean {
  const [old, now] = [valuesIn(before), valuesIn(after)];
  if (!old || !now) {
    return false;
  }
  const [first, ...rest] = old;
  const list = Array.isArray(first)
    ? [...first, ...items]
    : {
        ...(isRecord(first) ? first : {}),
        references: [
          ...(isRecord(first) ? ((first.references as unknown[] | null) ?? []) : []),
          ...items,
        ],
      };
  return JSON.stringify([list, ...rest]) === JSON.stringify(now);
}

/** The values of all documents in a text; undefined if a document has a mistake. */
function valuesIn(text: string): unknown[] | undefined {
  const documents = [...parseAllDocuments(text, { logLevel: 'silent' })];
  try {
    return documents.some(({ errors }) => errors.length > 0)
      ? undefined
      : documents.map((document): unknown => document.toJS());
  } catch {
    // An alias has no anchor, or there are too many of them.
    return undefined;
  }
}

/**
 * A reference as an item of a YAML list, without a line end after it. It means the same in YAML 1.1, which Pandoc
 * reads: there, `no` is not a text, and U+2028 ends a line.
 *
 * @param canWrite whether the encoding of the file has all characters of a text
 */
export function writeCslYaml(
  reference: Reference,
  canWrite: (text: string) => boolean = () => true,
): string {
  return yamlOf(withTitles(reference, writeMarkdownTitle), canWrite);
}

function yamlOf(reference: Reference, canWrite: (text: string) => boolean): string {
  const options = { lineWidth: 0, compat: 'yaml-1.1' } as const;
  const written = stringify([reference], options).trimEnd();
  return escapedYaml(written, canWrite) === written
    ? written
    : escapedYaml(
        stringify([reference], { ...options, defaultStringType: 'QUOTE_DOUBLE' }).trimEnd(),
        canWrite,
      );
}

/**
 * Puts texts into double quotes with escapes, if the file cannot hold a character, or YAML 1.1 would end a line at one.
 */
function escapedYaml(yaml: string, canWrite: (text: string) => boolean): string {
  return yaml.replace(/[^\0-\x7f]/gu, (character) => {
    const isLineEnd = /[\u0085\u2028\u2029]/.test(character);
    const code = (character.codePointAt(0) as number).toString(16);
    return canWrite(character) && !isLineEnd
      ? character
      : code.length > 4
        ? `\\U${code.padStart(8, '0')}`
        : `\\u${code.padStart(4, '0')}`;
  });
}
