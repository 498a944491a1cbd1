/** A reference in the terms of the engine, with what styles leave to their users. */
import type { CitationStyle } from './citationStyle';
import type { Reference, ReferenceName } from './reference';
import { OTHERS } from './sourceReference';

/**
 * The name that stands in for authors who are not named. The engine has "et al." only for names that
 * it leaves out itself, so that this one is put in its place behind it (`namedOthers.ts`).
 */
export const OTHERS_NAME = 'Othersunnamed';

const nameFields = ['author', 'editor', 'translator', 'container-author', 'collection-editor'];

/**
 * The item for a reference.
 *
 * - Names that stand for others become {@link OTHERS_NAME}; alone they say nothing and are left out.
 * - What an article of a journal calls itself ("Review") is no part of its reference: APA and Vancouver
 *   would put it in brackets as if it were a sort of medium.
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
      const named = names.map((name: ReferenceName) =>
        standsForOthers(name) ? { family: OTHERS_NAME } : name,
      );
      item[field] = named.length === 1 && named[0]?.family === OTHERS_NAME ? [] : named;
    }
  }
  if (reference.type === 'article-journal') {
    delete item.genre;
  }
  if (!reference.issued && style.noDate) {
    item.issued = { literal: style.noDate };
  }
  const language = languageName(reference.language, locale);
  return language ? { ...item, 'language-name': language } : item;
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
