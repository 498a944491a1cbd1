/** What a text has cited up to a place, and in which words: a writer comes back to a source with the same ones. */

import { stemsIn } from '../text/words';
import { type CitingSentence, withoutCitations } from './citingSentence';
import type { ScoreSheet } from './fitScores';
import type { FitWeights } from './weights';

/** How soon further sentences with a word stop counting, and how much a publication loses that many sentences cite. */
const rules = { saturation: 1.2, times: 0.6 };
/** Sentences of a section whose citations are near. */
const NEAR = 12;

interface CitedSentence {
  readonly heading: string;
  readonly places: readonly number[];
}

/** The sentences of a text that cite, added from its beginning up to the place to rank for. */
export class CitedBefore {
  private readonly times = new Map<number, number>();
  private readonly sentencesWith = new Map<string, Map<number, number>>();
  private readonly latest: CitedSentence[] = [];

  /** @param places in the literature of what the sentence cites */
  add(sentence: CitingSentence, places: readonly number[]): void {
    const stems = new Set(stemsIn(withoutCitations(sentence)));
    for (const place of places) {
      this.times.set(place, (this.times.get(place) ?? 0) + 1);
      for (const stem of stems) {
        const counts = this.sentencesWith.get(stem) ?? new Map<number, number>();
        this.sentencesWith.set(stem, counts);
        counts.set(place, (counts.get(place) ?? 0) + 1);
      }
    }
    this.latest.push({ heading: sentence.heading, places });
    if (this.latest.length > NEAR) {
      this.latest.shift();
    }
  }

  /** Adds what counts for a sentence with these stems because of what was cited before it. */
  score(
    { heading }: CitingSentence,
    stems: Iterable<string>,
    weights: FitWeights,
    scores: ScoreSheet,
  ): void {
    const fits = this.fitsOf(stems);
    const most = Math.max(...fits.values());
    for (const [at, fit] of fits) {
      scores.add(at, weights.citedFor * fit + (weights.citedForMost * fit) / most);
    }
    for (const [at, times] of this.times) {
      scores.add(at, weights.timesCited * Math.log1p(times) + weights.cited);
    }
    for (const [at, nearness] of this.nearbyIn(heading)) {
      scores.add(at, weights.citedNearby * nearness);
    }
  }

  /** How well a sentence fits those that cited each publication, by BM25. */
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

  /** What the latest sentences of a section cite: 1 for the sentence just before, ½ for the one before that. */
  private nearbyIn(heading: string): Map<number, number> {
    const nearby = new Map<number, number>();
    for (let ago = 1; ago <= this.latest.length; ago++) {
      const cited = this.latest[this.latest.length - ago] as CitedSentence;
      if (cited.heading !== heading) {
        break;
      }
      for (const place of cited.places) {
        nearby.set(place, nearby.get(place) ?? 1 / ago);
      }
    }
    return nearby;
  }
}
