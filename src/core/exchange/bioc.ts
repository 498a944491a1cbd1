/**
 * BioC (Comeau et al. 2013, doi:10.1093/database/bat064): the parts that its XML and its JSON share.
 *
 * Offsets are in Unicode code points of the document, as in current corpora and tools (PubTator, the Python package
 * `bioc`); the comments of the DTD of 2013 recommend bytes. The infon "offsets" of a collection names the unit, since
 * the numbers do not show it.
 */

import { xmlText } from '../text/escape';
import type { AnnotatedText, Annotation, AnnotationFormat } from './annotationFormat';
import { CodePoints } from './codePoints';

/** Key-value pairs, which BioC has at every level. */
type Infons = Readonly<Record<string, string>>;

/** An annotation of a passage, and its place in the document. */
export interface BiocAnnotation {
  readonly id: string;
  readonly infons: Infons;
  readonly text: string;
  readonly locations: readonly { readonly offset: number; readonly length: number }[];
}

/** A part of a document, such as its title, with its annotations. */
export interface BiocPassage {
  readonly infons: Infons;
  readonly offset: number;
  readonly text: string;
  readonly annotations: readonly BiocAnnotation[];
}

/** Information about a whole collection. */
const collection = {
  source: 'Cytonote',
  date: '',
  key: '',
  infons: { offsets: 'Unicode code points' },
} as const;

/** The passages of a text: title and abstract if it has them, else one passage. */
function passagesOf({ text, titleEnd, annotations }: AnnotatedText): BiocPassage[] {
  const points = new CodePoints(text);
  const ranges =
    titleEnd === undefined
      ? [{ type: 'text', start: 0, end: text.length }]
      : [
          { type: 'title', start: 0, end: titleEnd },
          { type: 'abstract', start: titleEnd + 1, end: text.length },
        ];
  let number = 0;
  return ranges.map(({ type, start, end }, index) => {
    const next = ranges[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    const own = annotations.filter((it) => it.start >= start && it.start < next);
    return {
      infons: { type },
      offset: points.before(start),
      text: text.slice(start, end),
      annotations: own.map((it) => biocOf(it, points, ++number)),
    };
  });
}

function biocOf(annotation: Annotation, points: CodePoints, number: number): BiocAnnotation {
  const { start, end, text, kind, entity, ids, species } = annotation;
  const offset = points.before(start);
  const identifier = ids.length > 0 ? { identifier: ids.join(';') } : {};
  return {
    id: String(number),
    infons: { type: kind, entity, ...identifier, ...(species ? { species } : {}) },
    text,
    locations: [{ offset, length: points.before(end) - offset }],
  };
}

const { source, date, key, infons } = collection;
const frame = JSON.stringify({ source, date, key, infons }).slice(0, -1);

/** BioC-JSON, as PubTator and BioC-PMC provide it: one collection, one line for each document. */
export const biocJson: AnnotationFormat = {
  ending: 'json',
  head: `${frame},"documents":[\n`,
  between: ',\n',
  tail: '\n]}\n',
  write: (document: AnnotatedText) =>
    JSON.stringify({
      id: document.id,
      infons: {},
      passages: passagesOf(document).map((passage) => ({
        offset: passage.offset,
        infons: passage.infons,
        text: passage.text,
        sentences: [],
        annotations: passage.annotations,
        relations: [],
      })),
      annotations: [],
      relations: [],
    }),
};

/** BioC-XML by its DTD, `BioC.dtd`: one collection, one line for each document. */
export const biocXml: AnnotationFormat = {
  ending: 'xml',
  head:
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE collection SYSTEM "BioC.dtd">\n<collection>' +
    `${element('source', collection.source)}${element('date', collection.date)}` +
    `${element('key', collection.key)}${infonsOf(collection.infons)}\n`,
  between: '\n',
  tail: '\n</collection>\n',
  write: (document: AnnotatedText) =>
    `<document>${element('id', document.id)}` +
    `${passagesOf(document).map(passageOf).join('')}</document>`,
};

function passageOf({ infons, offset, text, annotations }: BiocPassage): string {
  const parts = [element('offset', String(offset)), element('text', text)];
  return `<passage>${infonsOf(infons)}${parts.join('')}${annotations.map(annotationOf).join('')}</passage>`;
}

function annotationOf({ id, infons, text, locations }: BiocAnnotation): string {
  const places = locations.map(
    ({ offset, length }) => `<location offset="${offset}" length="${length}"/>`,
  );
  return `<annotation id="${id}">${infonsOf(infons)}${places.join('')}${element('text', text)}</annotation>`;
}

function infonsOf(infons: Infons): string {
  return Object.entries(infons)
    .map(([key, value]) => `<infon key="${xmlText(key)}">${xmlText(value)}</infon>`)
    .join('');
}

function element(name: string, content: string): string {
  return `<${name}>${xmlText(content)}</${name}>`;
}
