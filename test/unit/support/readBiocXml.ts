import { SaxesParser } from 'saxes';
import type { AnnotatedText } from '../../../src/core/exchange/annotationFormat';
import type { BiocAnnotation, BiocPassage } from '../../../src/core/exchange/bioc';
import { textOfPassages } from './readAnnotations';

/** An element while it is open. */
interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: OpenElement[];
  text: string;
}

/**
 * The texts of a collection in BioC-XML: those of passages, not of sentences.
 *
 * @throws Error where it is not well-formed; entities other than XML's own are never expanded
 */
export function readBiocXml(xml: string): AnnotatedText[] {
  const documents: AnnotatedText[] = [];
  const open: OpenElement[] = [];
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, children: [], text: '' };
    if (name !== 'document') {
      open.at(-1)?.children.push(element);
    }
    open.push(element);
  });
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element) {
      element.text += text;
    }
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element?.name === 'document') {
      documents.push(
        textOfPassages(textIn(element, 'id'), childrenOf(element, 'passage').map(passageOf)),
      );
    }
  });
  parser.write(xml).close();
  return documents;
}

function passageOf(element: OpenElement): BiocPassage {
  return {
    infons: infonsOf(element),
    offset: Number(textIn(element, 'offset')),
    text: textIn(element, 'text'),
    annotations: childrenOf(element, 'annotation').map(annotationOf),
  };
}

function annotationOf(element: OpenElement): BiocAnnotation {
  return {
    id: element.attributes.id ?? '',
    infons: infonsOf(element),
    text: textIn(element, 'text'),
    locations: childrenOf(element, 'location').map(({ attributes: { offset, length } }) => ({
      offset: Number(offset),
      length: Number(length),
    })),
  };
}

function infonsOf(element: OpenElement): Record<string, string> {
  const infons = childrenOf(element, 'infon');
  return Object.fromEntries(infons.map(({ attributes, text }) => [attributes.key ?? '', text]));
}

function childrenOf(element: OpenElement, name: string): OpenElement[] {
  return element.children.filter((child) => child.name === name);
}

function textIn(element: OpenElement, name: string): string {
  return childrenOf(element, name)[0]?.text ?? '';
}
