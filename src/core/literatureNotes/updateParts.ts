/** Updates a literature note: the text between its marks follows the publication, and the rest stays. */
import type { NoteAnalysis } from '../note/noteAnalysis';
import { readNoteParts } from '../note/noteMarks';
import { findChange, type TextEdit } from '../text/edits';
import { lineEndOf } from '../text/lines';

/** The result of updating a note. */
export interface PartsUpdate {
  /** One edit for each part that changes. */
  readonly edits: readonly TextEdit[];
  /** The parts with only one mark; they stay as they are. */
  readonly unpaired: readonly string[];
}

/**
 * The edits that replace the parts of a note by those that a template gives now. A part that the note no longer has
 * does not come back; of two parts with one name, the first one counts.
 *
 * @param written the whole note as the template gives it now
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
