/**
 * How much the kind of study and the year of a publication count beside its fit. They order publications that fit about
 * equally well; neither helps a publication that does not fit.
 */
import type { Publication } from '../literature/publication';
import type { StudyKind } from '../literature/study';

/** What a publication is as evidence: where it comes from, and what kind of study it is. */
export interface Evidence {
  readonly publication: Publication;
  readonly study: StudyKind;
}

/** What the user prefers among publications that fit equally well; the values of `cytonote.rank.prefer`. */
export const rankPreferences = ['balanced', 'strongest', 'newest'] as const;
export type RankPreference = (typeof rankPreferences)[number];

/** How strong the evidence of a kind of study is, from 0 to 1. The order is that of the levels of evidence of the OCEBM. */
export const strengthOfStudy: Readonly<Record<StudyKind, number>> = {
  /** Summarises trials. */
  'meta-analysis': 1,
  'systematic-review': 1,
  /** Evaluates what others have summarised; clinicians cite these. */
  guideline: 0.95,
  'randomised-trial': 0.9,
  cohort: 0.65,
  observational: 0.55,
  /** Covers many publications, but does not choose them by a rule. */
  review: 0.5,
  'human-experiment': 0.5,
  'case-series': 0.35,
  'animal-experiment': 0.35,
  'in-vitro-experiment': 0.3,
  /** Most often an article with results whose abstract does not show the kind of study. */
  unknown: 0.4,
  /** An opinion. */
  commentary: 0.2,
  /** Has no peer review, and may change. */
  'web-page': 0,
};

/** The weights of strength and recency under each preference, in the unit of the score of a fit. */
const shares: Readonly<Record<RankPreference, { strength: number; recency: number }>> = {
  balanced: { strength: 0.3, recency: 0.1 },
  strongest: { strength: 1.8, recency: 0.2 },
  newest: { strength: 0.4, recency: 1.8 },
};

/** Whether a publication is a web page without an author. */
export function isUnsignedPage({ publication, study }: Evidence): boolean {
  return publication.summary.authors.length === 0 && study === 'web-page';
}

/** Years after which recency counts half. */
const HALVING = 8;

/**
 * What evidence adds to the score of a publication.
 *
 * @param strength of the kind of study: {@link strengthOfStudy}
 * @param age in years, counted from the latest publication of the literature; infinite for one without a year
 */
export function weighed(strength: number, age: number, prefer: RankPreference): number {
  const share = shares[prefer];
  return share.strength * strength + share.recency * 2 ** (-Math.max(0, age) / HALVING);
}
