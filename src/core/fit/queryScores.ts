/**
 * How well a publication fits a typed query: the weight of each word, by its field and by how much of the word is
 * typed.
 */
import type { RecordedPublication } from '../abstracts/publicationReader';
import type { PublicationRecord } from '../abstracts/publicationRecord';
import type { Vocabulary } from '../abstracts/vocabulary';
import type { SortedWords, WordRange } from './sortedWords';
import type { SubjectIndex } from './subjectIndex';
import type { TermCounts } from './termCounts';

/** The fields of a word, in the order in which they are searched. */
export const queryFields = ['names', 'title', 'subjects', 'body'] as const;
export type QueryField = (typeof queryFields)[number];

/** The weight of a word in each field: users who type a key or an author mean it. */
const countIn: Readonly<Record<QueryField, number>> = {
  names: 4,
  title: 1.6,
  subjects: 1,
  body: 0.6,
};
/** The weight of a match in relation to an exact one. */
export const matchShares = { whole: 1, beginning: 0.75, stem: 0.6, misspelt: 0.4 };

/** A word of a query, with its matches in this literature. */
export interface QueryWord {
  readonly word: string;
  /** Words that begin with it. */
  readonly beginning: WordRange;
  /** Words that begin with its stem. */
  readonly stem: WordRange;
  /** The largest weight of a word of this literature for it. */
  readonly most: number;
  /** The numbers of words of names and titles that are nearly the same; only if no word begins with it. */
  readonly misspelt: ReadonlySet<number>;
  /** The subjects that it names by number, and how well it matches their names. */
  readonly entities: ReadonlyMap<number, number>;
  readonly topics: ReadonlyMap<number, number>;
  /** The most publications to which it leads. */
  readonly found: number;
}

/** The contents of a publication, by numbers of words and subjects. */
interface Says extends Pick<PublicationRecord, 'words' | 'inTitle'> {
  readonly at: number;
}

/** A term of a query between blanks: all words of one of the alternatives must be found. */
export type QueryTerm = readonly (readonly QueryWord[])[];

/** Scores the publications of a literature for a query. */
export class QueryScores {
  constructor(
    private readonly words: SortedWords,
    private readonly vocabulary: Vocabulary,
    /** The words of key, authors and year. */
    private readonly names: TermCounts,
    private readonly subjects: SubjectIndex,
  ) {}

  /**
   * How well a publication fits; 0 if it lacks one of the terms.
   *
   * @param at the place of the publication
   */
  of({ record }: RecordedPublication, at: number, terms: readonly QueryTerm[]): number {
    // Read once: each is a new view of numbers that lie among those of others.
    const { words, inTitle } = record;
    const says: Says = { at, words, inTitle };
    let sum = 0;
    for (const alternatives of terms) {
      let best = 0;
      for (const some of alternatives) {
        best = Math.max(best, this.scoreOfWords(says, some));
      }
      if (best === 0) {
        return 0;
      }
      sum += best;
    }
    return sum;
  }

  /** The average weight of words; 0 if one is not found. */
  private scoreOfWords(says: Says, words: readonly QueryWord[]): number {
    let sum = 0;
    for (const word of words) {
      const score = this.scoreOfWord(says, word);
      if (score === 0) {
        return 0;
      }
      sum += score;
    }
    return sum / words.length;
  }

  /** The best weight of a word among the fields, and a small part of the others. */
  private scoreOfWord(says: Says, query: QueryWord): number {
    const { at, words, inTitle } = says;
    const { starts, terms } = this.names;
    const end = starts[at + 1] as number;
    const inNames = this.bestShareIn(query, terms, starts[at] as number, end);
    // A name does not match by its stem.
    const named = countIn.names * (inNames === matchShares.stem ? 0 : inNames);
    const titled = countIn.title * this.bestShareIn(query, words, 0, inTitle);
    const called = countIn.subjects * this.subjects.mostOf(at, query);
    const best = Math.max(named, titled, called);
    // The long texts are read only if they decide.
    return best > 0
      ? best + (named + titled + called) / 10
      : countIn.body * this.bestShareIn(query, words, inTitle, words.length);
  }

  /** The largest weight of a word of a publication for one of the query; 0 if none matches. */
  private bestShareIn(query: QueryWord, words: Uint32Array, start: number, end: number): number {
    const { word, beginning, stem, most, misspelt } = query;
    const { ranks } = this.words;
    let best = 0;
    for (let at = start; at < end && best < most; at++) {
      const number = words[at] as number;
      const rank = ranks[number] as number;
      if (rank >= stem.from && rank < stem.to) {
        best = Math.max(best, this.shareOf(number, word, beginning));
      } else if (misspelt.size > 0 && best < matchShares.misspelt && misspelt.has(number)) {
        best = matchShares.misspelt;
      }
    }
    return best;
  }

  /** The weight of a word of the literature that begins like a word of the query. */
  shareOf(number: number, word: string, beginning: WordRange): number {
    const rank = this.words.ranks[number] as number;
    if (rank < beginning.from || rank >= beginning.to) {
      return matchShares.stem;
    }
    return this.vocabulary.words.at(number).length === word.length
      ? matchShares.whole
      : matchShares.beginning;
  }
}
