import type { AnnotatedText, AnnotationFormat } from './annotationFormat';
import { CodePoints, wellFormed } from './codePoints';
import { csvRow, escapeFormula } from './csvRow';

const columns = [
  ...['document', 'start', 'end', 'start_utf16', 'end_utf16'],
  ...['text', 'kind', 'entity', 'ids'],
];

/**
 * A table with a row for each annotation. `start` and `end` count Unicode code points (Python, R), those with `utf16`
 * count UTF-16 units (JavaScript, Java). Identifiers are separated by blanks; the last one is the species
 * (`NCBITaxon:10090`), if the text shows it. A cell that a spreadsheet would execute begins with an apostrophe.
 */
export const csv: AnnotationFormat = {
  ending: 'csv',
  head: csvRow(columns),
  between: '',
  tail: '',
  write: ({ id, text, annotations }: AnnotatedText) => {
    const points = new CodePoints(text);
    return annotations
      .map(({ start, end, text: surface, kind, entity, ids, species }) =>
        csvRow([
          ...[escapeFormula(wellFormed(id)), points.before(start), points.before(end), start, end],
          ...[
            surfaceCell(wellFormed(surface)),
            ...[kind, entity, [...ids, ...(species ? [species] : [])].join(' ')].map(escapeFormula),
          ],
        ]),
      )
      .join('');
  },
};

/** A number such as the -5 of “IL-4, -5” is not executed, and no reader mistakes it for the beginning of a line. */
function surfaceCell(text: string): string {
  return /^-\d+$/.test(text) ? text : escapeFormula(text);
}
