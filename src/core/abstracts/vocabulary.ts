/** Words and other texts by number, so that lists of them are arrays of numbers; shared by all publications of one reader. */
import type { EntityId, TopicId } from '../library/schema';
import { stemOf } from '../text/words';

/** Different texts in the order in which they were met; the first is number 0. */
export class Words<T extends string = string> {
  private readonly numbers = new Map<T, number>();
  private readonly words: T[] = [];

  /** The number of a word, a new one for a new word. */
  add(word: T): number {
    const known = this.numbers.get(word);
    if (known !== undefined) {
      return known;
    }
    const number = this.words.push(word) - 1;
    this.numbers.set(word, number);
    return number;
  }

  /** The numbers of some words, new ones for new words. */
  addAll(words: Iterable<T>): Uint32Array {
    return Uint32Array.from(words, (word) => this.add(word));
  }

  /** The number of a word that has one. */
  numberOf(word: T): number | undefined {
    return this.numbers.get(word);
  }

  /** The word of a number that was given out. */
  at(number: number): T {
    return this.words[number] as T;
  }

  get size(): number {
    return this.words.length;
  }
}

/** All that the publications of one reader say, by number: words with their stems, phrases, entities and topics. */
export class Vocabulary {
  readonly words = new Words();
  readonly stems = new Words();
  /** Pieces of the words of titles. */
  readonly pieces = new Words();
  /** Names that titles begin with, abbreviations, and what these stand for. */
  readonly phrases = new Words();
  readonly entities = new Words<EntityId>();
  readonly topics = new Words<TopicId>();
  /** The number of the stem of each word. */
  private readonly stemOfWord: number[] = [];

  /** The number of a word, a new one for a new word. */
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
