/**
 * Words and other texts as numbers, so that lists of them are arrays of numbers. All publications of one reader share
 * them.
 */
import type { EntityId, TopicId } from '../library/schema';
import { stemOf } from '../text/words';

/** Maps that words are spread over: a map that grows rearranges all its entries at once, which takes long for a large one. */
const PARTS = 16;

/** Different texts, numbered in the order in which they were added; the first is number 0. */
export class Words<T extends string = string> {
  private readonly numbers = Array.from({ length: PARTS }, () => new Map<T, number>());
  private readonly words: T[] = [];

  /** The number of a word; a new word gets the next number. */
  add(word: T): number {
    const part = this.partOf(word);
    const known = part.get(word);
    if (known !== undefined) {
      return known;
    }
    const number = this.words.push(word) - 1;
    part.set(word, number);
    return number;
  }

  /** The numbers of some words; new words get the next numbers. */
  addAll(words: Iterable<T>): Uint32Array {
    return Uint32Array.from(words, (word) => this.add(word));
  }

  /** The number of a word; undefined if it has none. */
  numberOf(word: T): number | undefined {
    return this.partOf(word).get(word);
  }

  /** What some words count, by their numbers, without the words that have none. */
  numbered(counts: ReadonlyMap<T, number>): Map<number, number> {
    const numbered = new Map<number, number>();
    for (const [word, count] of counts) {
      const number = this.numberOf(word);
      if (number !== undefined) {
        numbered.set(number, count);
      }
    }
    return numbered;
  }

  private partOf(word: T): Map<T, number> {
    const { length } = word;
    // The ends and the middles of words differ more than their beginnings; an empty text has none of them.
    const units = word.charCodeAt(length - 1) + 5 * word.charCodeAt(length >> 1) + 3 * length;
    return this.numbers[units & (PARTS - 1)] as Map<T, number>;
  }

  /** The word with a number. */
  at(number: number): T {
    return this.words[number] as T;
  }

  get size(): number {
    return this.words.length;
  }
}

/** All texts of the publications of one reader, by number: words with their stems, phrases, entities and topics. */
export class Vocabulary {
  readonly words = new Words();
  readonly stems = new Words();
  /** Pieces of the words of titles. */
  readonly pieces = new Words();
  /** Names that titles begin with, abbreviations and their long forms. */
  readonly phrases = new Words();
  readonly entities = new Words<EntityId>();
  readonly topics = new Words<TopicId>();
  /** The number of the stem of each word. */
  private readonly stemOfWord: number[] = [];

  /** The number of a word; a new word gets the next number. */
  add(word: string): number {
    const number = this.words.add(word);
    if (number === this.stemOfWord.length) {
      this.stemOfWord.push(this.stems.add(stemOf(word)));
    }
    return number;
  }

  /** The number of the stem of a word, by the number of the word. */
  stemOf(word: number): number {
    return this.stemOfWord[word] as number;
  }
}
