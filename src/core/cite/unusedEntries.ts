import type { EntryInFile } from '../literature/publication';
import { keysIn, listsEverything, type NoteCitations } from './noteCitations';
import type { NoteLiterature } from './noteLiterature';

/**
 * The entries of a note's bibliographies that the note does not cite, in their order. An entry also counts as cited if
 * a cited entry refers to it (`crossref`), and all do if the note lists everything (`nocite: '@*'`).
 */
export function unusedEntries(note: NoteCitations, literature: NoteLiterature): EntryInFile[] {
  if (listsEverything(note)) {
    return [];
  }
  const used = new Set(keysIn(note));
  // The loop also visits keys that it adds to the set: an entry may inherit from one that inherits itself.
  for (const key of used) {
    const entries = literature.publication(key)?.entries ?? [];
    entries.flatMap(({ entry }) => entry.uses).forEach((use) => used.add(use.key));
  }
  return literature.all.filter(({ key }) => !used.has(key)).flatMap(({ entries }) => entries);
}
