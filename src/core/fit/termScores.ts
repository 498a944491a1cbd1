/**
 * The fit of publications to the terms of a query, by BM25, in two steps that cost about the same in a large literature
 * as in a small one: first, candidates are taken from the publications for which each term counts most; then these are
 * scored by all terms.
 */
import { inSlices } from '../text/steps';
import type { ScoreSheet } from './fitScores';
import { Places, type TermCounts } from './termCounts';

/** The parameters of BM25. */
export interface CountRules {
  /** How soon further occurrences of a term stop counting. */
  readonly saturation: number;
  /** How much a long text is penalised, from 0 to 1. */
  readonly length: number;
}

/** The most publications that one term brings in: those for which it counts most. */
const MOST_FOR_TERM = 400;
/** Publications whose words are counted without a pause. */
const AT_ONCE = 1024;
/** Publications whose lengths are compared with the usual one without a pause. */
const NORMED_AT_ONCE = 16_384;

/** The terms of a literature, with their weights in each publication. */
export class TermScores {
  /** Weights of queries that are over, all 0: new ones for all terms at each gesture would bring the collector in. */
  private readonly unused: Float32Array[] = [];

  private constructor(
    private readonly rules: CountRules,
    private readonly counts: TermCounts,
    /** The normalisation of each publication's counts by its length. */
    private readonly norms: Float32Array,
    readonly places: Places,
  ) {}

  /** Prepares counts for queries, with pauses. No more terms may be added to the counts. */
  static *of(counts: TermCounts, rules: CountRules): Generator<void, TermScores> {
    counts.trim();
    const norms = yield* normsOf(counts, rules);
    const levelOf = (count: number, place: number) =>
      Math.floor(255 * (1 - shareOf(count / (norms[place] as number), rules.saturation)));
    const places = yield* Places.of(counts, levelOf, MOST_FOR_TERM);
    return new TermScores(rules, counts, norms, places);
  }

  /** How many publications there are. */
  get size(): number {
    return this.counts.size;
  }

  /** How well a term distinguishes publications: high for a term that few or none have. */
  rarityOf(term: number | undefined): number {
    const have = term === undefined ? 0 : this.places.countOf(term);
    return Math.log(1 + (this.counts.size - have + 0.5) / (have + 0.5));
  }

  /** How many different terms a publication has. */
  termsIn(place: number): number {
    const { starts } = this.counts;
    return (starts[place + 1] as number) - (starts[place] as number);
  }

  /** @param shares the weight of each term */
  query(shares: ReadonlyMap<number, number>): TermQuery {
    // Terms that are numbered later than these counts are in no publication here.
    const terms = [...shares.keys()].filter((term) => term < this.counts.different);
    const weights = this.unused.pop() ?? new Float32Array(this.counts.different);
    for (const term of terms) {
      const share = shares.get(term) as number;
      weights[term] = share * this.rarityOf(term) * (this.rules.saturation + 1);
    }
    return {
      addTo: (scores, most) => {
        const heaviest = terms.sort((a, b) => (weights[b] as number) - (weights[a] as number));
        let left = most;
        for (let at = 0; at < heaviest.length && left > 0; at++) {
          left -= this.addTerm(heaviest[at] as number, weights, scores);
        }
      },
      scoreOf: (place) => (terms.length === 0 ? 0 : this.scoreByAll(place, weights)),
      release: () => {
        terms.forEach((term) => {
          weights[term] = 0;
        });
        this.unused.push(weights);
      },
    };
  }

  /** Adds what a term counts in the publications that it counts most for; gives how many these are. */
  private addTerm(term: number, weights: Float32Array, scores: ScoreSheet): number {
    const weight = weights[term] as number;
    const places = this.places.with(term, MOST_FOR_TERM);
    const counts = this.places.countsWith(term, MOST_FOR_TERM);
    for (let at = 0; at < places.length; at++) {
      const place = places[at] as number;
      scores.add(place, this.scoreOf(place, counts[at] as number, weight));
    }
    return places.length;
  }

  private scoreByAll(place: number, weights: Float32Array): number {
    const { starts, terms, counts } = this.counts;
    let score = 0;
    const end = starts[place + 1] as number;
    for (let at = starts[place] as number; at < end; at++) {
      const weight = weights[terms[at] as number] as number;
      if (weight !== 0) {
        score += this.scoreOf(place, counts[at] as number, weight);
      }
    }
    return score;
  }

  private scoreOf(place: number, count: number, weight: number): number {
    return weight * shareOf(count / (this.norms[place] as number), this.rules.saturation);
  }
}

/** The terms of a query with their weights. */
export interface TermQuery {
  /**
   * Adds the scores of the publications that each term counts most for.
   *
   * @param most publications that the terms bring in together; those that weigh most come first, and beyond this no other
   */
  addTo(scores: ScoreSheet, most: number): void;
  /** The score of a publication by all terms. */
  scoreOf(place: number): number;
  /** To be called when the query is over: what it needs is used for the next one. */
  release(): void;
}

/** The normalisation of each publication's counts by its length; pauses now and then. */
function* normsOf(counted: TermCounts, rules: CountRules): Generator<void, Float32Array> {
  const { size } = counted;
  const norms = new Float32Array(size);
  let total = 0;
  yield* inSlices(size, AT_ONCE, (from, to) => {
    total += measure(counted, norms, from, to);
  });
  const usual = total / Math.max(1, size) || 1;
  yield* inSlices(size, NORMED_AT_ONCE, (from, to) => {
    for (let place = from; place < to; place++) {
      norms[place] = 1 - rules.length + (rules.length * (norms[place] as number)) / usual;
    }
  });
  return norms;
}

/**
 * Stores the number of words of each publication, and returns the sum. A separate function, so that the engine compiles
 * it.
 */
function measure(
  { starts, counts }: TermCounts,
  lengths: Float32Array,
  first: number,
  end: number,
): number {
  let total = 0;
  for (let place = first; place < end; place++) {
    const last = starts[place + 1] as number;
    let length = 0;
    for (let at = starts[place] as number; at < last; at++) {
      length += counts[at] as number;
    }
    lengths[place] = length;
    total += length;
  }
  return total;
}

function shareOf(count: number, saturation: number): number {
  return count / (count + saturation);
}
