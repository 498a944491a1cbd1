/**
 * A trie packed into 16-bit words. Each node comes before those below it, so that following a name mostly reads the
 * next word:
 *
 *     head: class of the unit that leads here + flags
 *     place of the next sibling, 2 words      if it has one; siblings are in the order of classes
 *     value, 2 words                          if a name ends here
 *     its children                            if it has any
 */

/** A name ends at the node. */
export const ENDS = 0x8000;
/** The node has children. */
export const HAS_CHILDREN = 0x4000;
/** The node has a sibling after it. */
export const HAS_SIBLING = 0x2000;
/** The bits of a head that hold the class. */
export const CLASS = 0x1fff;

/** A class that no unit has: all bits of {@link CLASS} are set. */
export const NO_CLASS = CLASS;

/** The result of functions here if there is no node; the root, at 0, is never a child. */
export const NO_NODE = 0;

/** The children of a node, in the order of their classes. */
export function childrenOf(trie: Uint16Array, node: number): number[] {
  const children: number[] = [];
  let child = ((trie[node] as number) & HAS_CHILDREN) === 0 ? NO_NODE : firstChild(trie, node);
  while (child !== NO_NODE) {
    children.push(child);
    child = ((trie[child] as number) & HAS_SIBLING) === 0 ? NO_NODE : nextSibling(trie, child);
  }
  return children;
}

/** The child for a class, or {@link NO_NODE}. */
export function childOf(trie: Uint16Array, node: number, unitClass: number): number {
  if (((trie[node] as number) & HAS_CHILDREN) === 0) {
    return NO_NODE;
  }
  let child = firstChild(trie, node);
  for (;;) {
    const head = trie[child] as number;
    const found = head & CLASS;
    if (found === unitClass) {
      return child;
    }
    if (found > unitClass || (head & HAS_SIBLING) === 0) {
      return NO_NODE;
    }
    child = nextSibling(trie, child);
  }
}

/** The value of the name that ends at a node. */
export function valueAt(trie: Uint16Array, node: number): number {
  const at = node + 1 + (((trie[node] as number) >> 12) & 2);
  return (trie[at] as number) | ((trie[at + 1] as number) << 16);
}

function firstChild(trie: Uint16Array, node: number): number {
  const head = trie[node] as number;
  // Two words for each of the flags ENDS and HAS_SIBLING.
  return node + 1 + ((head >> 14) & 2) + ((head >> 12) & 2);
}

function nextSibling(trie: Uint16Array, node: number): number {
  return (trie[node + 1] as number) | ((trie[node + 2] as number) << 16);
}

/**
 * Packs names into a trie.
 *
 * @param names sequences of classes, distinct and not empty, in the order of their classes
 * @param values of the names, in the same order
 * @throws RangeError if a class is not below {@link NO_CLASS}
 */
export function packTrie(names: readonly Uint16Array[], values: readonly number[]): Uint16Array {
  const words: number[] = [];
  const packed = (from: number, to: number, depth: number, unitClass: number, isLast: boolean) => {
    if (unitClass >= NO_CLASS) {
      throw new RangeError(`names of more than ${NO_CLASS} different characters`);
    }
    const node = words.length;
    const ends = from < to && (names[from] as Uint16Array).length === depth;
    let at = ends ? from + 1 : from;
    const flags = (ends ? ENDS : 0) | (at < to ? HAS_CHILDREN : 0) | (isLast ? 0 : HAS_SIBLING);
    words.push(unitClass | flags);
    if (!isLast) {
      words.push(0, 0);
    }
    if (ends) {
      const value = values[from] as number;
      words.push(value & 0xffff, value >>> 16);
    }
    while (at < to) {
      const start = at;
      const next = (names[at] as Uint16Array)[depth] as number;
      while (at < to && (names[at] as Uint16Array)[depth] === next) {
        at++;
      }
      packed(start, at, depth + 1, next, at === to);
    }
    if (!isLast) {
      words[node + 1] = words.length & 0xffff;
      words[node + 2] = words.length >>> 16;
    }
  };
  packed(0, names.length, 0, 0, true);
  return Uint16Array.from(words);
}
