import { CLASS, childrenOf, ENDS, HAS_CHILDREN, packTrie } from './packedTrie';
import {
  type AutomatonTables,
  FOUND,
  IN_WORD,
  placesOf,
  REREAD,
  SKIP,
  STEP_BITS,
  type UnitClasses,
  unitClasses,
  WORD_START,
} from './tables';

/**
 * Builds the tables of an automaton.
 *
 * @param names folded, distinct, not empty
 * @param values of the names, from 0 on
 * @returns tables with rows of at most 400 KB; those of the library, with 2,000 entities, take most of a second
 */
export function buildTables(names: readonly string[], values: readonly number[]): AutomatonTables {
  const units = Uint16Array.from(new Set(names.flatMap(unitsOf))).sort();
  const classes = unitClasses(units);
  const order = [...names.keys()].sort((a, b) => compare(names[a], names[b]));
  const trie = packTrie(
    order.map((index) =>
      Uint16Array.from(unitsOf(names[index] as string), (unit) => classes.ofUnit[unit] as number),
    ),
    order.map((index) => values[index] as number),
  );
  return { units, trie, ...fillRows(trie, classes) };
}

function unitsOf(name: string): number[] {
  return Array.from({ length: name.length }, (_, at) => name.charCodeAt(at));
}

/** Compares by UTF-16 units, in whose order classes are numbered too. */
function compare(a: string | undefined, b: string | undefined): number {
  return (a as string) < (b as string) ? -1 : 1;
}

/** The most states with a row: 400 KB with the classes of usual names. */
const MOST_ROWS = 3072;
/** The most places and states without a row, so that each has a number. */
const MOST_NUMBERS = REREAD;

/** A state with a row. */
interface State {
  readonly node: number;
  readonly depth: number;
  /** Whether a word ends on the way to it. */
  readonly hasBreak: boolean;
}

/** Fills the rows of the states that texts reach most often: those nearest to the root. */
function fillRows(
  trie: Uint16Array,
  classes: UnitClasses,
): Pick<AutomatonTables, 'dense' | 'rowNode' | 'rowDepth' | 'below'> {
  const { count, isBreak } = classes;
  const places = placesOf(count);
  const states = chooseStates(trie, classes, places);
  const placeOf = new Map(states.map(({ node }, row) => [node, row * places]));
  const dense = new Uint16Array((states.length * places) << STEP_BITS);
  const below: number[] = [];
  // Node → the place of the longest suffix of its state that begins at a word and is the beginning of a name.
  const fallback = new Map<number, number>();
  const idle = Uint16Array.from(isBreak, (is) => (is === 1 ? WORD_START : IN_WORD * places));
  states.forEach(({ node, depth, hasBreak }, row) => {
    const entries = dense.subarray((row * places) << STEP_BITS, ((row + 1) * places) << STEP_BITS);
    entries.set(depth === 0 ? idle : entriesAt(dense, fallback.get(node) as number, count));
    for (const child of row === IN_WORD ? [] : childrenOf(trie, node)) {
      const unitClass = (trie[child] as number) & CLASS;
      const isBroken = hasBreak || isBreak[unitClass] === 1;
      fallback.set(child, entries[unitClass] as number);
      entries[unitClass] =
        placeOf.get(child) ?? states.length * places + below.push(isBroken ? ~child : child) - 1;
    }
    if (depth > 0 && (trie[node] as number) & ENDS) {
      isBreak.forEach((is, unitClass) => {
        entries[unitClass] = is === 1 ? FOUND : (entries[unitClass] as number);
      });
    }
    entries[SKIP] = row * places;
  });
  return {
    dense,
    rowNode: Int32Array.from(states, ({ node }) => node),
    rowDepth: Uint16Array.from(states, ({ depth }) => depth),
    below: Int32Array.from(below),
  };
}

/** A copy of a row's entries for a longer state; those that do not lead to a row become {@link REREAD}. */
function entriesAt(dense: Uint16Array, place: number, count: number): Uint16Array {
  if (place === REREAD) {
    return new Uint16Array(count).fill(REREAD);
  }
  const from = place << STEP_BITS;
  const end = dense.length >> STEP_BITS;
  return dense.slice(from, from + count).map((entry) => (entry < end ? entry : REREAD));
}

/** The two idle states, then the nodes with children, breadth first. */
function chooseStates(trie: Uint16Array, { count, isBreak }: UnitClasses, places: number): State[] {
  const root: State = { node: 0, depth: 0, hasBreak: false };
  const states = [root, root];
  const open: State[] = [];
  let leaves = 0;
  for (let state: State | undefined = root; state; ) {
    for (const child of childrenOf(trie, state.node)) {
      const head = trie[child] as number;
      if (head & HAS_CHILDREN) {
        const hasBreak = state.hasBreak || isBreak[head & CLASS] === 1;
        open.push({ node: child, depth: state.depth + 1, hasBreak });
      } else {
        leaves++;
      }
    }
    const chosen = states.length - 2;
    // The children of the next state are still to come.
    const numbers = (states.length + 1) * places + open.length - chosen + leaves + count;
    state = states.length < MOST_ROWS && numbers <= MOST_NUMBERS ? open[chosen] : undefined;
    if (state) {
      states.push(state);
    }
  }
  return states;
}
