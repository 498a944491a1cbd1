/** Which publications have a word, and how often: BM25 without a look at any publication that has none of the words. */
import type { ScoreSheet } from './fitScores';

/** How BM25 counts. */
export interface CountRules {
  /** How soon further occurrences of a word stop counting. */
  readonly saturation: number;
  /** How much a long text loses, from 0 to 1. */
  readonly length: number;
}

interface Postings {
  readonly places: number[];
  readonly counts: number[];
}

export class WordIndex {
  private readonly postings = new Map<string, Postings>();
  private readonly lengths: number[] = [];
  private total = 0;

  constructor(private readonly rules: CountRules) {}

  /** Adds the words of the next publication. */
  add(words: Iterable<string>): void {
    const counts = new Map<string, number>();
    let length = 0;
    for (const word of words) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      length++;
    }
    const place = this.lengths.push(length) - 1;
    this.total += length;
    for (const [word, count] of counts) {
      const known = this.postings.get(word);
      if (known) {
        known.places.push(place);
        known.counts.push(count);
      } else {
        this.postings.set(word, { places: [place], counts: [count] });
      }
    }
  }

  /** The places of the publications that have a word. */
  placesOf(word: string): readonly number[] {
    return this.postings.get(word)?.places ?? [];
  }

  /** How much a word tells publications apart: high for a word that few have. */
  rarityOf(word: string): number {
    const have = this.placesOf(word).length;
    return Math.log(1 + (this.lengths.length - have + 0.5) / (have + 0.5));
  }

  /** Adds to the scores of all publications that have some of the words. */
  score(query: ReadonlyMap<string, number>, weight: number, scores: ScoreSheet): void {
    const { saturation, length } = this.rules;
    const usual = this.total / Math.max(1, this.lengths.length) || 1;
    for (const [word, share] of query) {
      const found = this.postings.get(word);
      if (!found) {
        continue;
      }
      const most = weight * share * this.rarityOf(word) * (saturation + 1);
      for (let at = 0; at < found.places.length; at++) {
        const place = found.places[at] as number;
        const count =
          (found.counts[at] as number) /
          (1 - length + (length * (this.lengths[place] as number)) / usual);
        scores.add(place, (most * count) / (count + saturation));
      }
    }
  }
}
