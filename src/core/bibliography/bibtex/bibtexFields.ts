/** The key and the fields of a BibTeX entry, as they are written. */
import { t } from '@vscode/l10n';
import type { Range } from '../../text/range';
import type { BibliographyProblem } from '../bibliography';
import type { BibtexBlock } from './splitBibtex';

/** `name = value`; its range goes from the name to after the value. */
export interface BibtexField extends Range {
  /** In small letters. */
  readonly name: string;
  /** What `#` joins. */
  readonly parts: readonly BibtexPart[];
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
 * Reads the body of an entry or of a `@string` as far as its syntax can be made out.
 *
 * @returns at most one problem, the first: what follows it may just be its outcome
 */
export function readBibtexFields(text: string, block: BibtexBlock): BibtexFields {
  return new FieldReader(text, block).read();
}

class FieldReader {
  private at: number;
  private readonly fields: BibtexField[] = [];
  private problem: BibliographyProblem | undefined;

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
      this.at = start;
      return { start, end: start };
    }
    return { start, end: start + written.trimEnd().length };
  }

  /** @returns whether another field may follow */
  private readField(): boolean {
    const start = this.at;
    const name = this.match(/([^\s,={}"#%()]+)\s*=/y)?.[1];
    if (name === undefined) {
      return this.skipToNextField();
    }
    const parts = this.readValue();
    const last = parts.at(-1);
    const end = last ? last.end + (last.kind === 'bare' ? 0 : 1) : this.at;
    this.fields.push({ name: name.toLowerCase(), parts, start, end: Math.min(end, this.end) });
    if (parts.length === 0) {
      this.report(start, this.at, t('This field has no value.'));
      return this.skipToNextField();
    }
    const after = this.at;
    if (this.skipBlanks('') && this.text[this.at] !== ',') {
      this.report(start, after, t('A comma is missing after this field.'));
    }
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

  /** Where the text in braces or quotes ends; where it does not, before the next line with a field. */
  private endOfText(from: number, opening: '{' | '"'): number {
    let depth = 0;
    for (let at = from; at < this.end; at++) {
      const unit = this.text[at];
      if (unit === '\\') {
        at++;
      } else if (depth === 0 && unit === (opening === '{' ? '}' : '"')) {
        return at;
      } else if (unit === '{') {
        depth++;
      } else if (unit === '}') {
        depth--;
      } else if (unit === '\n' && !this.block.isClosed && this.isFieldAt(at + 1)) {
        return this.endUnclosed(from, at);
      }
    }
    return this.endUnclosed(from, this.end);
  }

  private endUnclosed(from: number, to: number): number {
    this.report(from - 1, from, t('This is opened here but never closed.'));
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
      if (this.text[at] === '\n' && this.isFieldAt(at + 1)) {
        this.at = at + 1;
        return true;
      }
    }
    return false;
  }

  /** Skips blanks, comments and some marks; says whether anything is left. */
  private skipBlanks(marks: string): boolean {
    while (this.at < this.end) {
      const unit = this.text[this.at] as string;
      if (unit === '%') {
        const newline = this.text.indexOf('\n', this.at);
        this.at = newline < 0 ? this.end : Math.min(newline, this.end);
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

  private report(start: number, end: number, message: string): void {
    this.problem ??= { start, end: Math.max(end, start + 1), message };
  }

  private get end(): number {
    return this.block.body.end;
  }
}
