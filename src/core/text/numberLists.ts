/** Many short lists of numbers as one array, with no object for each list. */

type Numbers = Uint8Array | Uint32Array;

/** Lists one after the other. */
export class NumberLists<T extends Numbers> {
  private readonly starts: Uint32Array;

  /**
   * @param all the numbers of all lists
   * @param lengths of the lists, which add up to the length of `all`
   */
  constructor(
    private readonly all: T,
    lengths: Uint32Array,
  ) {
    this.starts = new Uint32Array(lengths.length + 1);
    lengths.forEach((length, at) => {
      this.starts[at + 1] = (this.starts[at] as number) + length;
    });
  }

  /** The list at a place; it shares the memory of the others. */
  at(place: number): T {
    return this.all.subarray(this.starts[place], this.starts[place + 1]) as T;
  }
}
