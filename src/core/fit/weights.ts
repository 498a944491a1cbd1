/**
 * What each sign of a fit counts. A score has no unit; only the order of publications counts. The values are those that
 * explain best what the authors of real manuscripts cited (`npm run fit:weights -- FOLDER`), rounded;
 * `npm run bench:citing -- FOLDER` measures them.
 */
export const fitWeights = {
  /** Words in common with title, abstract and keywords, rare ones and those near the citation more: what most citations are found by. */
  words: 0.038,
  /** How much of the title the sentence has: short titles are named as a whole. */
  title: 2.2,
  /** The name in front of a title's colon, or a title of one or two words: "DESeq2: …". */
  head: 1.5,
  /** Pieces of words in common with the title: "immunotherapy" for "immunological". */
  pieces: 0.031,
  /** The text before the sentence sets its subject, but speaks of much else. */
  before: 0.016,
  /** The sentence just before, the more so the less the sentence itself says: "This was seen in mice, too." */
  previous: 0.09,
  /** Headings set the subject for many sentences, in few words. */
  heading: 0.033,
  /** The first author's name in the sentence is hardly ever chance. */
  author: 4.4,
  /** … and never where the sentence speaks of authors: "Li et al.", "Young's cohort". */
  authorSpokenOf: 3.2,
  /** … and even less with the year beside it. */
  authorYear: 5.7,
  /** An entity that both name, in whatever spelling: "TNF-α", "tumour necrosis factor". Words count it, too. */
  entity: 0.45,
  /** A topic of both, of which each may speak in words of its own. */
  topic: 0.85,
  /** Words of what the sentence abbreviates, or of an abbreviation that it spells out. */
  abbreviation: 0.096,
  /** Words in common with earlier sentences that cited it: writers say of a source the same again. */
  citedFor: 0.1,
  /** An earlier sentence that cited it is much like this one: one statement, one source. */
  citedAlike: 7.3,
  /** How often it was cited: some are cited all through a text. */
  timesCited: 0.58,
  /** Most publications are cited once, so one that was cited needs more than one that was not. */
  cited: -1.4,
  /** … unless the text comes back to its sources, or cites few of many: `citedBefore.ts` has the odds. */
  citedAgain: 0.43,
  /** Words in common with what the last sentences cite: authors stay with a source, and with its like, for a while. */
  citedKin: 0.049,
};

/** A name for each sign. */
export type FitSign = keyof typeof fitWeights;
export type FitWeights = Readonly<Record<FitSign, number>>;
