import type { EntityName } from './entityNames';
import { findAcross, type SplitOccurrence } from './findAcross';
import type { NameMatcher } from './nameMatcher';

/** The ending of a head in the plural, perhaps with its acronym, before the first member. */
const pluralEnding =
  /(?<=\p{L}{2})s(?: \([A-Za-z-]{1,8}\))?[-‐‑– ](?=(?:\d{1,2}|alpha|beta|gamma)(?!\d)|[α-ω])/gu;

/**
 * Finds the first member behind a head in the plural: "interleukins 4" in "interleukins 4 and 13",
 * "macrophage inflammatory proteins 1α" in "… 1α and 1β". The others are its partners.
 *
 * @returns occurrences in order; offsets in UTF-16 units of the text, the plural -s within
 */
export function findPluralHeads(text: string, matcher: NameMatcher<EntityName>): SplitOccurrence[] {
  return [...text.matchAll(pluralEnding)].flatMap(({ index, 0: ending }) => {
    const occurrence = findAcross(text, index, index + ending.length, matcher);
    return occurrence ? [occurrence] : [];
  });
}
