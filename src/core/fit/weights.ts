/**
 * What each sign of a fit counts. A score has no unit; only the order of publications counts. The values were
 * tuned by regression and by trial on citing sentences of real manuscripts; `npm run bench:citing` measures them.
 */
export const fitWeights = {
  /** Words in common with title, abstract and keywords, rare ones and those near the citation more: what most citations are found by. */
  words: 0.14,
  /** How much of the title the sentence has: short titles are named as a whole. */
  title: 1.4,
  /** The name in front of a title's colon, or a title of one or two words: "DESeq2: …". */
  head: 1.3,
  /** Pieces of words in common with the title: "immunotherapy" for "immunological". */
  pieces: 0.023,
  /** The text before the sentence sets its subject, but speaks of much else. */
  before: 0.006,
  /** Headings set the subject for many sentences, in few words. */
  heading: 0.04,
  /** The first author's name in the sentence is hardly ever chance. */
  author: 4.5,
  /** … and even less with the year beside it. */
  authorYear: 1.2,
  /** An entity that both name, in whatever spelling: "TNF-α", "tumour necrosis factor". Words count it, too. */
  entity: 0.2,
  /** A topic of both, of which each may speak in words of its own. */
  topic: 0.45,
  /** Words of what the sentence abbreviates, or of an abbreviation that it spells out. */
  abbreviation: 0.08,
  /** Words in common with earlier sentences that cited it: writers say of a source the same again. */
  citedFor: 0.085,
  /** The same, in relation to the publication that has most of it. */
  citedForMost: 1.4,
  /** How often it was cited: some are cited all through a text. */
  timesCited: 0.8,
  /** Most publications are cited once, so one that was cited needs more than one that was not. */
  cited: -2.3,
  /** What the sentences before it in this section cite: authors stay with a source for a while. */
  citedNearby: 1.05,
};

/** A name for each sign. */
export type FitSign = keyof typeof fitWeights;
export type FitWeights = Readonly<Record<FitSign, number>>;
