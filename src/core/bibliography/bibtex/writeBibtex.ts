import { writeEdtf } from '../../literature/dateText';
import {
  OTHERS,
  type Reference,
  type ReferenceDate,
  type ReferenceName,
} from '../../literature/reference';
import { type BibtexStyle, plainStyle } from './bibtexStyle';
import { bibtexTypeOf, subtypeOf } from './bibtexTypes';
import { inWritableCharacters } from './encodeLatex';
import { escapeLatex, escapeMarkedText, escapeTitle } from './latex';

/** Fields without LaTeX: only braces would do harm in them. */
const verbatim = new Set([
  'doi',
  'pmid',
  'pmcid',
  'url',
  'urldate',
  'date',
  'eventdate',
  'origdate',
  'year',
  'month',
  'day',
]);
const titles = new Set([
  ...['title', 'booktitle', 'maintitle', 'series', 'shorttitle', 'eventtitle', 'origtitle'],
]);
/** Fields with names, which are LaTeX already. */
const names = new Set(['author', 'editor', 'translator', 'bookauthor', 'director']);

/**
 * A reference as an entry of BibTeX, without a line end after it. Leaves out fields of CSL for which BibLaTeX has
 * no name. Characters beyond ASCII stay as they are, unless the file cannot hold them.
 *
 * @param key the citation key
 * @param canWrite whether the encoding of the file has all characters of a text
 */
export function writeBibtex(
  reference: Reference,
  key: string,
  style: BibtexStyle = plainStyle,
  canWrite: (text: string) => boolean = () => true,
): string {
  const type = bibtexTypeOf(reference.type, style.isBiblatex);
  const fields = Object.entries(fieldsOf(reference, type, style.isBiblatex)).flatMap(
    ([name, value]) => (value ? [fieldLine(name, writable(name, value, canWrite), style)] : []),
  );
  const [between, close] = style.isOneLine ? [', ', ''] : [`,\n${style.indent}`, '\n'];
  const comma = style.hasTrailingComma && !style.isOneLine ? ',' : '';
  return `@${inCase(type, style)}{${[key, ...fields].join(between)}${comma}${close}}`;
}

/** Values in LaTeX by names of fields. */
function fieldsOf(
  reference: Reference,
  type: string,
  isBiblatex: boolean,
): Record<string, string | undefined> {
  const isArticle = type === 'article';
  const text = (field: string): string | undefined => {
    const value = reference[field];
    return typeof value === 'string' ? value : undefined;
  };
  const date = (field: string): string | undefined => {
    const value = reference[field];
    return typeof value === 'object' && value !== null
      ? writeEdtf(value as ReferenceDate)
      : undefined;
  };
  const journal = isBiblatex ? 'journaltitle' : 'journal';
  const publisher =
    /thesis/.test(type) && !isBiblatex
      ? 'school'
      : /report|thesis/.test(type)
        ? 'institution'
        : 'publisher';
  const raw: Record<string, string | undefined> = {
    author: namesOf(reference.author),
    editor: namesOf(reference.editor),
    translator: namesOf(reference.translator as Reference['author']),
    bookauthor: namesOf(reference['container-author'] as Reference['author']),
    director: namesOf(reference.director as Reference['author']),
    ...titlesOf(reference, isArticle ? journal : 'booktitle', text('volume-title')),
    shorttitle: text('title-short'),
    series: reference['collection-title'],
    ...bibtexDates(reference, isBiblatex),
    volume: reference.volume,
    number: reference.issue ?? reference.number ?? text('collection-number'),
    pages: reference.page?.replace(/(?<=[\w.])-(?=\w)/g, '--'),
    edition: reference.edition,
    chapter: text('chapter-number'),
    // BibTeX ignores these fields, and other programs read them.
    shortjournal: reference['container-title-short'],
    volumes: text('number-of-volumes'),
    pagetotal: text('number-of-pages'),
    eventtitle: text('event-title'),
    eventdate: date('event-date'),
    venue: text('event-place'),
    origtitle: text('original-title'),
    origdate: date('original-date'),
    origpublisher: text('original-publisher'),
    origlocation: text('original-publisher-place'),
    pubstate: text('status'),
    [publisher]: reference.publisher,
    [isBiblatex ? 'location' : 'address']: reference['publisher-place'],
    type: /thesis|report|patent|misc/.test(type) ? reference.genre : undefined,
    entrysubtype: subtypeOf(reference.type, type),
    version: text('version'),
    doi: reference.DOI,
    pmid: reference.PMID,
    pmcid: reference.PMCID,
    url: reference.URL,
    isbn: reference.ISBN,
    issn: reference.ISSN,
    language: reference.language,
    keywords: reference.keyword,
    abstract: reference.abstract,
    note: reference.note,
    annotation: text('annote'),
  };
  return Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [
      name,
      names.has(name) || value === undefined ? value : written(name, value),
    ]),
  );
}

/** A volume with a title of its own is in, or is itself, a work whose title is BibLaTeX's `maintitle`. */
function titlesOf(
  { title, 'container-title': container }: Reference,
  containerField: string,
  volume: string | undefined,
): Record<string, string | undefined> {
  if (volume === undefined) {
    return { title, [containerField]: container };
  }
  return container === undefined
    ? { title: volume, maintitle: title }
    : { title, [containerField]: volume, maintitle: container };
}

function written(name: string, value: string): string {
  const line = value.replace(/[\t-\r\x85\u2028\u2029 ]+/g, ' ').trim();
  if (verbatim.has(name)) {
    return line.replace(/[\\{}]/g, encodeURIComponent);
  }
  return titles.has(name) ? escapeTitle(line) : escapeMarkedText(line);
}

/** A value without characters that the file cannot hold: they become LaTeX or, in addresses, percent escapes. */
function writable(name: string, value: string, canWrite: (text: string) => boolean): string {
  return verbatim.has(name)
    ? value.replace(/[^\0-\x7f]/gu, (it) => (canWrite(it) ? it : encodeURIComponent(it)))
    : inWritableCharacters(value, canWrite);
}

function namesOf(names: readonly ReferenceName[] | undefined): string | undefined {
  return names?.map(nameOf).join(' and ');
}

function nameOf(name: ReferenceName): string {
  const { family, given, suffix, literal } = name;
  if (literal === OTHERS.literal) {
    return 'others';
  }
  if (!family) {
    return `{${escapeLatex(literal ?? given ?? '')}}`;
  }
  const particles = [name['dropping-particle'], name['non-dropping-particle']].filter(Boolean);
  // A word that would be read as a particle, but is not one, belongs to the name.
  const isOneWord = particles.length === 0 && /^\p{Ll}[\p{L}.’']*\s/u.test(family);
  const last = isOneWord ? `{${escapeLatex(family)}}` : [...particles, part(family)].join(' ');
  if (!given && !suffix && !/\s/.test(family)) {
    // BibTeX warns of a comma at the end; it only needs one to tell that "Li Wei" is a family.
    return last;
  }
  return [last, suffix && part(suffix), given ? part(given) : '']
    .filter((text) => text !== undefined)
    .join(', ');
}

/** A part of a name, in braces if a comma or "and" in it would split it. */
function part(text: string): string {
  const latex = escapeLatex(text);
  return /,|(?:^|\s)and(?:\s|$)/i.test(text) ? `{${latex}}` : latex;
}

function fieldLine(name: string, value: string, style: BibtexStyle): string {
  const cased = inCase(name, style);
  const padding = ' '.repeat(Math.max(0, style.width - cased.length));
  const equals = padding ? padding + style.equals.trimStart() : style.equals;
  // Text in quotes cannot contain quotes, and a month is the name of a string.
  const isBare = name === 'month' && /^[a-z]{3}$/.test(value);
  const [open, close] =
    style.delimiters === 'quotes' && !value.includes('"') ? ['"', '"'] : ['{', '}'];
  return cased + equals + (isBare ? value : open + value + close);
}

function inCase(name: string, { letterCase }: BibtexStyle): string {
  if (letterCase === 'upper') {
    return name.toUpperCase();
  }
  return letterCase === 'lower' ? name : name.slice(0, 1).toUpperCase() + name.slice(1);
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const seasons = ['spring', 'summer', 'autumn', 'winter'];

/** The dates of a reference as fields of BibTeX (`year`, `month`, `day`) or BibLaTeX (`date` in EDTF). */
function bibtexDates(
  { issued, accessed }: Reference,
  isBiblatex: boolean,
): Record<string, string | undefined> {
  const urldate = accessed && writeEdtf(accessed);
  if (!issued) {
    return { urldate };
  }
  const [start, end] = issued['date-parts'] ?? [];
  const [year, month, day] = start ?? [];
  if (year === undefined) {
    return { year: issued.literal, urldate };
  }
  // Only EDTF has ranges over years, ranges with days, and approximate dates.
  if (
    isBiblatex ||
    issued.circa ||
    year < 0 ||
    (end && (end[0] !== year || day !== undefined || end[2] !== undefined))
  ) {
    return { date: writeEdtf(issued), urldate };
  }
  const last = end?.[1] !== undefined && end[1] !== month ? `/${months[end[1] - 1]}` : '';
  const name = month === undefined ? seasons[(issued.season ?? 0) - 1] : months[month - 1];
  return { year: String(year), month: name && name + last, day: day?.toString(), urldate };
}
