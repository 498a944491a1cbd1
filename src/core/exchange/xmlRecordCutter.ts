import { LONGEST_RECORD, type RecordCutter, type TextRecord } from './recordCutter';

const opening = /<(PubmedArticle|PubmedBookArticle)(?:\s[^<>]*)?>/g;
const ending = /<\/(?:PubmedArticle|PubmedBookArticle)>|<(?:PubmedArticle|PubmedBookArticle)[\s>]/g;
/** UTF-16 units that the beginning of a tag may have at the end of a chunk. */
const LONGEST_TAG = 256;

/** Cuts PubMed's XML into its records; one that is not closed ends before the next. */
export class XmlRecords implements RecordCutter {
  private buffer = '';
  /** Where in the buffer a record begins, if one does, and from where on its end is looked for. */
  private start: number | undefined;
  private from = 0;
  /** The line at the beginning of the buffer. */
  private line = 1;
  /** The line that the record begins at. */
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
      // Its end is still looked for, and what comes before that forgotten.
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

  /** Forgets the buffer up to a place. */
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
