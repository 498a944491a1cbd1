/**
 * The Web Annotation Data Model of the W3C (Recommendation of 2017), as JSON-LD: one page of annotations, one
 * line for each.
 *
 * A TextPositionSelector counts Unicode code points, as section 4.2.5 requires; a TextQuoteSelector beside it
 * finds the place again if the text has changed. Identifiers are CURIEs whose prefixes the context maps to
 * the addresses of their databases.
 */

import { identifierPrefixes } from '../identifiers/curies';
import type { AnnotatedText, Annotation, AnnotationFormat } from './annotationFormat';
import { CodePoints, wellFormed } from './codePoints';

/** UTF-16 units of the text before and after a mention that are included. */
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
  { start, end, text: exact, kind, entity, ids, species }: Annotation,
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
      ...(species ? [{ type: 'SpecificResource', source: species, purpose: 'classifying' }] : []),
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

/** Removes the half of a surrogate pair that was cut off at either end. */
function wholeCharacters(text: string): string {
  return wellFormed(text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, ''));
}

const address = /^[a-z][a-z\d+.-]*:\/\//i;

/** An id as an IRI: an address does not change, a path is relative to the page. */
function writeSource(id: string): string {
  return address.test(id) ? id : wellFormed(id).split('/').map(encodeURIComponent).join('/');
}
