import type { EntityName } from './entityNames';
import { findAcross, type SplitOccurrence } from './insertedAcronym';
import type { NameFinder } from './nameMatcher';

/** The ending of a head in the plural, optionally with its acronym, before the first member. */
const pluralEnding =
  /(?<=\p{L}{2})s(?:\s\([A-Za-z-]{1,8}\))?[-‐‑–\s](?=(?:\d{1,2}|alpha|alfa|beta|bêta|gamma)(?!\d)|[α-ω])/uy;

/**
 * Finds the first member after a head in the plural: "interleukins 4" in "interleukins 4 and 13", "macrophage
 * inflammatory proteins 1α" in "… 1α and 1β". The others are its partners.
 *
 * @param members offsets at which one may begin, after an "s" and one unit: triggers
 * @returns occurrences in order, including the plural -s; offsets in UTF-16 units of the text
 */
export function findPluralHeads(
  text: string,
  members: readonly number[],
  matcher: NameFinder<EntityName>,
): SplitOccurrence[] {
  const found: SplitOccurrence[] = [];
  let after = 0;
  for (const member of members) {
    const start = member - 2;
    pluralEnding.lastIndex = start;
    if (start < after || !mayBeMember(text, member) || !pluralEnding.test(text)) {
      continue;
    }
    after = pluralEnding.lastIndex;
    const occurrence = findAcross(text, start, after, matcher);
    if (occurrence) {
      found.push(occurrence);
    }
  }
  return found;
}

/** Distinguishes "interleukins alpha" from "is a", which most texts have often. */
function mayBeMember(text: string, at: number): boolean {
  switch (text.charCodeAt(at)) {
    case 0x61:
      return text.startsWith('alpha', at) || text.startsWith('alfa', at);
    case 0x62:
      return text.startsWith('beta', at) || text.startsWith('bêta', at);
    case 0x67:
      return text.startsWith('gamma', at);
    default:
      return true;
  }
}
