/** A new concept note of an entity: its path, and its text. */
import { stringify } from 'yaml';
import type { Entity } from '../library/schema';
import { fileName } from '../literatureNotes/notePath';

/** The default folder, beside that of literature notes. */
export const USUAL_FOLDER = 'concepts';
/** The most aliases of a new note: the other names of the entity are recognised anyway. */
const MOST_ALIASES = 6;

/**
 * The path of the concept note of an entity, relative to the folder of the workspace and always below it:
 * `concepts/IL-6.md`.
 *
 * @param folder as a setting names it; `.` is the folder of the workspace
 */
export function conceptNotePath(folder: string, { label }: Entity): string {
  const parts = [...folder.split(/[\\/]/), `${label.replace(/[\\/]/g, '-')}.md`];
  return parts
    .map(fileName)
    .filter((part) => part !== '')
    .join('/');
}

/** The text of a new note: title and aliases in its front matter, and an empty paragraph at its end. */
export function newConceptNote({ label, name, synonyms }: Entity): string {
  const english = synonyms.filter(({ needs, language }) => needs === undefined && !language);
  const names = new Set([name, ...english.map(({ text }) => text)]);
  names.delete(label);
  const aliases = [...names].slice(0, MOST_ALIASES);
  return `---\n${stringify({ title: label, ...(aliases.length > 0 ? { aliases } : {}) })}---\n\n`;
}
