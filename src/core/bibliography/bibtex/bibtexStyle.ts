import type { Entry } from '../../literature/entry';
import { runToEnd } from '../../text/steps';
import { type BibtexField, readBibtexFields } from './bibtexFields';
import { splitBibtex } from './splitBibtex';

/** How the entries of a file are written. */
export interface BibtexStyle {
  /** Blanks before a field. */
  readonly indent: string;
  /** Columns from the name of a field to its equals sign; 0 if they are not aligned. */
  readonly width: number;
  /** The text between a field's name and its value: " = " or "=". */
  readonly equals: string;
  readonly delimiters: 'braces' | 'quotes';
  readonly letterCase: 'lower' | 'upper' | 'capital';
  readonly hasTrailingComma: boolean;
  /** Whether each field is on a separate line. */
  readonly isOneLine: boolean;
  /** Whether the fields are BibLaTeX's: `date`, `journaltitle`. */
  readonly isBiblatex: boolean;
}

/** The style for a file without entries. */
export const plainStyle: BibtexStyle = {
  indent: '  ',
  width: 0,
  equals: ' = ',
  delimiters: 'braces',
  letterCase: 'lower',
  hasTrailingComma: true,
  isOneLine: false,
  isBiblatex: false,
};

/** The number of entries at the end of a file that determine its style. */
const SAMPLE = 20;

/** The style of most of the last entries of a file. */
export function styleOf(text: string, entries: readonly Entry[]): BibtexStyle {
  const sample = entries
    .slice(-SAMPLE)
    .flatMap(({ start, end }) => fieldsOf(text.slice(start, end)));
  if (sample.length === 0) {
    return plainStyle;
  }
  const names = sample.map(({ name }) => name);
  const texts = sample.filter(({ delimiter }) => /["{]/.test(delimiter));
  const ownLines = sample.filter(({ indent }) => indent !== undefined);
  return {
    indent: most(ownLines.map(({ indent }) => indent as string)) ?? plainStyle.indent,
    width: widthOf(ownLines),
    equals: most(sample.map(({ equals }) => equals.replace(/\s+/g, ' '))) ?? plainStyle.equals,
    delimiters: most(texts.map(({ delimiter }) => delimiter)) === '"' ? 'quotes' : 'braces',
    letterCase: most(sample.map(({ written }) => caseOf(written))) ?? 'lower',
    hasTrailingComma: most(sample.filter(({ isLast }) => isLast).map(({ comma }) => comma)) ?? true,
    isOneLine: ownLines.length * 2 < sample.length,
    isBiblatex: names.some((name) => /^(?:date|journaltitle|location)$/.test(name)),
  };
}

interface WrittenField {
  readonly name: string;
  readonly written: string;
  readonly indent: string | undefined;
  readonly equals: string;
  readonly delimiter: string;
  readonly isLast: boolean;
  readonly comma: boolean;
}

function fieldsOf(entry: string): WrittenField[] {
  const [block] = runToEnd(splitBibtex(entry));
  if (!block) {
    return [];
  }
  const { fields } = readBibtexFields(entry, block);
  return fields.map((field, at) => writtenField(entry, field, at === fields.length - 1));
}

function writtenField(
  entry: string,
  { start, end, name }: BibtexField,
  isLast: boolean,
): WrittenField {
  const line = entry.lastIndexOf('\n', start - 1) + 1;
  const before = entry.slice(line, start);
  const rest = entry.slice(start + name.length, end);
  const equals = /^\s*=\s*/.exec(rest)?.[0] ?? '=';
  return {
    name,
    written: entry.slice(start, start + name.length),
    indent: line > 0 && /^[ \t]*$/.test(before) ? before : undefined,
    equals,
    delimiter: rest[equals.length] ?? '',
    isLast,
    comma: /^\s*,/.test(entry.slice(end)),
  };
}

/** The column of the equals sign, if it is the same for names of several lengths; else 0. */
function widthOf(fields: readonly WrittenField[]): number {
  const widths = fields.map(({ written, equals }) => written.length + equals.indexOf('='));
  const width = most(widths) ?? 0;
  const aligned = fields.filter((_, at) => widths[at] === width);
  const lengths = new Set(aligned.map(({ written }) => written.length));
  return lengths.size > 1 && aligned.length * 2 > fields.length ? width : 0;
}

function caseOf(name: string): BibtexStyle['letterCase'] {
  if (name === name.toLowerCase()) {
    return 'lower';
  }
  return name === name.toUpperCase() ? 'upper' : 'capital';
}

/** The most frequent value; of several, the first one. */
function most<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].reduce<[T | undefined, number]>(
    (best, [value, count]) => (count > best[1] ? [value, count] : best),
    [undefined, 0],
  )[0];
}
