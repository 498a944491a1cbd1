/** Makes a literature note again: what is between its marks follows the publication, and all else stays. */
import type { NoteAnalysis } from '../note/noteAnalysis';
import { readNoteParts } from '../note/noteMarks';
import { findChange, type TextEdit } from '../text/edits';
import { lineEndOf } from '../text/lines';

/** What making a note again does. */
export interface PartsUpdate {
  /** One for each part that changes. */
  readonly edits: readonly TextEdit[];
  /** The parts that a mark begins or ends alone: they are left as they are. */
  readonly unpaired: readonly string[];
}

/**
 * The edits that give the parts of a note what a template makes of its publication now. A part that the note no longer
 * has does not come back; of two parts with one name, the first one counts.
 *
 * @param written the whole note as the template makes it now
 */
export function updateParts(
  note: Pick<NoteAnalysis, 'text' | 'closed'>,
  written: string,
): PartsUpdate {
  const lineEnd = lineEndOf(note.text);
  const contents = new Map(
    readNoteParts({ text: written, closed: [] })
      .parts.toReversed()
      .map(({ name, content }) => [name, written.slice(content.start, content.end)]),
  );
  const { parts, unpaired } = readNoteParts(note);
  const edits = parts.flatMap(({ name, content: { start, end } }): TextEdit[] => {
    const now = contents.get(name)?.replace(/\r\n|\r|\n/g, lineEnd);
    const before = note.text.slice(start, end);
    contents.delete(name);
    if (now === undefined || now === before) {
      return [];
    }
    const { from, to, text } = findChange(before, now);
    return [{ start: start + from, end: start + to, text }];
  });
  return { edits, unpaired: [...new Set(unpaired.map(({ name }) => name))] };
}
