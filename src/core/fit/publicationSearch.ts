/**
 * Finds publications as one types: by key, author, year, title, the names of what they are about, and the words of
 * abstract and keywords.
 *
 *     "emil 1998"       the key emilie1998
 *     "trenvoa"         an author or a title with a letter or two wrong
 *     "TNF-α psoria"    an abstract that names tumour necrosis factor, and psoriasis
 *
 * Each word of a query must be found, and counts where it begins a word. The rarest word leads: only publications
 * that have it are looked at, and of those no more than a thousand, so that a letter typed costs about the same
 * in a large literature as in a small one.
 */
import type {
  PublicationReader,
  ReadPublication,
  RecordedPublication,
} from '../abstracts/publicationReader';
import type { PublicationRecord } from '../abstracts/publicationRecord';
import type { Vocabulary } from '../abstracts/vocabulary';
import { compoundsIn, isStopWord, stemOf } from '../text/words';
import { type CalledSubjects, calledSubjects, type SubjectNames } from './calledSubjects';
import { FieldWords } from './fieldWords';
import type { FitIndex } from './fitIndex';
import { SortedWords, type WordRange } from './sortedWords';
import { Places, TermCounts, totalOf } from './termCounts';

/** Where a word is found, in the order in which it is looked for. */
const fields = ['names', 'title', 'subjects', 'body'] as const;
type Field = (typeof fields)[number];

/** What a word counts in each field: who types a key or an author means it. */
const countIn: Readonly<Record<Field, number>> = { names: 4, title: 1.6, subjects: 1, body: 0.6 };
/** What a match counts in relation to the very word. */
const shareOf = { whole: 1, beginning: 0.75, stem: 0.6, misspelt: 0.4 };

/** Publications that are looked at for one query, at most. */
const VISITED = 1000;
/** Letters of a word from which on one of them may be wrong, or two: neighbours that are swapped. */
const ONE_WRONG = 5;
const TWO_WRONG = 7;
/** Words of a query that count. */
const MOST_WORDS = 12;
/** Words of a range whose publications are counted by stem; of more, those of one stem count once for each word. */
const FEW = 64;
/** Publications that are added without a pause. */
const AT_ONCE = 256;

/** A word of a query, and what it means in this literature. */
interface QueryWord {
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
type QueryTerm = readonly (readonly QueryWord[])[];

/** Searches the publications that a {@link FitIndex} has. */
export class PublicationSearch {
  private constructor(
    private readonly fit: FitIndex,
    private readonly vocabulary: Vocabulary,
    private readonly words: SortedWords,
    /** The words of key, authors and year. */
    private readonly names: TermCounts,
    private readonly named: Places,
    private readonly called: CalledSubjects,
    /** The words of names, of titles, of all texts, and those that subjects are called by. */
    private readonly inNames: FieldWords,
    private readonly inTitles: FieldWords,
    private readonly inTexts: FieldWords,
    private readonly inSubjects: FieldWords,
  ) {}

  /** Makes what is indexed already searchable; the order decides between those that a query fits alike. */
  static *of(
    fit: FitIndex,
    { vocabulary }: PublicationReader,
    names: SubjectNames | undefined,
  ): Generator<void, PublicationSearch> {
    const inNames = yield* totalOf(fit.publications, ({ record }) => record.calledBy.length);
    const counts = new TermCounts(fit.publications.length, inNames, vocabulary.words.size);
    for (const [at, { record }] of fit.publications.entries()) {
      counts.add(record.calledBy);
      if (at % AT_ONCE === AT_ONCE - 1) {
        yield;
      }
    }
    counts.trim();
    const called = yield* calledSubjects(fit.subjects, vocabulary, names);
    const sorted = yield* SortedWords.of(vocabulary.words);
    const named = yield* Places.of(counts);
    const byStem = (places: Places) => (number: number) =>
      places.countOf(vocabulary.stemOf(number));
    return new PublicationSearch(
      ...([fit, vocabulary, sorted, counts, named, called] as const),
      yield* FieldWords.of(sorted, (number) => named.countOf(number)),
      yield* FieldWords.of(sorted, byStem(fit.titlesWith)),
      yield* FieldWords.of(sorted, byStem(fit.words.places)),
      yield* FieldWords.of(sorted, (number) => subjectsOf(called, number)),
    );
  }

  /** The publications that a query finds, best first; none for an empty query. */
  find(query: string, limit: number): ReadPublication[] {
    // Most publications that lack a term lack a rare one.
    const terms = this.termsOf(query).sort((a, b) => foundBy(a) - foundBy(b));
    const [lead] = terms;
    if (!lead) {
      return [];
    }
    const scored: { at: number; score: number }[] = [];
    for (const at of this.candidatesFor(lead)) {
      const score = this.scoreOf(at, terms);
      if (score > 0) {
        scored.push({ at, score });
      }
    }
    return scored
      .sort((a, b) => b.score - a.score || a.at - b.at)
      .slice(0, limit)
      .map(({ at }) => this.fit.publications[at] as ReadPublication);
  }

  /** What a query asks for; words that say nothing count only where they may be the beginning of another one. */
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
        ? shareOf.whole
        : beginning.from < beginning.to
          ? shareOf.beginning
          : shareOf.stem;
    return { word, beginning, stem, most, misspelt, entities, topics, found };
  }

  /** What has a word that begins as one of the query in its names, and how well that fits. */
  private subjectsCalled(word: string, beginning: WordRange, stem: WordRange) {
    const entities = new Map<number, number>();
    const topics = new Map<number, number>();
    for (const rank of this.inSubjects.ranksIn(stem)) {
      const number = this.words.numberAt(rank);
      const share = this.shareOf(number, word, beginning);
      for (const [called, shares] of [
        [this.called.entities, entities],
        [this.called.topics, topics],
      ] as const) {
        for (const subject of called.get(number) ?? []) {
          shares.set(subject, Math.max(share, shares.get(subject) ?? 0));
        }
      }
    }
    return { entities, topics };
  }

  /** How many publications have a word of a range in their texts, at most. */
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

  /** Words of names and titles with a letter or two wrong, for a word that is none of this literature. */
  private nearlyNamed(word: string): Set<number> {
    const wrong = word.length >= TWO_WRONG ? 2 : word.length >= ONE_WRONG ? 1 : 0;
    const near = new Set<number>();
    if (wrong > 0 && this.vocabulary.words.numberOf(word) === undefined) {
      for (const number of this.words.near(word, wrong)) {
        const inTitles = this.fit.titlesWith.countOf(this.vocabulary.stemOf(number));
        if (this.named.countOf(number) + inTitles > 0) {
          near.add(number);
        }
      }
    }
    return near;
  }

  /** The places to look at for the rarest of the terms: those that have it in a name or title first. */
  private candidatesFor(term: QueryTerm): Set<number> {
    const places = new Set<number>();
    for (const field of fields) {
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

  private *placesIn(field: Field, query: QueryWord): Generator<Iterable<number>, void> {
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

  /** How well a publication fits; 0 if it lacks one of the terms. */
  private scoreOf(at: number, terms: readonly QueryTerm[]): number {
    const { record, subjects } = this.fit.publications[at] as RecordedPublication;
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
    const named = countIn.names * (inNames === shareOf.stem ? 0 : inNames);
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
      } else if (misspelt.size > 0 && best < shareOf.misspelt && misspelt.has(number)) {
        best = shareOf.misspelt;
      }
    }
    return best;
  }

  /** What a word of the literature that begins as one of the query counts. */
  private shareOf(number: number, word: string, beginning: WordRange): number {
    const rank = this.words.ranks[number] as number;
    if (rank < beginning.from || rank >= beginning.to) {
      return shareOf.stem;
    }
    return this.vocabulary.words.at(number).length === word.length
      ? shareOf.whole
      : shareOf.beginning;
  }
}

/** How many publications a term leads to, at most. */
function foundBy(term: QueryTerm): number {
  return term.reduce((sum, alternative) => sum + rarestOf(alternative).found, 0);
}

/** How many subjects a word is part of the name of. */
function subjectsOf({ entities, topics }: CalledSubjects, number: number): number {
  return (entities.get(number)?.length ?? 0) + (topics.get(number)?.length ?? 0);
}

function rarestOf(words: readonly QueryWord[]): QueryWord {
  return words.reduce((rarest, word) => (word.found < rarest.found ? word : rarest));
}

/** The most that one of some subjects counts; 0 if none does. */
function bestOf(subjects: Uint32Array, shares: ReadonlyMap<number, number>): number {
  let best = 0;
  for (let at = 0; shares.size > 0 && at < subjects.length; at++) {
    best = Math.max(best, shares.get(subjects[at] as number) ?? 0);
  }
  return best;
}

/** What words of one root begin with: "therapies" and "therapy" with "therap". */
function beginningOfStem(word: string): string {
  const stem = stemOf(word).replace(/(?<=.{4})i$/, '');
  return stem.length >= 4 && word.startsWith(stem) ? stem : word;
}
