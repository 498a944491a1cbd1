/**
 * An automaton that finds where names end, reading each unit of a text once (Aho and Corasick).
 *
 *     names   il 1    il 1 receptor    receptor antagonist
 *     text    … IL-1 receptor antagonist …
 *                  ^ hit    ^ hit      ^ hit    each with the longest stretch that is under way
 *
 * Names begin at word starts only, so there are two states in which nothing is under way: at a word
 * start, and in a word. States are the nodes of the trie of names, breadth first, so the first ones
 * are those that texts are in most of the time: these have a row of the dense table each, with the
 * next state for every class. The others have their edges and a failure link.
 */
import type { AutomatonTables } from './automatonTables';
import { SKIP, unitClasses } from './unitClasses';

export class NameAutomaton {
  /** The state at the beginning of a text, and behind any name. */
  static readonly wordStart = 0;
  /** The state in a word that begins no name. */
  static readonly inWord = 1;
  /** What {@link next} and {@link nameAt} give where there is nothing. */
  static readonly none = -1;

  /** The state that {@link findHit} stopped in. */
  state: number = NameAutomaton.wordStart;
  private readonly tables: AutomatonTables;
  /** How many states have a row. */
  private readonly rows: number;
  private readonly rowLength: number;
  /** UTF-16 unit → class. */
  private readonly classOf: Uint16Array;

  constructor(tables: AutomatonTables) {
    const { count, ofUnit } = unitClasses(tables.units);
    this.tables = tables;
    this.rows = tables.dense.length / count;
    this.rowLength = count;
    this.classOf = ofUnit;
  }

  /**
   * Reads on from {@link state} until a name ends.
   *
   * @returns the UTF-16 offset behind the name's last unit, or -1 if none ends in the rest
   */
  findHit(text: string, from: number): number {
    const { hits } = this.tables;
    let at = from;
    while (at < text.length) {
      at = this.state < this.rows ? this.runDense(text, at) : this.runSparse(text, at);
      if (hits[this.state] === 1) {
        return at;
      }
    }
    return NameAutomaton.none;
  }

  /** UTF-16 units, skipped ones not counted, of the longest stretch under way in the state. */
  depth(): number {
    return this.tables.depth[this.state] as number;
  }

  /** The node that a UTF-16 unit leads to in the trie of names, or {@link none}. */
  next(node: number, unit: number): number {
    const unitClass = this.classOf[unit] as number;
    if (node >= this.rows) {
      return edgeOf(this.tables, node, unitClass);
    }
    // A row also tells where failure links lead to, but only an edge leads deeper than its node.
    const { dense, depth } = this.tables;
    const entry = dense[node * this.rowLength + unitClass] as number;
    const target = entry < 0 ? ~entry : entry / this.rowLength;
    const isEdge = depth[target] === (depth[node] as number) + 1;
    return isEdge ? target : NameAutomaton.none;
  }

  /** The index of the name that ends at a node, or {@link none}. */
  nameAt(node: number): number {
    return this.tables.ending[node] as number;
  }

  /**
   * Runs over the text by the dense table, to the next state that is a hit or has no row.
   *
   * A small function that calls nothing: what the engine compiles to the tightest loop.
   */
  private runDense(text: string, from: number): number {
    const { dense } = this.tables;
    const { classOf } = this;
    const { length } = text;
    let at = from;
    let next = this.state * this.rowLength;
    while (at < length) {
      next = dense[next + (classOf[text.charCodeAt(at)] as number)] as number;
      at++;
      if (next < 0) {
        this.state = ~next;
        return at;
      }
    }
    this.state = next / this.rowLength;
    return at;
  }

  /** Runs over the text by edges and failure links, to the next state that is a hit or has a row. */
  private runSparse(text: string, from: number): number {
    const { dense, fail, hits } = this.tables;
    const { classOf, rows, rowLength } = this;
    let at = from;
    let state = this.state;
    do {
      const unitClass = classOf[text.charCodeAt(at++)] as number;
      if (unitClass === SKIP) {
        continue;
      }
      let target = edgeOf(this.tables, state, unitClass);
      while (target === NameAutomaton.none) {
        state = fail[state] as number;
        if (state < rows) {
          const next = dense[state * rowLength + unitClass] as number;
          target = next < 0 ? ~next : next / rowLength;
        } else {
          target = edgeOf(this.tables, state, unitClass);
        }
      }
      state = target;
    } while (at < text.length && state >= rows && hits[state] === 0);
    this.state = state;
    return at;
  }
}

/** Looks an edge up among those of a node: there are few, so that one after the other is quickest. */
function edgeOf(
  { firstEdge, edgeClass, edgeTarget }: AutomatonTables,
  node: number,
  unitClass: number,
): number {
  const end = firstEdge[node + 1] as number;
  for (let edge = firstEdge[node] as number; edge < end; edge++) {
    if (edgeClass[edge] === unitClass) {
      return edgeTarget[edge] as number;
    }
  }
  return NameAutomaton.none;
}
