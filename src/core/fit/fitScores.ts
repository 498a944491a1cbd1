/** The receiver of the scores of a query. */
export interface ScoreSheet {
  add(place: number, score: number): void;
}

/** A publication by its place in the literature, and its score. */
export interface ScoredPlace {
  readonly place: number;
  readonly score: number;
}

/** The number of steps between the best score and none: they separate the best from the others without sorting all. */
const STEPS = 1024;

/** The scores of the publications with a positive sign; other publications are never visited. */
export class FitScores implements ScoreSheet {
  private readonly scores: Float64Array;
  private readonly isTouched: Uint8Array;
  private readonly touched: number[] = [];
  /** The places with a negative sign; that alone lists no publication. */
  private readonly lowered: number[] = [];

  /** @param size how many publications there are */
  constructor(size: number) {
    this.scores = new Float64Array(size);
    this.isTouched = new Uint8Array(size);
  }

  add(place: number, score: number): void {
    if (score > 0 && this.isTouched[place] === 0) {
      this.isTouched[place] = 1;
      this.touched.push(place);
    }
    if (score <= 0) {
      this.lowered.push(place);
    }
    this.scores[place] = (this.scores[place] as number) + score;
  }

  scoreOf(place: number): number {
    return this.scores[place] as number;
  }

  /** The best places, best first, ties in the order of the literature. Afterwards, all scores are zero again. */
  takeBest(limit: number): ScoredPlace[] {
    const best = this.above(this.leastOf(limit))
      .map((place) => ({ place, score: this.scoreOf(place) }))
      .sort((a, b) => b.score - a.score || a.place - b.place)
      .slice(0, limit);
    this.clear();
    return best;
  }

  clear(): void {
    for (const places of [this.touched, this.lowered]) {
      for (const place of places) {
        this.scores[place] = 0;
        this.isTouched[place] = 0;
      }
      places.length = 0;
    }
  }

  /** A score that at least `limit` publications reach, and not many more. */
  private leastOf(limit: number): number {
    if (this.touched.length <= 2 * limit) {
      return Number.NEGATIVE_INFINITY;
    }
    let highest = Number.NEGATIVE_INFINITY;
    let lowest = Number.POSITIVE_INFINITY;
    for (const place of this.touched) {
      highest = Math.max(highest, this.scoreOf(place));
      lowest = Math.min(lowest, this.scoreOf(place));
    }
    const step = (highest - lowest) / STEPS || 1;
    const counts = new Uint32Array(STEPS + 1);
    for (const place of this.touched) {
      const below = Math.floor((highest - this.scoreOf(place)) / step);
      counts[below] = (counts[below] as number) + 1;
    }
    let reached = 0;
    for (let below = 0; below <= STEPS; below++) {
      reached += counts[below] as number;
      if (reached >= limit) {
        return highest - (below + 1) * step;
      }
    }
    return Number.NEGATIVE_INFINITY;
  }

  private above(least: number): number[] {
    return this.touched.filter((place) => this.scoreOf(place) >= least);
  }
}
