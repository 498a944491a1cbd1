import type { AnnotatedText, Annotation } from './annotatedText';
import type { AnnotationFormat } from './annotationFormat';
import { CodePoints, wellFormed } from './codePoints';
import { readRows, writeRow } from './csvTable';
import { inertCell, textOfCell } from './inertCell';

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
          ...[inertCell(wellFormed(id)), points.before(start), points.before(end), start, end],
          ...[surfaceCell(wellFormed(surface)), ...[kind, entity, ids.join(' ')].map(inertCell)],
        ]),
      )
      .join('');
  },
};

/** A number such as the -5 of “IL-4, -5” runs nothing, and no reader takes it for the beginning of a line. */
function surfaceCell(text: string): string {
  return /^-\d+$/.test(text) ? text : inertCell(text);
}

/** The annotations of a table, by the ids of their texts. @throws SyntaxError where it is broken */
export function readCsv(table: string): Map<string, Annotation[]> {
  const [head = [], ...rows] = readRows(table);
  const found = new Map<string, Annotation[]>();
  for (const row of rows) {
    const cell = (name: string) => textOfCell(row[head.indexOf(name)] ?? '');
    const [start, end] = [Number(cell('start_utf16')), Number(cell('end_utf16'))];
    const ids = cell('ids').split(' ').filter(Boolean);
    const { text, kind, entity } = {
      text: cell('text'),
      kind: cell('kind'),
      entity: cell('entity'),
    };
    const id = cell('document');
    found.set(id, [...(found.get(id) ?? []), { start, end, text, kind, entity, ids }]);
  }
  return found;
}
