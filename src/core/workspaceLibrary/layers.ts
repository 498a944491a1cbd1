/** Putting what a user wrote on top of what the library has. */
import type { Entry } from '../dataset/datasetFile';

/** Entries by a key, in the order in which the keys come first. */
export function groupedBy<T>(
  entries: readonly Entry<T>[],
  keyOf: (value: T) => string,
): Map<string, Entry<T>[]> {
  const groups = new Map<string, Entry<T>[]>();
  for (const entry of entries) {
    const key = keyOf(entry.value);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return groups;
}

/** The fields of all layers and what is below them; of one that several have, the first layer counts. */
export function layer<T extends object>(
  below: Partial<T> | undefined,
  layers: readonly Partial<T>[],
): Partial<T> {
  return Object.assign({}, below, ...layers.toReversed());
}

/** The items of all lists, each once, in order. */
export function union<T>(lists: readonly (readonly T[] | undefined)[]): T[] {
  return [...new Set(lists.flatMap((list) => list ?? []))];
}

/** Something of the library among entries of a user: what is wrong with it is not the user's. */
export function bundledEntry<T>(value: T): Entry<T> {
  return { value, problemAt: (_, message) => ({ path: '', line: 1, column: 1, message }) };
}
