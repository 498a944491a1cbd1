/**
 * Finds out whether an entry is above itself.
 *
 * @param broaderOf the ids directly above an id
 * @returns the ids on the way from `id` up and back to it, both ends included: `a, b, a`
 */
export function findLoop(
  id: string,
  broaderOf: (id: string) => readonly string[],
): readonly string[] | undefined {
  const visited = new Set<string>();
  const climb = (way: readonly string[]): readonly string[] | undefined => {
    for (const broader of broaderOf(way.at(-1) as string)) {
      if (broader === id) {
        return [...way, id];
      }
      if (!visited.has(broader)) {
        visited.add(broader);
        const loop = climb([...way, broader]);
        if (loop) {
          return loop;
        }
      }
    }
    return undefined;
  };
  return climb([id]);
}
