import type { TextEdit } from '../cite/textEdit';
import type { Bibliography } from './bibliography';

/**
 * The edits that give an entry another key, also where other entries name it (`crossref`).
 *
 * @returns nothing where the key does not stand in the file
 */
export function renameKey({ entries }: Bibliography, key: string, newKey: string): TextEdit[] {
  const places = entries.flatMap((entry) => [
    ...(entry.key === key ? [entry.keyRange] : []),
    ...entry.uses.filter((use) => use.key === key),
  ]);
  return places
    .filter(({ start, end }) => start < end)
    .map(({ start, end }) => ({ start, end, text: newKey }));
}
