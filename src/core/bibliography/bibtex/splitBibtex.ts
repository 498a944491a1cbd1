/**
 * Splits BibTeX into entries and definitions without reading them. The text between them is a comment.
 *
 * A missing brace damages one entry only: an open entry ends where a line begins with `@type{key,`.
 */
import { lineEndAfter } from '../../text/lines';
import type { Range } from '../../text/range';

/** `@type{…}` in a file, from the at sign to after the closing delimiter. */
export interface BibtexBlock extends Range {
  /** In small letters: "article", "string", "comment". */
  readonly type: string;
  /** The text between the delimiters. */
  readonly body: Range;
  /** Whether the closing delimiter was found. */
  readonly isClosed: boolean;
}

/** UTF-16 units that are read without a pause. */
const STRETCH = 32_768;

const [LINE_FEED, CARRIAGE_RETURN, QUOTE, BACKSLASH, BRACE_OPENS, BRACE_CLOSES] = [
  10, 13, 34, 92, 123, 125,
];
const [SMALL_A, SMALL_Z] = [97, 122];

/** Splits a file; pauses every few milliseconds. */
export function* splitBibtex(text: string): Generator<void, BibtexBlock[]> {
  const opening = /@[ \t]*([A-Za-z][\w.+-]*)\s*([{(])/g;
  const blocks: BibtexBlock[] = [];
  let pause = STRETCH;
  const comments = new CommentLines(text);
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    // An at sign after a letter belongs to an address.
    if (/\w/.test(text[match.index - 1] ?? '') || comments.has(match.index)) {
      continue;
    }
    const block = readBlock(text, match as unknown as Opening);
    blocks.push(block);
    opening.lastIndex = block.end;
    if (block.end > pause) {
      pause = block.end + STRETCH;
      yield;
    }
  }
  return blocks;
}

type Opening = RegExpExecArray & [whole: string, type: string, delimiter: string];

/** The lines that begin with a percent sign, which are comments to biber. */
class CommentLines {
  /** The last line that was looked up: where it begins, and where the next one does. */
  private start = 0;
  private next = 0;

  constructor(private readonly text: string) {}

  /** Whether an offset is in such a line, after its percent sign. Offsets must ascend. */
  has(at: number): boolean {
    // A file may be one line; its beginning is searched only once.
    while (this.next <= at) {
      this.start = this.next;
      this.next = lineEndAfter(this.text, this.start) + 1;
    }
    const sign = /[ \t]*%/y;
    sign.lastIndex = this.start;
    return sign.test(this.text) && sign.lastIndex <= at;
  }
}

function readBlock(
  text: string,
  { index: start, 0: whole, 1: name, 2: delimiter }: Opening,
): BibtexBlock {
  const type = name.toLowerCase();
  const from = start + whole.length;
  const closing = delimiter === '{' ? '}' : ')';
  // A comment may contain entries that were commented out.
  const whollyRead = type === 'comment' ? findEnd(text, from, closing, false) : undefined;
  const found = whollyRead?.isClosed ? whollyRead : findEnd(text, from, closing, true);
  const body = { start: from, end: found.at };
  return { type, start, end: found.at + (found.isClosed ? 1 : 0), body, isClosed: found.isClosed };
}

/** Where a block closes, or the text before the next block if it does not. */
function findEnd(
  text: string,
  from: number,
  closing: string,
  endsAtNext: boolean,
): { readonly at: number; readonly isClosed: boolean } {
  const next =
    /[ \t]*@[ \t]*[A-Za-z]\w*\s*[{(]\s*(?:[^\s,={}()"]+[ \t]+[A-Za-z][\w:.-]*\s*=|[^\s,={}()"]*\s*[,=])/y;
  const closingCode = closing.charCodeAt(0);
  let depth = 0;
  let isQuoted = false;
  for (let at = from; at < text.length; at++) {
    // Compares codes instead of letters, which is faster: abstracts are long.
    const code = text.charCodeAt(at);
    if (code >= SMALL_A && code <= SMALL_Z) {
      continue;
    }
    if (code === BACKSLASH) {
      at++;
    } else if (code === BRACE_OPENS) {
      depth++;
    } else if (code === closingCode && depth === 0 && !isQuoted) {
      return { at, isClosed: true };
    } else if (code === BRACE_CLOSES) {
      depth = Math.max(0, depth - 1);
    } else if (code === QUOTE && depth === 0) {
      isQuoted = !isQuoted;
    } else if (
      endsAtNext &&
      (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) !== LINE_FEED))
    ) {
      next.lastIndex = at + 1;
      if (next.test(text)) {
        return { at: endOfWords(text, from, at), isClosed: false };
      }
    }
  }
  return { at: endOfWords(text, from, text.length), isClosed: false };
}

function endOfWords(text: string, from: number, to: number): number {
  return from + text.slice(from, to).trimEnd().length;
}
