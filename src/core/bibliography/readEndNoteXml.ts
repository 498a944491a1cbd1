import { t } from '@vscode/l10n';
import { SaxesParser } from 'saxes';
import type { Reference } from '../cite/reference';
import type { Range } from '../note/range';
import type { Bibliography, BibliographyProblem } from './bibliography';
import { referenceOfEndNote } from './endNoteReference';
import { type UnkeyedRecord, withKeys } from './unkeyedEntries';

/** Records that are checked without a pause. */
const STRETCH = 20;
/** EndNote's type faces that CSL has mark-up for. */
const faces: ReadonlyMap<string, string> = new Map([
  ['italic', 'i'],
  ['bold', 'b'],
  ['superscript', 'sup'],
  ['subscript', 'sub'],
]);

/** Reads EndNote's XML, record by record, so that a mistake damages one of them only. */
export function* readEndNoteXml(text: string): Generator<void, Bibliography> {
  const records = splitRecords(text);
  const problems: BibliographyProblem[] = [];
  for (const [at, record] of records.entries()) {
    const { isSound } = readRecord(text, record);
    if (!isSound) {
      const end = record.start + '<record>'.length;
      problems.push({
        start: record.start,
        end,
        message: t('This record is not well-formed XML.'),
      });
    }
    if (at % STRETCH === STRETCH - 1) {
      yield;
    }
  }
  const read = (record: Range, id: string): Reference => {
    const { kind, texts } = readRecord(text, record);
    return referenceOfEndNote(id, kind, texts);
  };
  return { format: 'endnote-xml', entries: yield* withKeys(text, records, read), problems };
}

/** Records from tag to tag; one that is not closed ends before the next. */
function splitRecords(text: string): UnkeyedRecord[] {
  const records: UnkeyedRecord[] = [];
  const opening = /<record(?:\s[^>]*)?>/g;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const next = /<record(?:\s[^>]*)?>|<\/record>|<\/records>/g;
    next.lastIndex = opening.lastIndex;
    const ending = next.exec(text);
    const isClosed = ending?.[0] === '</record>';
    const end = ending ? ending.index + (isClosed ? ending[0].length : 0) : text.length;
    records.push({ start: match.index, end, label: labelIn(text, match.index, end) });
    opening.lastIndex = end;
  }
  return records;
}

/** What EndNote calls the label: people keep their citation keys there. */
function labelIn(text: string, start: number, end: number): Range | undefined {
  const label = /<label>\s*(?:<style[^>]*>)?\s*([^<\s]+)\s*</.exec(text.slice(start, end));
  const key = label?.[1];
  if (!label || !key) {
    return undefined;
  }
  const at = start + label.index + label[0].lastIndexOf(key);
  return { start: at, end: at + key.length };
}

interface RecordContents {
  readonly kind: string;
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly isSound: boolean;
}

function readRecord(text: string, { start, end }: Range): RecordContents {
  const texts = new Map<string, string[]>();
  const path: string[] = [];
  let kind = '';
  let content = '';
  let isSound = true;
  const parser = new SaxesParser({ fragment: true, xmlns: false });
  parser.on('error', () => {
    isSound = false;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'style') {
      content += tagOf(attributes.face, '');
    } else {
      path.push(name);
      content = '';
    }
    kind = name === 'ref-type' ? (attributes.name ?? '') : kind;
  });
  parser.on('text', (piece) => {
    content += piece;
  });
  parser.on('cdata', (piece) => {
    content += piece;
  });
  parser.on('closetag', ({ name, attributes }) => {
    if (name === 'style') {
      content += tagOf(attributes.face, '/');
      return;
    }
    const place = path.slice(1).join('/');
    const words = content.replace(/\s+/g, ' ').trim();
    if (words) {
      texts.set(place, [...(texts.get(place) ?? []), words]);
    }
    path.pop();
    content = '';
  });
  try {
    parser.write(text.slice(start, end)).close();
  } catch {
    isSound = false;
  }
  return { kind, texts, isSound };
}

function tagOf(face: string | undefined, slash: '' | '/'): string {
  const tag = faces.get(face ?? '');
  return tag ? `<${slash}${tag}>` : '';
}
