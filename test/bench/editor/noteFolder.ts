/** Folders that the editor opens: a note, a copy of it, and a bibliography beside them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { largeBibliography } from '../../unit/support/largeBibliography';
import { readFixedLibrary, readLibrary } from '../../unit/support/testLibrary';
import { noteTexts } from '../noteTexts';
import { literature } from '../realProse';

/** Names nothing, so that no mark in this line comes from the note as it was opened. */
export const titleLine = 'Notes of a reading group';

/** The note that a window opens with, and its copy, which a user opens later. */
export const noteFiles = { first: 'first.md', second: 'second.md' };

/**
 * Writes the notes, of `length` UTF-16 units, and `references.bib`, which both notes name. All prose is the
 * dataset's own, so that a note has a name in each tenth word and a heading every 1,300 units, and a
 * bibliography has names in its abstracts.
 *
 * @param entries of the bibliography; 0 writes none
 */
export function writeNoteFolder(folder: string, length: number, entries: number): void {
  const library = readLibrary();
  const field = entries > 0 ? 'bibliography: references.bib\n' : '';
  // The yardstick marks names that the first of the fixed sources have; what the dataset begins with changes.
  const [text = ''] = noteTexts(readFixedLibrary(), 1, length);
  const note = text.replace(/^---\n[\s\S]*?\n---\n\n# .*$/m, `---\n${field}---\n\n# ${titleLine}`);
  for (const name of Object.values(noteFiles)) {
    writeFileSync(join(folder, name), note);
  }
  if (entries > 0) {
    const paragraphs = literature(library);
    // Two paragraphs together are as long as the abstract of an article: about 1,200 units.
    const abstracts = paragraphs.map(
      (paragraph, at) => `${paragraph} ${paragraphs[(at + 1) % paragraphs.length]}`,
    );
    writeFileSync(join(folder, 'references.bib'), largeBibliography(entries, true, abstracts));
  }
}
