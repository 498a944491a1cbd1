/** References for Pandoc's citeproc, so that it prints the same as Cytonote's own lists. */
import { citationItem, OTHERS_NAME } from '../csl/citationItem';
import type { CitationStyle } from '../csl/citationStyle';
import { OTHERS, type Reference, type ReferenceName } from '../literature/reference';

/**
 * References as CSL-JSON for Pandoc.
 *
 * @param locale for the names of languages
 * @param othersName the literal name that this version prints as "et al."
 */
export function pandocReferences(
  references: readonly Reference[],
  style: CitationStyle,
  locale: string,
  othersName: string,
): string {
  const items = references.map((reference) => {
    const item = citationItem(reference, style, locale);
    const entries = Object.entries(item).map(([field, value]) => [field, plain(value)]);
    return Object.fromEntries(entries);
  });
  return `${JSON.stringify(items, undefined, 2)}\n`;

  function plain(value: unknown): unknown {
    if (Array.isArray(value)) {
      return value.map((name: ReferenceName) =>
        name?.family === OTHERS_NAME ? { literal: othersName } : name,
      );
    }
    // In citeproc-js, a backslash keeps the hyphen.
    return typeof value === 'string' ? value.replaceAll('\\-', '-') : value;
  }
}

/**
 * The name that represents further authors in a version of Pandoc: since 2.18, there is one that works in every style.
 */
export function othersName([major = 0, minor = 0]: readonly number[]): string {
  return major > 2 || (major === 2 && minor >= 18) ? 'others' : (OTHERS.literal as string);
}
