import { t } from '@vscode/l10n';
import { pubmedIdsOf, webAddress } from '../identifiers/addresses';
import { bareDoi, beginsLikeDoi, doiIn, isDoiOrItsAddress } from '../identifiers/doi';
import { accessionPmcid, accessionPmid, barePmid, pmidIn } from '../identifiers/pubmedId';
import { isIssn, numberKind, serialNumbersIn } from '../identifiers/serialNumbers';
import { articleNumber } from '../literature/articleNumber';
import { readEdtf, readYearAndMonth } from '../literature/dateText';
import { withoutPlace, withoutPlainPlace } from '../literature/journalName';
import { languageCode } from '../literature/languageCodes';
import { decodeCharacterReferences, markedTitle } from '../literature/markedText';
import { namesInFields } from '../literature/personName';
import type { Reference, ReferenceDate } from '../literature/reference';
import { filled } from '../literature/reference';
import type { Bibliography } from './bibliography';
import { extentOf } from './extent';
import { genreOf } from './publicationTypes';
import { isPart, typesOfRis } from './risTypes';
import {
  fieldsIn,
  splitRecords,
  type TaggedField,
  type TaggedFormat,
  type TaggedRecord,
} from './taggedRecords';
import { withKeys } from './unkeyedEntries';

const ris: TaggedFormat = {
  // A record that was pasted from elsewhere may be indented. Some programs write no blank before the value; where there
  // is one blank before the hyphen, such a line may be text: "TH -17".
  line: /[ \t]*([A-Z][A-Z0-9])(?: {1,2}-(?: |(?=[\r\n]|$))| {2}-)([^\r\n]*)/y,
  first: 'TY',
  last: 'ER',
  // Below one tag, EndNote writes one line for each keyword, and other programs one for each person.
  isAnother: (tag, value, line) =>
    tag === 'KW' || (namesTag.test(tag) && isOneName(value) && isOneName(line)),
};

const namesTag = /^(?:AU|A[1-4]|ED)$/;

/** Whether a text is one name: "Berg, Ann". */
function isOneName(text: string): boolean {
  return text.length < 200 && /^[^,;]+,[^,;]+$/.test(text);
}

/** Reads RIS: records from `TY` to `ER`; one that is not closed ends before the next one. */
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
  const id = /(?:^|[\r\n])[ \t]*(ID {1,2}- *)(\S+)[ \t]*(?=[\r\n]|$)/.exec(text.slice(start, end));
  if (!id) {
    return undefined;
  }
  const [whole, tag = '', label = ''] = id;
  const at = start + id.index + whole.indexOf(tag) + tag.length;
  return { start: at, end: at + label.length };
}

/** The CSL type of a record; "document" for unknown types. */
function typeOfRis(first: First): string {
  const written = first('TY')?.toUpperCase();
  if (written !== 'SER') {
    return typesOfRis.get(written ?? '') ?? 'document';
  }
  // Scopus writes an article or a chapter in a series of books; other programs write a series.
  const isOfMeeting = /conference/i.test(first('M3') ?? '');
  return isOfMeeting
    ? 'paper-conference'
    : first('T2', 'JF', 'BT', 'SP', 'C7')
      ? 'chapter'
      : 'book';
}

/** The first value of a tag; with several tags, that of the first tag that has one. */
type First = (...tags: readonly string[]) => string | undefined;

function referenceOfRis(id: string, fields: readonly TaggedField[]): Reference {
  const all = (...tags: readonly string[]) =>
    fields.filter(({ tag }) => tags.includes(tag)).map(valueIn);
  const first: First = (...tags) => tags.flatMap((tag) => all(tag)).find(Boolean);
  const type = typeOfRis(first);
  const isBook = type === 'book';
  const isArticle = /^article/.test(type);
  const notes = all('N1').filter(Boolean);
  const isMedline = /pubmed|medline|nlm/i.test(first('DB', 'DP') ?? '');
  const accession = first('AN') ?? '';
  // Fields for data for which a database has no tag.
  const ownFields = all('AN', 'C1', 'C2', 'C3', 'U1', 'U2', 'U3', 'U4', 'U5', 'M1', 'M2');
  const ofAddresses = pubmedIdsOf(all('UR', 'L2', 'LK'));
  const journal = first(
    ...['T2', 'JF', 'JO', 'BT', 'JA', 'J2'],
    // The title of the proceedings.
    ...(type === 'paper-conference' ? ['C3'] : []),
  );
  const known: Readonly<Record<string, unknown>> = {
    title: markedTitle(first('TI', 'T1', ...(isBook ? ['BT'] : []), 'CT')),
    ...namesOfRis(type, all),
    issued: issuedIn(first('DA'), first('PY', 'Y1')),
    ...daysIn(type, first),
    'container-title':
      isBook || !journal
        ? undefined
        : markedTitle(isMedline ? withoutPlace(journal) : withoutPlainPlace(journal)),
    'container-title-short': first('J2', 'JA'),
    'collection-title': markedTitle(first('T3', ...(isBook ? ['T2'] : []))),
    'title-short': markedTitle(first('ST')),
    volume: first('VL'),
    [isArticle ? 'issue' : 'number']: first('IS') ?? issueIn(isArticle ? all('CP', 'M1') : []),
    ...pagesOf(type, first),
    edition: first('ET'),
    publisher: first('PB'),
    'publisher-place': first('CY', 'PP'),
    genre: genreOf(all('M3')) ?? genreIn(first('M3')),
    DOI: doiOf(all('DO'), all('UR'), first('M3', 'L3') ?? accession),
    PMID:
      (isMedline ? barePmid(accession) : undefined) ??
      ownFields.map(accessionPmid).find(Boolean) ??
      pmidIn(notes.join('\n')) ??
      ofAddresses.PMID,
    PMCID:
      ownFields.map(accessionPmcid).find(Boolean) ??
      notes.map(accessionPmcid).find(Boolean) ??
      ofAddresses.PMCID,
    URL: all('UR', 'LK', 'L2').flatMap(addressesIn)[0],
    ...serialNumbersIn(all('SN').join('; '), numberKind(type)),
    language: languageCode(first('LA')),
    abstract: markedTitle(first('AB', 'N2')),
    note: notes.join('\n'),
    keyword: all('KW').filter(Boolean).join(', '),
  };
  return { id, type, ...filled(known) };
}

/** The value without character references: databases write them, although RIS has none: "M&uuml;ller". */
function valueIn({ value }: TaggedField): string {
  return decodeCharacterReferences(value);
}

/** Persons by their roles. The meaning of `A2` to `A4` depends on the type. */
function namesOfRis(type: string, all: (...tags: readonly string[]) => readonly string[]) {
  const isBook = type === 'book';
  const hasTwoKinds = isBook && all('A3').some(Boolean);
  const second = hasTwoKinds ? 'collection-editor' : (secondRoles.get(type) ?? 'editor');
  const roles: Record<string, string[]> = {};
  const add = (role: string, names: readonly string[]) => {
    roles[role] = [...(roles[role] ?? []), ...names];
  };
  add('author', withoutRepetition(all('AU', 'A1')));
  add('editor', all('ED'));
  add(second, all('A2'));
  add(isBook ? 'editor' : isPart.test(type) ? 'collection-editor' : 'contributor', all('A3'));
  add('translator', all('A4'));
  const read = Object.entries(roles).map(([role, names]) => [role, namesInFields(names)] as const);
  return Object.fromEntries(read.filter(([, names]) => names.length > 0));
}

/** Some programs write each author twice, under one tag or two. Two authors may have the same name, too. */
function withoutRepetition(names: readonly string[]): readonly string[] {
  const once = [...new Set(names)];
  const isRepeated = once.every((it) => names.indexOf(it) < names.lastIndexOf(it));
  return isRepeated ? once : names;
}

/** The roles of the second authors for some types; for most types they are editors. */
const secondRoles: ReadonlyMap<string, string> = new Map([
  ['bill', 'contributor'],
  ['legal_case', 'contributor'],
  ['motion_picture', 'contributor'],
  ['musical_score', 'performer'],
  ['patent', 'contributor'],
  ['personal_communication', 'recipient'],
  ['report', 'collection-editor'],
  ['song', 'performer'],
  ['speech', 'contributor'],
  ['thesis', 'contributor'],
]);

const issueWord =
  /^(?:[A-Z]{0,2}\d{1,5}[A-Z]?|Suppl\d{0,3}|Supplement|Supplementary|Suppls|Spec|Special|Issue|Iss|No|Nr|Pt|Part|Sp|Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Spring|Summer|Fall|Autumn|Winter)$/i;

/**
 * `M1` holds any data for which a program has no tag: an address, the day of an export, an issue.
 *
 * @returns the first value that looks like an issue: "3", "3-4", "Suppl. 1", "12 Pt 2", "S1", "March"
 */
function issueIn(values: readonly string[]): string | undefined {
  return values.find((value) => {
    const words = value.split(/[\s,.&/()–-]+/).filter(Boolean);
    // A year belongs to a date, not to an issue: "14 March 2022".
    const isIssue = words.every((word) => issueWord.test(word) && !/^(?:19|20)\d{2}$/.test(word));
    const isOther = beginsLikeDoi(value) || isIssn(value);
    return words.length > 0 && words.length < 7 && isIssue && !isOther;
  });
}

/** The kind of work, unless it is a DOI or repeats the type, as Scopus' "Article" does. */
function genreIn(written: string | undefined): string | undefined {
  const isType = /^(?:(?:journal )?article|conference paper|book(?: chapter)?)$/i;
  return !written || isType.test(written) || doiIn(written) ? undefined : written;
}

/** The addresses in a field, separated by semicolons. */
function addressesIn(field: string): string[] {
  return field.split(/;\s*(?=https?:)/i).flatMap((written) => webAddress(written) ?? []);
}

/**
 * `Y2` is the day of access; Scopus writes the days of the meeting there: "13 December 2021 through 16 December 2021".
 */
function daysIn(
  type: string,
  first: First,
): Pick<Reference, 'accessed'> & { 'event-date'?: unknown } {
  const written = first('Y2');
  if (!written) {
    return {};
  }
  const sides = written.split(/\s+(?:through|to|until)\s+|\s+[–—-]\s+/);
  const isRange =
    sides.length > 1 || /\d\s*[–-]\s*\d{1,2}\s+\p{L}|\p{L}\s+\d{1,2}\s*[–-]\s*\d/u.test(written);
  if (isRange || /scopus/i.test(`${first('DB')} ${first('UR')}`)) {
    const dates = sides.map(dateOf);
    const parts = dates.flatMap((date) => date['date-parts']?.slice(0, 1) ?? []);
    const isEvent = /^(?:chapter|paper-conference|speech)$/.test(type);
    const date = parts.length === sides.length ? { 'date-parts': parts } : { literal: written };
    return isEvent ? { 'event-date': date } : {};
  }
  const accessed = dateOf(written);
  return accessed['date-parts'] ? { accessed } : {};
}

/** The date, unless it is in another year: some databases write the day of their export there. */
function issuedIn(date: string | undefined, year: string | undefined): ReferenceDate | undefined {
  if (date && year && /^\p{L}{3}/u.test(date) && !/\d{4}/.test(date)) {
    // Web of Science: "MAR 15" beside the year.
    return readYearAndMonth(year, date);
  }
  const yearOfDate = /^\d{4}|(?<!\d)\d{4}$/.exec(date?.trim() ?? '')?.[0];
  const isSameYear = date && (!year || yearOfDate === year.slice(0, 4));
  const written = isSameYear ? date : year;
  return written ? dateOf(written) : undefined;
}

/** "2001/03/15/Spring" with parts left out, "2001-03-15", "2001 Mar 15". */
function dateOf(text: string): ReferenceDate {
  // "20010315"
  const written = text.replace(/^(\d{4})([01]\d)([0-3]\d)$/, '$1-$2-$3');
  const slashed = /^(\d{4})(?:[/-](\d{0,2})(?:[/-](\d{0,2}))?)?(?:\/(.*))?$/.exec(written);
  if (!slashed) {
    const words = written.split(/[\s,]+/).filter(Boolean);
    const year = words.find((word) => /^\d{4}$/.test(word));
    // "15 March 2001" and "March 15, 2001", too.
    const isDate = words.length < 4 && words.every((word) => /^(?:\d+|\p{L}+\.?)$/u.test(word));
    return year && (year === words[0] || isDate)
      ? readYearAndMonth(year, words.filter((word) => word !== year).join(' '))
      : readYearAndMonth(written);
  }
  const [, year, month, day, other] = slashed;
  // What `writeRis` adds to a range or an inexact date.
  const exact = /^(?:\d{4}[-\d]*)?[/~]/.test(other ?? '') ? readEdtf(other as string) : undefined;
  if (exact?.['date-parts']?.some(([it]) => it === Number(year))) {
    return exact;
  }
  if (!month) {
    return readYearAndMonth(year as string, other);
  }
  const isMonth = Number(month) >= 1 && Number(month) <= 12;
  const isDay = isMonth && Number(day) >= 1 && Number(day) <= 31;
  const parts = [year, ...(isMonth ? [month] : []), ...(isDay ? [day] : [])];
  return { 'date-parts': [parts.map(Number)] };
}

function pagesOf(type: string, first: First): Record<string, string | undefined> {
  const [start, end] = [first('SP'), first('EP')];
  const extent = end ? undefined : extentOf(type, start);
  return extent
    ? { 'number-of-pages': extent }
    : { page: pagesIn(start, end) ?? articleNumber(first('C7')) };
}

/** "12" and "15", or "12-15" in the first of them. */
function pagesIn(start: string | undefined, end: string | undefined): string | undefined {
  const first = start?.replace(/\s*[–—]\s*|--+/g, '-');
  return first && end && !first.includes('-') && first !== end ? `${first}-${end}` : (first ?? end);
}

function doiOf(
  dois: readonly string[],
  addresses: readonly string[],
  elsewhere: string | undefined,
): string | undefined {
  const known = [...dois, ...addresses.filter(isDoiOrItsAddress)];
  return known.map(bareDoi).find(Boolean) ?? doiIn(elsewhere ?? '');
}
