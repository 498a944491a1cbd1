/** The tables of a {@link NameAutomaton}: flat arrays, so that they load as they were saved. */
export interface AutomatonTables {
  /** The folded units that names are made of. */
  readonly units: Uint16Array;
  /** Node → index of its first edge; one entry more than there are nodes. */
  readonly firstEdge: Int32Array;
  readonly edgeClass: Uint16Array;
  readonly edgeTarget: Int32Array;
  /** Node → index of the name that ends there, or -1. */
  readonly ending: Int32Array;
  /** Node → the node of the longest part of it, from a later word start, that begins a name. */
  readonly fail: Int32Array;
  /** Node → its distance from the root. */
  readonly depth: Uint16Array;
  /** Node → 1 if a name ends there, or at a node down its failure links. */
  readonly hits: Uint8Array;
  /** Row of a state + class → row of the next state, or ~state where that is a hit or has no row. */
  readonly dense: Int32Array;
}

/** Which names and spellings the folded names of an automaton stand for. */
export interface EntryTables {
  /** Folded name → index of its first entry; one entry more than there are folded names. */
  readonly firstEntry: Int32Array;
  /** Entry → index of the name. */
  readonly nameIndex: Int32Array;
  /** Entry → index of the spelling among those of the name. */
  readonly spellingIndex: Uint16Array;
}

/** All tables of a `NameMatcher`. */
export interface MatcherTables extends AutomatonTables, EntryTables {}

/** The kinds of arrays in the order in which they are saved; those of 4 bytes first, for alignment. */
const layout = [
  ['firstEdge', Int32Array],
  ['edgeTarget', Int32Array],
  ['ending', Int32Array],
  ['fail', Int32Array],
  ['dense', Int32Array],
  ['firstEntry', Int32Array],
  ['nameIndex', Int32Array],
  ['units', Uint16Array],
  ['edgeClass', Uint16Array],
  ['depth', Uint16Array],
  ['spellingIndex', Uint16Array],
  ['hits', Uint8Array],
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
  // Views need an offset that is a multiple of four.
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const lengths = new Int32Array(aligned.buffer, aligned.byteOffset, layout.length);
  let at = aligned.byteOffset + lengths.byteLength;
  const views = layout.map(([name, Kind], index) => {
    const view = new Kind(aligned.buffer as ArrayBuffer, at, lengths[index] as number);
    at += view.byteLength;
    return [name, view];
  });
  return Object.fromEntries(views) as unknown as MatcherTables;
}
