import { t } from '@vscode/l10n';
import { parseDocument } from 'yaml';
import {
  type Bibliography,
  type BibliographyEntry,
  type BibliographyProblem,
  lazyEntry,
} from './bibliography';
import { isRecord, referenceOfCsl } from './cslReference';
import { type JsonItem, splitJson } from './splitJson';

/** Objects that are read without a pause. */
const STRETCH = 100;

/**
 * Reads CSL-JSON as Zotero, Better BibTeX and Pandoc write it: a list of items, or an object that has
 * such a list. Of a broken item, the key is kept if it can be made out.
 */
export function* readCslJson(text: string): Generator<void, Bibliography> {
  const items = yield* splitJson(text);
  const entries: BibliographyEntry[] = [];
  const problems: BibliographyProblem[] = [];
  for (const [at, item] of items.entries()) {
    const { entry, problem } = readItem(text, item);
    entries.push(...(entry ? [entry] : []));
    problems.push(...(problem ? [problem] : []));
    if (at % STRETCH === STRETCH - 1) {
      yield;
    }
  }
  return { format: 'csl-json', entries, problems };
}

function readItem(
  text: string,
  { start, end, id, isClosed }: JsonItem,
): { readonly entry?: BibliographyEntry; readonly problem?: BibliographyProblem } {
  const written = text.slice(start, end);
  const value: unknown = isClosed ? parseJson(written) : undefined;
  const parsed = isRecord(value) ? value : undefined;
  const mistake = isClosed
    ? t('This item is not valid JSON.')
    : t('The closing brace of this item is missing.');
  const problem = parsed ? undefined : { start, end: lineEnd(text, start, end), message: mistake };
  if (!id) {
    const message = t('This item has no “id”.');
    return { problem: problem ?? { start, end: start + 1, message } };
  }
  const name: unknown = parseJson(text.slice(id.start, id.end));
  const key = String(name ?? text.slice(id.start, id.end));
  const quotes = typeof name === 'string' ? 1 : 0;
  const keyRange = { start: id.start + quotes, end: id.end - quotes };
  const place = { start, end, key, keyRange };
  return {
    entry: lazyEntry(place, () => referenceOfCsl(key, parsed ?? recovered(written))),
    ...(problem ? { problem } : {}),
  };
}

/** What can be made out of a broken item: JSON is YAML, and YAML's parser goes on behind a mistake. */
function recovered(written: string): Readonly<Record<string, unknown>> {
  const value: unknown = parseDocument(written, { logLevel: 'error' }).toJS();
  return isRecord(value) ? value : {};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The end of the line in which a range begins, or of the range. */
function lineEnd(text: string, start: number, end: number): number {
  const line = text.slice(start, end).search(/[\r\n]/);
  return line < 0 ? end : start + line;
}
