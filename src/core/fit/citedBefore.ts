/**
 * The citations of a text before a place, with the words of their sentences: writers use the same words when they cite
 * a source again.
 */

import { stemsIn } from '../text/words';
import { type CitingSentence, withoutCitations } from './citingSentence';
import { rarityAtLarge } from './commonWords';
import type { ScoreSheet } from './fitScores';
import type { FitWeights } from './weights';

/**
 * BM25's saturation for words that occur in several sentences, and the penalty for publications that many sentences
 * cite.
 */
const rules = { saturation: 1.2, times: 0.6 };
/** The number of sentences that count as the latest. */
const LATEST = 6;
/** The weight of a sentence in relation to the next one. */
const FADING = 0.75;
/** Entries away from a cited one, in the bibliography, with which one counts half. */
const BESIDE = 3;

interface CitedSentence {
  readonly stems: ReadonlySet<string>;
  readonly places: readonly number[];
}

/** The rarity of words in the literature from which a text cites. */
export interface CitedLiterature {
  /** How many publications there are. */
  readonly size: number;
  /** How rare a stem is in the literature. */
  rarityOf(stem: string): number;
  /** The places of some entries beside one in its bibliography, and how many entries away each is. */
  besides(place: number): Iterable<readonly [place: number, distance: number]>;
}

/** The sentences of a text that cite, added from its beginning up to the place to rank for. */
export class CitedBefore {
  private readonly times = new Map<number, number>();
  private readonly sentencesWith = new Map<string, Map<number, number>>();
  private readonly sentences: CitedSentence[] = [];
  /** The number of citations of sources that were cited before. */
  private returns = 0;

  /** @param places of the cited publications in the literature */
  add(sentence: CitingSentence, places: readonly number[]): void {
    const stems = new Set(stemsIn(withoutCitations(sentence)));
    for (const place of places) {
      const times = this.times.get(place) ?? 0;
      this.returns += times > 0 ? 1 : 0;
      this.times.set(place, times + 1);
      for (const stem of stems) {
        const counts = this.sentencesWith.get(stem) ?? new Map<number, number>();
        this.sentencesWith.set(stem, counts);
        counts.set(place, (counts.get(place) ?? 0) + 1);
      }
    }
    this.sentences.push({ stems, places });
  }

  /** Adds the scores for a sentence with these stems that earlier citations give. */
  score(
    stems: ReadonlySet<string>,
    literature: CitedLiterature,
    weights: FitWeights,
    scores: ScoreSheet,
  ): void {
    for (const [at, fit] of this.fitsOf(stems)) {
      scores.add(at, weights.citedFor * fit);
    }
    for (const [at, likeness] of this.likenessesOf(stems, literature)) {
      scores.add(at, weights.citedAlike * likeness);
    }
    for (const [at, share] of this.latest()) {
      scores.add(at, weights.citedLately * share);
    }
    const again = weights.cited + weights.citedAgain * this.oddsOfReturn(literature.size);
    for (const [at, times] of this.times) {
      scores.add(at, weights.timesCited * Math.log1p(times) + again);
    }
  }

  /** Adds what counts for entries beside those cited last; it decides between publications that fit, and makes none fit. */
  scoreBesides(literature: CitedLiterature, weights: FitWeights, scores: ScoreSheet): void {
    for (const [at, share] of this.latest()) {
      for (const [beside, distance] of literature.besides(at)) {
        scores.add(beside, (weights.citedBeside * share) / (1 + distance / BESIDE));
      }
    }
  }

  /** The publications that the latest sentences cite, with weights; the very last sentence has 1 in all. */
  private latest(): Map<number, number> {
    const shares = new Map<number, number>();
    let share = 1;
    for (const { places } of this.sentences.slice(-LATEST).reverse()) {
      for (const place of places) {
        shares.set(place, (shares.get(place) ?? 0) + share / places.length);
      }
      share *= FADING;
    }
    return shares;
  }

  /** The fit of a sentence to all sentences together that cited each publication, by BM25. */
  private fitsOf(stems: Iterable<string>): Map<number, number> {
    const fits = new Map<number, number>();
    for (const stem of stems) {
      const counts = this.sentencesWith.get(stem);
      if (!counts) {
        continue;
      }
      const rarity = Math.log(1 + (this.times.size - counts.size + 0.5) / (counts.size + 0.5));
      for (const [place, count] of counts) {
        const times = this.times.get(place) as number;
        const share =
          (count * (1 + rules.saturation)) /
          (count + rules.saturation * (1 - rules.times + rules.times * times));
        fits.set(place, (fits.get(place) ?? 0) + rarity * share);
      }
    }
    return fits;
  }

  /**
   * The similarity of a sentence to single sentences that cited each publication: the sum of the squared cosines, so
   * that one sentence of nearly the same words counts more than several with a word or two of it.
   */
  private likenessesOf(
    stems: ReadonlySet<string>,
    { rarityOf }: CitedLiterature,
  ): Map<number, number> {
    const rarities = new Map<string, number>();
    const squareOf = (some: ReadonlySet<string>, isCounted: (stem: string) => boolean) => {
      let sum = 0;
      for (const stem of some) {
        if (isCounted(stem)) {
          const rarity = rarities.get(stem) ?? rarityAtLarge(stem) * rarityOf(stem);
          rarities.set(stem, rarity);
          sum += rarity * rarity;
        }
      }
      return sum;
    };
    const whole = squareOf(stems, () => true);
    const likenesses = new Map<number, number>();
    for (const { stems: earlier, places } of this.sentences) {
      const shared = squareOf(earlier, (stem) => stems.has(stem));
      if (shared > 0) {
        const likeness = (shared * shared) / (whole * squareOf(earlier, () => true));
        for (const place of places) {
          likenesses.set(place, (likenesses.get(place) ?? 0) + likeness);
        }
      }
    }
    return likenesses;
  }

  /**
   * How likely the text is to cite one of its sources again, in relation to a publication that it has not cited: by how
   * often it has done so, and by the numbers of both. A logarithm; 0 if both are equally likely.
   */
  private oddsOfReturn(size: number): number {
    const cited = this.times.size;
    let citations = 0;
    for (const times of this.times.values()) {
      citations += times;
    }
    const first = citations - this.returns;
    const rest = Math.max(0, size - cited) + 1;
    return Math.log(((this.returns + 1) / (first + 2)) * (rest / Math.max(1, cited)));
  }
}
