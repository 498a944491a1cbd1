/**
 * The best publication to cite for each claim of a note. A claim that has not changed is not ranked again when the note
 * changes elsewhere.
 */
import type { Citation, CitationGroup, CitationSyntax } from '../citation/citation';
import type { RankPreference } from '../fit/evidence';
import type { LiteratureIndex } from '../fit/literatureIndex';
import type { Publication } from '../literature/publication';
import { blockAt, type NoteAnalysis } from '../note/noteAnalysis';
import { keysIn } from './citedPublication';
import { placeInSentence } from './placeCitation';
import {
  type CitingSubject,
  publicationsForSentence,
  publicationsToCite,
} from './publicationsToCite';
import { type RankedLiterature, REMEMBERED, sentenceToCite } from './sentenceToCite';
import type { UncitedClaim } from './uncitedClaims';

/** The literature in which the claims of a note are looked up. */
export interface ClaimLiterature extends RankedLiterature, Omit<CitingSubject, 'entities'> {
  readonly syntax: CitationSyntax;
}

/** Ranks publications for the claims of one note. Keeps each result until the claim or the literature changes. */
export class BestForClaims {
  private known = new Map<string, Publication | undefined>();
  private index: LiteratureIndex | undefined;
  private prefer: RankPreference | undefined;

  /** The publication that fits each claim best, in the order of the claims; pauses after each claim. */
  *find(
    claims: readonly UncitedClaim[],
    analysis: NoteAnalysis,
    literature: ClaimLiterature,
  ): Generator<void, (Publication | undefined)[]> {
    if (this.index !== literature.index || this.prefer !== literature.prefer) {
      this.known = new Map();
      this.index = literature.index;
      this.prefer = literature.prefer;
    }
    const keyOf = keysIn(analysis, literature.literature);
    const claimKey = claimKeys(analysis, keyOf);
    const now = new Map<string, Publication | undefined>();
    const found: (Publication | undefined)[] = [];
    for (const claim of claims) {
      const key = claimKey(claim);
      if (!this.known.has(key)) {
        // Keep each result at once, so that it is not lost if the next change cancels the search.
        this.known.set(key, bestFor(claim, analysis, { ...literature, keyOf }));
      }
      const best = this.known.get(key);
      now.set(key, best);
      found.push(best);
      yield;
    }
    this.known = now;
    return found;
  }
}

function bestFor(
  { start, entity }: UncitedClaim,
  analysis: NoteAnalysis,
  ranked: ClaimLiterature,
): Publication | undefined {
  const block = blockAt(analysis, start);
  const place = block && placeInSentence(analysis, start);
  if (!place) {
    return undefined;
  }
  const where = { analysis, block, offset: start };
  const publications = publicationsForSentence({ ...where, at: place.at }, ranked, {
    ...ranked,
    entities: [entity],
  }).map(({ publication }) => publication);
  return publicationsToCite(publications, { ...where, ...ranked, place }, 1)[0];
}

/**
 * A text with what a claim is ranked by: its sentence, its surroundings, and the publications cited before it. Without
 * the words of the sentences that cite these, so that typing in one does not rank all claims after it again.
 */
function claimKeys(
  analysis: NoteAnalysis,
  keyOf: (citation: Citation) => string | undefined,
): (claim: UncitedClaim) => string {
  const groups = analysis.blocks.flatMap(({ citations }) => citations);
  const cited: string[][] = [];
  return ({ start, entity }) => {
    // Claims are in the order of the note.
    while ((groups[cited.length]?.start ?? start) < start) {
      const { citations } = groups[cited.length] as CitationGroup;
      cited.push(citations.flatMap((it) => keyOf(it) ?? []));
    }
    const block = blockAt(analysis, start);
    return JSON.stringify([
      entity,
      block && sentenceToCite(analysis, block, start),
      cited.slice(-REMEMBERED),
    ]);
  };
}
