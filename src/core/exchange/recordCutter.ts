/** Cuts streams of documents into records of a few kilobytes, however long the stream is. */

/** A document exactly as it is in a stream. */
export interface TextRecord {
  /** The line at which it begins, counted from 1. */
  readonly line: number;
  /** Undefined if it is too long to keep in memory. */
  readonly text: string | undefined;
}

/** Cuts a text that arrives in chunks. Its time is proportional to the text, its memory to a record. */
export interface RecordCutter {
  /** Returns the records that are complete with this chunk. */
  add(chunk: string): TextRecord[];
  /** Returns what is left when the stream ends. */
  end(): TextRecord[];
}

/** The most UTF-16 units of a record; the full text of a book has a tenth of it. */
export const LONGEST_RECORD = 2 ** 24;

/** UTF-16 units of a line that are enough to recognise it. */
const HEAD = 256;

/** What the lines of a format mean for its records. */
interface LineRules {
  /** Whether a record begins with this line, so that an open record ends before it. */
  readonly begins: (line: string) => boolean;
  /** Whether this line ends the record and is not part of it. */
  readonly ends: (line: string) => boolean;
  /** Whether a record consists of its first line only. */
  readonly isOneLine?: boolean;
}

/** Each line is a record, except for blank ones. */
export const jsonLineRules: LineRules = {
  begins: (line) => line.trim() !== '',
  ends: () => true,
  isOneLine: true,
};
/** Empty lines separate the texts in PubTator's format. */
export const pubtatorRules: LineRules = {
  begins: (line) => /^[^|\t]*\|t\|/.test(line),
  ends: (line) => line.trim() === '',
};
/** A record of MEDLINE begins with its PMID. */
export const medlineRules: LineRules = {
  begins: (line) => /^PMID *-(?: |$)/.test(line),
  ends: () => false,
};

/** Cuts formats whose records consist of whole lines. Lines outside any record also become a record. */
export class LineRecords implements RecordCutter {
  /** The pieces of a line whose end has not arrived, and their total length. */
  private pieces: string[] = [];
  private length = 0;
  private line = 1;
  private open: { readonly line: number; lines: string[]; length: number } | undefined;

  constructor(
    private readonly rules: LineRules,
    private readonly longest = LONGEST_RECORD,
  ) {}

  add(chunk: string): TextRecord[] {
    const found: TextRecord[] = [];
    let start = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', start)) {
      this.keep(chunk.slice(start, end));
      found.push(...this.takeLine());
      start = end + 1;
    }
    this.keep(chunk.slice(start));
    return found;
  }

  end(): TextRecord[] {
    const last = this.length === 0 ? [] : this.takeLine();
    return [...last, ...this.close()];
  }

  private keep(piece: string): void {
    this.length += piece.length;
    if (this.length <= this.longest) {
      this.pieces.push(piece);
    } else if (this.pieces.length !== 1 || (this.pieces[0] as string).length > HEAD) {
      // The length suffices, together with the beginning of the line.
      this.pieces = [[...this.pieces, piece.slice(0, HEAD)].join('').slice(0, HEAD)];
    }
  }

  private takeLine(): TextRecord[] {
    const { length } = this;
    const written = this.pieces.join('');
    this.pieces = [];
    this.length = 0;
    return this.take(written.endsWith('\r') ? written.slice(0, -1) : written, length);
  }

  /** @param length of the line, which may be longer than the part that is kept */
  private take(line: string, length: number): TextRecord[] {
    const number = this.line++;
    if (this.rules.begins(line)) {
      const before = this.close();
      this.open = { line: number, lines: [line], length };
      return this.rules.isOneLine ? [...before, ...this.close()] : before;
    }
    if (this.rules.ends(line)) {
      return this.close();
    }
    this.open ??= { line: number, lines: [], length: 0 };
    this.open.length += length + 1;
    if (this.open.length <= this.longest) {
      this.open.lines.push(line);
    }
    return [];
  }

  private close(): TextRecord[] {
    const { open } = this;
    this.open = undefined;
    if (!open) {
      return [];
    }
    const text = open.length > this.longest ? undefined : open.lines.join('\n');
    return text?.trim() === '' ? [] : [{ line: open.line, text }];
  }
}

const opening = /<(PubmedArticle|PubmedBookArticle)(?:\s[^<>]*)?>/g;
const ending = /<\/(?:PubmedArticle|PubmedBookArticle)>|<(?:PubmedArticle|PubmedBookArticle)[\s>]/g;
/** The most UTF-16 units of an unfinished tag at the end of a chunk. */
const LONGEST_TAG = 256;

/** Cuts PubMed's XML into its records; a record that is not closed ends before the next one. */
export class XmlRecords implements RecordCutter {
  private buffer = '';
  /** Where in the buffer the open record begins, if there is one, and where the search for its end continues. */
  private start: number | undefined;
  private from = 0;
  /** The line at the beginning of the buffer. */
  private line = 1;
  /** The line at which the record begins. */
  private startLine = 1;
  private isTooLong = false;

  constructor(private readonly longest = LONGEST_RECORD) {}

  add(chunk: string): TextRecord[] {
    this.buffer += chunk;
    const found: TextRecord[] = [];
    for (;;) {
      if (this.start === undefined) {
        const match = matchFrom(opening, this.buffer, this.from);
        if (!match) {
          this.drop(Math.max(this.from, this.buffer.length - LONGEST_TAG));
          return found;
        }
        this.start = match.index;
        this.startLine = this.line + lineEndsIn(this.buffer.slice(0, match.index));
        this.from = match.index + match[0].length;
      }
      const match = matchFrom(ending, this.buffer, this.from);
      if (!match) {
        this.waitForEnd();
        return found;
      }
      const end = match.index + (match[0].startsWith('</') ? match[0].length : 0);
      found.push(this.cut(end));
    }
  }

  end(): TextRecord[] {
    return this.start === undefined ? [] : [this.cut(this.buffer.length)];
  }

  private waitForEnd(): void {
    const start = this.start as number;
    if (this.buffer.length - start > this.longest) {
      this.isTooLong = true;
      // The search for its end continues; everything before is dropped.
      const kept = this.buffer.length - LONGEST_TAG;
      this.drop(kept);
      this.start = 0;
      return;
    }
    this.drop(start);
    this.start = 0;
    this.from = Math.max(1, this.buffer.length - LONGEST_TAG);
  }

  private cut(end: number): TextRecord {
    const start = this.start as number;
    const isTooLong = this.isTooLong || end - start > this.longest;
    const text = isTooLong ? undefined : this.buffer.slice(start, end);
    this.drop(end);
    this.start = undefined;
    this.isTooLong = false;
    return { line: this.startLine, text };
  }

  /** Drops the buffer up to an offset. */
  private drop(end: number): void {
    this.line += lineEndsIn(this.buffer.slice(0, end));
    this.buffer = this.buffer.slice(end);
    this.from = 0;
  }
}

function matchFrom(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

function lineEndsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    count++;
  }
  return count;
}
