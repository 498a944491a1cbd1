/** Reads an item of CSL-JSON or CSL-YAML as a reference; accepts texts for numbers, and texts for dates. */

import { bareDoi } from '../identifiers/doi';
import { barePmid, pmidIn } from '../identifiers/pubmedId';
import { dateVariables, readEdtf } from '../literature/dateText';
import { tagsAsCsl } from '../literature/markedText';
import type { Reference, ReferenceDate, ReferenceName } from '../literature/reference';
import { isRecord } from '../text/parsedJson';
import { crossrefTypes } from './crossrefTypes';

/** Fields that hold a date. */
const dates: ReadonlySet<string> = new Set(dateVariables);
/** Fields that hold a list of names: the name variables of CSL 1.0.2 (its appendix IV). */
const names = new Set([
  ...['author', 'chair', 'collection-editor', 'compiler', 'composer', 'container-author'],
  ...['contributor', 'curator', 'director', 'editor', 'editorial-director', 'editor-translator'],
  ...['executive-producer', 'guest', 'host', 'illustrator', 'interviewer', 'narrator', 'organizer'],
  ...['original-author', 'performer', 'producer', 'recipient', 'reviewed-author', 'script-writer'],
  ...['series-creator', 'translator'],
]);
/** Fields that programs write with mark-up. */
export const titles: ReadonlySet<string> = new Set([
  ...['title', 'title-short', 'container-title', 'container-title-short', 'collection-title'],
  ...['original-title', 'part-title', 'reviewed-title', 'volume-title', 'event-title'],
]);
/** Fields of CSL that Crossref gives as lists of texts: `"title": ["Lamps"]`. */
const listed: ReadonlySet<string> = new Set([...titles, 'ISBN', 'ISSN', 'keyword']);
/** Names of CSL's first JSON schema, which citeproc-js accepts, too. */
const firstNames: ReadonlyMap<string, string> = new Map([
  ['journalAbbreviation', 'container-title-short'],
  ['shortTitle', 'title-short'],
]);
/** Fields of CSL that are kept as they are. */
const kept = new Set(['custom', 'categories']);
/** Fields of a person's name that hold text. */
const nameParts = [
  ...([
    'family',
    'given',
    'dropping-particle',
    'non-dropping-particle',
    'suffix',
    'literal',
  ] as const),
];

/**
 * @param id the citation key; the item's own `id` is ignored
 * @param item the parsed item; fields that CSL does not define are kept if they are text
 */
export function referenceOfCsl(id: string, item: Readonly<Record<string, unknown>>): Reference {
  const fields: Record<string, unknown> = {};
  for (const [written, value] of Object.entries(item)) {
    const today = firstNames.get(written) ?? written;
    const name = today in item ? written : today;
    const read = fieldOf(name, value);
    if (read !== undefined && read !== '') {
      fields[name] = read;
    }
  }
  const { note, PMID } = fields;
  const known = typeof note === 'string' ? pmidIn(note) : undefined;
  return {
    ...fields,
    ...(PMID === undefined && known !== undefined ? { PMID: known } : {}),
    id,
    type:
      typeof fields.type === 'string'
        ? (crossrefTypes.get(fields.type) ?? fields.type)
        : 'document',
  };
}

function fieldOf(name: string, value: unknown): unknown {
  if (dates.has(name)) {
    return dateOf(value);
  }
  const list = namesOf(value, names.has(name));
  if (list || names.has(name)) {
    return list;
  }
  const text = listed.has(name) && Array.isArray(value) ? textOfList(name, value) : textOf(value);
  if (kept.has(name) || !text) {
    return kept.has(name) ? value : undefined;
  }
  switch (name) {
    case 'DOI':
      return bareDoi(text);
    case 'PMID':
      return barePmid(text);
    case 'URL':
      // EndNote's "<Go to ISI>://WOS:…" leads nowhere.
      return /^<?Go to ISI/i.test(text) ? undefined : text;
    default:
      return titles.has(name) ? tagsAsCsl(text) : text;
  }
}

/** The names of a list, or one name alone, as Pandoc accepts it; also those of a field that CSL does not define. */
function namesOf(value: unknown, isOfNames: boolean): readonly ReferenceName[] | undefined {
  const items: readonly unknown[] = Array.isArray(value) ? value : isOfNames ? [value] : [];
  const read = items.flatMap((item): ReferenceName[] => {
    if (isRecord(item)) {
      return isOfNames || nameParts.some((part) => textOf(item[part])) ? [nameOf(item)] : [];
    }
    const literal = isOfNames ? textOf(item) : undefined;
    return literal ? [{ literal }] : [];
  });
  return read.length > 0 ? read : undefined;
}

/** All keywords, and of other texts the first. */
function textOfList(name: string, list: readonly unknown[]): string | undefined {
  const texts = list.flatMap((it) => textOf(it) || []);
  return name === 'keyword' ? texts.join(', ') : texts[0];
}

/** The text of a text or number; undefined for lists and objects. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'number'
    ? String(value)
    : typeof value === 'string'
      ? value.trim()
      : undefined;
}

function nameOf(value: Readonly<Record<string, unknown>>): ReferenceName {
  const parts = nameParts.flatMap((part) => {
    const text = textOf(value[part]);
    return text ? [[part, text] as const] : [];
  });
  // Some programs write "name" for a name that they do not divide.
  const whole = parts.length === 0 ? textOf(value.name) : undefined;
  return whole ? { literal: whole } : { ...value, ...Object.fromEntries(parts) };
}

/**
 * A date in any form: CSL's object; `year`, `month` and `day`, or a list of these (as in old versions of Pandoc); or a
 * text.
 */
function dateOf(value: unknown): ReferenceDate | undefined {
  if (typeof value === 'string' || typeof value === 'number') {
    return readEdtf(String(value));
  }
  const list = Array.isArray(value) ? value : undefined;
  if (list) {
    return {
      'date-parts': list
        .filter(isRecord)
        .map(({ year, month, day }) => numbers([year, month, day])),
    };
  }
  if (!isRecord(value)) {
    return undefined;
  }
  const { 'date-parts': parts, raw, literal, season, circa, year } = value;
  if (year !== undefined) {
    return dateOf([value]);
  }
  const given = Array.isArray(parts) ? parts.filter(Array.isArray).map(numbers) : [];
  const filled = given.filter((part) => part.length > 0);
  const text = [raw, literal].find((part) => typeof part === 'string');
  if (filled.length === 0) {
    return typeof text === 'string' ? readEdtf(text) : undefined;
  }
  return {
    'date-parts': filled,
    ...(season !== undefined && Number(season) > 0 ? { season: Number(season) } : {}),
    ...(circa ? { circa: true } : {}),
    ...(typeof literal === 'string' ? { literal } : {}),
  };
}

/** The numbers at the beginning of a list; Zotero writes them as texts. */
function numbers(parts: readonly unknown[]): number[] {
  const read = parts.map((part) => (part === '' || part === null ? Number.NaN : Number(part)));
  const end = read.findIndex((number) => !Number.isInteger(number));
  return end < 0 ? read : read.slice(0, end);
}
