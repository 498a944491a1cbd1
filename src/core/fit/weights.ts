/**
 * The weight of each sign of a fit. A score has no unit; only the order of publications counts. The values are those
 * that explain best what the authors of real manuscripts cited (`npm run fit:weights -- FOLDER`), rounded; `npm run
 * bench:citing -- FOLDER` measures them.
 */
export const fitWeights = {
  /**
   * Words in common with title, abstract and keywords; rare ones and those near the citation count more. Most citations
   * are found by these.
   */
  words: 0.012,
  /** The same, more for each word of a sentence that says little. */
  fewWords: 0.083,
  /** … and the last words before the citation more than others. */
  lastWords: 0.016,
  /** It has no abstract, so that it has fewer words in common with a sentence that cites it. */
  noAbstract: 0.47,
  /** The share of the title that is in the sentence: sentences name short titles as a whole. */
  title: 1.95,
  /** The name before a title's colon, or a title of one or two words: "DESeq2: …". */
  head: 1.5,
  /** Pieces of words in common with the title: "immunotherapy" for "immunological". */
  pieces: 0.032,
  /** The text before the sentence is on its subject, but also on much else. */
  before: 0.022,
  /** The sentence just before; it counts more the shorter the sentence itself is: "This was seen in mice, too." */
  previous: 0.055,
  /** Headings name the subject of many sentences, in few words. */
  heading: 0.038,
  /** The first author's name is hardly ever in the sentence by chance. */
  author: 5.4,
  /** … and never if the sentence refers to authors: "Li et al.", "Young's cohort". */
  authorReferredTo: 1.9,
  /** … and even less with the year beside it. */
  authorYear: 6.2,
  /** An entity that both name, in whatever spelling: "TNF-α", "tumour necrosis factor". Its words count as well. */
  entity: 0.6,
  /** A topic of both, which each may express in other words. */
  topic: 0.76,
  /** Words of the long forms of the sentence's abbreviations, and abbreviations of its long forms. */
  abbreviation: 0.1,
  /** Words in common with earlier sentences that cited it: writers repeat what they say about a source. */
  citedFor: 0.092,
  /** An earlier sentence that cited it is nearly the same: one statement, one source. */
  citedAlike: 7.2,
  /** How often it was cited: some publications are cited all through a text. */
  timesCited: 0.72,
  /** Most publications are cited once, so one that was cited already needs a better fit than one that was not. */
  cited: -1.5,
  /** … unless the text often cites its sources again, or cites few of many: `citedBefore.ts` has the odds. */
  citedAgain: 0.37,
  /** One of the last sentences cites it: authors stay with a source for a while. */
  citedLately: 0.99,
  /** It stands in the bibliography beside what was cited last: writers add what belongs together at one time. */
  citedBeside: 1.6,
};

/** A name for each sign. */
export type FitSign = keyof typeof fitWeights;
export type FitWeights = Readonly<Record<FitSign, number>>;
