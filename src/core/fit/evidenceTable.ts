/** What the publications of a literature are as evidence, as numbers: lists of many are put in order by it. */
import {
  type Evidence,
  isUnsignedPage,
  type RankPreference,
  strengthOfStudy,
  weighed,
} from './evidence';

/** The last year that a publication may have: a later one, such as 2202, is mistyped, and would make all others old. */
const LAST_YEAR = 2100;

/** The evidence of each publication, by its place. */
export class EvidenceTable {
  /** The latest year of the literature; 0 if no year is known. */
  latestYear = 0;
  private readonly strengths: Float64Array;
  private readonly years: Float64Array;
  private readonly unsigned = new Set<number>();

  /** @param size how many publications there are */
  constructor(size: number) {
    this.strengths = new Float64Array(size);
    this.years = new Float64Array(size);
  }

  /** Notes what the publication of a place is. */
  add(evidence: Evidence, place: number): void {
    const written = Number(evidence.publication.summary.year) || Number.NEGATIVE_INFINITY;
    const year = written > LAST_YEAR ? Number.NEGATIVE_INFINITY : written;
    this.strengths[place] = strengthOfStudy[evidence.study];
    this.years[place] = year;
    this.latestYear = Math.max(this.latestYear, year);
    if (isUnsignedPage(evidence)) {
      this.unsigned.add(place);
    }
  }

  /** What the evidence of a publication adds to its score. */
  of(place: number, prefer: RankPreference): number {
    const year = this.years[place] as number;
    return weighed(this.strengths[place] as number, this.latestYear - year, prefer);
  }

  /** Whether the publication of a place is an unsigned page: {@link isUnsignedPage}. */
  isUnsigned(place: number): boolean {
    return this.unsigned.has(place);
  }
}
