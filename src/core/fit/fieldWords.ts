/**
 * The sorted words of one field of a literature (names, titles, texts). Words with the same beginning are found and
 * counted without visiting words that only other fields have.
 */
import { inSlices } from '../text/steps';
import type { SortedWords, WordRange } from './sortedWords';

/** Words that are handled without a pause. */
const AT_ONCE = 4096;

/** The words of a field by their ranks among all words, with how many publications have them. */
export class FieldWords {
  private constructor(
    /** The ranks of the words, in order. */
    private readonly ranks: Uint32Array,
    /** For each word, how many publications the words before it have together. */
    private readonly sums: Float64Array,
  ) {}

  /**
   * @param countOf how many publications have a word in this field, by the number of the word; words with none are left
   *   out
   */
  static *of(words: SortedWords, countOf: (number: number) => number): Generator<void, FieldWords> {
    const { size } = words;
    const ranks = new Uint32Array(size);
    const sums = new Float64Array(size + 1);
    let length = 0;
    yield* inSlices(size, AT_ONCE, (from, to) => {
      for (let rank = from; rank < to; rank++) {
        const count = countOf(words.numberAt(rank));
        if (count > 0) {
          ranks[length] = rank;
          sums[length + 1] = (sums[length] as number) + count;
          length++;
        }
      }
    });
    return new FieldWords(ranks.slice(0, length), sums.slice(0, length + 1));
  }

  /** The ranks of the words of a range that are in this field, in order. */
  ranksIn({ from, to }: WordRange): Uint32Array {
    return this.ranks.subarray(this.firstFrom(from), this.firstFrom(to));
  }

  /** How many publications have a word of a range; one that has several of them counts once for each. */
  countIn({ from, to }: WordRange): number {
    return (this.sums[this.firstFrom(to)] as number) - (this.sums[this.firstFrom(from)] as number);
  }

  /** The index of the first word whose rank is not below a rank. */
  private firstFrom(rank: number): number {
    let from = 0;
    let to = this.ranks.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.ranks[middle] as number) < rank) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
