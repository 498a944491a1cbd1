/**
 * Checks publications against the records of Crossref and PubMed.
 *
 * Avoids false accusations: a publication is only reported as retracted, corrected and so on if a record says so in a
 * field for that purpose; and a record with another title is never applied to the publication.
 */

import { t } from '@vscode/l10n';
import { fetchMessage } from '../fetching/fetchMessage';
import { bareDoi, doiAddress } from '../identifiers/doi';
import { addressOf, identifiersOf } from '../identifiers/publicationIds';
import { barePmid } from '../identifiers/pubmedId';
import { comparedIdentifier } from '../identifiers/readIdentifier';
import { plainText, writable } from '../literature/markedText';
import {
  type CheckedPublication,
  identifiersIn,
  identifiersOfIds,
  isOfAnother,
  isOfItsBook,
  isOtherYear,
  isSameAuthor,
  nameOf,
  yearOf,
} from './matchRecord';
import type { FoundRecords } from './recordRun';
import type { FindingKind, ReferenceFinding } from './referenceFinding';
import { isSameTitle } from './sameTitle';
import type { NoticeKind, RecordIdentifier, ServiceRecord } from './serviceRecord';

/** The most UTF-16 units of a title in a message. */
const LONGEST_TITLE = 200;
/** Publications that are checked without a pause. */
const AT_ONCE = 50;
/** Characters that change the direction of the text after them. */
const directions = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The identifiers of publications by which services have records, each once. */
export function identifiersToCheck(
  publications: readonly CheckedPublication[],
): RecordIdentifier[] {
  const all = publications.flatMap(identifiersIn);
  return [...new Map(all.map((it) => [comparedIdentifier(it), it])).values()];
}

/** The journal versions of preprints, whose records a second run fetches. */
export function journalVersionsIn({ records }: FoundRecords): RecordIdentifier[] {
  return [...records.values()].flatMap((record) =>
    typeof record === 'string' ? [] : identifiersOfIds(record.journalVersion ?? {}),
  );
}

/**
 * The findings about publications, by their keys; leaves out those without a finding. The cost grows with the number of
 * publications; pauses now and then.
 *
 * @param publications each key once
 * @param versions the records of {@link journalVersionsIn}, if they were fetched
 */
export function* checkPublications(
  publications: readonly CheckedPublication[],
  found: FoundRecords,
  versions?: FoundRecords,
): Generator<void, ReadonlyMap<string, readonly ReferenceFinding[]>> {
  const first = new Map<string, CheckedPublication>();
  const findings = new Map<string, readonly ReferenceFinding[]>();
  for (const [at, publication] of publications.entries()) {
    const { records, wrong, names } = recordsOf(publication, found);
    const list = [
      ...wrong,
      ...noticesIn(publication, records),
      ...preprints(publication, records, versions),
      ...differences(publication, records),
      ...sameAs(publication, records, names, first),
      ...notChecked(publication, found),
    ];
    if (list.length > 0) {
      findings.set(publication.key, list);
    }
    if (at % AT_ONCE === AT_ONCE - 1) {
      yield;
    }
  }
  return findings;
}

/**
 * The records of a publication, the problems of its identifiers, and the identifiers that belong only to it, in the
 * form for comparison. A chapter may have the DOI of its book, whose record says nothing about the chapter.
 */
function recordsOf(publication: CheckedPublication, { records: known }: FoundRecords) {
  const records: ServiceRecord[] = [];
  const wrong: ReferenceFinding[] = [];
  const names: string[] = [];
  for (const identifier of identifiersIn(publication)) {
    const record = known.get(comparedIdentifier(identifier));
    if (record === 'absent') {
      const message = t('There is no DOI {0}, as Crossref says.', identifier.id);
      wrong.push({ kind: 'unknownDoi', message, address: doiAddress(identifier.id) });
    } else if (
      typeof record === 'object' &&
      !isOfItsBook(publication, record) &&
      isOfAnother(publication, record)
    ) {
      wrong.push({
        kind: 'otherTitle',
        message: t(
          '{0} is of another publication. The entry “{1}” has the title “{2}”, {3} has “{4}”.',
          identifier.id,
          line(publication.key),
          titleOf(publication),
          record.service,
          line(record.titles[0] ?? ''),
        ),
        ...linkTo(record),
      });
    } else if (typeof record !== 'object' || !isOfItsBook(publication, record)) {
      names.push(comparedIdentifier(identifier));
      records.push(...(typeof record === 'object' ? [record] : []));
    }
  }
  return { records, wrong, names: [...names, ...records.flatMap(identifiersOf)] };
}

function noticesIn(
  publication: CheckedPublication,
  records: readonly ServiceRecord[],
): ReferenceFinding[] {
  const kinds = new Map<NoticeKind, ReferenceFinding>();
  for (const record of records) {
    for (const notice of record.notices) {
      // Of several notices of one kind, also from several services, the first one suffices.
      if (!kinds.has(notice.kind)) {
        const by = notice.isFromRetractionWatch
          ? `${record.service} (Retraction Watch)`
          : record.service;
        kinds.set(notice.kind, {
          kind: notice.kind,
          message: noticeMessage(notice.kind, line(publication.key), by),
          ...linkTo(addressOf(notice) ? notice : record),
        });
      }
    }
  }
  // A retraction makes all other notices irrelevant.
  const worst = kinds.get('retraction') ?? kinds.get('withdrawal');
  return worst ? [worst] : [...kinds.values()];
}

function noticeMessage(kind: NoticeKind, key: string, by: string): string {
  switch (kind) {
    case 'retraction':
      return t('“{0}” has been retracted, as {1} says.', key, by);
    case 'partialRetraction':
      return t('“{0}” has been retracted in part, as {1} says.', key, by);
    case 'concern':
      return t('There is an expression of concern about “{0}”, as {1} says.', key, by);
    case 'withdrawal':
      return t('“{0}” has been withdrawn, as {1} says.', key, by);
    case 'correction':
      return t('“{0}” has been corrected, as {1} says.', key, by);
  }
}

function preprints(
  { key }: CheckedPublication,
  records: readonly ServiceRecord[],
  versions: FoundRecords | undefined,
): ReferenceFinding[] {
  const record = records.find(({ journalVersion }) => journalVersion);
  const version = record?.journalVersion;
  const [identifier] = version ? identifiersOfIds(version) : [];
  if (!record || !version || !identifier) {
    return [];
  }
  const known = versions?.records.get(comparedIdentifier(identifier));
  const reference = typeof known === 'object' ? known.reference : undefined;
  const journal = reference?.['container-title'];
  const name = line([journal && plainText(journal), identifier.id].filter(Boolean).join(', '));
  return [
    {
      kind: 'preprint',
      message: t(
        '“{0}” is a preprint whose version in a journal exists, as {1} says: {2}.',
        line(key),
        record.service,
        name,
      ),
      ...linkTo(version),
      journalVersion: { ...version, reference },
    },
  ];
}

/** The differences between an entry and each of its records. */
function differences(
  publication: CheckedPublication,
  records: readonly ServiceRecord[],
): ReferenceFinding[] {
  const [record] = records;
  if (!record) {
    return [];
  }
  const { key, summary } = publication;
  const { title } = summary;
  const year = yearOf(summary.year);
  const findings: ReferenceFinding[] = [];
  const differs = (kind: FindingKind, message: string) =>
    findings.push({ kind, message, ...linkTo(record) });
  if (title && !records.some(({ titles }) => titles.some((it) => isSameTitle(title, it)))) {
    const ofRecord = line(record.titles[0] ?? '');
    differs(
      'differentTitle',
      t(
        'The entry “{0}” has the title “{1}”, {2} has “{3}”.',
        line(key),
        line(title),
        record.service,
        ofRecord,
      ),
    );
  }
  if (isOtherYear(year, records)) {
    const years = records.flatMap((it) => it.years);
    const ofRecord = [...new Set(years)].sort().join(', ');
    differs(
      'differentYear',
      t(
        'The entry “{0}” has the year {1}, {2} has {3}.',
        line(key),
        year ?? 0,
        record.service,
        ofRecord,
      ),
    );
  }
  const authors = records.map(({ firstAuthor }) => firstAuthor);
  const [listed = ''] = summary.authors;
  const isListed = authors.some((list) => list.length === 0 || isSameAuthor(listed, list));
  const name = isListed ? undefined : nameOf(publication);
  if (name !== undefined && !authors.some((list) => isSameAuthor(name, list))) {
    differs(
      'differentAuthor',
      t(
        'The entry “{0}” has the first author “{1}”, {2} has “{3}”.',
        line(key),
        line(name),
        record.service,
        line(record.firstAuthor[0] ?? ''),
      ),
    );
  }
  return findings;
}

/** The same publication under another key, if one of its identifiers, or of those in its records, is known. */
function sameAs(
  publication: CheckedPublication,
  records: readonly ServiceRecord[],
  names: readonly string[],
  first: Map<string, CheckedPublication>,
): ReferenceFinding[] {
  const other = names.flatMap((name) => first.get(name) ?? [])[0];
  for (const name of names) {
    first.set(name, first.get(name) ?? publication);
  }
  return other && other.key !== publication.key
    ? [
        {
          kind: 'samePublication',
          message: t(
            '“{0}” and “{1}” are the same publication.',
            line(publication.key),
            line(other.key),
          ),
          ...linkTo(records[0] ?? publication.summary),
          better: other.key,
        },
      ]
    : [];
}

function notChecked(
  publication: CheckedPublication,
  { records, failures }: FoundRecords,
): ReferenceFinding[] {
  const identifiers = identifiersIn(publication);
  // A record of one service suffices.
  const isChecked = identifiers.some((it) => {
    const record = records.get(comparedIdentifier(it));
    return record !== undefined && record !== 'other agency';
  });
  if (isChecked) {
    return [];
  }
  const reasons = identifiers.map((identifier) => {
    const failure = failures.get(comparedIdentifier(identifier));
    return failure
      ? fetchMessage(failure, identifier.id)
      : records.has(comparedIdentifier(identifier))
        ? t('{0} is registered with another agency than Crossref.', identifier.id)
        : t('{0} is not a valid identifier.', line(identifier.id));
  });
  const reason = reasons[0] ?? t('The entry has neither DOI nor PMID.');
  const message = t('“{0}” was not checked. {1}', line(publication.key), reason);
  return [{ kind: 'notChecked', message }];
}

function titleOf({ summary }: CheckedPublication): string {
  return line(summary.title ?? '');
}

function linkTo(ids: { readonly DOI?: string | undefined; readonly PMID?: string | undefined }): {
  readonly address?: string;
} {
  const [DOI, PMID] = [bareDoi(ids.DOI ?? ''), barePmid(ids.PMID ?? '')];
  const address = addressOf({ DOI, PMID });
  return address ? { address } : {};
}

/** A text of an entry or a server on one line. */
function line(text: string): string {
  const plain = writable(text).replace(directions, '').replace(/\s+/g, ' ').trim();
  return plain.length > LONGEST_TITLE ? `${plain.slice(0, LONGEST_TITLE).trimEnd()}…` : plain;
}
