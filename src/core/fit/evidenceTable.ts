/** What the publications of a literature are as evidence, as numbers: lists of many are put in order by it. */
import {
  type Evidence,
  isUnsignedPage,
  type RankPreference,
  strengthOfStudy,
  weighed,
} from './evidence';

/** The last year that a publication may have: a later one, such as 2202, is mistyped. */
const LAST_YEAR = 2100;
/**
 * A year that has begun when this is written; it never needs to be changed. The core has no clock, so that a later year
 * counts as the latest only if it is at most some years after this one or after another year of the literature: 2024 may
 * be mistyped as 2042, and would make all other publications old.
 */
const PAST_YEAR = 2026;
const MOST_YEARS_APART = 3;

/** The evidence of each publication, by its place. */
export class EvidenceTable {
  /** The latest year of the literature that is not mistyped; 0 if no year is known. */
  private latestYear = 0;
  /** The years after {@link PAST_YEAR} that publications have. */
  private readonly laterYears = new Set<number>();
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
    if (year <= PAST_YEAR) {
      this.latestYear = Math.max(this.latestYear, year);
    } else if (!this.laterYears.has(year)) {
      this.laterYears.add(year);
      this.latestYear = Math.max(this.latestYear, lastWithoutGap(this.laterYears));
    }
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

/** The last year before which no more than some years are missing; 0 if they are missing before the first. */
function lastWithoutGap(laterYears: ReadonlySet<number>): number {
  let last = 0;
  for (const year of [...laterYears].sort((a, b) => a - b)) {
    if (year - (last || PAST_YEAR) > MOST_YEARS_APART) {
      break;
    }
    last = year;
  }
  return last;
}
