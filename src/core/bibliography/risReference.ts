/** RIS as its makers published it (Research Information Systems, 2001 and 2011) in the terms of CSL. */
import type { Reference, ReferenceDate } from '../cite/reference';
import { readYearAndMonth } from './dateText';
import { bareDoi, doiIn, pmidIn } from './identifiers';
import { languageCode } from './languageCodes';
import { personName } from './personName';
import type { TaggedField } from './taggedRecords';

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
export function risTypeOf(type: string): string {
  const own = ['JOUR', 'BOOK', 'CHAP', 'CPAPER', 'RPRT', 'ELEC', 'COMP', 'PAT', 'STAND'];
  const all = [...own, ...types.keys()];
  return all.find((name) => types.get(name) === type) ?? 'GEN';
}

/** The CSL type of a RIS type; "document" for what is not known. */
export function typeOfRis(type: string | undefined): string {
  return types.get(type?.toUpperCase() ?? '') ?? 'document';
}

export function referenceOfRis(id: string, fields: readonly TaggedField[]): Reference {
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
