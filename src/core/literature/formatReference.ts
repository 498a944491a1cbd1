/**
 * References as text, in the form of the National Library of Medicine (Citing Medicine, 2nd edition), which
 * Vancouver-style journals use. Leaves out fields that a source lacks, unless the form requires a note: "[date
 * unknown]".
 */

import type { PersonName, Source } from '../library/schema';
import { givenDate, yearIn } from './dateText';
import { OTHERS, type Reference, type ReferenceName } from './reference';
import type { ReferenceSummary } from './summary';

/** The fields from which a reference is formatted: those of a source, or of an entry in the same terms. */
export type FormattedFields = Pick<
  Source,
  | 'title'
  | 'author'
  | 'authors-complete'
  | 'container-title'
  | 'issued'
  | 'volume'
  | 'issue'
  | 'page'
  | 'DOI'
  | 'PMID'
  | 'URL'
  | 'language'
> & { readonly type: string };

/** Replaces an unknown year in a short reference. */
const NO_YEAR = 'n.d.';
/** UTF-16 units, roughly, of the title that names a web page without an author. */
const SHORT_TITLE = 40;

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const languages: ReadonlyMap<string, string> = new Map([
  ['de', 'German'],
  ['es', 'Spanish'],
  ['fr', 'French'],
  ['ja', 'Japanese'],
]);

/**
 * The authors in the form of all short references: "Emilie et al.", "Trenova & Slavov", "Strouse".
 *
 * @param isOpen whether there are more authors than the given names
 * @returns undefined if no author is known
 */
function shortAuthors(names: readonly string[], isOpen: boolean): string | undefined {
  const [first, second] = names;
  if (first === undefined || isOpen || names.length > 2) {
    return first && `${first} et al.`;
  }
  return second === undefined ? first : `${first} & ${second}`;
}

/**
 * The short form for a list or a link: "Emilie et al. 1998", "Trenova & Slavov 2016", "Strouse 2007"; without
 * authors, it has the title: "il 6 - Infectious Diseases (n.d.)".
 */
export function shortReference(source: Source): string {
  const { author, title, issued, 'authors-complete': isComplete } = source;
  const year = issued?.slice(0, 4) ?? NO_YEAR;
  const names = author.map(({ family }) => family);
  const authors = shortAuthors(names, !isComplete);
  return authors ? `${authors} ${year}` : `${shorten(title, SHORT_TITLE)} (${year})`;
}

/**
 * The whole reference as plain text.
 *
 *     Trenova AG, Slavov GS. Cytokines in Multiple Sclerosis – Possible Targets for Immune Therapies.
 *     J Neurol Exp Neurosci. 2016 Jan 14;1(2):25-29. doi: 10.17756/jnen.2016-006
 */
export function formatReference(source: FormattedFields): string {
  const language = languages.get(source.language ?? '');
  const medium = source.type === 'webpage' ? ' [Internet]' : '';
  return [
    authors(source),
    sentence(source.title + medium),
    source['container-title'] && sentence(source['container-title']),
    sentence(date(source) + location(source)),
    language && sentence(language),
    source.PMID && `PMID: ${source.PMID}.`,
    source.DOI && `doi: ${source.DOI}`,
    source.type === 'webpage' && source.URL && `Available from: ${source.URL}`,
  ]
    .filter(Boolean)
    .join(' ');
}

/**
 * Cuts a text after a word so that it is no longer than a length, and marks the cut. A text whose words have no blanks
 * between them, such as one in Japanese, is cut after a character.
 */
export function shorten(text: string, length: number): string {
  if (text.length <= length) {
    return text;
  }
  const blank = text.lastIndexOf(' ', length);
  // Both units of a character stay, or neither.
  const whole = (text.codePointAt(length - 1) ?? 0) > 0xffff ? length - 1 : length;
  const end = blank > length / 2 ? blank : whole;
  return `${text.slice(0, end).replace(/[\s,:;–-]+$/, '')}…`;
}

function authors({ author, 'authors-complete': isComplete }: FormattedFields): string | undefined {
  if (author.length === 0) {
    return undefined;
  }
  return sentence(author.map(withInitials).join(', ') + (isComplete ? '' : ', et al'));
}

/** "Anastasiya G. Trenova" → "Trenova AG". */
function withInitials({ family, given }: PersonName): string {
  const initials = given?.match(/\p{L}+/gu)?.map((name) => ([...name][0] as string).toUpperCase());
  return initials ? `${family} ${initials.join('')}` : family;
}

function date({ issued }: FormattedFields): string {
  if (!issued) {
    return '[date unknown]';
  }
  // Words that are no date stay whole: "in-press", "1999-2000".
  const isDate = /^\d+(?:-\d\d){0,2}$/.test(issued);
  const [year, month, day] = isDate ? issued.split('-') : [issued];
  return [year, month && months[Number(month) - 1], day && String(Number(day))]
    .filter(Boolean)
    .join(' ');
}

function location({ volume, issue, page }: FormattedFields): string {
  const number = (volume ?? '') + (issue ? `(${issue})` : '');
  return (number && `;${number}`) + (page ? `:${page}` : '');
}

/** Ends a part of a reference with a full stop, unless it already ends in a punctuation mark. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/**
 * The short form of a reference for a list: "Emilie et al. 1998", "Trenova & Slavov 2016"; if no author is
 * known, only the year.
 */
export function summaryLabel({ authors, year = NO_YEAR }: ReferenceSummary): string {
  const names = authors.filter((name) => name !== OTHERS.literal);
  const short = shortAuthors(names, names.length < authors.length);
  return short ? `${short} ${year}` : year;
}

/** The same, but with the title where no author is known: "A guideline on sepsis (2021)". */
export function titledReference(summary: ReferenceSummary): string {
  const { authors, title, year = NO_YEAR } = summary;
  const isKnown = authors.some((name) => name !== OTHERS.literal);
  return isKnown || !title ? summaryLabel(summary) : `${shorten(title, SHORT_TITLE)} (${year})`;
}

/** The two parts of an author-date citation: "Emilie et al." and "1998". */
interface AuthorDate {
  readonly authors: string;
  readonly year: string;
}

/**
 * How a text names a publication: by one or two authors, by the first and "et al.", or else by its title; and
 * by its year, or "n.d.".
 */
export function authorDate({ author = [], title = '', issued }: Reference): AuthorDate {
  const known = author.filter(({ literal }) => literal !== OTHERS.literal);
  const names = known.map(familyName).filter((name) => name !== '');
  const year = givenDate(issued)?.[0] ?? yearIn(issued?.literal);
  return {
    authors: shortAuthors(names, known.length < author.length) ?? shorten(title, SHORT_TITLE),
    year: String(year ?? NO_YEAR),
  };
}

function familyName({ literal, family, given, ...name }: ReferenceName): string {
  const particle = name['non-dropping-particle'];
  return literal ?? ([particle, family].filter(Boolean).join(' ') || (given ?? ''));
}
