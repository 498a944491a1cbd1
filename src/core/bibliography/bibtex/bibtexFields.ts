/** The key and the fields of a BibTeX entry, as they are written. */
import { t } from '@vscode/l10n';
import { lineEndAfter } from '../../text/lines';
import type { Range } from '../../text/range';
import type { BibliographyProblem } from '../bibliography';
import type { BibtexBlock } from './splitBibtex';

/** `name = value`; its range goes from the name to after the value. */
export interface BibtexField extends Range {
  /** In small letters. */
  readonly name: string;
  /** The parts that `#` joins. */
  readonly parts: readonly BibtexPart[];
  /** Whether its end is uncertain, because its brace is never closed or text follows it. */
  readonly isDamaged?: boolean;
}

/** A part of a value, without its delimiters: text, a number or the name of a string. */
export interface BibtexPart extends Range {
  readonly kind: 'braced' | 'quoted' | 'bare';
}

export interface BibtexFields {
  readonly key: Range;
  readonly fields: readonly BibtexField[];
  readonly problems: readonly BibliographyProblem[];
}

/**
 * Reads the body of an entry or of a `@string` as far as its syntax can be understood. A mistake damages one field; a
 * mistake in the title damages the entry.
 *
 * @returns at most one problem: the first that damages the entry, else the first, since later ones may only follow from
 *   it
 */
export function readBibtexFields(text: string, block: BibtexBlock): BibtexFields {
  return new FieldReader(text, block).read();
}

const [LINE_FEED, CARRIAGE_RETURN, QUOTE, BACKSLASH, BRACE_OPENS, BRACE_CLOSES] = [
  10, 13, 34, 92, 123, 125,
];
const [SMALL_A, SMALL_Z] = [97, 122];

/** A key that a field follows: `smith2020 title =`, but not `funding_text 1 =`. */
const keyWithoutComma = /^[^\s=]+(?=\s+[A-Za-z][\w:.-]*\s*=)/;

class FieldReader {
  private at: number;
  private readonly fields: BibtexField[] = [];
  private problem: BibliographyProblem | undefined;
  /** The field whose value is read. */
  private name = '';
  /** Whether the last value that was read has no end. */
  private isUnclosed = false;

  constructor(
    private readonly text: string,
    private readonly block: BibtexBlock,
  ) {
    this.at = block.body.start;
  }

  read(): BibtexFields {
    const key = this.block.type === 'string' ? { start: this.at, end: this.at } : this.readKey();
    while (this.skipBlanks(',') && this.readField()) {}
    if (!this.block.isClosed) {
      this.report(this.block.start, key.end, t('The closing brace of this entry is missing.'));
    }
    return { key, fields: this.fields, problems: this.problem ? [this.problem] : [] };
  }

  private readKey(): Range {
    this.skipBlanks('');
    const start = this.at;
    const written = /^[^,{}\r\n"]*/.exec(this.text.slice(start, this.end))?.[0] ?? '';
    this.at += written.length;
    if (written.includes('=')) {
      this.at = start + (keyWithoutComma.exec(written)?.[0].length ?? 0);
    }
    const key = { start, end: start + this.text.slice(start, this.at).trimEnd().length };
    if (key.end > start && this.skipBlanks('') && this.text[this.at] !== ',') {
      this.report(start, key.end, t('A comma is missing after this citation key.'));
    }
    return key;
  }

  /** @returns whether another field may follow */
  private readField(): boolean {
    const start = this.at;
    const name = this.match(/([^\s,={}"#%()]+(?:[ \t]+[^\s,={}"#%()]+)*)\s*=/y)?.[1];
    if (name === undefined) {
      return this.skipToNextField();
    }
    if (/\s/.test(name)) {
      // Scopus writes "funding_text 1 = {…}".
      this.report(start, start + name.length, t('A field is expected here: name = {value}'));
    }
    this.name = name.toLowerCase();
    this.isUnclosed = false;
    const parts = this.readValue();
    const last = parts.at(-1);
    const end = Math.min(this.end, last ? last.end + (last.kind === 'bare' ? 0 : 1) : this.at);
    const field = { name: this.name, parts, start, end };
    if (parts.length === 0) {
      this.report(start, this.at, t('This field has no value.'));
      return this.text[this.at] === ',' || this.skipToNextField();
    }
    const after = this.at;
    const isLast = !this.skipBlanks('') || this.isAtEndOfUnclosed();
    if (!isLast && this.text[this.at] !== ',') {
      const isDamaged = this.isUnclosed || !this.isFieldAt(this.at);
      this.fields.push(isDamaged ? { ...field, isDamaged } : field);
      const isHarmless = !isDamaged || field.name !== 'title';
      this.report(start, after, t('A comma is missing after this field.'), isHarmless);
      return true;
    }
    this.fields.push(this.isUnclosed ? { ...field, isDamaged: true } : field);
    return true;
  }

  private readValue(): BibtexPart[] {
    const parts: BibtexPart[] = [];
    do {
      this.skipBlanks('');
      const part = this.readPart();
      if (!part) {
        break;
      }
      parts.push(part);
    } while (this.match(/\s*#/y));
    return parts;
  }

  private readPart(): BibtexPart | undefined {
    const opening = this.at < this.end ? this.text[this.at] : undefined;
    if (opening === '{' || opening === '"') {
      const start = this.at + 1;
      const end = this.endOfText(start, opening);
      this.at = Math.min(this.end, end + 1);
      return { kind: opening === '{' ? 'braced' : 'quoted', start, end };
    }
    const start = this.at;
    const bare = this.match(/[^\s,={}"#%()]+/y);
    return bare ? { kind: 'bare', start, end: this.at } : undefined;
  }

  /** Where the text in braces or quotes ends; if it is never closed, before the next line with a field. */
  private endOfText(from: number, opening: '{' | '"'): number {
    // Compares codes instead of letters, which is faster: abstracts are long.
    const closing = opening === '{' ? BRACE_CLOSES : QUOTE;
    const { text, end } = this;
    let depth = 0;
    for (let at = from; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code >= SMALL_A && code <= SMALL_Z) {
        continue;
      }
      if (code === BACKSLASH) {
        at++;
      } else if (depth === 0 && code === closing) {
        const end = closing === QUOTE ? this.endOfQuoted(from, at) : at;
        if (end !== at) {
          this.report(at, at + 1, t('Quotation marks within quotation marks need braces.'));
        }
        return end;
      } else if (code === BRACE_OPENS) {
        depth++;
      } else if (code === BRACE_CLOSES) {
        depth--;
      } else if (
        (code === LINE_FEED || code === CARRIAGE_RETURN) &&
        !this.block.isClosed &&
        this.isFieldAt(at + 1)
      ) {
        return this.endUnclosed(from, at);
      }
    }
    return this.endUnclosed(from, end);
  }

  /**
   * The quotation mark that ends a value: in `title = "A "new" cytokine"`, the one that a comma or the end of the entry
   * follows in the same line.
   */
  private endOfQuoted(from: number, mark: number): number {
    const after = /[ \t]*(?:[,#})%\r\n]|$)/y;
    const isEnd = (at: number) => {
      after.lastIndex = at + 1;
      return at + 1 >= this.end || after.test(this.text);
    };
    if (mark === from || isEnd(mark)) {
      return mark;
    }
    for (let at = mark + 1; at < this.end && !/[\r\n{}]/.test(this.text[at] as string); at++) {
      if (this.text[at] === '"' && this.text[at - 1] !== '\\' && isEnd(at)) {
        return this.isFieldAt(mark + 1) ? mark : at;
      }
    }
    return mark;
  }

  private endUnclosed(from: number, to: number): number {
    this.isUnclosed = true;
    this.report(from - 1, from, t('This is opened here but never closed.'), this.name !== 'title');
    return from + this.text.slice(from, to).replace(/[\s,]+$/, '').length;
  }

  private isFieldAt(offset: number): boolean {
    const field = /[ \t]*[A-Za-z][\w:+-]*[ \t]*=[ \t]*(?:["{\d]|\w+[ \t]*(?:,|#|$))/my;
    field.lastIndex = offset;
    return field.test(this.text);
  }

  private skipToNextField(): boolean {
    const start = this.at;
    const line = /[^\r\n]*/y;
    line.lastIndex = start;
    const rest = line.exec(this.text)?.[0].trimEnd() ?? '';
    const end = Math.min(this.end, start + rest.length);
    this.report(start, end, t('A field is expected here: name = {value}'));
    for (let at = start; at < this.end; at++) {
      if (/[\r\n,]/.test(this.text[at] as string) && this.isFieldAt(at + 1)) {
        this.at = at + 1;
        return true;
      }
    }
    return false;
  }

  /** Whether only one brace is left: the one meant for the entry, which closes an open field instead. */
  private isAtEndOfUnclosed(): boolean {
    const rest = this.text.slice(this.at, Math.min(this.end, this.at + 16));
    return !this.block.isClosed && this.end - this.at < 16 && /^[}\s]*$/.test(rest);
  }

  /** Skips blanks, comments and some marks; returns whether anything is left. */
  private skipBlanks(marks: string): boolean {
    while (this.at < this.end) {
      const unit = this.text[this.at] as string;
      if (unit === '%') {
        this.at = Math.min(lineEndAfter(this.text, this.at), this.end);
      } else if (marks.includes(unit) || /\s/.test(unit)) {
        this.at++;
      } else {
        return true;
      }
    }
    return false;
  }

  private match(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.text);
    if (!found || sticky.lastIndex > this.end) {
      return undefined;
    }
    this.at = sticky.lastIndex;
    return found;
  }

  private report(start: number, end: number, message: string, isHarmless = true): void {
    if (!this.problem || (this.problem.isHarmless && !isHarmless)) {
      const range = { start, end: Math.max(end, start + 1) };
      this.problem = { ...range, message, ...(isHarmless ? { isHarmless } : {}) };
    }
  }

  private get end(): number {
    return this.block.body.end;
  }
}
