import type { EntityName } from './entityNames';
import type { NameFinder, Occurrence } from './nameMatcher';

/** An acronym in the middle of the name that it abbreviates: ` (IL)-` in "interleukin (IL)-6". */
const acronym = /\([A-Za-z][A-Za-z\dα-ω-]{1,11}\)\s?[-‐‑–]?(?=[\p{L}\p{N}])/uy;

/**
 * Finds names around their own acronym, as one name: interleukin (IL)-6, interferon-(IFN)-γ, tumour necrosis factor (TNF)-α,
 * monocyte chemotactic protein (MCP)-1, interleukin-6 (IL-6) receptor.
 *
 * @returns occurrences in order, including the acronym; offsets in UTF-16 units of the text
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
 * Whether the text in brackets abbreviates the name around it. A head without a number may have any acronym, "human
 * interleukin (hIL)-6"; one with a number must have the same beginning, unlike "IFN-γ (STAT1) receptor".
 */
function isOwn(bracketed: string, whole: string): boolean {
  return !/^[^)]*\d/.test(bracketed) || bracketed[0]?.toLowerCase() === whole[0]?.toLowerCase();
}

/** A name with inserted text that is not part of it. */
export interface SplitOccurrence extends Occurrence<EntityName> {
  /** The name without the inserted text. */
  readonly whole: string;
}

/** UTF-16 units of a name before and after the inserted text. */
const BEFORE = 60;
const AFTER = 32;

/**
 * The name that continues after the text between two offsets: "interleukin (IL)-6", with ` (IL)-` as the inserted text.
 *
 * @returns an occurrence in the text, including the inserted text
 */
export function findAcross(
  text: string,
  from: number,
  to: number,
  matcher: NameFinder<EntityName>,
): SplitOccurrence | undefined {
  const headStart = Math.max(0, from - BEFORE);
  const head = text.slice(headStart, from).replace(/[-‐‑–]?\s*$/u, '');
  const seam = head.length;
  const joined = `${head}-${text.slice(to, to + AFTER)}`;
  const occurrence = matcher.find(joined).find(({ start, end }) => start < seam && end > seam + 1);
  return (
    occurrence && {
      start: headStart + occurrence.start,
      end: to + occurrence.end - seam - 1,
      name: occurrence.name,
      whole: joined.slice(occurrence.start, occurrence.end),
    }
  );
}
