/** The tables of a {@link NameAutomaton}: flat arrays, so that they load as they were saved. */
export interface AutomatonTables {
  /** The folded units that names are made of. */
  readonly units: Uint16Array;
  /** The trie of names as `packedTrie.ts` describes it. */
  readonly trie: Uint16Array;
  /** Place in a row + class → the next row, or what `rowEntries.ts` tells of. */
  readonly dense: Uint16Array;
  /** Row → its node in the trie; those of the two idle states are 0. */
  readonly rowNode: Int32Array;
  /** Row → how many units lead to it. */
  readonly rowDepth: Uint16Array;
  /** What lies below the rows → node in the trie. */
  readonly below: Int32Array;
}

/** Which names and spellings the folded names of an automaton stand for, by what it finds. */
export interface EntryTables {
  /** Entry → index of the name, or ~index where the next entry stands for the same folded name. */
  readonly nameIndex: Int32Array;
  /** Entry → index of the spelling among those of the name. */
  readonly spellingIndex: Uint16Array;
}

/** All tables of a `NameMatcher`. */
export interface MatcherTables extends AutomatonTables, EntryTables {}

/** The kinds of arrays in the order in which they are saved; those of 4 bytes first, for alignment. */
const layout = [
  ['rowNode', Int32Array],
  ['below', Int32Array],
  ['nameIndex', Int32Array],
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

/** The tables that were saved; they are views of the bytes, and nothing is copied. */
export function loadTables(bytes: Uint8Array): MatcherTables {
  // Views need an offset that is a multiple of four. What Node reads is a buffer, whose slice is no copy.
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
