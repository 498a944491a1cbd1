import type { EntryInFile } from '../literature/publication';
import { keysIn, listsEverything, type NoteCitations } from './noteCitations';
import type { NoteLiterature } from './noteLiterature';

/**
 * The entries of a note's bibliographies that the note does not cite, in their order. Every entry is cited where the
 * note lists all (`nocite: '@*'`), and so is one that a cited entry builds on (`crossref`).
 */
export function unusedEntries(note: NoteCitations, literature: NoteLiterature): EntryInFile[] {
  if (listsEverything(note)) {
    return [];
  }
  const used = new Set(keysIn(note));
  // A set gives what is added while one goes through it: entries that others build on may build on others.
  for (const key of used) {
    const entries = literature.publication(key)?.entries ?? [];
    entries.flatMap(({ entry }) => entry.uses).forEach((use) => used.add(use.key));
  }
  return literature.all.filter(({ key }) => !used.has(key)).flatMap(({ entries }) => entries);
}
