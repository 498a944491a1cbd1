import { FreeKeys, isCitable, keyFor } from '../literature/citationKeys';
import { type Entry, lazyEntry } from '../literature/entry';
import type { Reference } from '../literature/reference';
import { type ReferenceSummary, summaryOf } from '../literature/summary';
import type { Range } from '../text/range';
import type { Bibliography } from './bibliography';

/** A record of a format in which keys are optional. */
export interface UnkeyedRecord extends Range {
  /** The field that may contain the key. */
  readonly label?: Range | undefined;
}

/** Records that are read without a pause. */
const STRETCH = 20;

/**
 * Gives records their keys: the label of the record if it can be cited, else author and year.
 *
 * @param read reads the record; `id` is for the reference
 */
export function* withKeys<R extends UnkeyedRecord>(
  text: string,
  records: readonly R[],
  read: (record: R, id: string) => Reference,
): Generator<void, Entry[]> {
  const labels = records.map(({ label }) => labelIn(text, label));
  const keys = new FreeKeys(new Set(labels.filter((label) => label !== undefined)));
  const entries: Entry[] = [];
  for (const [at, record] of records.entries()) {
    const label = labels[at];
    const head = { start: record.start, end: record.start };
    const summary: ReferenceSummary | undefined = label ? undefined : summaryOf(read(record, ''));
    const key = label ?? keys.take(keyFor(summary ?? { authors: [] }));
    const { start, end } = record;
    const keyRange = label && record.label ? record.label : head;
    const readSummary = summary && (() => summary);
    const written = () => text.slice(start, end);
    entries.push(
      lazyEntry(
        { start, end, key, keyRange },
        () => read(record, key),
        readSummary,
        undefined,
        written,
      ),
    );
    if (at % STRETCH === STRETCH - 1) {
      yield;
    }
  }
  return entries;
}

/** An item of CSL without an `id`. */
export interface UnnamedItem extends Range {
  /** @param id for the reference */
  readonly read: (id: string) => Reference;
}

/**
 * Entries of the items without an `id`, under keys that no other entry has.
 *
 * @param items those without a title are left out: any object of JSON may be one
 */
export function unnamedEntries(
  items: readonly UnnamedItem[],
  entries: readonly Entry[],
): Pick<Bibliography, 'unkeyed'> {
  const keys = new FreeKeys(new Set(items.length > 0 ? entries.map(({ key }) => key) : []));
  const unkeyed = items.flatMap(({ start, end, read }) => {
    const summary = summaryOf(read(''));
    if (!summary.title) {
      return [];
    }
    const key = keys.take(keyFor(summary));
    const keyRange = { start, end: start };
    return lazyEntry(
      { start, end, key, keyRange },
      () => read(key),
      () => summary,
    );
  });
  return unkeyed.length > 0 ? { unkeyed } : {};
}

function labelIn(text: string, label: Range | undefined): string | undefined {
  const written = label && text.slice(label.start, label.end);
  return written && isCitable(written) ? written : undefined;
}
