/**
 * The positions of cites among those before them, as CSL 1.0.2 defines them (test `position`): "Ibid.", "Doe, supra
 * note 1".
 */
import type { Cite } from './citationEngine';

/** A cite with its position, in the engine's numbers. */
export interface PositionedCite extends Cite {
  /** 0 for the first cite of a source, 1 for a later one, 2 for ibid, 3 for ibid with another locator. */
  readonly position?: 0 | 1 | 2 | 3;
  readonly 'near-note'?: boolean;
  readonly 'first-reference-note-number'?: number;
}

/** The number of notes within which a cite is near the last one of its source, unless the style sets another number. */
export const NEAR = 5;

/**
 * The cites of a note's citations in order, each with its position.
 *
 * @param distance the number of notes that are near, in a style whose citations are notes; undefined in other styles
 */
export function positionedCites(
  citations: readonly (readonly Cite[])[],
  distance: number | undefined,
): PositionedCite[][] {
  const notes = new Map<string, { readonly first: number; last: number }>();
  let before: readonly Cite[] = [];
  return citations.map((cites, index) => {
    const note = index + 1;
    const positioned = cites.map((cite, at): PositionedCite => {
      const seen = notes.get(cite.id);
      if (cite['author-only']) {
        return cite;
      }
      if (!seen) {
        notes.set(cite.id, { first: note, last: note });
        return { ...cite, position: 0 };
      }
      const previous = at > 0 ? cites[at - 1] : before.length === 1 ? before[0] : undefined;
      const isNear = distance !== undefined && note - seen.last <= distance;
      seen.last = note;
      return {
        ...cite,
        position: previous?.id === cite.id ? repeated(previous, cite) : 1,
        ...(isNear ? { 'near-note': true } : {}),
        ...(distance === undefined ? {} : { 'first-reference-note-number': seen.first }),
      };
    });
    before = cites;
    return positioned;
  });
}

/** The position of a cite right after another one of its source. If its locator is missing, it is only a later cite. */
function repeated(previous: Cite, cite: Cite): 1 | 2 | 3 {
  const locators = [previous, cite].map(
    ({ locator, label = 'page' }) => locator && `${label} ${locator}`,
  );
  const [before, now] = locators;
  return now === before ? 2 : now ? 3 : 1;
}
