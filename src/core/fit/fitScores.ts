/** What the scores of a query are added to. */
export interface ScoreSheet {
  add(place: number, score: number): void;
}

/** A publication by its place in the literature, and its score. */
export interface ScoredPlace {
  readonly place: number;
  readonly score: number;
}

/** The scores of the publications that something speaks for; the rest of the literature is never visited. */
export class FitScores implements ScoreSheet {
  private readonly scores: Float64Array;
  private readonly isTouched: Uint8Array;
  private readonly touched: number[] = [];
  /** What something speaks against; that alone lists no publication. */
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

  /** The best places, best first, ties in the order of the literature; then all scores are zero again. */
  takeBest(limit: number): ScoredPlace[] {
    const { scores, touched, isTouched } = this;
    const best = [...touched]
      .sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b)
      .slice(0, limit)
      .map((place) => ({ place, score: scores[place] as number }));
    for (const place of [...touched, ...this.lowered]) {
      scores[place] = 0;
      isTouched[place] = 0;
    }
    touched.length = 0;
    this.lowered.length = 0;
    return best;
  }
}
