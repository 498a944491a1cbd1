import { t } from '@vscode/l10n';
import { isMap, isScalar, isSeq, parseDocument, stringify, type YAMLMap } from 'yaml';
import { type Entry, lazyEntry } from '../literature/entry';
import type { Reference } from '../literature/reference';
import type { Range } from '../text/range';
import { isDeeplyNested } from '../text/yaml';
import type { Bibliography, BibliographyProblem } from './bibliography';
import { isRecord, referenceOfCsl } from './cslReference';

/** Items that are read without a pause. */
const STRETCH = 4;

/**
 * Reads CSL-YAML as Pandoc has it: a list under `references`, or a list alone. Each item is read by
 * itself, so that a mistake damages one of them only.
 */
export function* readCslYaml(text: string): Generator<void, Bibliography> {
  const entries: Entry[] = [];
  const problems: BibliographyProblem[] = [];
  for (const [at, item] of splitItems(text).entries()) {
    const read = readItem(text, item);
    entries.push(...read.entries);
    problems.push(...read.problems);
    if (at % STRETCH === STRETCH - 1) {
      yield;
    }
  }
  return { format: 'csl-yaml', entries, problems };
}

/** The items of the list, from the head of the line with the hyphen; the whole text where it has none. */
function splitItems(text: string): Range[] {
  const list = /^(?:references:[ \t]*(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*)?( *)- /m.exec(text);
  if (!list) {
    return [{ start: 0, end: text.length }];
  }
  const indent = (list[1] as string).length;
  const first = list.index + list[0].length - indent - 2;
  // An item ends where a line is indented as much as its hyphen or less.
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
  return starts.flatMap((start, at) => {
    const isItem = /^ *-(?:\s|$)/.test(text.slice(start, start + indent + 2));
    const end = starts[at + 1] ?? text.length;
    return isItem ? [{ start, end: start + text.slice(start, end).trimEnd().length }] : [];
  });
}

interface ReadItems {
  readonly entries: readonly Entry[];
  readonly problems: readonly BibliographyProblem[];
}

function readItem(text: string, { start, end }: Range): ReadItems {
  const yaml = text.slice(start, end);
  if (isDeeplyNested(yaml)) {
    const problem = { start, end: Math.min(end, start + 1), message: t('This is not valid YAML.') };
    return { entries: [], problems: [problem] };
  }
  const document = parseDocument(yaml, { logLevel: 'error' });
  const [error] = document.errors;
  const mistake = start + Math.min(error?.pos[0] ?? 0, Math.max(0, end - start - 1));
  const problems = error
    ? [{ start: mistake, end: Math.min(end, mistake + 1), message: t('This is not valid YAML.') }]
    : [];
  const list = isMap(document.contents) ? document.contents.get('references') : document.contents;
  const items = isSeq(list) ? list.items.filter((item) => isMap(item)) : [];
  const entries = items.map((item) => entryOf(text, start, item));
  const unnamed = entries.some((entry) => entry === undefined) && problems.length === 0;
  return {
    entries: entries.filter((entry) => entry !== undefined),
    problems: unnamed
      ? [{ start, end: Math.min(end, start + 1), message: t('This item has no “id”.') }]
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
  const [start = 0, end = 0] = item.range ?? [];
  const value: unknown = item.toJSON();
  return lazyEntry({ start: offset + start, end: offset + end, key, keyRange }, () =>
    referenceOfCsl(key, isRecord(value) ? value : {}),
  );
}

/** Line ends of YAML 1.1 that are none of YAML 1.2, with their escapes. */
const oldLineEnds: ReadonlyMap<string, string> = new Map([
  ['\u0085', '\\N'],
  ['\u2028', '\\L'],
  ['\u2029', '\\P'],
]);

/**
 * A reference as an item of a list in YAML, without a line end after it. It means the same in YAML 1.1, which
 * Pandoc reads: there, `no` is no text and U+2028 ends a line.
 */
export function writeCslYaml(reference: Reference): string {
  const options = { lineWidth: 0, compat: 'yaml-1.1' } as const;
  const written = stringify([reference], options);
  const safe = /[\u0085\u2028\u2029]/.test(written)
    ? stringify([reference], { ...options, defaultStringType: 'QUOTE_DOUBLE' }).replace(
        /[\u0085\u2028\u2029]/g,
        (end) => oldLineEnds.get(end) ?? end,
      )
    : written;
  return safe.trimEnd();
}
