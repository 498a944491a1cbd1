/** A reference in the terms of the engine, with what styles leave to their users. */

import { OTHERS, type Reference, type ReferenceName } from '../literature/reference';
import type { CitationStyle } from './citationStyle';
import { type CslNode, elementsOf } from './cslXml';
import { nameFields } from './nameFields';

/**
 * The placeholder for authors who are not named. The engine has "et al." only for names that
 * it leaves out itself, so that this one is put in its place after it (`namedOthers.ts`).
 */
export const OTHERS_NAME = 'Othersunnamed';

/**
 * The item for a reference.
 *
 * - Names that represent other authors become {@link OTHERS_NAME}; alone they say nothing and are left out.
 * - "Guo-hua" becomes "Guo-Hua" where initials are shown: of a small letter the engine makes none, so
 *   that the name would be "Wu G hua".
 * - Names that the style leaves out anyway are left out before the engine reads them (`mostNames.ts`).
 * - What an article of a journal calls itself ("Review") is no part of its reference: APA and Vancouver
 *   would put it in brackets as if it were a sort of medium.
 * - The full stop of a title goes: styles end it in their own way.
 * - Hyphens of what is no range of pages ("2021-1-7") are kept from becoming dashes.
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
    const title = reference.title.replace(/(?<!\.)\.$/, '');
    item.title = style.capitalizesSubtitles ? withCapitals(title) : title;
  }
  if (typeof reference.page === 'string') {
    item.page = pagesOf(reference.page);
  }
  if (!reference.issued && style.noDate) {
    item.issued = { literal: style.noDate };
  }
  const language = languageName(reference.language, locale);
  return language ? { ...item, 'language-name': language } : item;
}

/** "1-5,7-9" → "1-5, 7-9": without the blank, the engine takes it for one range. */
function pagesOf(page: string): string {
  if (/^[^-\s,;&]*-[^-\s,;&]+-[^-\s,;&]+$/.test(page)) {
    return page.replaceAll('-', '\\-');
  }
  return /[-–]/.test(page) ? page.replace(/,(?=\S)/g, ', ') : page;
}

/** Begins what follows a colon with a capital, unless it is written as it is for a reason: "p53", "mRNA". */
function withCapitals(title: string): string {
  return title.replace(
    /(?<=[:?!]\s|—\s?)((?:<[^<>]*>|["'“‘])*)(\p{Ll})(?=[\p{Ll}\s])/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}

/** The names that decide what a style writes: the first ones and the last. */
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

/** "et al." of our own data, "others" of BibTeX and Pandoc. */
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
    // Bibliography files hold words such as "ngerman", which are no language tags.
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
 * Puts "et al." where the engine wrote the name that stands for the others.
 *
 *     Emilie, D., &#38; Othersunnamed. (1998)   →  Emilie, D., et al. (1998)
 *
 * The comma before it stays where the style has one before the last name.
 *
 * @param html what the engine wrote
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
