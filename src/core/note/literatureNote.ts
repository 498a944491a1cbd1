import type { NoteAnalysis } from './noteAnalysis';
import { findMark } from './noteMarks';

/** The mark of the part with which Cytonote's template of literature notes begins. */
const PUBLICATION_MARK = '<!-- cytonote: publication -->';

/**
 * Whether a note is about one publication: its front matter has a citation key, as in notes of Zotero Integration and
 * similar tools, or it has the mark of Cytonote's template.
 *
 *     citekey: emilie1998
 */
export function isLiteratureNote(
  note: Pick<NoteAnalysis, 'text' | 'closed' | 'frontMatter'>,
): boolean {
  return (
    note.frontMatter?.names.citationKey !== undefined ||
    findMark(note, PUBLICATION_MARK, 0) !== undefined
  );
}
