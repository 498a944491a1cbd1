/** Converts places in a text between UTF-16 units and Unicode code points. */
export class CodePoints {
  /** Offsets in units after each surrogate pair, in order. */
  private readonly pairs: readonly number[];

  constructor(text: string) {
    this.pairs = [...text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)].map(
      ({ index }) => index + 2,
    );
  }

  /** The code points before an offset in UTF-16 units; half a pair counts as one. */
  before(units: number): number {
    return units - this.pairsUntil((end) => end <= units);
  }

  /** The offset in UTF-16 units after a number of code points. */
  toUnits(points: number): number {
    return points + this.pairsUntil((end, at) => end - at - 1 <= points);
  }

  /** How many pairs, from the first one, fulfil a condition; a binary search. */
  private pairsUntil(holds: (end: number, at: number) => boolean): number {
    let [low, high] = [0, this.pairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(this.pairs[middle] as number, middle)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

/** A text as UTF-8 can contain it: each half of a surrogate pair without the other becomes U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
