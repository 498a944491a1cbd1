/**
 * Adds items to the end of a list, however many they are: `list.push(...items)` throws for some 100,000, such as the
 * cells of a large table.
 */
export function append<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) {
    list.push(item);
  }
}
