/**
 * Comments that keep of a citation what the syntax it was converted to cannot say:
 *
 *     \cite{a}, [^a] or [1], and behind it <!-- cytonote: [see @a, p. 3] -->
 */
import type { CitationOrigin } from '../citation';
import type { CitedText } from './citedText';

/** What citations begin with; other comments of Cytonote begin with a word. */
const comment = /^<!-- cytonote: ([-[@\\{][\s\S]*) -->$/;

/** The comment that keeps a text: in one line, and without what would end it. */
export function originComment(text: string): string {
  const kept = text
    .replace(/&(?=(?:amp|#10|#13|#45);)/g, '&amp;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '&#10;')
    .replace(/--/g, '-&#45;')
    .replace(/-$/, '&#45;');
  return `<!-- cytonote: ${kept} -->`;
}

/** The comment that begins at a UTF-16 offset of the note, if one does. */
export function readOrigin(
  { note, excluded }: Pick<CitedText, 'note' | 'excluded'>,
  offset: number,
): CitationOrigin | undefined {
  const range = excluded.find(({ start }) => start === offset);
  const text = range && textKeptIn(note.slice(range.start, range.end));
  return range && text ? { start: range.start, end: range.end, text } : undefined;
}

/** The text that a comment keeps, if it is such a comment. */
export function textKeptIn(source: string): string | undefined {
  const kept = comment.exec(source)?.[1];
  return kept === undefined ? undefined : decoded(kept);
}

function decoded(kept: string): string {
  return kept
    .replaceAll('&#45;', '-')
    .replaceAll('&#10;', '\n')
    .replaceAll('&#13;', '\r')
    .replaceAll('&amp;', '&');
}
