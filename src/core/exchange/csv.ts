import type { AnnotatedText, AnnotationFormat } from './annotationFormat';
import { CodePoints, wellFormed } from './codePoints';

const columns = [
  ...['document', 'start', 'end', 'start_utf16', 'end_utf16'],
  ...['text', 'kind', 'entity', 'ids'],
];

/**
 * A table with a row for each annotation. `start` and `end` count Unicode code points (Python, R), those
 * with `utf16` UTF-16 units (JavaScript, Java); identifiers are separated by blanks. What a spreadsheet
 * would run has an apostrophe before it.
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

/** A number such as the -5 of “IL-4, -5” runs nothing, and no reader takes it for the beginning of a line. */
function surfaceCell(text: string): string {
  return /^-\d+$/.test(text) ? text : escapeFormula(text);
}

/** One line of a table of comma-separated values by RFC 4180, with its end. */
function writeRow(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => quoted(String(cell))).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * Cells that no spreadsheet takes for a formula, by what OWASP advises on CSV injection: an apostrophe before
 * what begins with =, +, -, @, their full-width forms, a tab or the end of a line. After semicolons, tabs
 * and ends of lines, too, since spreadsheets in other languages begin a cell there.
 *
 * Apostrophes that stand there already get one more, so that taking one away gives back every text.
 */
const dangerous = /(?:[^\S\t\r\n]|")*[=+\-@＝＋－＠\t\r\n]/.source;
const unguarded = new RegExp(`(?<=^|[;\\t\\r\\n])('*)(?=${dangerous})`, 'g');

/** A text as such a cell, not yet in quotation marks. */
export function escapeFormula(text: string): string {
  return text.replace(unguarded, "$1'");
}
