/** Words by number, each with the number of its stem; shared by all publications that one reader reads. */
import { stemOf } from '../text/words';

/** Words in the order in which they were met; the first is number 0. */
export class Words {
  private readonly numbers = new Map<string, number>();
  private readonly words: string[] = [];

  /** The number of a word, a new one for a new word. */
  add(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) {
      return known;
    }
    const number = this.words.push(word) - 1;
    this.numbers.set(word, number);
    return number;
  }

  numberOf(word: string): number | undefined {
    return this.numbers.get(word);
  }

  at(number: number): string {
    return this.words[number] as string;
  }

  get size(): number {
    return this.words.length;
  }
}

export class Vocabulary {
  readonly words = new Words();
  readonly stems = new Words();
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
