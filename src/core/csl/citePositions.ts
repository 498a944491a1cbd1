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
 * @param notes the number of the note that each citation is in, in the order of the text; without it, each is a note of
 *   its own
 */
export function positionedCites(
  citations: readonly (readonly Cite[])[],
  distance: number | undefined,
  notes: readonly number[] = citations.map((_, index) => index + 1),
): PositionedCite[][] {
  const cited = new Map<string, { readonly first: number; last: number }>();
  let before: readonly Cite[] = [];
  let inNote = { note: 0, count: 0 };
  const positioned: PositionedCite[][] = [];
  // Footnotes may be written below the text that refers to them.
  const inOrder = [...citations.keys()].sort((a, b) => (notes[a] ?? 0) - (notes[b] ?? 0) || a - b);
  for (const index of inOrder) {
    const cites = citations[index] as readonly Cite[];
    const note = notes[index] ?? 0;
    // "Ibid." after a note with several cites would not say which one is meant.
    const isClear = before.length === 1 && (note === inNote.note || inNote.count === 1);
    positioned[index] = cites.map((cite, at): PositionedCite => {
      const seen = cited.get(cite.id);
      if (cite['author-only']) {
        return cite;
      }
      if (!seen) {
        cited.set(cite.id, { first: note, last: note });
        return { ...cite, position: 0 };
      }
      const previous = at > 0 ? cites[at - 1] : isClear ? before[0] : undefined;
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
    inNote = { note, count: (note === inNote.note ? inNote.count : 0) + cites.length };
  }
  return positioned;
}

/** The position of a cite right after another one of its source. If its locator is missing, it is only a later cite. */
function repeated(previous: Cite, cite: Cite): 1 | 2 | 3 {
  const locators = [previous, cite].map(
    ({ locator, label = 'page' }) => locator && `${label} ${locator}`,
  );
  const [before, now] = locators;
  return now === before ? 2 : now ? 3 : 1;
}
