/** The different words of a literature, by number and in order, so that those with one beginning are a range. */
import type { Words } from '../abstracts/vocabulary';

/** Ranks of words that are next to each other in order: `from` to before `to`. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

/** The words of a vocabulary, looked up by their beginnings and by words that are nearly them. */
export class SortedWords {
  private constructor(
    private readonly words: Words,
    /** The numbers of the words in order. */
    private readonly order: Uint32Array,
    /** The place in this order of each word, by its number. */
    readonly ranks: Uint32Array,
    /** For each word, a bit for each of its letters, so that most words need no closer look. */
    private readonly letters: Int32Array,
  ) {}

  /** Puts the words that are known now in order; words that are added later are in none. */
  static *of(words: Words): Generator<void, SortedWords> {
    const { size } = words;
    const byBeginning = new Map<string, number[]>();
    for (let number = 0; number < size; number++) {
      const beginning = words.at(number).slice(0, 2);
      const some = byBeginning.get(beginning);
      if (some) {
        some.push(number);
      } else {
        byBeginning.set(beginning, [number]);
      }
      if (number % 4096 === 4095) {
        yield;
      }
    }
    const order = new Uint32Array(size);
    const ranks = new Uint32Array(size);
    const letters = new Int32Array(size);
    let rank = 0;
    for (const beginning of [...byBeginning.keys()].sort(byUnits)) {
      const some = byBeginning.get(beginning) as number[];
      some.sort((a, b) => byUnits(words.at(a), words.at(b)));
      for (const number of some) {
        order[rank] = number;
        ranks[number] = rank++;
        letters[number] = lettersOf(words.at(number));
      }
      yield;
    }
    return new SortedWords(words, order, ranks, letters);
  }

  /** The number of the word that has a rank. */
  numberAt(rank: number): number {
    return this.order[rank] as number;
  }

  /** The words that begin with some letters. */
  startingWith(beginning: string): WordRange {
    // No word has a unit above this one in it.
    return { from: this.firstFrom(beginning), to: this.firstFrom(`${beginning}\uffff`) };
  }

  /** The numbers of the words that have at most so many letters wrong, missing or too many. */
  *near(word: string, wrong: number): Generator<number, void> {
    const letters = lettersOf(word);
    for (let number = 0; number < this.order.length; number++) {
      // Each wrong letter takes at most one bit away and adds one.
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

/** Whether two words differ by at most so many letters (Levenshtein's distance). */
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
