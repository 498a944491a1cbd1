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

/** Pages of annotations in the Web Annotation Data Model. */
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

const address = /^[a-z][a-z\d+.-]*:\/\//i;

/** An id as an IRI: an address stays as it is, a path is relative to where the page is. */
function writeSource(id: string): string {
  return address.test(id) ? id : wellFormed(id).split('/').map(encodeURIComponent).join('/');
}
