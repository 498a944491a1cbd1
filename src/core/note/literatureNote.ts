import type { NoteAnalysis } from './noteAnalysis';
import { findMark } from './noteMarks';

/** The part of a literature note that Cytonote's template begins with. */
const PUBLICATION_MARK = '<!-- cytonote: publication -->';

/**
 * Whether a note is about one publication, so that all of it speaks of that: its front matter has a citation key, as
 * notes of Zotero Integration and the like have, or it comes of Cytonote's template.
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
