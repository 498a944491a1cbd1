import { foldedUnits, foldUnit, isWordUnit, SKIPPED, wordUnits } from '../../text/fold';

/** The tables of a {@link NameAutomaton}: flat arrays, so that they load as they were saved. */
export interface AutomatonTables {
  /** The folded units that names are made of. */
  readonly units: Uint16Array;
  /** The trie of names as `packedTrie.ts` describes it. */
  readonly trie: Uint16Array;
  /** Place in a row + class → the next row, or what {@link STEP_BITS} describes. */
  readonly dense: Uint16Array;
  /** Row → its node in the trie; those of the two idle states are 0. */
  readonly rowNode: Int32Array;
  /** Row → the number of units from the root to it. */
  readonly rowDepth: Uint16Array;
  /** State without a row → its node in the trie. */
  readonly below: Int32Array;
}

/** The names and spellings for each folded name of an automaton. */
export interface EntryTables {
  /** Entry → index of the name, or ~index if the next entry has the same folded name. */
  readonly nameIndex: Int32Array;
  /** Entry → index of the spelling among those of the name. */
  readonly spellingIndex: Uint16Array;
  /** Group of names → index of its first name. */
  readonly groupStart: Int32Array;
}

/** All tables of a `NameMatcher`. */
export interface MatcherTables extends AutomatonTables, EntryTables {}

/** The kinds of arrays in the order in which they are saved; those of 4 bytes first, for alignment. */
const layout = [
  ['rowNode', Int32Array],
  ['below', Int32Array],
  ['nameIndex', Int32Array],
  ['groupStart', Int32Array],
  ['spellingIndex', Uint16Array],
  ['rowDepth', Uint16Array],
  ['units', Uint16Array],
  ['dense', Uint16Array],
  ['trie', Uint16Array],
] as const;

/** The tables as bytes: the number of entries of each, then the entries, in the byte order of the host. */
export function saveTables(tables: MatcherTables): Uint8Array {
  const lengths = Int32Array.from(layout.map(([name]) => tables[name].length));
  const parts = [lengths, ...layout.map(([name]) => tables[name])];
  const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of parts) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return bytes;
}

/** Loads saved tables as views of the bytes; it copies only where the bytes are not aligned. */
export function loadTables(bytes: Uint8Array): MatcherTables {
  // Views need an offset that is a multiple of four. Node reads a Buffer, whose `slice` makes no copy.
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  const lengths = new Int32Array(aligned.buffer, aligned.byteOffset, layout.length);
  let at = aligned.byteOffset + lengths.byteLength;
  const views = layout.map(([name, Kind], index) => {
    const view = new Kind(aligned.buffer as ArrayBuffer, at, lengths[index] as number);
    at += view.byteLength;
    return [name, view];
  });
  return Object.fromEntries(views) as unknown as MatcherTables;
}

/**
 * The rows of a {@link NameAutomaton}: for each state, the next step for each class of units.
 *
 *     below the number of places     the place of the next row
 *     from there on                  a state without a row: an index into `below`
 *     FOUND                          the unit comes after a name, which ends here
 *     REREAD                         no name continues, but one may begin at a later word
 *
 * A place is the start of a row in the table, in steps of eight entries: so more places fit in 16 bits, and an engine
 * knows that the index of an entry cannot overflow.
 */
export const STEP_BITS = 3;

/** The place of the row of the state at the beginning of a word. */
export const WORD_START = 0;
/** The row, not the place, of the state inside a word that is not in a name. */
export const IN_WORD = 1;

export const FOUND = 0xffff;
export const REREAD = 0xfffe;

/** The distance between the places of rows, for a number of classes. */
export function placesOf(classes: number): number {
  return ((classes - 1) >> STEP_BITS) + 1;
}

/**
 * Classes of UTF-16 units: units that names do not distinguish share a class, so that tables stay small.
 *
 *     I i → one class      - ‑ ⏎ → one class      ж → "other letters", if no name has it
 */

/** Units between words that no name has. Letters and digits that no name has are of class 1, as in `wordUnits`. */
const OTHER_BREAK = 0;
/** Units that change nothing, such as combining marks. */
export const SKIP = 2;
const FIRST_OF_NAMES = 3;

export interface UnitClasses {
  readonly count: number;
  /** UTF-16 unit → class; of single bytes where the classes are few, as those of the dataset are. */
  readonly ofUnit: Uint8Array | Uint16Array;
  /** Class → 1 for units between words. */
  readonly isBreak: Uint8Array;
}

/** @param units the folded units that names are made of, each once; their order is that of the classes */
export function unitClasses(units: Uint16Array): UnitClasses {
  const count = FIRST_OF_NAMES + units.length;
  const ofUnit = count <= 0x100 ? new Uint8Array(wordUnits) : new Uint16Array(wordUnits);
  ofUnit[SKIPPED] = SKIP;
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
