/** The different words of a literature, by number and in order, so that words with the same beginning are a range. */
import type { Words } from '../abstracts/vocabulary';
import { inSlices } from '../text/steps';

/** A range of ranks of sorted words: `from` up to before `to`. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

/** Words that are handled without a pause: a fraction of a millisecond. */
const AT_ONCE = 4096;
/**
 * The most words with the same beginning that are sorted by comparison; larger groups are divided by their next unit.
 */
const FEW = 64;

/** The words of a vocabulary, found by their beginnings and by similar spellings. */
export class SortedWords {
  private constructor(
    private readonly words: Words,
    /** The numbers of the words in order. */
    private readonly order: Uint32Array,
    /** The rank of each word, by its number. */
    readonly ranks: Uint32Array,
    /** For each word, a bit for each of its letters, so that most words need no closer look. */
    private readonly letters: Int32Array,
  ) {}

  /** Sorts the words that are known now; words that are added later have no rank. */
  static *of(words: Words): Generator<void, SortedWords> {
    const order = yield* inOrder(words);
    const ranks = new Uint32Array(order.length);
    const letters = new Int32Array(order.length);
    yield* inSlices(order.length, AT_ONCE, (from, to) => {
      for (let rank = from; rank < to; rank++) {
        const number = order[rank] as number;
        ranks[number] = rank;
        letters[number] = lettersOf(words.at(number));
      }
    });
    return new SortedWords(words, order, ranks, letters);
  }

  get size(): number {
    return this.order.length;
  }

  /** The number of the word with a rank. */
  numberAt(rank: number): number {
    return this.order[rank] as number;
  }

  /** The words that begin with some letters. */
  startingWith(beginning: string): WordRange {
    // No word contains a unit above this one.
    return { from: this.firstFrom(beginning), to: this.firstFrom(`${beginning}\uffff`) };
  }

  /** The numbers of the words with at most `wrong` letters wrong, missing or added. */
  *near(word: string, wrong: number): Generator<number, void> {
    const letters = lettersOf(word);
    for (let number = 0; number < this.order.length; number++) {
      // Each wrong letter removes at most one bit and adds one.
      const differ = bitsOf(letters ^ (this.letters[number] as number));
      if (differ <= 2 * wrong && isNear(word, this.wordOf(number), wrong)) {
        yield number;
      }
    }
  }

  private wordOf(number: number): string {
    return this.words.at(number);
  }

  /** The rank of the first word that is not before a text. */
  private firstFrom(text: string): number {
    let from = 0;
    let to = this.order.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.wordOf(this.numberAt(middle)) < text) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}

/** Words with the same beginning. */
interface Group {
  readonly numbers: number[];
  /** The fewest units that they have in common. */
  readonly shared: number;
}

/**
 * The numbers of words in the order of their UTF-16 units, with pauses. Divides words unit by unit: the keys of a
 * library often begin alike, and a sort of tens of thousands by comparison cannot pause.
 */
function* inOrder(words: Words): Generator<void, Uint32Array> {
  const order = new Uint32Array(words.size);
  let placed = 0;
  let looked = 0;
  const all: number[] = [];
  yield* inSlices(words.size, AT_ONCE, (from, to) => {
    for (let number = from; number < to; number++) {
      all.push(number);
    }
  });
  const groups: Group[] = [{ numbers: all, shared: 0 }];
  for (let group = groups.pop(); group; group = groups.pop()) {
    const { numbers, shared } = group;
    if (numbers.length <= FEW) {
      order.set(
        numbers.sort((a, b) => byUnits(words.at(a), words.at(b))),
        placed,
      );
      placed += numbers.length;
      looked += numbers.length;
    } else {
      const byUnit = new Map<number, number[]>();
      for (let from = 0; from < numbers.length; from += AT_ONCE) {
        const some = numbers.slice(from, from + AT_ONCE);
        divide(some, (number) => unitOf(words.at(number), shared), byUnit);
        looked += some.length;
        if (looked >= AT_ONCE) {
          looked = 0;
          yield;
        }
      }
      // The last group on the stack is handled first.
      for (const unit of [...byUnit.keys()].sort((a, b) => b - a)) {
        groups.push({ numbers: byUnit.get(unit) as number[], shared: shared + 1 });
      }
    }
    if (looked >= AT_ONCE) {
      looked = 0;
      yield;
    }
  }
  return order;
}

function divide(
  numbers: readonly number[],
  partOf: (number: number) => number,
  parts: Map<number, number[]>,
): void {
  for (const number of numbers) {
    const part = partOf(number);
    const others = parts.get(part);
    if (others) {
      others.push(number);
    } else {
      parts.set(part, [number]);
    }
  }
}

/** The unit of a word at an index; -1 after its end. */
function unitOf(word: string, at: number): number {
  return at < word.length ? word.charCodeAt(at) : -1;
}

function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) {
    letters |= 1 << (word.charCodeAt(at) & 31);
  }
  return letters;
}

function bitsOf(number: number): number {
  let bits = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) {
    bits++;
  }
  return bits;
}

/** Whether two words differ by at most `most` letters (Levenshtein's distance). */
function isNear(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) {
    return false;
  }
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row++) {
    const now = [row];
    let least = row;
    for (let at = 1; at <= b.length; at++) {
      const changed = (before[at - 1] as number) + (a[row - 1] === b[at - 1] ? 0 : 1);
      const value = Math.min(changed, (before[at] as number) + 1, (now[at - 1] as number) + 1);
      now.push(value);
      least = Math.min(least, value);
    }
    if (least > most) {
      return false;
    }
    before = now;
  }
  return (before[b.length] as number) <= most;
}
