/** Readers of formats that Cytonote only writes. Tests read the output and compare. */

import type { AnnotatedText, Annotation } from '../../../src/core/exchange/annotationFormat';
import type { BiocPassage } from '../../../src/core/exchange/bioc';
import { CodePoints } from '../../../src/core/exchange/codePoints';
import { isTaxon } from '../../../src/core/library/species';

/** The text of passages, one after the other, with line ends in the space between them. */
export function textOfPassages(id: string, passages: readonly BiocPassage[]): AnnotatedText {
  let text = '';
  let length = 0;
  for (const passage of passages) {
    text += '\n'.repeat(Math.max(0, passage.offset - length)) + passage.text;
    length = new CodePoints(text).before(text.length);
  }
  const points = new CodePoints(text);
  const annotations = passages.flatMap((passage) =>
    passage.annotations.flatMap((it) =>
      it.locations.map(({ offset, length }) => {
        const [start, end] = [points.toUnits(offset), points.toUnits(offset + length)];
        const { type = '', entity = '', identifier = '', species } = it.infons;
        const ids = identifier.split(';').filter(Boolean);
        const found = { start, end, text: text.slice(start, end), kind: type, entity, ids };
        return species === undefined ? found : { ...found, species };
      }),
    ),
  );
  const [title] = passages;
  const hasTitle = title?.infons.type === 'title' && title.offset === 0;
  return { id, text, ...(hasTitle ? { titleEnd: title.text.length } : {}), annotations };
}

/** The texts of a collection in BioC-JSON. @throws SyntaxError where it is none */
export function readBiocJson(json: string): AnnotatedText[] {
  const { documents } = JSON.parse(json) as {
    documents?: readonly { id: string; passages: readonly BiocPassage[] }[];
  };
  if (!Array.isArray(documents)) {
    throw new SyntaxError('a collection of BioC has "documents"');
  }
  return documents.map(({ id, passages }) => textOfPassages(id, passages));
}

/** The annotations of one line, by the id of its text. @throws SyntaxError where the line is broken */
export function readJsonLine(line: string): { id: string; annotations: Annotation[] } {
  const { id, mentions } = JSON.parse(line) as { id: string; mentions: Annotation[] };
  return { id, annotations: mentions };
}

/** The annotations of a table, by the ids of their texts. @throws SyntaxError where it is broken */
export function readCsv(table: string): Map<string, Annotation[]> {
  const [head = [], ...rows] = readRows(table);
  const found = new Map<string, Annotation[]>();
  for (const row of rows) {
    const cell = (name: string) => textOfCell(row[head.indexOf(name)] ?? '');
    const [start, end] = [Number(cell('start_utf16')), Number(cell('end_utf16'))];
    const all = cell('ids').split(' ').filter(Boolean);
    const { text, kind, entity } = {
      text: cell('text'),
      kind: cell('kind'),
      entity: cell('entity'),
    };
    const id = cell('document');
    found.set(id, [...(found.get(id) ?? []), { start, end, text, kind, entity, ...idsAmong(all) }]);
  }
  return found;
}

/** The identifiers of an entity, and the species among them. */
function idsAmong(all: readonly string[]): Pick<Annotation, 'ids' | 'species'> {
  const species = all.find(isTaxon);
  const ids = all.filter((it) => it !== species);
  return species === undefined ? { ids } : { ids, species };
}

/** The rows of a table. @throws SyntaxError where a quotation mark is never closed */
export function readRows(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|$)/y;
  for (let at = 0; at < csv.length; at = cell.lastIndex) {
    cell.lastIndex = at;
    const match = cell.exec(csv);
    if (!match) {
      throw new SyntaxError(`a cell is broken at ${at}`);
    }
    const [, inQuotes, plain, ending] = match;
    row.push(inQuotes?.replaceAll('""', '"') ?? plain ?? '');
    if (ending !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

const dangerous = /(?:[^\S\t\r\n]|")*[=+\-@＝＋－＠\t\r\n]/.source;
const guarded = new RegExp(`(?<=^|[;\\t\\r\\n])'('*)(?=${dangerous})`, 'g');

/** The text of a cell without the guard against running it. */
export function textOfCell(cell: string): string {
  return cell.replace(guarded, '$1');
}

/** The parts of an annotation that this reader uses. */
interface WebAnnotation {
  readonly body: readonly (
    | { readonly value: string; readonly purpose: string }
    | { readonly source: string }
  )[];
  readonly target: {
    readonly source: string;
    readonly selector: readonly { readonly start?: number; readonly end?: number }[];
  };
}

/**
 * The annotations of a page, by the ids of their texts.
 *
 * @param textOf the text of an id, in whose code points places are
 * @throws SyntaxError if it is not a page of annotations by Cytonote
 */
export function readWebAnnotations(
  json: string,
  textOf: (id: string) => string,
): Map<string, Annotation[]> {
  const { items } = JSON.parse(json) as { items?: readonly WebAnnotation[] };
  if (!Array.isArray(items)) {
    throw new SyntaxError('a page of annotations has "items"');
  }
  const found = new Map<string, Annotation[]>();
  const places = new Map<string, { text: string; points: CodePoints }>();
  for (const { body, target } of items as readonly WebAnnotation[]) {
    const id = readSource(target.source);
    const place = places.get(id) ?? { text: textOf(id), points: new CodePoints(textOf(id)) };
    places.set(id, place);
    const { start: from = 0, end: to = 0 } = target.selector[0] ?? {};
    const [start, end] = [place.points.toUnits(from), place.points.toUnits(to)];
    const valueFor = (purpose: string) =>
      body.flatMap((it) => ('value' in it && it.purpose === purpose ? [it.value] : []))[0] ?? '';
    const annotation = {
      start,
      end,
      text: place.text.slice(start, end),
      kind: valueFor('classifying'),
      entity: valueFor('tagging'),
      ...idsAmong(body.flatMap((it) => ('source' in it ? [it.source] : []))),
    };
    found.set(id, [...(found.get(id) ?? []), annotation]);
  }
  return found;
}

const address = /^[a-z][a-z\d+.-]*:\/\//i;

function readSource(source: string): string {
  return address.test(source) ? source : source.split('/').map(decodeURIComponent).join('/');
}
