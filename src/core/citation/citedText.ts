import type { ProseBlock } from '../markdown/prose';
import { PLACEHOLDER } from '../text/placeholder';
import type { Range } from '../text/range';
import type { CitationOrigin } from './citation';

/** The source of a block, prepared for reading citations. */
export interface CitedText {
  /** The text in which offsets count. */
  readonly note: string;
  /** Where the block begins in it. */
  readonly offset: number;
  /** The block, unit by unit, with {@link PLACEHOLDER} for what is part of no citation: code, escapes, addresses. */
  readonly text: string;
  /**
   * Offsets of opening brackets in `text`, each with the offset of its closing bracket; also those of links and of keys
   * in braces, whose brackets are masked.
   */
  readonly closings: ReadonlyMap<number, number>;
  /** Ranges of the note that are not prose. */
  readonly excluded: readonly Range[];
  /** Whole links, and excluded ranges. */
  readonly closed: readonly Range[];
}

/** The parts of a block that reading its citations needs. */
export type CitedBlock = Pick<ProseBlock, 'start' | 'end' | 'excluded' | 'closed'>;

/** Prepares a block of a note for reading its citations: masks what is not prose, and pairs brackets. */
export function citedText(note: string, block: CitedBlock): CitedText {
  const { start: offset, excluded, closed } = block;
  const excludedAt = new Map(excluded.map(({ start, end }) => [start, end]));
  const links = closed.filter(({ start, end }) => note[start] === '[' && !isExcluded(start, end));
  const text = mask(note, block, links);
  return { note, offset, text, closings: closingsIn(note, text, offset, links), excluded, closed };

  /** Labels of footnotes are both closed and excluded. */
  function isExcluded(start: number, end: number): boolean {
    return note[start + 1] === '^' && excludedAt.get(start) === end;
  }
}

/** Masks text that is not prose, and the opening brackets of links, since their ends are not prose. */
function mask(note: string, { start, end, excluded }: CitedBlock, links: readonly Range[]): string {
  let masked = '';
  let done = start;
  const keys = addressKeys(note.slice(start, end), start);
  let next = 0;
  for (const range of excluded) {
    while ((keys[next]?.end ?? Number.POSITIVE_INFINITY) <= range.start) {
      next++;
    }
    if ((keys[next]?.start ?? range.start) < range.start) {
      continue;
    }
    // An excluded range may lie within another one: the tag in [^a<b>].
    if (range.end > done) {
      masked +=
        note.slice(done, range.start) + PLACEHOLDER.repeat(range.end - Math.max(done, range.start));
      done = range.end;
    }
  }
  masked += note.slice(done, end);
  const escaped = masked.replace(/\\[!-/:-@[-`{-~]/g, PLACEHOLDER.repeat(2));
  const parts: string[] = [];
  let from = 0;
  for (const link of links) {
    const at = link.start - start;
    if (at >= from) {
      parts.push(escaped.slice(from, at), PLACEHOLDER);
      from = at + 1;
    }
  }
  return parts.join('') + escaped.slice(from);
}

/** Keys that are addresses, which the parser reads as links: `@url:https://example.org/a`. */
function addressKeys(text: string, offset: number): Range[] {
  return [...text.matchAll(/@(?:url:)?https?:[^\s;,()[\]{}"]+/gi)].map(({ index, 0: key }) => ({
    start: offset + index,
    end: offset + index + key.length,
  }));
}

function closingsIn(
  note: string,
  text: string,
  offset: number,
  links: readonly Range[],
): Map<number, number> {
  const closings = new Map<number, number>();
  for (const { start, end } of links) {
    closings.set(start - offset, end - offset - 1);
  }
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text[at];
    if (unit === '[') {
      open.push(at);
    } else if (unit === ']') {
      const start = open.pop();
      if (start !== undefined) {
        closings.set(start, at);
      }
    } else if (unit === '@' && text[at + 1] === '{') {
      // Braces around an address are part of the note's text, but not of the prose: read them from the note.
      const close = closingBrace(note, offset + at + 1);
      if (close !== undefined) {
        closings.set(at, close - offset);
        at = close - offset;
      }
    }
  }
  return closings;
}

/** The offset of the brace that closes the one at `open`, if there is no blank between them. */
function closingBrace(note: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < note.length && !/\s/.test(note[at] as string); at++) {
    if (note[at] === '{') {
      depth++;
    } else if (note[at] === '}' && --depth === 0) {
      return at;
    }
  }
  return undefined;
}

/**
 * Comments with the parts of a citation that the syntax it was converted to cannot express:
 *
 *     \cite{a}, [^a] or [1], and after it <!-- cytonote: [see @a, p. 3] -->
 */

/** The beginning of a citation; other comments of Cytonote begin with a word. */
const comment = /^<!-- cytonote: ([-[@\\{][\s\S]*) -->$/;

/** The comment that keeps a text: on one line, and without marks that would end it. */
export function originComment(text: string): string {
  const kept = text
    .replace(/&(?=(?:amp|#10|#13|#45);)/g, '&amp;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '&#10;')
    .replace(/--/g, '-&#45;')
    .replace(/-$/, '&#45;');
  return `<!-- cytonote: ${kept} -->`;
}

/** The comment that begins at a UTF-16 offset of the note; undefined if there is none. */
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
