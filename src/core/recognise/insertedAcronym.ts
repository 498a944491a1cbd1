import type { EntityName } from './entityNames';
import type { NameMatcher, Occurrence } from './nameMatcher';

/** An acronym in the middle of the name that it abbreviates: ` (IL)-` in "interleukin (IL)-6". */
const acronym = /\([A-Za-z][A-Za-z-]{1,6}\)[-‐‑–\s]?(?=[\p{L}\p{N}])/uy;
/** UTF-16 units of a name before and behind the acronym. */
const BEFORE = 60;
const BEHIND = 16;

/**
 * Finds names around their own acronym, as one name: interleukin (IL)-6, tumour necrosis factor (TNF)-α,
 * monocyte chemotactic protein (MCP)-1.
 *
 * @returns occurrences in order; offsets in UTF-16 units of the text, the acronym within
 */
export function findAroundAcronyms(
  text: string,
  matcher: NameMatcher<EntityName>,
): Occurrence<EntityName>[] {
  const found: Occurrence<EntityName>[] = [];
  for (let open = text.indexOf('('); open !== -1; open = text.indexOf('(', open + 1)) {
    acronym.lastIndex = open;
    if (acronym.test(text)) {
      const occurrence = findAcross(text, open, acronym.lastIndex, matcher);
      if (occurrence) {
        found.push(occurrence);
      }
    }
  }
  return found;
}

/** The name that goes on behind what stands between two offsets. */
function findAcross(
  text: string,
  open: number,
  close: number,
  matcher: NameMatcher<EntityName>,
): Occurrence<EntityName> | undefined {
  const head = text.slice(Math.max(0, open - BEFORE), open).trimEnd();
  const seam = head.length;
  const joined = `${head}-${text.slice(close, close + BEHIND)}`;
  const occurrence = matcher.find(joined).find(({ start, end }) => start < seam && end > seam + 1);
  if (!occurrence) {
    return undefined;
  }
  const headStart = open - text.slice(Math.max(0, open - BEFORE), open).length;
  return {
    start: headStart + occurrence.start,
    end: close + occurrence.end - seam - 1,
    name: occurrence.name,
  };
}
