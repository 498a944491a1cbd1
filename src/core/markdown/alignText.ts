/**
 * Finds the places of a Markdown text node's plain text in its source.
 *
 * The two differ in escapes (`\*`), character references (`&beta;`), and in marks of blocks at the beginning and end of
 * continued lines:
 *
 *     source   > TNF\-α and IFN-&gamma;␠␠
 *              > in sepsis
 *     plain    TNF-α and IFN-γ⏎in sepsis
 */
import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { decodeNumericCharacterReference } from 'micromark-util-decode-numeric-character-reference';

/** A stretch of plain text with its place in the source; equally long stretches match unit by unit. */
export interface Piece {
  /** UTF-16 offset in the plain text. */
  readonly start: number;
  /** UTF-16 length in the plain text. */
  readonly length: number;
  readonly sourceStart: number;
  readonly sourceEnd: number;
}

/**
 * Aligns plain text with the source that it was read from.
 *
 * @param source the Markdown; `from` and `to` are the node's UTF-16 offsets there
 * @param plain the node's value
 * @returns pieces that cover all of `plain`, or undefined if it does not come from that source
 */
export function alignText(
  source: string,
  from: number,
  to: number,
  plain: string,
): Piece[] | undefined {
  const pieces: Piece[] = [];
  let at = from;
  let done = 0;
  const take = (length: number, sourceLength: number) => {
    const last = pieces.at(-1);
    const isPlain = length === sourceLength;
    if (
      last &&
      isPlain &&
      last.length === last.sourceEnd - last.sourceStart &&
      last.sourceEnd === at
    ) {
      pieces[pieces.length - 1] = { ...last, length: last.length + length, sourceEnd: at + length };
    } else {
      pieces.push({ start: done, length, sourceStart: at, sourceEnd: at + sourceLength });
    }
    done += length;
    at += sourceLength;
  };
  while (done < plain.length) {
    const alike = lengthAlike(source, at, to, plain, done);
    if (alike > 0) {
      take(alike, alike);
      continue;
    }
    const unit = plain[done] as string;
    const reference = source[at] === '&' ? characterReference(source, at, plain, done) : undefined;
    if (isLineEnd(unit)) {
      at = skipBlanks(source, at);
      if (source[at] !== unit) {
        return undefined;
      }
      take(1, 1);
      if (!(unit === '\r' && plain[done] === '\n')) {
        at = Math.min(to, skipLinePrefix(source, at, plain, done));
      }
    } else if (isEscape(source, at) && source[at + 1] === unit) {
      take(1, 2);
    } else if (reference) {
      take(reference.length, reference.sourceLength);
    } else if (source[at] === unit || (source[at] === '\0' && unit === '\uFFFD')) {
      take(1, 1);
    } else {
      return undefined;
    }
    if (at > to) {
      return undefined;
    }
  }
  return pieces;
}

/** How many units are the same in both texts, up to one that may begin a line, an escape or a character reference. */
function lengthAlike(source: string, at: number, to: number, plain: string, done: number): number {
  const most = Math.min(to - at, plain.length - done);
  let length = 0;
  while (length < most) {
    const unit = source[at + length] as string;
    if (unit !== plain[done + length] || unit === '&' || unit === '\\' || isLineEnd(unit)) {
      break;
    }
    length++;
  }
  return length;
}

function isLineEnd(unit: string): boolean {
  return unit === '\n' || unit === '\r';
}

function isEscape(source: string, at: number): boolean {
  return source[at] === '\\' && /[!-/:-@[-`{-~]/.test(source[at + 1] ?? '');
}

function characterReference(source: string, at: number, plain: string, done: number) {
  const pattern = /&(?:#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}))|([0-9A-Za-z]{1,31}));/y;
  pattern.lastIndex = at;
  const match = pattern.exec(source);
  if (!match) {
    return undefined;
  }
  const [written, hexadecimal, decimal, name] = match;
  const decoded = name
    ? decodeNamedCharacterReference(name)
    : decodeNumericCharacterReference(hexadecimal ?? (decimal as string), hexadecimal ? 16 : 10);
  return decoded && plain.startsWith(decoded, done)
    ? { length: decoded.length, sourceLength: written.length }
    : undefined;
}

function skipBlanks(source: string, at: number): number {
  let end = at;
  while (source[end] === ' ' || source[end] === '\t') {
    end++;
  }
  return end;
}

/**
 * Skips the beginning of a line that belongs to the blocks around it: indentation and the `>` of block quotes.
 *
 * In a lazy line indented by four or more columns, a `>` is text: as many stay as the plain line begins with.
 */
function skipLinePrefix(source: string, at: number, plain: string, done: number): number {
  let textMarks = 0;
  while (plain[done + textMarks] === '>') {
    textMarks++;
  }
  let end = at;
  while (/[ \t>]/.test(source[end] ?? '')) {
    end++;
  }
  // The plain line may begin with a `>` that is written as `&gt;` in the source.
  const marks = textMarks === 0 ? -1 : source.lastIndexOf('>'.repeat(textMarks), end);
  return marks < at ? end : marks;
}
