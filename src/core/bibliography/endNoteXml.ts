import { t } from '@vscode/l10n';
import { SaxesParser } from 'saxes';
import { pubmedIdsOf, webAddress } from '../identifiers/addresses';
import { bareDoi } from '../identifiers/doi';
import { accessionPmcid, accessionPmid, barePmid, pmidIn } from '../identifiers/pubmedId';
import { numberKind, serialNumbersIn } from '../identifiers/serialNumbers';
import { articleNumber } from '../literature/articleNumber';
import { readYearAndMonth } from '../literature/dateText';
import { withoutPlace, withoutPlainPlace } from '../literature/journalName';
import { languageCode } from '../literature/languageCodes';
import { markedTitle } from '../literature/markedText';
import { namesInFields } from '../literature/personName';
import type { Reference, ReferenceDate, ReferenceName } from '../literature/reference';
import { filled } from '../literature/reference';
import type { Range } from '../text/range';
import type { Bibliography, BibliographyProblem } from './bibliography';
import { extentOf } from './extent';
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
    const { isValid } = readRecord(text, record);
    if (!isValid) {
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

/** Records from tag to tag; one that is not closed ends before the next one. */
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

/** The range of the label, in which people keep their citation keys. */
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
  readonly isValid: boolean;
}

function readRecord(text: string, { start, end }: Range): RecordContents {
  const texts = new Map<string, string[]>();
  const path: string[] = [];
  let kind = '';
  let content = '';
  let isValid = true;
  const parser = new SaxesParser({ fragment: true, xmlns: false });
  parser.on('error', () => {
    isValid = false;
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
    isValid = false;
  }
  return { kind, texts, isValid };
}

function tagOf(face: string | undefined, slash: '' | '/'): string {
  const tag = faces.get(face ?? '');
  return tag ? `<${slash}${tag}>` : '';
}

/** The elements of EndNote's XML, by its published DTD (RSXML), in the terms of CSL. */

/** Texts by the path of their element in the record: "titles/title". */
export type EndNoteTexts = ReadonlyMap<string, readonly string[]>;

/** The types of CSL by the names of EndNote's reference types. */
const types: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'Aggregated Database': 'dataset',
    'Ancient Text': 'book',
    Artwork: 'graphic',
    'Audiovisual Material': 'motion_picture',
    Bill: 'bill',
    Blog: 'post-weblog',
    Book: 'book',
    'Book Section': 'chapter',
    Case: 'legal_case',
    Catalog: 'book',
    'Chart or Table': 'graphic',
    'Classical Work': 'book',
    'Computer Program': 'software',
    'Conference Paper': 'paper-conference',
    'Conference Proceedings': 'paper-conference',
    Dataset: 'dataset',
    Dictionary: 'entry-dictionary',
    'Discussion Forum': 'post',
    'Edited Book': 'book',
    'Electronic Article': 'article-journal',
    'Electronic Book': 'book',
    'Electronic Book Section': 'chapter',
    Encyclopedia: 'entry-encyclopedia',
    Equation: 'figure',
    Figure: 'figure',
    'Film or Broadcast': 'motion_picture',
    'Government Document': 'report',
    Grant: 'report',
    Hearing: 'hearing',
    Interview: 'interview',
    'Journal Article': 'article-journal',
    'Legal Rule or Regulation': 'legislation',
    'Magazine Article': 'article-magazine',
    Manuscript: 'manuscript',
    Map: 'map',
    Music: 'musical_score',
    'Newspaper Article': 'article-newspaper',
    'Online Database': 'dataset',
    Pamphlet: 'pamphlet',
    Patent: 'patent',
    'Personal Communication': 'personal_communication',
    Podcast: 'song',
    'Press Release': 'report',
    Report: 'report',
    Serial: 'book',
    'Social Media': 'post',
    Standard: 'standard',
    Statute: 'legislation',
    'Television Episode': 'broadcast',
    Thesis: 'thesis',
    'Unpublished Work': 'manuscript',
    'Web Page': 'webpage',
  }),
);

/** @param kind the name of the reference's type */
function referenceOfEndNote(id: string, kind: string, texts: EndNoteTexts): Reference {
  const first = (...paths: string[]) =>
    paths.flatMap((path) => texts.get(path) ?? []).find(Boolean);
  const type = types.get(kind) ?? 'document';
  const isBook = type === 'book';
  const isArticle = /^article/.test(type);
  const isPart = /^(?:chapter|paper-conference|entry)/.test(type);
  const database = first('remote-database-name', 'remote-database-provider') ?? '';
  const isMedline = /pubmed|medline|nlm/i.test(database);
  const name = first('titles/secondary-title', 'periodical/full-title');
  const second = name && (isMedline ? withoutPlace(name) : withoutPlainPlace(name));
  const notes = first('notes');
  const accession = first('accession-num') ?? '';
  const addresses = ['urls/related-urls/url', 'urls/web-urls/url'].flatMap(
    (path) => texts.get(path) ?? [],
  );
  const ofAddresses = pubmedIdsOf(addresses);
  const extent = extentOf(type, first('pages'));
  const known: Readonly<Record<string, unknown>> = {
    title: markedTitle(first('titles/title')),
    author: namesIn(texts.get('contributors/authors/author')),
    editor:
      isBook || isPart ? namesIn(texts.get('contributors/secondary-authors/author')) : undefined,
    issued: issuedIn(first('dates/year'), first('dates/pub-dates/date')),
    'container-title': isBook ? undefined : markedTitle(second),
    'collection-title': markedTitle(isBook ? second : first('titles/tertiary-title')),
    'container-title-short': first('periodical/abbr-1', 'alt-periodical/abbr-1'),
    'title-short': markedTitle(first('titles/short-title')),
    volume: first('volume'),
    [isArticle ? 'issue' : 'number']: first('number', 'issue'),
    page: extent
      ? undefined
      : (first('pages')?.replace(/\s*[–—]\s*|--+/g, '-') ??
        (isArticle ? articleNumber(first('custom7')) : undefined)),
    'number-of-pages': extent,
    edition: first('edition'),
    publisher: first('publisher'),
    'publisher-place': first('pub-location'),
    genre: first('work-type'),
    DOI: bareDoi(first('electronic-resource-num') ?? ''),
    PMID:
      (isMedline ? barePmid(accession) : accessionPmid(accession)) ??
      pmidIn(notes ?? '') ??
      ofAddresses.PMID,
    PMCID:
      [first('custom2') ?? '', accession, notes ?? ''].map(accessionPmcid).find(Boolean) ??
      ofAddresses.PMCID,
    URL: addresses.flatMap((written) => webAddress(written) ?? [])[0],
    ...serialNumbersIn(first('isbn') ?? '', numberKind(type)),
    language: languageCode(first('language')),
    abstract: markedTitle(first('abstract')),
    note: notes,
    keyword: texts.get('keywords/keyword')?.join(', '),
  };
  return { id, type, ...filled(known) };
}

function namesIn(names: readonly string[] | undefined): readonly ReferenceName[] | undefined {
  const read = namesInFields(names ?? []);
  return read.length > 0 ? read : undefined;
}

function issuedIn(year: string | undefined, day: string | undefined): ReferenceDate | undefined {
  return year ? readYearAndMonth(year, day?.replace(/\b\d{4}\b/, '')) : undefined;
}
