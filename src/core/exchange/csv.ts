import type { AnnotatedText, AnnotationFormat } from './annotationFormat';
import { CodePoints, wellFormed } from './codePoints';

const columns = [
  ...['document', 'start', 'end', 'start_utf16', 'end_utf16'],
  ...['text', 'kind', 'entity', 'ids'],
];

/**
 * A table with a row for each annotation. `start` and `end` count Unicode code points (Python, R), those with
 * `utf16` count UTF-16 units (JavaScript, Java); identifiers are separated by blanks. A cell that a
 * spreadsheet would run begins with an apostrophe.
 */
export const csv: AnnotationFormat = {
  ending: 'csv',
  head: writeRow(columns),
  between: '',
  tail: '',
  write: ({ id, text, annotations }: AnnotatedText) => {
    const points = new CodePoints(text);
    return annotations
      .map(({ start, end, text: surface, kind, entity, ids }) =>
        writeRow([
          ...[escapeFormula(wellFormed(id)), points.before(start), points.before(end), start, end],
          ...[
            surfaceCell(wellFormed(surface)),
            ...[kind, entity, ids.join(' ')].map(escapeFormula),
          ],
        ]),
      )
      .join('');
  },
};

/** A number such as the -5 of “IL-4, -5” runs nothing, and no reader mistakes it for the beginning of a line. */
function surfaceCell(text: string): string {
  return /^-\d+$/.test(text) ? text : escapeFormula(text);
}

/** Writes one row of comma-separated values by RFC 4180, with its line end. */
function writeRow(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => quoted(String(cell))).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * Prevents spreadsheets from reading cells as formulas, following OWASP's advice on CSV injection: an
 * apostrophe before =, +, -, @, their full-width forms, a tab or a line end at the beginning of a cell. Also
 * after semicolons, tabs and line ends, since spreadsheets in other languages begin a cell there.
 *
 * An apostrophe that is already there gets another one, so that removing one restores every text.
 */
const dangerous = /(?:[^\S\t\r\n]|")*[=+\-@＝＋－＠\t\r\n]/.source;
const unguarded = new RegExp(`(?<=^|[;\\t\\r\\n])('*)(?=${dangerous})`, 'g');

/** A text as such a cell, without quotation marks. */
function escapeFormula(text: string): string {
  return text.replace(unguarded, "$1'");
}
