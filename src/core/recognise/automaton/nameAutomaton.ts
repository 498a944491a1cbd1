/**
 * An automaton that finds names which begin and end at word boundaries, the earliest one first.
 *
 *     names   il 1    il 1 receptor    receptor antagonist
 *     text    … IL-1 receptors …
 *                   ^ the name ends with the word; the "s" shows that no longer name does
 *
 * Names only begin at word starts, so there are two idle states: at a word start, and in a word. The other states are
 * the nodes of the trie of names. States that texts reach often have a row with the next state for every class of
 * units, as in the automaton of Aho and Corasick; for the others, the trie itself is followed. Where no name continues,
 * and a later word of the text may begin another one, the text is read again from that word: no unit is read more often
 * than a name has words.
 */

import {
  CLASS,
  childOf,
  ENDS,
  HAS_CHILDREN,
  HAS_SIBLING,
  NO_CLASS,
  NO_NODE,
  valueAt,
} from './packedTrie';
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

/** The entry for the idle states. */
const IDLE = 0;

/**
 * Searches texts for names. Keeps the place of the last name found, so one automaton serves one search at a
 * time.
 */
export class NameAutomaton {
  /** UTF-16 offset of the first unit of the name that was found last. */
  start = 0;
  /** UTF-16 offset after that name and the marks on its last letter. */
  end = 0;
  /** The trie node at its end. */
  private node: number = NO_NODE;

  // The tables one by one, since the engine gives loaded tables and built ones different types.
  private readonly trie: Uint16Array;
  private readonly dense: Uint16Array;
  private readonly rowNode: Int32Array;
  private readonly rowDepth: Uint16Array;
  private readonly below: Int32Array;
  /** The distance between the places of two rows. */
  private readonly places: number;
  /** UTF-16 unit → class. */
  private readonly classOf: UnitClasses['ofUnit'];
  private readonly isBreak: Uint8Array;
  /** The place of the row in which {@link runRows} stopped. */
  private row: number = WORD_START;
  /** Its entry for the unit there, then the outcome. */
  private entry: number = IDLE;
  /** Whether a word ended where {@link runTrie} ran. */
  private hasBreak = false;

  constructor({ units, trie, dense, rowNode, rowDepth, below }: AutomatonTables) {
    const { count, ofUnit, isBreak } = unitClasses(units);
    this.trie = trie;
    this.dense = dense;
    this.rowNode = rowNode;
    this.rowDepth = rowDepth;
    this.below = below;
    this.places = placesOf(count);
    this.classOf = ofUnit;
    this.isBreak = isBreak;
  }

  /** The value of the last name found. */
  value(): number {
    return valueAt(this.trie, this.node);
  }

  /**
   * Finds the next name: of those that begin first, the one that ends first.
   *
   * @param from UTF-16 offset at which a word may begin
   * @returns whether there is one; {@link start}, {@link end} and {@link value} describe it
   */
  find(text: string, from: number): boolean {
    const idle = IN_WORD * this.places;
    this.row = WORD_START;
    for (let at = from; at <= text.length; ) {
      at = this.runRows(text, at);
      if (at === text.length && this.row <= idle) {
        return false;
      }
      this.leaveRows(text, at);
      if (this.entry === IDLE) {
        at = this.end;
        this.row = idle;
        continue;
      }
      this.start = this.startOf(text, at);
      if (this.entry === FOUND) {
        return true;
      }
      at = this.firstBreak(text, this.start) + 1;
      this.row = WORD_START;
    }
    return false;
  }

  /** Finds the next longer name with the same start as the last one, and returns whether there is one. */
  findLonger(text: string): boolean {
    const { end } = this;
    if (end === text.length) {
      return false;
    }
    const unitClass = this.classOf[text.charCodeAt(end)] as number;
    const child = childOf(this.trie, this.node, unitClass);
    return child !== NO_NODE && this.runTrie(text, end + 1, child);
  }

  /** Finds the next name that begins at a later word than the last one. */
  findLater(text: string): boolean {
    return this.find(text, this.firstBreak(text, this.start) + 1);
  }

  /** Continues in the trie if the rows have no next state, or decides whether a name ends there. */
  private leaveRows(text: string, at: number): void {
    const { below, dense, rowNode } = this;
    const isAtEnd = at === text.length;
    if (isAtEnd || this.entry >= REREAD) {
      this.node = rowNode[this.row / this.places] as number;
      this.end = at;
      this.entry = (isAtEnd ? this.endsAt(this.node) : this.entry === FOUND) ? FOUND : REREAD;
      return;
    }
    const target = below[this.entry - (dense.length >> STEP_BITS)] as number;
    const isFound = this.runTrie(text, at + 1, target < 0 ? ~target : target);
    this.entry = isFound ? FOUND : target < 0 || this.hasBreak ? REREAD : IDLE;
  }

  private endsAt(node: number): boolean {
    return (this.trie[node] as number) >= ENDS;
  }

  /** The start of the name that the rows were matching before an offset. */
  private startOf(text: string, end: number): number {
    const { classOf } = this;
    let start = end;
    for (let left = this.rowDepth[this.row / this.places] as number; left > 0; ) {
      start--;
      if (classOf[text.charCodeAt(start)] !== SKIP) {
        left--;
      }
    }
    return start;
  }

  /** The offset of the first unit between words. */
  private firstBreak(text: string, from: number): number {
    const { classOf, isBreak } = this;
    let at = from;
    while (at < text.length && isBreak[classOf[text.charCodeAt(at)] as number] === 0) {
      at++;
    }
    return at;
  }

  /**
   * Runs over the text by the rows, up to the next unit for which they have no row.
   *
   * A small function that calls nothing, so that the engine compiles it to the tightest loop.
   */
  private runRows(text: string, from: number): number {
    const { classOf, dense } = this;
    const { length } = text;
    const end = dense.length >> STEP_BITS;
    let row = this.row;
    let at = from;
    while (at < length) {
      const entry = dense[(row << STEP_BITS) + (classOf[text.charCodeAt(at)] as number)] as number;
      if (entry >= end) {
        this.entry = entry;
        break;
      }
      row = entry;
      at++;
    }
    this.row = row;
    return at;
  }

  /**
   * Runs over the text by the trie, up to the unit after a name or to one without a next node.
   *
   * Also a function that calls nothing, so it contains the code of `childOf`.
   */
  private runTrie(text: string, from: number, fromNode: number): boolean {
    const { classOf, isBreak, trie } = this;
    const { length } = text;
    this.hasBreak = false;
    let node = fromNode;
    let at = from;
    for (; at < length; at++) {
      const unitClass = classOf[text.charCodeAt(at)] as number;
      if (unitClass === SKIP) {
        continue;
      }
      const head = trie[node] as number;
      if (isBreak[unitClass] === 1) {
        if (head >= ENDS) {
          break;
        }
        this.hasBreak = true;
      }
      let child = node + 1 + ((head >> 14) & 2) + ((head >> 12) & 2);
      let childHead = (head & HAS_CHILDREN) === 0 ? NO_CLASS : (trie[child] as number);
      while ((childHead & CLASS) < unitClass && (childHead & HAS_SIBLING) !== 0) {
        child = (trie[child + 1] as number) | ((trie[child + 2] as number) << 16);
        childHead = trie[child] as number;
      }
      if ((childHead & CLASS) !== unitClass) {
        this.end = at;
        return false;
      }
      node = child;
    }
    this.end = at;
    this.node = node;
    return this.endsAt(node);
  }
}
