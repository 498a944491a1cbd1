import { t } from '@vscode/l10n';
import { bareDoi, doiIn, pmidIn } from '../library/identifiers';
import { readYearAndMonth } from '../literature/dateText';
import { languageCode } from '../literature/languageCodes';
import { personName } from '../literature/personName';
import type { Reference, ReferenceDate, ReferenceName } from '../literature/reference';
import type { Bibliography } from './bibliography';
import {
  fieldsIn,
  splitRecords,
  type TaggedField,
  type TaggedFormat,
  type TaggedRecord,
} from './taggedRecords';
import { withKeys } from './unkeyedEntries';

const ris: TaggedFormat = {
  line: /[ \t]?([A-Z][A-Z0-9]) {1,2}-(?: (.*)|$)/my,
  first: 'TY',
  last: 'ER',
};

/** Reads RIS: records from `TY` to `ER`; one that is not closed ends before the next. */
export function* readRis(text: string): Generator<void, Bibliography> {
  const records = yield* splitRecords(text, ris);
  const labelled = records.map((record) => ({ ...record, label: labelIn(text, record) }));
  const entries = yield* withKeys(text, labelled, (record, id) =>
    referenceOfRis(id, fieldsIn(text, record, ris)),
  );
  const problems = records
    .filter(({ isClosed }) => !isClosed)
    .map(({ start }) => ({
      start,
      end: start + 'TY  -'.length,
      message: t('This record does not end with a line “ER  -”.'),
    }));
  return { format: 'ris', entries, problems };
}

/** The reference's identifier, where the record has one. */
function labelIn(text: string, { start, end }: TaggedRecord) {
  const id = /^ID {1,2}- *(\S+)[ \t]*$/m.exec(text.slice(start, end));
  if (!id) {
    return undefined;
  }
  const at = start + id.index + id[0].indexOf(id[1] as string, 'ID -'.length);
  return { start: at, end: at + (id[1] as string).length };
}

/** RIS as its makers published it (Research Information Systems, 2001 and 2011) in the terms of CSL. */

const types: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ABST: 'article-journal',
    BOOK: 'book',
    CASE: 'legal_case',
    CHAP: 'chapter',
    COMP: 'software',
    CONF: 'paper-conference',
    CPAPER: 'paper-conference',
    DATA: 'dataset',
    DICT: 'entry-dictionary',
    EBOOK: 'book',
    ECHAP: 'chapter',
    EDBOOK: 'book',
    EJOUR: 'article-journal',
    ELEC: 'webpage',
    ENCYC: 'entry-encyclopedia',
    GOVDOC: 'report',
    INPR: 'article-journal',
    JFULL: 'periodical',
    JOUR: 'article-journal',
    MGZN: 'article-magazine',
    NEWS: 'article-newspaper',
    PAMP: 'pamphlet',
    PAT: 'patent',
    RPRT: 'report',
    SLIDE: 'speech',
    STAND: 'standard',
    THES: 'thesis',
    UNPB: 'manuscript',
    VIDEO: 'motion_picture',
    WEB: 'webpage',
  }),
);

/** The RIS type for a type of CSL: "GEN" for what has none. */
function risTypeOf(type: string): string {
  const own = ['JOUR', 'BOOK', 'CHAP', 'CPAPER', 'RPRT', 'ELEC', 'COMP', 'PAT', 'STAND'];
  const all = [...own, ...types.keys()];
  return all.find((name) => types.get(name) === type) ?? 'GEN';
}

/** The CSL type of a RIS type; "document" for what is not known. */
function typeOfRis(type: string | undefined): string {
  return types.get(type?.toUpperCase() ?? '') ?? 'document';
}

function referenceOfRis(id: string, fields: readonly TaggedField[]): Reference {
  const all = (...tags: string[]) => fields.filter(({ tag }) => tags.includes(tag)).map(valueIn);
  /** The first of a tag, and of several tags the first that is there. */
  const first = (...tags: string[]) => tags.flatMap((tag) => all(tag)).find(Boolean);
  const type = typeOfRis(first('TY'));
  const isPart = /^(?:chapter|paper-conference|entry)/.test(type);
  const isBook = type === 'book';
  const notes = all('N1').filter(Boolean);
  const isMedline = /pubmed|medline|nlm/i.test(first('DB', 'DP') ?? '');
  const known: Readonly<Record<string, unknown>> = {
    title: first('TI', 'T1', ...(isBook ? ['BT'] : []), 'CT'),
    author: namesIn(all('AU', 'A1')),
    editor: namesIn(all('ED', ...(isPart || isBook ? ['A2'] : []))),
    translator: namesIn(all('A4')),
    issued: issuedIn(first('DA'), first('PY', 'Y1')),
    accessed: first('Y2') ? dateOf(first('Y2') as string) : undefined,
    'container-title': isBook ? undefined : first('T2', 'JF', 'JO', 'BT', 'JA', 'J2'),
    'container-title-short': first('J2', 'JA'),
    'collection-title': first('T3', ...(isBook ? ['T2'] : [])),
    'title-short': first('ST'),
    volume: first('VL'),
    [/^article/.test(type) ? 'issue' : 'number']: first('IS', 'CP', 'M1'),
    page: pagesIn(first('SP'), first('EP')),
    edition: first('ET'),
    publisher: first('PB'),
    'publisher-place': first('CY', 'PP'),
    genre: doiIn(first('M3') ?? '') ? undefined : first('M3'),
    DOI: doiOf(first('DO'), first('M3', 'L3')),
    PMID:
      (isMedline ? /^\d+$/.exec(first('AN') ?? '')?.[0] : undefined) ?? pmidIn(notes.join('\n')),
    PMCID: /^PMC\d+$/.exec(first('C2', 'AN') ?? '')?.[0],
    URL: first('UR', 'L2'),
    [isPart || isBook ? 'ISBN' : 'ISSN']: first('SN'),
    language: languageCode(first('LA')),
    abstract: first('AB', 'N2'),
    note: notes.join('\n'),
    keyword: all('KW').filter(Boolean).join(', '),
  };
  const present = Object.entries(known).filter(([, value]) => value !== undefined && value !== '');
  return { id, type, ...Object.fromEntries(present) };
}

function valueIn({ value }: TaggedField): string {
  return value;
}

function namesIn(names: readonly string[]): Reference['author'] {
  const read = names.filter(Boolean).map(personName);
  return read.length > 0 ? read : undefined;
}

/** The date, unless it is of another year: some databases put the day of their export there. */
function issuedIn(date: string | undefined, year: string | undefined): ReferenceDate | undefined {
  const isSameYear = date && (!year || date.slice(0, 4) === year.slice(0, 4));
  const written = isSameYear ? date : year;
  return written ? dateOf(written) : undefined;
}

/** "2001/03/15/Spring" with parts left out, "2001-03-15", "2001 Mar 15". */
function dateOf(written: string): ReferenceDate {
  const slashed = /^(\d{4})(?:[/-](\d{0,2})(?:[/-](\d{0,2}))?)?(?:\/(.*))?$/.exec(written);
  if (!slashed) {
    const [year = '', ...rest] = written.split(/[\s,]+/);
    return /^\d{4}$/.test(year)
      ? readYearAndMonth(year, rest.join(' '))
      : readYearAndMonth(written);
  }
  const [, year, month, day, other] = slashed;
  if (!month) {
    return readYearAndMonth(year as string, other);
  }
  return { 'date-parts': [[year, month, day].filter(Boolean).map(Number)] };
}

/** "12" and "15", or "12-15" in the first of them. */
function pagesIn(start: string | undefined, end: string | undefined): string | undefined {
  const first = start?.replace(/\s*[–—]\s*|--+/g, '-');
  return first && end && !first.includes('-') && first !== end ? `${first}-${end}` : (first ?? end);
}

function doiOf(doi: string | undefined, elsewhere: string | undefined): string | undefined {
  return doi ? bareDoi(doi) : doiIn(elsewhere ?? '');
}

/** A reference as a RIS record, from `TY` to `ER`; lines end in CRLF, as RIS has it. */
export function writeRis(reference: Reference): string {
  const { type, page } = reference;
  const pages = /^([^-,;\s]+)-([^-,;\s]+)$/.exec(page ?? '');
  const lines: readonly (readonly [tag: string, value: string | undefined])[] = [
    ['TY', risTypeOf(type)],
    ['ID', reference.id],
    ...namesOf('AU', reference.author),
    ...namesOf('ED', reference.editor),
    ['TI', reference.title],
    [
      type === 'book' ? 'T3' : 'T2',
      reference[type === 'book' ? 'collection-title' : 'container-title'],
    ],
    ['J2', reference['container-title-short']],
    ['PY', reference.issued && yearOf(reference.issued)],
    ['DA', reference.issued && slashed(reference.issued)],
    ['VL', reference.volume],
    ['IS', reference.issue ?? reference.number],
    ['SP', pages?.[1] ?? page],
    ['EP', pages?.[2]],
    ['ET', reference.edition],
    ['PB', reference.publisher],
    ['CY', reference['publisher-place']],
    ['SN', reference.ISBN ?? reference.ISSN],
    ['DO', reference.DOI],
    ...(reference.PMID ? [['AN', reference.PMID] as const, ['DB', 'PubMed'] as const] : []),
    ['C2', reference.PMCID],
    ['UR', reference.URL],
    ['Y2', reference.accessed && slashed(reference.accessed)],
    ['LA', reference.language],
    ['AB', reference.abstract],
    ['N1', reference.note],
    ...(reference.keyword?.split(/\s*,\s*/).map((word) => ['KW', word] as const) ?? []),
    ['M3', reference.genre],
  ];
  const written = lines.flatMap(([tag, value]) => {
    const line = value?.replace(/\s+/g, ' ').trim();
    return line ? [`${tag}  - ${line}`] : [];
  });
  return [...written, 'ER  - ', ''].join('\r\n');
}

function namesOf(tag: string, names: readonly ReferenceName[] | undefined) {
  return (names ?? []).map((name) => [tag, nameOf(name)] as const);
}

function nameOf(name: ReferenceName): string {
  const { family, given, suffix, literal } = name;
  if (!family) {
    return literal ?? given ?? '';
  }
  const particle = name['non-dropping-particle'] ?? name['dropping-particle'];
  // Without a comma it would be the name of a group.
  return [[particle, family].filter(Boolean).join(' '), given ?? '', suffix]
    .filter((part) => part !== undefined)
    .join(', ');
}

function yearOf(date: ReferenceDate): string | undefined {
  const year = date['date-parts']?.[0]?.[0];
  return year === undefined ? date.literal : String(year);
}

/** "2001/03/15", "2001/03", "2001///Spring"; nothing where only the year is known. */
function slashed({ 'date-parts': parts, season }: ReferenceDate): string | undefined {
  const [year, month, day] = parts?.[0] ?? [];
  if (year === undefined || (month === undefined && !season)) {
    return undefined;
  }
  if (month === undefined) {
    return `${year}///${['Spring', 'Summer', 'Autumn', 'Winter'][(season ?? 1) - 1]}`;
  }
  return [
    String(year),
    ...[month, day].flatMap((part) => (part === undefined ? [] : [String(part).padStart(2, '0')])),
  ].join('/');
}
