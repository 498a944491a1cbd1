/**
 * References as text, in the form of the National Library of Medicine (Citing Medicine, 2nd edition),
 * which Vancouver-style journals use. What a source lacks is left out, or named where the form asks
 * for it: "[date unknown]".
 */

import type { PersonName, Source } from '../library/schema';
import { OTHERS, type Reference, type ReferenceName } from './reference';
import type { ReferenceSummary } from './summary';

/** What a reference is formatted from: a source, or an entry in the same terms. */
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

/** What stands in a short reference where the year is unknown. */
const NO_YEAR = 'n.d.';
/** A web page without author is named by its title, cut to about this many UTF-16 units. */
const SHORT_TITLE = 40;

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const languages: ReadonlyMap<string, string> = new Map([
  ['de', 'German'],
  ['es', 'Spanish'],
  ['fr', 'French'],
  ['ja', 'Japanese'],
]);

/**
 * The short form for a list or a link: "Emilie et al. 1998", "Trenova & Slavov 2016", "Strouse 2007";
 * without authors the title stands in: "il 6 - Infectious Diseases (n.d.)".
 */
export function shortReference(source: Source): string {
  const { author, title, issued, 'authors-complete': isComplete } = source;
  const [first, second] = author;
  const year = issued?.slice(0, 4) ?? NO_YEAR;
  if (!first) {
    return `${shorten(title, SHORT_TITLE)} (${year})`;
  }
  if (author.length > 2 || !isComplete) {
    return `${first.family} et al. ${year}`;
  }
  return `${second ? `${first.family} & ${second.family}` : first.family} ${year}`;
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

/** Cuts a text after a word so that it stays within a length, and marks the cut. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) {
    return text;
  }
  const cut = text.slice(0, length + 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).replace(/[\s,:;–-]+$/, '')}…`;
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
  const [year, month, day] = issued.split('-');
  return [year, month && months[Number(month) - 1], day && String(Number(day))]
    .filter(Boolean)
    .join(' ');
}

function location({ volume, issue, page }: FormattedFields): string {
  const number = (volume ?? '') + (issue ? `(${issue})` : '');
  return (number && `;${number}`) + (page ? `:${page}` : '');
}

/** Ends a part of a reference with a full stop, if it does not end in one or in another mark. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/**
 * The short form of a reference for a list: "Emilie et al. 1998", "Trenova & Slavov 2016"; where no
 * author is known, the year alone.
 */
export function summaryLabel({ authors, year = 'n.d.' }: ReferenceSummary): string {
  const [first, second] = authors;
  if (!first) {
    return year;
  }
  if (authors.length > 2 || second === 'et al.') {
    return `${first} et al. ${year}`;
  }
  return `${second ? `${first} & ${second}` : first} ${year}`;
}

/** The two parts of an author-date citation: "Emilie et al." and "1998". */
export interface AuthorDate {
  readonly authors: string;
  readonly year: string;
}

/**
 * How a text calls a source: by one or two authors, by the first and "et al.", else by its title;
 * and by its year, or "n.d.".
 */
export function authorDate({ author = [], title = '', issued }: Reference): AuthorDate {
  const [first, second, third] = author;
  const year = issued?.['date-parts']?.[0]?.[0] ?? /\d{4}/.exec(issued?.literal ?? '')?.[0];
  return { authors: namesOf() || shorten(title, SHORT_TITLE), year: String(year ?? NO_YEAR) };

  function namesOf(): string {
    if (!first || !second) {
      return first ? familyName(first) : '';
    }
    const isOpen = third !== undefined || second.literal === OTHERS.literal;
    return `${familyName(first)} ${isOpen ? 'et al.' : `& ${familyName(second)}`}`;
  }
}

function familyName({ literal, family, given, ...name }: ReferenceName): string {
  const particle = name['non-dropping-particle'];
  return literal ?? ([particle, family].filter(Boolean).join(' ') || (given ?? ''));
}
