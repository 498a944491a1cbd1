/** A reference as an item of the engine, with the changes that styles leave to their users. */

import { dateVariables, evenSides } from '../literature/dateText';
import {
  OTHERS,
  type Reference,
  type ReferenceDate,
  type ReferenceName,
} from '../literature/reference';
import type { CitationStyle } from './citationStyle';
import { type CslNode, elementsOf } from './cslXml';
import { nameFields } from './nameFields';

/**
 * The placeholder for authors who are not named. The engine only writes "et al." for names that it leaves out itself,
 * so "et al." replaces this name in its output (`nameOthers`).
 */
export const OTHERS_NAME = 'Othersunnamed';

/**
 * The item for a reference.
 *
 * - Names that represent other authors become {@link OTHERS_NAME}; alone they say nothing and are left out.
 * - "Guo-hua" becomes "Guo-Hua" if the style shows initials: the engine makes no initial of a small letter, so the name
 *   would be "Wu G hua".
 * - Names that the style leaves out anyway are left out before the engine reads them (`mostNames.ts`).
 * - The genre of a journal article ("Review") is left out: APA and Vancouver would put it in brackets as if it were a
 *   medium.
 * - The full stop of a title is removed, but not that of an abbreviation: styles end titles in their own way.
 * - Hyphens in text that is not a range of pages ("2021-1-7") are kept from becoming dashes.
 * - The sides of a range of dates are made even (`evenSides`).
 * - `language-name`, a variable of our own, names a language other than English: "German".
 *
 * @param locale for the name of the language
 */
export function citationItem(
  reference: Reference,
  style: CitationStyle,
  locale: string,
): Record<string, unknown> {
  const item: Record<string, unknown> = { ...reference };
  for (const field of nameFields) {
    const names = reference[field];
    if (Array.isArray(names)) {
      const named = neededNames(names, style).map((name: ReferenceName) =>
        standsForOthers(name) ? { family: OTHERS_NAME } : nameFor(style, name),
      );
      item[field] = named.length === 1 && named[0]?.family === OTHERS_NAME ? [] : named;
    }
  }
  if (reference.type === 'article-journal') {
    delete item.genre;
  }
  if (typeof reference.title === 'string') {
    const title = reference.title.replace(fullStop, '');
    item.title = style.capitalizesSubtitles ? withCapitals(title) : title;
  }
  if (typeof reference.page === 'string') {
    item.page = pagesOf(reference.page);
  }
  for (const field of dateVariables) {
    const date = reference[field] as ReferenceDate | undefined;
    if ((date?.['date-parts']?.length ?? 0) > 1) {
      item[field] = { ...date, 'date-parts': evenSides(date?.['date-parts'] ?? []) };
    }
  }
  if (!reference.issued && style.noDate) {
    item.issued = { literal: style.noDate };
  }
  const language = languageName(reference.language, locale);
  return language ? { ...item, 'language-name': language } : item;
}

/** The full stop at the end of a title; "in the U.S." and "Lund et al." end with an abbreviation. */
const fullStop =
  /(?<!\.|\.\p{L}{1,3}|(?<!\p{L})(?:al|Bros|cf|Co|Corp|Dr|etc|Inc|Jr|Ltd|sp|spp|Sr|St|subsp|var|vs))\.$/u;

/** "1-5,7-9" → "1-5, 7-9": without the blank, the engine takes it for one range. */
function pagesOf(page: string): string {
  if (/^[^-\s,;&]*-[^-\s,;&]+-[^-\s,;&]+$/.test(page)) {
    return page.replaceAll('-', '\\-');
  }
  return /[-–]/.test(page) ? page.replace(/,(?=\S)/g, ', ') : page;
}

/** Writes a capital after a colon, unless the next word has a case of its own: "p53", "mRNA". */
function withCapitals(title: string): string {
  return title.replace(
    /(?<=[:?!]\s|—\s?)((?:<[^<>]*>|["'“‘])*)(\p{Ll})(?=[\p{Ll}\s])/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}

/** The names that decide the output of a style: the first ones and the last. */
function neededNames(
  names: readonly ReferenceName[],
  { mostNames }: CitationStyle,
): readonly ReferenceName[] {
  return mostNames === undefined || names.length <= mostNames + 1
    ? names
    : [...names.slice(0, mostNames), ...names.slice(-1)];
}

function nameFor({ hasInitials }: CitationStyle, name: ReferenceName): ReferenceName {
  return hasInitials && name.given
    ? { ...name, given: name.given.replace(/(?<=-)\p{Ll}/gu, (letter) => letter.toUpperCase()) }
    : name;
}

/** Whether a name represents further authors: "et al." in our own data, "others" in BibTeX and Pandoc. */
function standsForOthers({ literal, family, given }: ReferenceName): boolean {
  return literal === OTHERS.literal || ((literal ?? family) === 'others' && given === undefined);
}

function languageName(language: string | undefined, locale: string): string | undefined {
  if (!language || /^en(?:[-_]|$|glish$)/i.test(language)) {
    return undefined;
  }
  try {
    const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' });
    return names.of(language.replaceAll('_', '-'));
  } catch {
    // Bibliography files contain words such as "ngerman", which are not language tags.
    return undefined;
  }
}

/** How a style writes "et al.", and the words that stand before the last name of a list. */
export interface EtAl {
  readonly term: string;
  readonly and: string;
  readonly isItalic: boolean;
}

/** Whether a style sets "et al." in italics. */
export function setsEtAlInItalics(style: CslNode): boolean {
  return elementsOf(style).some(
    (node) =>
      (node.name === 'et-al' && node.attrs['font-style'] === 'italic') || setsEtAlInItalics(node),
  );
}

/**
 * Puts "et al." in place of the name that represents further authors.
 *
 *     Emilie, D., &#38; Othersunnamed. (1998)   →  Emilie, D., et al. (1998)
 *
 * The comma before it stays if the style has one before the last name.
 *
 * @param html the output of the engine
 */
export function nameOthers(html: string, { term, and, isItalic }: EtAl): string {
  const word = and.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const others = new RegExp(
    `(?:(?:&#38;|…|${word})[\\s\\u00A0]+)?((?:<[^<>]+>)*)${OTHERS_NAME}((?:</[^<>]+>)*)(\\.?)`,
    'giu',
  );
  return html.replace(others, (_, before: string, after: string, stop: string) => {
    const shown = isItalic ? `<i>${term}</i>` : term;
    return `${before}${shown}${after}${term.endsWith('.') ? '' : stop}`;
  });
}
