import type { EntityName } from './entityNames';
import type { NameFinder, Occurrence } from './nameMatcher';

/** A name with something in the middle that is no part of it. */
export interface SplitOccurrence extends Occurrence<EntityName> {
  /** The name without what is in the middle. */
  readonly whole: string;
}

/** UTF-16 units of a name before and behind what is in the middle. */
const BEFORE = 60;
const BEHIND = 32;

/**
 * The name that goes on behind what stands between two offsets: "interleukin (IL)-6" with ` (IL)-` left
 * out.
 *
 * @returns an occurrence in the text, what is left out within
 */
export function findAcross(
  text: string,
  from: number,
  to: number,
  matcher: NameFinder<EntityName>,
): SplitOccurrence | undefined {
  const headStart = Math.max(0, from - BEFORE);
  const head = text.slice(headStart, from).trimEnd();
  const seam = head.length;
  const joined = `${head}-${text.slice(to, to + BEHIND)}`;
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
