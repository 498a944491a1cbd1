/**
 * Classes of UTF-16 units: all that names do not tell apart is one class, so that tables stay small.
 *
 *     I i → one class      - ‑ ⏎ → one class      ж → "other letters", if no name has it
 */
import { foldedUnits, foldUnit, isWordUnit, SKIPPED, wordUnits } from './fold';

/** Units between words that no name has. */
export const OTHER_BREAK = 0;
/** Letters and digits that no name has. */
export const OTHER_WORD = 1;
/** Units that change nothing, such as combining marks. */
export const SKIP = 2;
const FIRST_OF_NAMES = 3;

export interface UnitClasses {
  readonly count: number;
  /** UTF-16 unit → class. */
  readonly ofUnit: Uint16Array;
  /** Class → 1 for what stands between words. */
  readonly isBreak: Uint8Array;
}

/** @param units the folded units that names are made of, each once; their order is that of the classes */
export function unitClasses(units: Uint16Array): UnitClasses {
  const ofUnit = new Uint16Array(wordUnits);
  ofUnit[SKIPPED] = SKIP;
  const count = FIRST_OF_NAMES + units.length;
  const isBreak = new Uint8Array(count);
  isBreak[OTHER_BREAK] = 1;
  const classOf = new Map<number, number>([[SKIPPED, SKIP]]);
  units.forEach((unit, index) => {
    classOf.set(unit, FIRST_OF_NAMES + index);
    isBreak[FIRST_OF_NAMES + index] = isWordUnit(unit) ? 0 : 1;
    if (foldUnit(unit) === unit) {
      ofUnit[unit] = FIRST_OF_NAMES + index;
    }
  });
  for (const [unit, folded] of foldedUnits) {
    const ofFolded = classOf.get(folded);
    if (ofFolded !== undefined) {
      ofUnit[unit] = ofFolded;
    }
  }
  return { count, ofUnit, isBreak };
}
