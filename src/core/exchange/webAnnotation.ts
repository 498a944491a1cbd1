/**
 * The Web Annotation Data Model of the W3C (Recommendation of 2017), as JSON-LD: one page of annotations, a
 * line for each.
 *
 * A TextPositionSelector counts Unicode code points, as section 4.2.5 wants; a TextQuoteSelector beside it
 * finds the place again where the text has changed. Identifiers are CURIEs whose prefixes the context maps
 * to the addresses of their databases.
 */

import { identifierPrefixes } from '../library/identifiers';
import type { AnnotatedText, Annotation, AnnotationFormat } from './annotationFormat';
import { CodePoints, wellFormed } from './codePoints';

/** UTF-16 units of what stands around a mention that go with it. */
const AROUND = 32;
const context = ['http://www.w3.org/ns/anno.jsonld', Object.fromEntries(identifierPrefixes())];

export const webAnnotation: AnnotationFormat = {
  ending: 'jsonld',
  head:
    `{"@context":${JSON.stringify(context)},"id":"#cytonote","type":"AnnotationPage",` +
    '"startIndex":0,"items":[\n',
  between: ',\n',
  tail: '\n]}\n',
  write: ({ id, text, annotations }: AnnotatedText) => {
    const source = writeSource(id);
    const points = new CodePoints(text);
    return annotations
      .map((it, index) => JSON.stringify(annotationOf(it, text, source, index, points)))
      .join(',\n');
  },
};

function annotationOf(
  { start, end, text: exact, kind, entity, ids }: Annotation,
  text: string,
  source: string,
  index: number,
  points: CodePoints,
) {
  return {
    id: `${source}#cytonote-${index + 1}`,
    type: 'Annotation',
    motivation: 'identifying',
    body: [
      { type: 'TextualBody', value: kind, purpose: 'classifying' },
      { type: 'TextualBody', value: entity, purpose: 'tagging' },
      ...ids.map((curie) => ({ type: 'SpecificResource', source: curie, purpose: 'identifying' })),
    ],
    target: {
      source,
      selector: [
        { type: 'TextPositionSelector', start: points.before(start), end: points.before(end) },
        {
          type: 'TextQuoteSelector',
          exact: wellFormed(exact),
          prefix: wholeCharacters(text.slice(Math.max(0, start - AROUND), start)),
          suffix: wholeCharacters(text.slice(end, end + AROUND)),
        },
      ],
    },
  };
}

/** Without the half of a character that was cut off at either end. */
function wholeCharacters(text: string): string {
  return wellFormed(text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, ''));
}

/**
 * The annotations of a page, by the ids of their texts.
 *
 * @param textOf the text that an id stands for: places are in code points of it
 * @throws SyntaxError where it is no page of annotations that this module wrote
 */
export function readWebAnnotations(
  json: string,
  textOf: (id: string) => string,
): Map<string, Annotation[]> {
  const { items } = JSON.parse(json) as { items?: readonly ReturnType<typeof annotationOf>[] };
  if (!Array.isArray(items)) {
    throw new SyntaxError('a page of annotations has "items"');
  }
  const found = new Map<string, Annotation[]>();
  const places = new Map<string, { text: string; points: CodePoints }>();
  for (const { body, target } of items as readonly ReturnType<typeof annotationOf>[]) {
    const id = readSource(target.source);
    const place = places.get(id) ?? { text: textOf(id), points: new CodePoints(textOf(id)) };
    places.set(id, place);
    const { start: from = 0, end: to = 0 } = target.selector[0] as { start?: number; end?: number };
    const [start, end] = [place.points.toUnits(from), place.points.toUnits(to)];
    const valueFor = (purpose: string) =>
      body.flatMap((it) => ('value' in it && it.purpose === purpose ? [it.value] : []))[0] ?? '';
    const annotation = {
      ...{ start, end, text: place.text.slice(start, end) },
      ...{ kind: valueFor('classifying'), entity: valueFor('tagging') },
      ids: body.flatMap((it) => ('source' in it ? [it.source] : [])),
    };
    found.set(id, [...(found.get(id) ?? []), annotation]);
  }
  return found;
}

const address = /^[a-z][a-z\d+.-]*:\/\//i;

/** An id as an IRI: an address stays as it is, a path is relative to where the page is. */
function writeSource(id: string): string {
  return address.test(id) ? id : wellFormed(id).split('/').map(encodeURIComponent).join('/');
}

function readSource(source: string): string {
  return address.test(source) ? source : source.split('/').map(decodeURIComponent).join('/');
}
