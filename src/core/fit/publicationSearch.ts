/**
 * Finds publications while the user types: by key, author, year, title, the names of their subjects, and the words of
 * abstract and keywords.
 *
 *     "emil 1998"       the key emilie1998
 *     "trenvoa"         an author or a title with a letter or two wrong
 *     "TNF-α psoria"    an abstract that names tumour necrosis factor, and psoriasis
 *
 * Each word of a query must be found, and matches the beginnings of words. The rarest word leads: only publications
 * that have it are scored, and at most a thousand of those, so that each typed letter costs about the same in a large
 * literature as in a small one.
 */
import type {
  PublicationReader,
  ReadPublication,
  RecordedPublication,
} from '../abstracts/publicationReader';
import type { Vocabulary } from '../abstracts/vocabulary';
import { inSlices } from '../text/steps';
import { compoundsIn, isStopWord, stemOf } from '../text/words';
import { type CalledSubjects, calledSubjects, type SubjectNames } from './calledSubjects';
import { FieldWords } from './fieldWords';
import type { FitIndex } from './fitIndex';
import {
  matchShares,
  type QueryField,
  QueryScores,
  type QueryTerm,
  type QueryWord,
  queryFields,
} from './queryScores';
import { SortedWords, type WordRange } from './sortedWords';
import { Places, TermCounts, totalOf } from './termCounts';

/** The most publications that are scored for one query. */
const VISITED = 1000;
/** The fewest letters of a word in which one letter may be wrong, and two letters. */
const ONE_WRONG = 5;
const TWO_WRONG = 7;
/** The most words of a query. */
const MOST_WORDS = 12;
/** The most words of a range whose publications are counted by stem; in a larger range, each word counts separately. */
const FEW = 64;
/** Publications that are added without a pause. */
const AT_ONCE = 256;

/** Searches the publications that a {@link FitIndex} has. */
export class PublicationSearch {
  private constructor(
    private readonly fit: FitIndex,
    private readonly vocabulary: Vocabulary,
    private readonly words: SortedWords,
    private readonly scores: QueryScores,
    /** The places by words of key, authors and year. */
    private readonly named: Places,
    private readonly called: CalledSubjects,
    /** The words of names, of titles, of all texts, and those in names of subjects. */
    private readonly inNames: FieldWords,
    private readonly inTitles: FieldWords,
    private readonly inTexts: FieldWords,
    private readonly inSubjects: FieldWords,
  ) {}

  /** Makes indexed publications searchable; their order decides between those that a query fits equally well. */
  static *of(
    fit: FitIndex,
    { vocabulary }: PublicationReader,
    names: SubjectNames | undefined,
  ): Generator<void, PublicationSearch> {
    const inNames = yield* totalOf(fit.publications, ({ record }) => record.calledBy.length);
    const counts = new TermCounts(fit.publications.length, inNames, vocabulary.words.size);
    yield* inSlices(fit.publications.length, AT_ONCE, (from, to) => {
      for (let at = from; at < to; at++) {
        counts.add((fit.publications[at] as RecordedPublication).record.calledBy);
      }
    });
    counts.trim();
    const called = yield* calledSubjects(fit.subjects, vocabulary, names);
    const sorted = yield* SortedWords.of(vocabulary.words);
    const named = yield* Places.of(counts);
    const byStem = (places: Places) => (number: number) =>
      places.countOf(vocabulary.stemOf(number));
    return new PublicationSearch(
      ...([
        fit,
        vocabulary,
        sorted,
        new QueryScores(sorted, vocabulary, counts, fit.subjects),
      ] as const),
      ...([named, called] as const),
      yield* FieldWords.of(sorted, (number) => named.countOf(number)),
      yield* FieldWords.of(sorted, byStem(fit.titlesWith)),
      yield* FieldWords.of(sorted, byStem(fit.words.places)),
      yield* FieldWords.of(sorted, (number) => subjectsOf(called, number)),
    );
  }

  /** The publications that a query finds, best first; none for an empty query. */
  find(query: string, limit: number): ReadPublication[] {
    // Rare terms come first: most publications that lack a term lack a rare one.
    const terms = this.termsOf(query).sort((a, b) => foundBy(a) - foundBy(b));
    const [lead] = terms;
    if (!lead) {
      return [];
    }
    const scored: { at: number; score: number }[] = [];
    for (const at of this.candidatesFor(lead)) {
      const score = this.scores.of(this.fit.publications[at] as RecordedPublication, at, terms);
      if (score > 0) {
        scored.push({ at, score });
      }
    }
    return scored
      .sort((a, b) => b.score - a.score || a.at - b.at)
      .slice(0, limit)
      .map(({ at }) => this.fit.publications[at] as ReadPublication);
  }

  /** The terms of a query; stop words count only if they may be the beginning of another word. */
  private termsOf(query: string): QueryTerm[] {
    const compounds = compoundsIn(query).slice(0, MOST_WORDS);
    return compounds.flatMap((parts, at) => {
      const isLast = at === compounds.length - 1;
      const says = parts.filter((part) => isLast || !isStopWord(part));
      if (says.length === 0) {
        return [];
      }
      const joined = parts.join('');
      const pieces = parts.length > 1 ? says : (joined.match(/\p{L}+|\p{N}+/gu) ?? []);
      const alternatives = pieces.length > 1 ? [[joined], pieces] : [[joined]];
      return [alternatives.map((words) => words.map((word) => this.queryWord(word)))];
    });
  }

  private queryWord(word: string): QueryWord {
    const beginning = this.words.startingWith(word);
    const stem = this.words.startingWith(beginningOfStem(word));
    const { entities, topics } = this.subjectsCalled(word, beginning, stem);
    const named = this.inNames.countIn(beginning);
    const misspelt = named === 0 ? this.nearlyNamed(word) : new Set<number>();
    let found = named + this.countInTexts(stem);
    for (const entity of entities.keys()) {
      found += this.fit.subjects.entities.countOf(entity);
    }
    for (const topic of topics.keys()) {
      found += this.fit.subjects.topics.countOf(topic);
    }
    for (const it of misspelt) {
      found += this.named.countOf(it) + this.fit.titlesWith.countOf(this.vocabulary.stemOf(it));
    }
    const most =
      this.vocabulary.words.numberOf(word) !== undefined
        ? matchShares.whole
        : beginning.from < beginning.to
          ? matchShares.beginning
          : matchShares.stem;
    return { word, beginning, stem, most, misspelt, entities, topics, found };
  }

  /** The subjects with a word in their names that begins like a word of the query, and how well each fits. */
  private subjectsCalled(word: string, beginning: WordRange, stem: WordRange) {
    const entities = new Map<number, number>();
    const topics = new Map<number, number>();
    for (const rank of this.inSubjects.ranksIn(stem)) {
      const number = this.words.numberAt(rank);
      const share = this.scores.shareOf(number, word, beginning);
      for (const [called, found] of [
        [this.called.entities, entities],
        [this.called.topics, topics],
      ] as const) {
        for (const subject of called.get(number) ?? []) {
          found.set(subject, Math.max(share, found.get(subject) ?? 0));
        }
      }
    }
    return { entities, topics };
  }

  /** The most publications that have a word of a range in their texts. */
  private countInTexts(range: WordRange): number {
    const ranks = this.inTexts.ranksIn(range);
    if (ranks.length > FEW) {
      return this.inTexts.countIn(range);
    }
    let count = 0;
    for (const stem of this.stemsAt(ranks)) {
      count += this.fit.words.places.countOf(stem);
    }
    return count;
  }

  /** The stems of words, by their ranks; each once. */
  private *stemsAt(ranks: Uint32Array): Generator<number, void> {
    const seen = new Set<number>();
    for (const rank of ranks) {
      const stem = this.vocabulary.stemOf(this.words.numberAt(rank));
      if (!seen.has(stem)) {
        seen.add(stem);
        yield stem;
      }
    }
  }

  /** Words of names and titles with a letter or two wrong, for a word that this literature does not have. */
  private nearlyNamed(word: string): Set<number> {
    const wrong = word.length >= TWO_WRONG ? 2 : word.length >= ONE_WRONG ? 1 : 0;
    const near = new Set<number>();
    if (wrong > 0 && !this.has(word)) {
      for (const number of this.words.near(word, wrong)) {
        const inTitles = this.fit.titlesWith.countOf(this.vocabulary.stemOf(number));
        if (this.named.countOf(number) + inTitles > 0) {
          near.add(number);
        }
      }
    }
    return near;
  }

  /**
   * Whether a publication here has a word or one of its forms, or a subject here is called by it. That the vocabulary has a
   * word shows nothing: it has those of other literatures, too.
   */
  private has(word: string): boolean {
    const { words, stems } = this.vocabulary;
    const number = words.numberOf(word);
    const isName =
      number !== undefined &&
      (this.named.countOf(number) > 0 || subjectsOf(this.called, number) > 0);
    // The words of titles are among those of all texts.
    const stem = stems.numberOf(stemOf(word));
    return isName || (stem !== undefined && this.fit.words.places.countOf(stem) > 0);
  }

  /** The places to score for the rarest term: first those that have it in a name or title. */
  private candidatesFor(term: QueryTerm): Set<number> {
    const places = new Set<number>();
    for (const field of queryFields) {
      for (const alternative of term) {
        for (const some of this.placesIn(field, rarestOf(alternative))) {
          for (const place of some) {
            if (places.size >= VISITED) {
              return places;
            }
            places.add(place);
          }
        }
      }
    }
    return places;
  }

  private *placesIn(field: QueryField, query: QueryWord): Generator<Iterable<number>, void> {
    const whole = this.vocabulary.words.numberOf(query.word);
    switch (field) {
      case 'names':
        if (whole !== undefined) {
          yield this.named.with(whole);
        }
        for (const rank of this.inNames.ranksIn(query.beginning)) {
          yield this.named.with(this.words.numberAt(rank));
        }
        for (const number of query.misspelt) {
          yield this.named.with(number);
        }
        return;
      case 'title':
        yield* this.placesByStem(query, whole, this.inTitles, this.fit.titlesWith);
        for (const number of query.misspelt) {
          yield this.fit.titlesWith.with(this.vocabulary.stemOf(number));
        }
        return;
      case 'subjects':
        for (const entity of query.entities.keys()) {
          yield this.fit.subjects.entities.with(entity);
        }
        for (const topic of query.topics.keys()) {
          yield this.fit.subjects.topics.with(topic);
        }
        return;
      case 'body':
        yield* this.placesByStem(query, whole, this.inTexts, this.fit.words.places);
    }
  }

  private *placesByStem(
    { stem }: QueryWord,
    whole: number | undefined,
    words: FieldWords,
    places: Places,
  ): Generator<Uint32Array, void> {
    if (whole !== undefined) {
      yield places.with(this.vocabulary.stemOf(whole));
    }
    for (const it of this.stemsAt(words.ranksIn(stem))) {
      yield places.with(it);
    }
  }
}

/** The most publications to which a term leads. */
function foundBy(term: QueryTerm): number {
  return term.reduce((sum, alternative) => sum + rarestOf(alternative).found, 0);
}

/** How many subjects have a word in their names. */
function subjectsOf({ entities, topics }: CalledSubjects, number: number): number {
  return (entities.get(number)?.length ?? 0) + (topics.get(number)?.length ?? 0);
}

function rarestOf(words: readonly QueryWord[]): QueryWord {
  return words.reduce((rarest, word) => (word.found < rarest.found ? word : rarest));
}

/** The common beginning of words with one root: "therap" for "therapy" and "therapies". */
function beginningOfStem(word: string): string {
  const stem = stemOf(word).replace(/(?<=.{4})i$/, '');
  return stem.length >= 4 && word.startsWith(stem) ? stem : word;
}
