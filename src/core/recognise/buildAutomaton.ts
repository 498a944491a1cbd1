import type { AutomatonTables } from './automatonTables';
import { fillRows } from './fillRows';
import { packTrie } from './packedTrie';
import { unitClasses } from './unitClasses';

/**
 * Builds the tables of an automaton.
 *
 * @param names folded, distinct, not empty
 * @param values what each of them stands for, from 0 on
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

/** Orders by UTF-16 units, in which classes are numbered too. */
function compare(a: string | undefined, b: string | undefined): number {
  return (a as string) < (b as string) ? -1 : 1;
}
