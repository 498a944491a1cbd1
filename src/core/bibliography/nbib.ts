import { webAddress } from '../identifiers/addresses';
import { bareDoi } from '../identifiers/doi';
import { serialNumbersIn } from '../identifiers/serialNumbers';
import { readMedlineDate } from '../literature/dateText';
import { familyFirstName, nameByInitials } from '../literature/familyFirst';
import { withoutPlace } from '../literature/journalName';
import { languageCode } from '../literature/languageCodes';
import { decodeCharacterReferences, markedTitle } from '../literature/markedText';
import { abbreviatedName, personName } from '../literature/personName';
import { filled, OTHERS, type Reference, type ReferenceName } from '../literature/reference';
import type { Bibliography } from './bibliography';
import { genreOf } from './publicationTypes';
import { fieldsIn, splitRecords, type TaggedField, type TaggedFormat } from './taggedRecords';
import { withKeys } from './unkeyedEntries';

/** A tag takes four columns, followed by a hyphen and a blank; wrapped lines begin with six blanks. */
export const nbib: TaggedFormat = {
  line: /(?=[^\r\n]{4}-)([A-Z][A-Z0-9]{0,3}) *-(?: ([^\r\n]*)|(?=[\r\n]|$))/y,
  first: 'PMID',
};

/** ERIC writes the format without PMIDs. */
const eric: TaggedFormat = { ...nbib, first: 'OWN' };

/** Reads the MEDLINE format, as PubMed exports it in `.nbib` files: a record begins with its PMID. */
export function* readNbib(text: string): Generator<void, Bibliography> {
  const ofPubmed = yield* splitRecords(text, nbib);
  const records = ofPubmed.length > 0 ? ofPubmed : yield* splitRecords(text, eric);
  const entries = yield* withKeys(text, records, (record, id) =>
    referenceOfNbib(id, fieldsIn(text, record, nbib).map(decodedField)),
  );
  return { format: 'nbib', entries, problems: [] };
}

/**
 * Decodes the values of MEDLINE's format, by its published list of fields (PubMed help, "MEDLINE/PubMed data element
 * field descriptions").
 */

function decodedField(field: TaggedField): TaggedField {
  return { ...field, value: decodeCharacterReferences(field.value) };
}

function referenceOfNbib(id: string, fields: readonly TaggedField[]): Reference {
  const all = (tag: string) =>
    fields.filter((field) => field.tag === tag).map(({ value }) => value);
  const first = (...tags: string[]) => tags.flatMap(all).find(Boolean);
  const identifiers = [...all('LID'), ...all('AID')];
  const isOfEric = first('PMID') === undefined && first('JT') === undefined;
  const hasBook = all('BTI').length > 0;
  const type = isOfEric ? 'report' : typeOf(all('PT'), hasBook);
  const journal = first('JT');
  const number = numberIn(all, first('SO'));
  const date = first('DP');
  const known: Readonly<Record<string, unknown>> = {
    title: titleOf(first('TI', 'CTI', 'BTI')),
    author: namesIn(fields, 'FAU', 'AU', 'CN'),
    editor: namesIn(fields, 'FED', 'ED'),
    issued: date === undefined ? undefined : readMedlineDate(date),
    'container-title': markedTitle(
      journal ? withoutPlace(journal) : (bookIn(first) ?? first('TA')),
    ),
    'container-title-short': first('TA'),
    volume: first('VI'),
    issue: first('IP'),
    page: first('PG') ?? (type === 'article-journal' ? number : undefined),
    number: type === 'article' ? number : undefined,
    publisher: first('PB'),
    // For an article, this is the country of the journal.
    'publisher-place': hasBook ? first('PL') : undefined,
    edition: first('EN'),
    DOI: bareDoi(identifierOf(identifiers, 'doi') ?? ''),
    PMID: first('PMID'),
    URL: all('LID').flatMap((place) => webAddress(place) ?? [])[0],
    PMCID: first('PMC'),
    ...serialNumbersIn(first('ISBN') ?? '', 'ISBN'),
    ...serialNumbersIn(first('IS', 'ISSN') ?? '', 'ISSN'),
    language: languageCode(first('LA')),
    genre: genreOf(all('PT')),
    abstract: markedTitle(first('AB')),
    keyword: [...all('OT'), ...all('MH')].join(', '),
  };
  return { id, type, ...filled(known) };
}

/** The book that contains a chapter; for a whole book, `BTI` is its own title. */
function bookIn(first: (...tags: string[]) => string | undefined): string | undefined {
  return first('TI', 'CTI') ? titleOf(first('BTI')) : undefined;
}

/** A title without the full stop that PubMed adds. */
function titleOf(written: string | undefined): string | undefined {
  return markedTitle(written)?.replace(/(?<!\.)\.(<\/\w+>)?$/, '$1');
}

/**
 * The publisher's identifier by which PubMed cites the article: "Ann Sums. 2021;4(1):1042. Epub 2021 Dec
 * 27." cites 1042. Exports without `SO` have it as the place of the article (`LID`).
 */
function numberIn(
  all: (tag: string) => readonly string[],
  citation: string | undefined,
): string | undefined {
  if (citation === undefined) {
    return identifierOf(all('LID'), 'pii');
  }
  const numbers = [...all('LID'), ...all('AID')].flatMap((id) => identifierOf([id], 'pii') ?? []);
  return numbers.find((number) => `${citation}.`.includes(`:${number}.`));
}

function typeOf(kinds: readonly string[], hasBook: boolean): string {
  if (hasBook) {
    return kinds.includes('Book Chapter') ? 'chapter' : 'book';
  }
  return kinds.includes('Preprint') ? 'article' : 'article-journal';
}

/** Full names if there are any, else short ones; groups at their positions; "et al." as a group. */
function namesIn(
  fields: readonly TaggedField[],
  full: string,
  short: string,
  group?: string,
): readonly ReferenceName[] | undefined {
  const people = fields.some(({ tag }) => tag === full) ? full : short;
  const shortAt = (at: number) => (fields[at]?.tag === short ? fields[at].value : '');
  const names = fields.flatMap(({ tag, value }, at): readonly ReferenceName[] => {
    if (/^et al\.?$/i.test(value) && (tag === people || tag === group)) {
      return [OTHERS];
    }
    if (tag === group && value) {
      return [{ literal: value }];
    }
    return tag === people && value
      ? [
          people === full || value.includes(',')
            ? fullName(value, shortAt(at + 1))
            : abbreviatedName(value),
        ]
      : [];
  });
  return names.length > 0 ? names : undefined;
}

/** A name without a comma is of a person who has one name, unless the short name beside it or its form says more. */
function fullName(value: string, short: string): ReferenceName {
  if (value.includes(',')) {
    return personName(value);
  }
  const { family, given } = nameByInitials(value, short) ?? familyFirstName(value) ?? {};
  return family && given ? personName(`${family}, ${given}`) : { family: value };
}

/** "10.1000/1 [doi]" → "10.1000/1" */
function identifierOf(identifiers: readonly string[], kind: string): string | undefined {
  const ending = `[${kind}]`;
  return identifiers
    .find((value) => value.endsWith(ending))
    ?.slice(0, -ending.length)
    .trim();
}
