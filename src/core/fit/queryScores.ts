/** How well a publication fits what one types: what each word counts, by where it stands and how much of it is typed. */
import type { RecordedPublication } from '../abstracts/publicationReader';
import type { PublicationRecord } from '../abstracts/publicationRecord';
import type { Vocabulary } from '../abstracts/vocabulary';
import type { SortedWords, WordRange } from './sortedWords';
import type { TermCounts } from './termCounts';

/** Where a word is found, in the order in which it is looked for. */
export const queryFields = ['names', 'title', 'subjects', 'body'] as const;
export type QueryField = (typeof queryFields)[number];

/** What a word counts in each field: who types a key or an author means it. */
const countIn: Readonly<Record<QueryField, number>> = {
  names: 4,
  title: 1.6,
  subjects: 1,
  body: 0.6,
};
/** What a match counts in relation to the very word. */
export const shares = { whole: 1, beginning: 0.75, stem: 0.6, misspelt: 0.4 };

/** A word of a query, and what it means in this literature. */
export interface QueryWord {
  readonly word: string;
  /** Words that begin with it. */
  readonly beginning: WordRange;
  /** Words that begin with its stem. */
  readonly stem: WordRange;
  /** The most that a word of this literature counts for it. */
  readonly most: number;
  /** Words of names and titles that are nearly it, by their numbers; where none begins with it. */
  readonly misspelt: ReadonlySet<number>;
  /** What it names by number, and how well it does. */
  readonly entities: ReadonlyMap<number, number>;
  readonly topics: ReadonlyMap<number, number>;
  /** How many publications it leads to, at most. */
  readonly found: number;
}

/** What a publication says, by numbers of words and subjects. */
interface Says extends Pick<PublicationRecord, 'words' | 'inTitle'> {
  readonly at: number;
  readonly entities: Uint32Array;
  readonly topics: Uint32Array;
}

/** What a query asks for between blanks: one of the alternatives, all words of it. */
export type QueryTerm = readonly (readonly QueryWord[])[];

/** Scores the publications of a literature for a query. */
export class QueryScores {
  constructor(
    private readonly words: SortedWords,
    private readonly vocabulary: Vocabulary,
    /** The words of key, authors and year. */
    private readonly names: TermCounts,
  ) {}

  /**
   * How well a publication fits; 0 if it lacks one of the terms.
   *
   * @param at the place of the publication
   */
  of({ record, subjects }: RecordedPublication, at: number, terms: readonly QueryTerm[]): number {
    // Read once: where they were saved, each is a new view of the file.
    const { words, inTitle } = record;
    const { entities, topics } = subjects;
    const says: Says = { at, words, inTitle, entities, topics };
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

  /** What words count on average; 0 if one is not found. */
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

  /** The best of what a word counts in the fields, and a little of the others. */
  private scoreOfWord(says: Says, query: QueryWord): number {
    const { at, words, inTitle } = says;
    const { starts, terms } = this.names;
    const end = starts[at + 1] as number;
    const inNames = this.bestShareIn(query, terms, starts[at] as number, end);
    // A name has no endings to do without.
    const named = countIn.names * (inNames === shares.stem ? 0 : inNames);
    const titled = countIn.title * this.bestShareIn(query, words, 0, inTitle);
    const called =
      countIn.subjects *
      Math.max(bestOf(says.entities, query.entities), bestOf(says.topics, query.topics));
    const best = Math.max(named, titled, called);
    // The long texts are looked at only where they decide.
    return best > 0
      ? best + (named + titled + called) / 10
      : countIn.body * this.bestShareIn(query, words, inTitle, words.length);
  }

  /** The most that a word of a publication counts for one of the query; 0 if none does. */
  private bestShareIn(query: QueryWord, words: Uint32Array, start: number, end: number): number {
    const { word, beginning, stem, most, misspelt } = query;
    const { ranks } = this.words;
    let best = 0;
    for (let at = start; at < end && best < most; at++) {
      const number = words[at] as number;
      const rank = ranks[number] as number;
      if (rank >= stem.from && rank < stem.to) {
        best = Math.max(best, this.shareOf(number, word, beginning));
      } else if (misspelt.size > 0 && best < shares.misspelt && misspelt.has(number)) {
        best = shares.misspelt;
      }
    }
    return best;
  }

  /** What a word of the literature that begins as one of the query counts. */
  shareOf(number: number, word: string, beginning: WordRange): number {
    const rank = this.words.ranks[number] as number;
    if (rank < beginning.from || rank >= beginning.to) {
      return shares.stem;
    }
    return this.vocabulary.words.at(number).length === word.length
      ? shares.whole
      : shares.beginning;
  }
}

/** The most that one of some subjects counts; 0 if none does. */
function bestOf(subjects: Uint32Array, shares: ReadonlyMap<number, number>): number {
  let best = 0;
  for (let at = 0; shares.size > 0 && at < subjects.length; at++) {
    best = Math.max(best, shares.get(subjects[at] as number) ?? 0);
  }
  return best;
}
