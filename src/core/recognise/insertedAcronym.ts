import type { EntityName } from './entityNames';
import { findAcross, type SplitOccurrence } from './findAcross';
import type { NameFinder } from './nameMatcher';

/** An acronym in the middle of the name that it abbreviates: ` (IL)-` in "interleukin (IL)-6". */
const acronym = /\([A-Za-z][A-Za-z\dα-ω-]{1,11}\)\s?[-‐‑–]?(?=[\p{L}\p{N}])/uy;

/**
 * Finds names around their own acronym, as one name: interleukin (IL)-6, tumour necrosis factor (TNF)-α,
 * monocyte chemotactic protein (MCP)-1, interleukin-6 (IL-6) receptor.
 *
 * @returns occurrences in order; offsets in UTF-16 units of the text, the acronym within
 */
export function findAroundAcronyms(
  text: string,
  matcher: NameFinder<EntityName>,
): SplitOccurrence[] {
  const found: SplitOccurrence[] = [];
  for (let open = text.indexOf('('); open !== -1; open = text.indexOf('(', open + 1)) {
    acronym.lastIndex = open;
    if (acronym.test(text)) {
      const occurrence = findAcross(text, open, acronym.lastIndex, matcher);
      if (occurrence && isOwn(text.slice(open + 1, acronym.lastIndex), occurrence.whole)) {
        found.push(occurrence);
      }
    }
  }
  return found;
}

/**
 * Whether what stands in brackets abbreviates the name around it. A bare head may have any acronym, "human
 * interleukin (hIL)-6"; with a number it must begin alike, unlike "IFN-γ (STAT1) receptor".
 */
function isOwn(bracketed: string, whole: string): boolean {
  return !/^[^)]*\d/.test(bracketed) || bracketed[0]?.toLowerCase() === whole[0]?.toLowerCase();
}
