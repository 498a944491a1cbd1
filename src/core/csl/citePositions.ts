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

/** The last citation in the text or in notes, and how many cites its note has. */
interface Preceding {
  readonly cites: readonly Cite[];
  readonly note: number;
  readonly count: number;
}

/**
 * The cites of a note's citations in order, each with its position.
 *
 * @param distance the number of notes that are near, in a style whose citations are notes; undefined in other styles
 * @param notes the number of the note that each citation is in, in the order of the text, and 0 for one in the text
 *   itself; without it, each is a note of its own, if the citations of the style are notes
 */
export function positionedCites(
  citations: readonly (readonly Cite[])[],
  distance: number | undefined,
  notes?: readonly number[],
): PositionedCite[][] {
  const cited = new Map<string, { readonly first: number; last: number }>();
  const numbers = notes ?? citations.map((_, index) => index + 1);
  const hasNotes = notes !== undefined || distance !== undefined;
  // "Ibid." in a note does not refer to a citation in the text.
  const preceding: Record<'text' | 'note', Preceding> = {
    text: { cites: [], note: 0, count: 0 },
    note: { cites: [], note: 0, count: 0 },
  };
  const positioned: PositionedCite[][] = [];
  for (const index of orderOf(numbers)) {
    const cites = citations[index] as readonly Cite[];
    const note = numbers[index] ?? 0;
    const place = note === 0 ? 'text' : 'note';
    const before = preceding[place];
    const isSameNote = place === 'note' && note === before.note;
    // "Ibid." after a note with several cites would not say which one is meant.
    const isClear = before.cites.length === 1 && (isSameNote || before.count === 1);
    positioned[index] = cites.map((cite, at): PositionedCite => {
      const seen = cited.get(cite.id);
      if (cite['author-only']) {
        return cite;
      }
      if (!seen) {
        cited.set(cite.id, { first: note, last: note });
        return { ...cite, position: 0 };
      }
      const previous = at > 0 ? cites[at - 1] : isClear ? before.cites[0] : undefined;
      const isNear = distance !== undefined && note - seen.last <= distance;
      seen.last = note;
      return {
        ...cite,
        position: previous?.id === cite.id ? repeated(previous, cite) : 1,
        ...(isNear ? { 'near-note': true } : {}),
        ...(hasNotes && seen.first > 0 ? { 'first-reference-note-number': seen.first } : {}),
      };
    });
    preceding[place] = { cites, note, count: (isSameNote ? before.count : 0) + cites.length };
  }
  return positioned;
}

/**
 * The indexes of citations in the order in which they are read: footnotes may be written below the text that refers to
 * them. A citation in the text comes after the notes that are written before it.
 */
function orderOf(notes: readonly number[]): number[] {
  let last = 0;
  const keys = notes.map((note) => {
    last = Math.max(last, note);
    return note || last;
  });
  return [...keys.keys()].sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
}

/** The position of a cite right after another one of its source. If its locator is missing, it is only a later cite. */
function repeated(previous: Cite, cite: Cite): 1 | 2 | 3 {
  const locators = [previous, cite].map(
    ({ locator, label = 'page' }) => locator && `${label} ${locator}`,
  );
  const [before, now] = locators;
  return now === before ? 2 : now ? 3 : 1;
}
