import type { AutomatonTables } from './automatonTables';
import { NameAutomaton } from './nameAutomaton';
import { SKIP, type UnitClasses, unitClasses } from './unitClasses';

/** States with a row of their own, at most: a third of a megabyte with the classes of usual names. */
const DENSE_STATES = 2048;

type Trie = Pick<AutomatonTables, 'firstEdge' | 'edgeClass' | 'edgeTarget' | 'ending' | 'depth'>;

/**
 * Builds the tables of an automaton.
 *
 * @param names distinct, folded; what ends at a node is an index into this list
 */
export function buildTables(names: readonly string[]): AutomatonTables {
  const units = Uint16Array.from(new Set(names.flatMap(unitsOf))).sort();
  const classes = unitClasses(units);
  const trie = buildTrie(names, classes);
  const fail = linkFailures(trie, classes);
  const hits = markHits(trie, fail);
  const dense = fillRows(trie, fail, hits, classes);
  return { ...trie, units, fail, hits, dense };
}

function unitsOf(name: string): number[] {
  return Array.from({ length: name.length }, (_, at) => name.charCodeAt(at));
}

/** Nodes are numbered breadth first, so that the edges of a node lie side by side. */
function buildTrie(names: readonly string[], { ofUnit }: UnitClasses): Trie {
  const order = names.map((_, index) => index).sort((a, b) => compare(names[a], names[b]));
  const firstEdge: number[] = [];
  const edgeClass: number[] = [];
  const edgeTarget: number[] = [];
  const ending: number[] = [];
  // A node is a range of the sorted names that share their first `depth` units. The second one is
  // the state in a word, which no edge leads to.
  const nodes = [
    { from: 0, to: order.length, depth: 0 },
    { from: 0, to: 0, depth: 0 },
  ];
  for (let node = 0; node < nodes.length; node++) {
    const { from, to, depth } = nodes[node] as (typeof nodes)[number];
    const nameOf = (at: number) => names[order[at] as number] as string;
    firstEdge.push(edgeClass.length);
    let at = from;
    const endsHere = at < to && nameOf(at).length === depth;
    ending.push(endsHere ? (order[at++] as number) : NameAutomaton.none);
    while (at < to) {
      const unit = nameOf(at).charCodeAt(depth);
      const start = at;
      while (at < to && nameOf(at).charCodeAt(depth) === unit) {
        at++;
      }
      edgeClass.push(ofUnit[unit] as number);
      edgeTarget.push(nodes.length);
      nodes.push({ from: start, to: at, depth: depth + 1 });
    }
  }
  firstEdge.push(edgeClass.length);
  return {
    firstEdge: Int32Array.from(firstEdge),
    edgeClass: Uint16Array.from(edgeClass),
    edgeTarget: Int32Array.from(edgeTarget),
    ending: Int32Array.from(ending),
    depth: Uint16Array.from(nodes, ({ depth }) => depth),
  };
}

/** Orders by UTF-16 units, in which classes are numbered too. */
function compare(a: string | undefined, b: string | undefined): number {
  return (a as string) < (b as string) ? -1 : 1;
}

function linkFailures(trie: Trie, classes: UnitClasses): Int32Array {
  const { firstEdge, edgeClass, edgeTarget, depth } = trie;
  const fail = new Int32Array(depth.length);
  for (let node = 0; node < depth.length; node++) {
    for (let edge = firstEdge[node] as number; edge < (firstEdge[node + 1] as number); edge++) {
      const unitClass = edgeClass[edge] as number;
      fail[edgeTarget[edge] as number] =
        node === NameAutomaton.wordStart
          ? idleAfter(unitClass, classes)
          : goOn(fail[node] as number, unitClass, trie, fail, classes);
    }
  }
  return fail;
}

/** The state that a class leads to, by an edge of the state or of one down its failure links. */
function goOn(
  from: number,
  unitClass: number,
  { firstEdge, edgeClass, edgeTarget }: Trie,
  fail: Int32Array,
  classes: UnitClasses,
): number {
  for (let state = from; ; state = fail[state] as number) {
    for (let edge = firstEdge[state] as number; edge < (firstEdge[state + 1] as number); edge++) {
      if (edgeClass[edge] === unitClass) {
        return edgeTarget[edge] as number;
      }
    }
    if (state <= NameAutomaton.inWord) {
      return idleAfter(unitClass, classes);
    }
  }
}

/** The state behind a unit that is part of no name. */
function idleAfter(unitClass: number, { isWord }: UnitClasses): number {
  return isWord[unitClass] === 1 ? NameAutomaton.inWord : NameAutomaton.wordStart;
}

function markHits({ ending, depth }: Trie, fail: Int32Array): Uint8Array {
  const hits = new Uint8Array(depth.length);
  for (let node = NameAutomaton.inWord + 1; node < hits.length; node++) {
    const endsBelow = hits[fail[node] as number] === 1;
    hits[node] = endsBelow || ending[node] !== NameAutomaton.none ? 1 : 0;
  }
  return hits;
}

/** A row is that of the node's failure link, with the node's own edges in place of others. */
function fillRows(
  { firstEdge, edgeClass, edgeTarget, depth }: Trie,
  fail: Int32Array,
  hits: Uint8Array,
  classes: UnitClasses,
): Int32Array {
  const { count } = classes;
  const states = Math.min(DENSE_STATES, depth.length);
  const dense = new Int32Array(states * count);
  const entryOf = (state: number) => (state < states && hits[state] === 0 ? state * count : ~state);
  for (let state = 0; state < states; state++) {
    const row = state * count;
    if (state <= NameAutomaton.inWord) {
      for (let unitClass = 0; unitClass < count; unitClass++) {
        dense[row + unitClass] = entryOf(idleAfter(unitClass, classes));
      }
    } else {
      const failRow = (fail[state] as number) * count;
      dense.copyWithin(row, failRow, failRow + count);
    }
    for (let edge = firstEdge[state] as number; edge < (firstEdge[state + 1] as number); edge++) {
      dense[row + (edgeClass[edge] as number)] = entryOf(edgeTarget[edge] as number);
    }
    dense[row + SKIP] = entryOf(state);
  }
  return dense;
}
