/** Reads documents in the usual formats of corpora. */

import { nbib } from '../bibliography/nbib';
import { abstractOf } from '../bibliography/pubmedXml';
import { fieldsIn } from '../bibliography/taggedRecords';
import { elementsAt, readElement, textAt, type XmlElement } from '../bibliography/xmlRecords';
import { plainText } from '../literature/markedText';
import { runToEnd } from '../text/steps';
import type { AnnotatedText } from './annotationFormat';
import { readNotebook } from './notebookCells';
import { readPubtator } from './pubtator';
import {
  jsonLineRules,
  LineRecords,
  LONGEST_RECORD,
  medlineRules,
  pubtatorRules,
  type RecordCutter,
  type TextRecord,
  XmlRecords,
} from './recordCutter';

/** The forms that an input can have. */
export const inputForms = [
  'markdown',
  'notebook',
  'text',
  'jsonl',
  'pubtator',
  'medline',
  'pubmed-xml',
] as const;
export type InputForm = (typeof inputForms)[number];

/** A document without annotations. */
export type SourceDocument = Omit<AnnotatedText, 'annotations'>;

/** A cutter that cuts a stream of the given form into records. */
export function cutterFor(form: InputForm): RecordCutter {
  switch (form) {
    case 'markdown':
    case 'notebook':
    case 'text':
      return new WholeText();
    case 'jsonl':
      return new LineRecords(jsonLineRules);
    case 'pubtator':
      return new LineRecords(pubtatorRules);
    case 'medline':
      return new LineRecords(medlineRules);
    case 'pubmed-xml':
      return new XmlRecords();
  }
}

/** The form of a file. A notebook is recognised by its name, since its JSON would also be valid Markdown. */
export function formOfFile(form: InputForm, file: string): InputForm {
  return form === 'markdown' && /\.ipynb(?:\.gz)?$/i.test(file) ? 'notebook' : form;
}

/**
 * Reads a record: one document, or several for a notebook, one for each Markdown cell.
 *
 * @param name of the file, which becomes the id of a note or text
 * @throws Error that describes the problem of the record
 */
export function readDocuments(form: InputForm, record: string, name: string): SourceDocument[] {
  switch (form) {
    case 'markdown':
    case 'text':
      return [{ id: name, text: record }];
    case 'notebook':
      return readCells(record, name);
    case 'jsonl':
      return [readLine(record)];
    case 'pubtator': {
      const { annotations, ...document } = readPubtator(record);
      return [document];
    }
    case 'medline':
      return [readMedline(record)];
    case 'pubmed-xml':
      return [readPubmed(record)];
  }
}

/** The Markdown cells of a notebook; their ids have the number of the cell among all, from 1. */
function readCells(json: string, name: string): SourceDocument[] {
  const cells = runToEnd(readNotebook(json));
  if (!cells) {
    throw new SyntaxError('this is not a Jupyter notebook in format 4');
  }
  return cells.map(({ index, text }) => ({ id: `${name}#${index + 1}`, text }));
}

function readLine(line: string): SourceDocument {
  const { id, text } = (JSON.parse(line) ?? {}) as Readonly<Record<string, unknown>>;
  const isId = typeof id === 'string' || typeof id === 'number';
  if (!isId || typeof text !== 'string') {
    throw new SyntaxError('a line must be an object with "id" and "text"');
  }
  return { id: String(id), text };
}

function readMedline(record: string): SourceDocument {
  const fields = fieldsIn(record, { start: 0, end: record.length }, nbib);
  const first = (...tags: readonly string[]) =>
    fields.find(({ tag, value }) => tags.includes(tag) && value !== '')?.value;
  return titled(first('PMID'), first('TI', 'BTI', 'TT') ?? '', first('AB') ?? '');
}

function readPubmed(record: string): SourceDocument {
  const { root, isValid } = readElement(record);
  if (!isValid) {
    throw new SyntaxError('this record is not well-formed XML');
  }
  const [article] = elementsAt(root, 'PubmedArticle', 'MedlineCitation');
  const [book] = elementsAt(root, 'PubmedBookArticle', 'BookDocument');
  const holder = article ?? book ?? root;
  const parts = article ? ['Article'] : [];
  const title =
    textAt(holder, ...parts, 'ArticleTitle') ??
    textAt(holder, ...parts, 'VernacularTitle') ??
    textAt(holder, 'Book', 'BookTitle');
  const abstract = elementsAt(holder, ...parts, 'Abstract', 'AbstractText');
  return titled(textAt(holder, 'PMID'), plain(title), plain(abstractOf(abstract as XmlElement[])));
}

function plain(marked = ''): string {
  return plainText(marked);
}

/** A title on one line, followed by the abstract. @throws SyntaxError if the record has no PMID */
function titled(id: string | undefined, title: string, abstract: string): SourceDocument {
  if (!id) {
    throw new SyntaxError('this record has no PMID');
  }
  const line = title.replaceAll('\n', ' ');
  return { id, text: `${line}\n${abstract}`, titleEnd: line.length };
}

/** A note or a plain text is one record. */
class WholeText implements RecordCutter {
  private parts: string[] = [];
  private length = 0;

  add(chunk: string): TextRecord[] {
    this.length += chunk.length;
    if (this.length > LONGEST_RECORD) {
      this.parts = [];
    } else {
      this.parts.push(chunk);
    }
    return [];
  }

  end(): TextRecord[] {
    return [{ line: 1, text: this.length > LONGEST_RECORD ? undefined : this.parts.join('') }];
  }
}
