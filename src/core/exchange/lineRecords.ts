import { LONGEST_RECORD, type RecordCutter, type TextRecord } from './recordCutter';

/** UTF-16 units in which a line shows what it is. */
const HEAD = 256;

/** What a line means for the records of a format. */
export interface LineRules {
  /** Whether a record begins with this line; where another one is open, that ends before it. */
  readonly begins: (line: string) => boolean;
  /** Whether a line ends the record and is no part of it. */
  readonly ends: (line: string) => boolean;
  /** Whether a record never has more lines than its first. */
  readonly isOneLine?: boolean;
}

/** A line is a record, but for blank ones. */
export const jsonLineRules: LineRules = {
  begins: (line) => line.trim() !== '',
  ends: () => true,
  isOneLine: true,
};
/** Texts in PubTator's format have empty lines between them. */
export const pubtatorRules: LineRules = {
  begins: (line) => /^[^|\t]*\|t\|/.test(line),
  ends: (line) => line.trim() === '',
};
/** A record of MEDLINE begins with its PMID. */
export const medlineRules: LineRules = {
  begins: (line) => /^PMID *-(?: |$)/.test(line),
  ends: () => false,
};

/** Cuts formats in which records consist of whole lines; what stands outside of any is a record, too. */
export class LineRecords implements RecordCutter {
  /** The pieces of a line whose end has not come, and their length together. */
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
      // The length is enough, but for what the line begins with.
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

  /** @param length of the line, which may be longer than what is kept of it */
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
