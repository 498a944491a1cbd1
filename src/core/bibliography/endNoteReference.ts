/** EndNote's XML by the elements of its published DTD (RSXML), in the terms of CSL. */
import type { Reference, ReferenceDate, ReferenceName } from '../cite/reference';
import { readYearAndMonth } from './dateText';
import { bareDoi, pmidIn } from './identifiers';
import { languageCode } from './languageCodes';
import { personName } from './personName';

/** Texts by the path of their element in the record: "titles/title". */
export type EndNoteTexts = ReadonlyMap<string, readonly string[]>;

/** By the names of reference types. */
const types: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Blog: 'post-weblog',
    Book: 'book',
    'Book Section': 'chapter',
    Case: 'legal_case',
    'Computer Program': 'software',
    'Conference Paper': 'paper-conference',
    'Conference Proceedings': 'paper-conference',
    Dataset: 'dataset',
    'Edited Book': 'book',
    'Electronic Article': 'article-journal',
    'Electronic Book': 'book',
    'Electronic Book Section': 'chapter',
    Encyclopedia: 'entry-encyclopedia',
    'Government Document': 'report',
    'Journal Article': 'article-journal',
    'Magazine Article': 'article-magazine',
    Manuscript: 'manuscript',
    'Newspaper Article': 'article-newspaper',
    'Online Database': 'dataset',
    Pamphlet: 'pamphlet',
    Patent: 'patent',
    Report: 'report',
    Standard: 'standard',
    Thesis: 'thesis',
    'Unpublished Work': 'manuscript',
    'Web Page': 'webpage',
  }),
);

/** @param kind the name of the reference's type */
export function referenceOfEndNote(id: string, kind: string, texts: EndNoteTexts): Reference {
  const first = (...paths: string[]) =>
    paths.flatMap((path) => texts.get(path) ?? []).find(Boolean);
  const type = types.get(kind) ?? 'document';
  const isBook = type === 'book';
  const isPart = /^(?:chapter|paper-conference|entry)/.test(type);
  const second = first('titles/secondary-title', 'periodical/full-title');
  const database = first('remote-database-name', 'remote-database-provider') ?? '';
  const notes = first('notes');
  const accession = first('accession-num') ?? '';
  const known: Readonly<Record<string, unknown>> = {
    title: first('titles/title'),
    author: namesIn(texts.get('contributors/authors/author')),
    editor:
      isBook || isPart ? namesIn(texts.get('contributors/secondary-authors/author')) : undefined,
    issued: issuedIn(first('dates/year'), first('dates/pub-dates/date')),
    'container-title': isBook ? undefined : second,
    'collection-title': isBook ? second : first('titles/tertiary-title'),
    'container-title-short': first('periodical/abbr-1', 'alt-periodical/abbr-1'),
    'title-short': first('titles/short-title'),
    volume: first('volume'),
    [/^article/.test(type) ? 'issue' : 'number']: first('number', 'issue'),
    page: first('pages')?.replace(/\s*[–—]\s*|--+/g, '-'),
    edition: first('edition'),
    publisher: first('publisher'),
    'publisher-place': first('pub-location'),
    genre: first('work-type'),
    DOI: bareDoi(first('electronic-resource-num') ?? ''),
    PMID:
      (/pubmed|medline|nlm/i.test(database) ? /^\d+$/.exec(accession)?.[0] : undefined) ??
      pmidIn(notes ?? ''),
    PMCID: /^PMC\d+$/.exec(first('custom2') ?? '')?.[0],
    URL: first('urls/related-urls/url', 'urls/web-urls/url'),
    [isBook || isPart ? 'ISBN' : 'ISSN']: first('isbn')?.split(/\s/)[0],
    language: languageCode(first('language')),
    abstract: first('abstract'),
    note: notes,
    keyword: texts.get('keywords/keyword')?.join(', '),
  };
  const present = Object.entries(known).filter(([, value]) => value !== undefined && value !== '');
  return { id, type, ...Object.fromEntries(present) };
}

function namesIn(names: readonly string[] | undefined): readonly ReferenceName[] | undefined {
  // A comma at the end says that the name is of a group.
  const read = names?.filter(Boolean).map((name) => personName(name.replace(/,$/, '')));
  return read && read.length > 0 ? read : undefined;
}

function issuedIn(year: string | undefined, day: string | undefined): ReferenceDate | undefined {
  return year ? readYearAndMonth(year, day?.replace(/\b\d{4}\b/, '')) : undefined;
}
