/** Combines the user's entries with those of the library; the user's take precedence. */
import type { DatasetEntry } from '../dataset/datasetFile';

/** Entries grouped by a key, in the order of the keys' first occurrences. */
export function groupedBy<T>(
  entries: readonly DatasetEntry<T>[],
  keyOf: (value: T) => string,
): Map<string, DatasetEntry<T>[]> {
  const groups = new Map<string, DatasetEntry<T>[]>();
  for (const entry of entries) {
    const key = keyOf(entry.value);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return groups;
}

/** The fields of a base and of the layers above it; the first layer with a field decides. */
export function layer<T extends object>(
  below: Partial<T> | undefined,
  layers: readonly Partial<T>[],
): Partial<T> {
  return Object.assign({}, below, ...layers.toReversed());
}

/** The items of all lists in order, without duplicates. */
export function union<T>(lists: readonly (readonly T[] | undefined)[]): T[] {
  return [...new Set(lists.flatMap((list) => list ?? []))];
}

/** An item of the library as an entry among those of the user. Its problems are not reported. */
export function bundledEntry<T>(value: T): DatasetEntry<T> {
  return { value, problemAt: (_, message) => ({ path: '', line: 1, column: 1, message }) };
}
