import { t } from '@vscode/l10n';
import { bareDoi } from '../identifiers/doi';
import { readMedlineDate, readYearAndMonth } from '../literature/dateText';
import { familyFirstName } from '../literature/familyFirst';
import { withoutPlace } from '../literature/journalName';
import { languageCode } from '../literature/languageCodes';
import { personName } from '../literature/personName';
import {
  filled,
  OTHERS,
  type Reference,
  type ReferenceDate,
  type ReferenceName,
} from '../literature/reference';
import type { Bibliography, BibliographyProblem } from './bibliography';
import { genreOf } from './publicationTypes';
import { type UnkeyedRecord, withKeys } from './unkeyedEntries';
import { elementsAt, readElement, splitElements, textAt, type XmlElement } from './xmlRecords';

/** Records that are checked without a pause. */
const STRETCH = 20;
/** The elements that are records. */
export const pubmedRecords = ['PubmedArticle', 'PubmedBookArticle'];

/** Reads PubMed's XML, as `efetch` returns it: a set of records, or one alone. */
export function* readPubmedXml(text: string): Generator<void, Bibliography> {
  const ranges: UnkeyedRecord[] = splitElements(text, pubmedRecords);
  const problems: BibliographyProblem[] = [];
  for (const [at, { start, end }] of ranges.entries()) {
    if (!readElement(text.slice(start, end)).isValid) {
      const head = text.indexOf('>', start) + 1;
      problems.push({ start, end: head, message: t('This record is not well-formed XML.') });
    }
    if (at % STRETCH === STRETCH - 1) {
      yield;
    }
  }
  const read = ({ start, end }: UnkeyedRecord, id: string): Reference =>
    referenceOfPubmed(id, readElement(text.slice(start, end)).root);
  return { format: 'pubmed-xml', entries: yield* withKeys(text, ranges, read), problems };
}

/**
 * A PubMed record as a reference, by the elements of its published DTD (`pubmed_190101.dtd` and later).
 *
 * @param id the key of the reference
 * @param root the element that contains `PubmedArticle` or `PubmedBookArticle`
 */
export function referenceOfPubmed(id: string, root: XmlElement): Reference {
  const [book] = elementsAt(root, 'PubmedBookArticle');
  const fields = book ? fieldsOfBook(book) : fieldsOfArticle(root);
  return { id, type: 'article-journal', ...filled(fields) };
}

function fieldsOfArticle(root: XmlElement): Readonly<Record<string, unknown>> {
  const record = elementsAt(root, 'PubmedArticle')[0] ?? root;
  const at = (...path: string[]) => elementsAt(record, 'MedlineCitation', ...path);
  const first = (...path: string[]) => textAt(record, 'MedlineCitation', ...path);
  const journal = ['Article', 'Journal'];
  const issue = [...journal, 'JournalIssue'];
  const ids = elementsAt(record, 'PubmedData', 'ArticleIdList', 'ArticleId');
  const types = at('Article', 'PublicationTypeList', 'PublicationType').map(({ text }) => text);
  const [date] = at(...issue, 'PubDate');
  const [online] = at('Article', 'ArticleDate');
  const isPreprint = types.includes('Preprint');
  const name = first(...journal, 'Title');
  const places = at('Article', 'ELocationID');
  // PubMed cites an article without pages by this number: "eSums. 2019 Feb;8:e42692".
  const number = idOf(places, 'EIdType', 'pii');
  return {
    type: isPreprint ? 'article' : 'article-journal',
    title: pubmedTitle(first('Article', 'ArticleTitle') ?? first('Article', 'VernacularTitle')),
    author: authorsIn(at('Article', 'AuthorList')),
    issued: (date && dateOf(date)) ?? (online && dateOf(online)),
    'container-title': name && withoutPlace(name),
    'container-title-short': first('MedlineJournalInfo', 'MedlineTA'),
    volume: first(...issue, 'Volume'),
    issue: first(...issue, 'Issue'),
    page:
      first('Article', 'Pagination', 'MedlinePgn') ??
      pagesOf(at('Article', 'Pagination')[0]) ??
      (isPreprint || isItemCode(number) ? undefined : number),
    number: isPreprint ? number : undefined,
    DOI: doiIn(ids, 'IdType') ?? doiIn(places, 'EIdType'),
    PMID: first('PMID'),
    PMCID: idOf(ids, 'IdType', 'pmc'),
    ISSN: first(...journal, 'ISSN'),
    language: languageCode(first('Article', 'Language')),
    genre: isRetracted(at('CommentsCorrectionsList', 'CommentsCorrections'))
      ? RETRACTED
      : genreOf(types),
    abstract: abstractOf(at('Article', 'Abstract', 'AbstractText')),
    keyword: [
      ...at('KeywordList', 'Keyword'),
      ...at('MeshHeadingList', 'MeshHeading', 'DescriptorName'),
    ]
      .map(({ text }) => text)
      .join(', '),
  };
}

function fieldsOfBook(record: XmlElement): Readonly<Record<string, unknown>> {
  const at = (...path: string[]) => elementsAt(record, 'BookDocument', ...path);
  const first = (...path: string[]) => textAt(record, 'BookDocument', ...path);
  const ids = [
    ...at('ArticleIdList', 'ArticleId'),
    ...elementsAt(record, 'PubmedBookData', 'ArticleIdList', 'ArticleId'),
  ];
  const lists = [...at('AuthorList'), ...at('Book', 'AuthorList')];
  const ofType = (type: string) =>
    authorsIn(lists.filter(({ attributes }) => (attributes.Type ?? 'authors') === type));
  const chapter = pubmedTitle(first('ArticleTitle'));
  const book = pubmedTitle(first('Book', 'BookTitle'));
  const [date] = at('Book', 'PubDate');
  const types = at('PublicationType').map(({ text }) => text);
  return {
    type: chapter ? 'chapter' : 'book',
    title: chapter ?? book,
    'container-title': chapter ? book : undefined,
    author: ofType('authors'),
    editor: ofType('editors'),
    issued: date && dateOf(date),
    volume: first('Book', 'Volume'),
    edition: first('Book', 'Edition'),
    page: first('Pagination', 'MedlinePgn') ?? pagesOf(at('Pagination')[0]),
    publisher: first('Book', 'Publisher', 'PublisherName'),
    'publisher-place': first('Book', 'Publisher', 'PublisherLocation'),
    DOI: doiIn(ids, 'IdType'),
    PMID: first('PMID'),
    PMCID: idOf(ids, 'IdType', 'pmc'),
    ISBN: first('Book', 'Isbn'),
    language: languageCode(first('Language')),
    genre: genreOf(types),
    abstract: abstractOf(at('Abstract', 'AbstractText')),
    keyword: at('KeywordList', 'Keyword')
      .map(({ text }) => text)
      .join(', '),
  };
}

/** A title without the full stop that PubMed adds, and without the brackets around translated titles. */
export function pubmedTitle(written: string | undefined): string | undefined {
  const title = written?.replace(/(?<!\.)\.(<\/\w+>)?$/, '$1');
  return title?.replace(/^\[([^[\]]*)\]\.?$/, '$1').trim();
}

/** Persons, groups at their positions, and "et al." if the list is marked as incomplete. */
function authorsIn(lists: readonly XmlElement[]): ReferenceName[] {
  const names = lists
    .flatMap((list) => elementsAt(list, 'Author'))
    .filter(({ attributes }) => attributes.ValidYN !== 'N')
    .flatMap(nameOf);
  const isPart = lists.some(({ attributes }) => attributes.CompleteYN === 'N');
  return names.length > 0 && isPart ? [...names, OTHERS] : names;
}

function nameOf(author: XmlElement): ReferenceName[] {
  const group = textAt(author, 'CollectiveName');
  const family = textAt(author, 'LastName');
  if (!family) {
    return group ? [{ literal: group.replace(/\.$/, '') }] : [];
  }
  const given = textAt(author, 'ForeName') ?? textAt(author, 'Initials');
  const suffix = textAt(author, 'Suffix');
  return [
    given
      ? personName([family, given, suffix].filter(Boolean).join(', '))
      : (familyFirstName(family) ?? { family }),
  ];
}

/** Year, month and day; a season; or `MedlineDate`, which has them as "1998 Dec-1999 Jan". */
function dateOf(date: XmlElement): ReferenceDate | undefined {
  const year = textAt(date, 'Year');
  if (year) {
    const day = [textAt(date, 'Month'), textAt(date, 'Day')].filter(Boolean).join(' ');
    return readYearAndMonth(year, textAt(date, 'Season') ?? day);
  }
  const written = textAt(date, 'MedlineDate');
  return written ? readMedlineDate(written) : undefined;
}

function pagesOf(pages: XmlElement | undefined): string | undefined {
  const [start, end] = pages ? [textAt(pages, 'StartPage'), textAt(pages, 'EndPage')] : [];
  return start && end && end !== start ? `${start}-${end}` : start;
}

function idOf(
  ids: readonly XmlElement[],
  attribute: 'IdType' | 'EIdType',
  kind: string,
): string | undefined {
  const valid = ids.filter(({ attributes }) => attributes.ValidYN !== 'N');
  return valid.find(({ attributes }) => attributes[attribute] === kind)?.text;
}

/**
 * Whether the number is only a publisher's item code, as for an article that is not yet in an issue:
 * "S0140-6736(05)67483-1".
 */
function isItemCode(number: string | undefined): boolean {
  return /^S\d{4}-?\d{3}[\dX]\(?\d{2}\)?\d{5}-?[\dX]$/.test(number ?? '');
}

function doiIn(ids: readonly XmlElement[], attribute: 'IdType' | 'EIdType'): string | undefined {
  return bareDoi(idOf(ids, attribute, 'doi') ?? '');
}

function isRetracted(corrections: readonly XmlElement[]): boolean {
  return corrections.some(({ attributes }) => attributes.RefType === 'RetractionIn');
}

/** The publication type by which retractions are recognised (`citationProblems.ts`). */
const RETRACTED = 'Retracted Publication';

/** The parts of an abstract, one line each, with their labels. */
export function abstractOf(parts: readonly XmlElement[]): string {
  return parts
    .flatMap(({ text, attributes }) => {
      const label = attributes.Label && attributes.Label !== 'UNLABELLED' && attributes.Label;
      return text ? [label ? `${label}: ${text}` : text] : [];
    })
    .join('\n');
}
