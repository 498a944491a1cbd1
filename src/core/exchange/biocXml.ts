import type { AnnotatedText } from './annotatedText';
import type { AnnotationFormat } from './annotationFormat';
import {
  type BiocAnnotation,
  type BiocPassage,
  collection,
  type Infons,
  passagesOf,
} from './biocPassages';
import { xmlText } from './xmlText';

/** BioC-XML by its DTD, `BioC.dtd`: one collection, a line for each document. */
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
