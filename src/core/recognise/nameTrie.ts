/** A set of folded names as a trie in flat arrays: small to keep, quick to walk, nothing to collect. */
export class NameTrie {
  /** The node that a walk begins at. */
  static readonly root = 0;
  /** What a walk gets where no name goes on. */
  static readonly none = -1;

  private constructor(
    /** Node → index of its first edge; one entry more than there are nodes. */
    private readonly firstEdge: Int32Array,
    private readonly edgeUnit: Uint16Array,
    private readonly edgeTarget: Int32Array,
    /** Node → index of the name that ends there, or {@link NameTrie.none}. */
    private readonly ending: Int32Array,
  ) {}

  /**
   * Builds the trie.
   *
   * @param names distinct, folded; what {@link nameAt} gives is an index into this list
   */
  static build(names: readonly string[]): NameTrie {
    const order = names.map((_, index) => index).sort((a, b) => compare(names[a], names[b]));
    const firstEdge: number[] = [];
    const edgeUnit: number[] = [];
    const edgeTarget: number[] = [];
    const ending: number[] = [];
    // Breadth first, so that the edges of a node lie side by side. A node is a range of the sorted
    // names that share their first `depth` units.
    const nodes = [{ from: 0, to: order.length, depth: 0 }];
    for (let node = 0; node < nodes.length; node++) {
      const { from, to, depth } = nodes[node] as (typeof nodes)[number];
      const nameOf = (at: number) => names[order[at] as number] as string;
      firstEdge.push(edgeUnit.length);
      let at = from;
      const endsHere = at < to && nameOf(at).length === depth;
      ending.push(endsHere ? (order[at++] as number) : NameTrie.none);
      while (at < to) {
        const unit = nameOf(at).charCodeAt(depth);
        const start = at;
        while (at < to && nameOf(at).charCodeAt(depth) === unit) {
          at++;
        }
        edgeUnit.push(unit);
        edgeTarget.push(nodes.length);
        nodes.push({ from: start, to: at, depth: depth + 1 });
      }
    }
    firstEdge.push(edgeUnit.length);
    return new NameTrie(
      Int32Array.from(firstEdge),
      Uint16Array.from(edgeUnit),
      Int32Array.from(edgeTarget),
      Int32Array.from(ending),
    );
  }

  /** The node that a folded UTF-16 unit leads to from `node`, or {@link NameTrie.none}. */
  next(node: number, unit: number): number {
    let low = this.firstEdge[node] as number;
    let high = (this.firstEdge[node + 1] as number) - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = this.edgeUnit[middle] as number;
      if (found === unit) {
        return this.edgeTarget[middle] as number;
      }
      if (found < unit) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return NameTrie.none;
  }

  /** The index of the name that ends at `node`, or {@link NameTrie.none}. */
  nameAt(node: number): number {
    return this.ending[node] as number;
  }
}

/** Orders by UTF-16 units, as the binary search among edges expects. */
function compare(a: string | undefined, b: string | undefined): number {
  return (a as string) < (b as string) ? -1 : 1;
}
