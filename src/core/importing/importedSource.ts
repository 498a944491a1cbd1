/** A reference as a source of the workspace library: the contents of its file in `cytonote/sources/`. */

import * as v from 'valibot';
import { bareDoi, isResolverAddress } from '../identifiers/doi';
import { readPmcid } from '../identifiers/pubmedId';
import { type EntityId, type Source, sourceSchema, sourceTypes } from '../library/schema';
import { isCitable } from '../literature/citationKeys';
import { givenDate, yearIn } from '../literature/dateText';
import { plainText, writable } from '../literature/markedText';
import {
  OTHERS,
  type Reference,
  type ReferenceDate,
  type ReferenceName,
} from '../literature/reference';

/** The most UTF-16 units of a text that are kept: an abstract has several thousand. */
const LONGEST = 20_000;
/** How many authors are kept; the rest becomes "et al.". */
const MOST_AUTHORS = 200;

/** The fields of a source that an import can fill, in their order in a file. */
export type ImportedSource = Readonly<
  Pick<Source, 'key' | 'type' | 'title'> &
    Partial<Omit<Source, 'key' | 'type' | 'title' | 'summary' | 'findings' | 'topics'>>
>;

/** For CSL types that the dataset lacks, the nearest type that it has. */
const nearest: ReadonlyMap<string, Source['type']> = new Map(
  Object.entries({
    'article-magazine': 'article-journal',
    'article-newspaper': 'article-journal',
    review: 'article-journal',
    'review-book': 'article-journal',
    entry: 'entry-encyclopedia',
    'entry-dictionary': 'entry-encyclopedia',
    post: 'webpage',
    pamphlet: 'report',
    standard: 'report',
  } as const),
);
const types: ReadonlySet<string> = new Set(sourceTypes);

/** Whether a text can be the key of a source, and be cited without a change. */
export function isSourceKey(key: string): boolean {
  return v.is(sourceSchema.entries.key, key) && isCitable(key);
}

/**
 * The parts of a reference that a source can have; leaves out values that do not fit the form.
 *
 * @param key of the new source
 * @param entities that its title and abstract mention
 * @returns undefined if the reference has no title
 */
export function importedSource(
  reference: Reference,
  key: string,
  entities: readonly EntityId[],
): ImportedSource | undefined {
  const title = line(reference.title);
  if (!title) {
    return undefined;
  }
  const isWhole =
    !reference.author?.some(isOthers) && (reference.author?.length ?? 0) <= MOST_AUTHORS;
  const abstract = text(reference.abstract);
  const fields: Readonly<Record<string, unknown>> = {
    key,
    type: types.has(reference.type) ? reference.type : (nearest.get(reference.type) ?? 'document'),
    title,
    author: (reference.author ?? []).filter((name) => !isOthers(name)).flatMap(personOf),
    'authors-complete': isWhole ? undefined : false,
    'container-title': line(reference['container-title']),
    issued: issuedOn(reference.issued),
    volume: line(reference.volume),
    issue: line(reference.issue),
    page: line(reference.page),
    DOI: reference.DOI && bareDoi(reference.DOI),
    PMID: reference.PMID?.trim(),
    PMCID: reference.PMCID && readPmcid(reference.PMCID),
    URL: isResolverAddress(reference.URL ?? '') ? undefined : reference.URL,
    language: line(reference.language),
    genre: genreOf(reference),
    entities: [...entities],
    abstract,
  };
  const fitting = Object.entries(fields).filter(
    ([name, value]) =>
      value !== undefined &&
      !(Array.isArray(value) && value.length === 0) &&
      v.is(sourceSchema.entries[name as keyof Source], value),
  );
  return Object.fromEntries(fitting) as ImportedSource;
}

/** An imported source with all fields that a source must have. */
export function wholeSource(imported: ImportedSource): Source {
  return {
    ...imported,
    author: imported.author ?? [],
    'authors-complete': imported['authors-complete'] ?? true,
    topics: [],
    entities: imported.entities ?? [],
    findings: [],
  };
}

function personOf(name: ReferenceName): NonNullable<Source['author']>[number][] {
  const particles = [name['dropping-particle'], name['non-dropping-particle']];
  const family = line([...particles, name.family].filter(Boolean).join(' ')) ?? line(name.literal);
  const given = line([name.given, name.suffix].filter(Boolean).join(' '));
  const isPerson = Boolean(name.family);
  return family ? [{ family, ...(given && isPerson ? { given } : {}) }].slice(0, 1) : [];
}

function isOthers({ literal }: ReferenceName): boolean {
  return literal === OTHERS.literal || literal === 'others';
}

/** The first day of a date, as precise as the date: "1998", "1998-12", "1998-12-24". */
function issuedOn(date: ReferenceDate | undefined): string | undefined {
  const [year = 0, month = 0, day = 0] = givenDate(date) ?? [];
  const written = yearIn(date?.literal);
  if (year < 1 || year > 9999) {
    return written;
  }
  const parts = [month >= 1 && month <= 12 && month, day >= 1 && day <= 31 && day];
  const known = parts.slice(0, parts.includes(false) ? parts.indexOf(false) : parts.length);
  return [
    String(year).padStart(4, '0'),
    ...known.map((part) => String(part).padStart(2, '0')),
  ].join('-');
}

/** The genre of a source. A mark of retraction in any field of the reference takes precedence. */
function genreOf({ genre, keyword, note }: Reference): string | undefined {
  const marks = [genre, keyword, note].filter((mark) => typeof mark === 'string').join('\n');
  return /\bretracted (?:publication|article)\b/i.test(marks)
    ? 'Retracted Publication'
    : line(genre);
}

function line(written: unknown): string | undefined {
  return text(written)?.replace(/\s+/g, ' ');
}

function text(written: unknown): string | undefined {
  const plain = typeof written === 'string' ? plainText(writable(written)).normalize('NFC') : '';
  return writable(plain.slice(0, LONGEST)).trim() || undefined;
}
