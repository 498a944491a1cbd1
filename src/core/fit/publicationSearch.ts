/**
 * Finds publications as one types: by key, author, year, title, the names of what they are about, and the words of
 * abstract and keywords.
 *
 *     "emil 1998"       the key emilie1998
 *     "trenvoa"         an author or a title with a letter or two wrong
 *     "TNF-α psoria"    an abstract that names tumour necrosis factor, and psoriasis
 *
 * Each word of a query must be found, and counts where it begins a word. The rarest word leads: only publications
 * that have it are looked at, and of those no more than some thousands, so that a letter typed costs about the same
 * in a large literature as in a small one.
 */
import type { ReadPublication } from '../abstracts/publicationReader';
import type { Library } from '../library/library';
import type { EntityId, TopicId } from '../library/schema';
import type { EntryTexts } from '../literature/entry';
import { SortedWords, type WordRange } from './sortedWords';
import { compoundsIn, isStopWord, plainWords, stemOf, wordsIn } from './words';

/** The library, as far as it says by which names entities and topics are called. */
export type SubjectNames = Pick<Library, 'entity' | 'topic'>;

/** Where a word is found, in the order in which it is looked for. */
const fields = ['names', 'title', 'subjects', 'body'] as const;
type Field = (typeof fields)[number];

/** What a word counts in each field: who types a key or an author means it. */
const countIn: Readonly<Record<Field, number>> = { names: 4, title: 1.6, subjects: 1, body: 0.6 };
/** What a match counts in relation to the very word. */
const shareOf = { whole: 1, beginning: 0.75, stem: 0.6, misspelt: 0.4 };

/** Publications that are looked at for one query, at most. */
const VISITED = 4000;
/** Letters of a word from which on one of them may be wrong, or two: neighbours that are swapped. */
const ONE_WRONG = 5;
const TWO_WRONG = 7;
/** Words of a query that count. */
const MOST_WORDS = 12;
/** UTF-16 units of an abstract that are searched; what is longer is no abstract but a whole text. */
const LONGEST_ABSTRACT = 20_000;
/** Publications that are added without a pause. */
const AT_ONCE = 20;

/** The words of one publication by field, as numbers. Subjects are those of its contents. */
interface Words {
  readonly names: Uint32Array;
  readonly title: Uint32Array;
  readonly body: Uint32Array;
}

/** A word of a query, and what it means in this literature. */
interface QueryWord {
  readonly word: string;
  /** Words that begin with it. */
  readonly beginning: WordRange;
  /** Words that begin with its stem. */
  readonly stem: WordRange;
  /** Words of names and titles that are nearly it, by their numbers; where none begins with it. */
  readonly misspelt: ReadonlySet<number>;
  /** What it names, and how well it does. */
  readonly subjects: ReadonlyMap<EntityId | TopicId, number>;
  /** How many publications it leads to, at most. */
  readonly found: number;
}

/** What a query asks for between blanks: one of the alternatives, all words of it. */
type QueryTerm = readonly (readonly QueryWord[])[];

export class PublicationSearch {
  private readonly words = new SortedWords();
  private readonly publications: ReadPublication[] = [];
  private readonly wordsOf: Words[] = [];
  /** The places of publications by the number of a word. */
  private readonly places: Readonly<Record<Exclude<Field, 'subjects'>, Map<number, number[]>>> = {
    names: new Map(),
    title: new Map(),
    body: new Map(),
  };
  /** What is called by a word, by the number of the word. */
  private readonly subjectsCalled = new Map<number, (EntityId | TopicId)[]>();
  private readonly placesOfSubject = new Map<EntityId | TopicId, number[]>();

  private constructor() {}

  /** Indexes publications; the order decides between those that a query fits alike. */
  static *of(
    publications: Iterable<readonly [ReadPublication, EntryTexts]>,
    names: SubjectNames | undefined,
  ): Generator<void, PublicationSearch> {
    const search = new PublicationSearch();
    let added = 0;
    for (const [read, texts] of publications) {
      search.add(read, texts);
      if (++added % AT_ONCE === 0) {
        yield;
      }
    }
    for (const subject of search.placesOfSubject.keys()) {
      search.addNames(subject, names);
    }
    yield* search.words.sort();
    return search;
  }

  /** The publications that a query finds, best first; none for an empty query. */
  find(query: string, limit: number): ReadPublication[] {
    const terms = this.termsOf(query);
    const lead = leadOf(terms);
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
      .map(({ at }) => this.publications[at] as ReadPublication);
  }

  private add(read: ReadPublication, texts: EntryTexts): void {
    const { key, summary } = read.publication;
    const at = this.publications.push(read) - 1;
    const title = texts.title ?? summary.title ?? '';
    const body = [(texts.abstract ?? '').slice(0, LONGEST_ABSTRACT), ...texts.keywords].join('\n');
    const words: Words = {
      names: this.numbersOf([
        ...wordsOfKey(key),
        ...summary.authors.flatMap((name) => plainWords(name)),
        ...plainWords(summary.year ?? ''),
      ]),
      title: this.numbersOf(wordsIn(title)),
      body: this.numbersOf(wordsIn(body)),
    };
    this.wordsOf.push(words);
    for (const field of ['names', 'title', 'body'] as const) {
      words[field].forEach((number) => append(this.places[field], number, at));
    }
    const { entities, topics } = read.contents;
    for (const subject of [...entities, ...topics]) {
      append(this.placesOfSubject, subject, at);
    }
  }

  private addNames(subject: EntityId | TopicId, names: SubjectNames | undefined): void {
    const entity = names?.entity(subject);
    const topic = names?.topic(subject);
    const called = entity
      ? [entity.label, entity.name, ...entity.synonyms.map(({ text }) => text)]
      : topic
        ? [topic.label, ...topic.terms.map(({ text }) => text)]
        : [];
    for (const number of this.numbersOf(called.flatMap((name) => wordsIn(name)))) {
      append(this.subjectsCalled, number, subject);
    }
  }

  private numbersOf(words: Iterable<string>): Uint32Array {
    return Uint32Array.from(new Set(words), (word) => this.words.add(word));
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
    const misspelt = new Set<number>();
    let found = 0;
    const subjects = new Map<EntityId | TopicId, number>();
    for (let rank = stem.from; rank < stem.to; rank++) {
      const number = this.words.numberAt(rank);
      for (const subject of this.subjectsCalled.get(number) ?? []) {
        const share = this.shareOf(number, word, beginning);
        subjects.set(subject, Math.max(share, subjects.get(subject) ?? 0));
      }
      found += this.countOf(number, 'title') + this.countOf(number, 'body');
    }
    let named = 0;
    for (let rank = beginning.from; rank < beginning.to; rank++) {
      named += this.countOf(this.words.numberAt(rank), 'names');
      found += this.countOf(this.words.numberAt(rank), 'title');
    }
    for (const subject of subjects.keys()) {
      found += this.placesOfSubject.get(subject)?.length ?? 0;
    }
    const wrong = word.length >= TWO_WRONG ? 2 : word.length >= ONE_WRONG ? 1 : 0;
    if (wrong > 0 && named === 0 && !this.isWhole(word)) {
      for (const number of this.words.near(word, wrong)) {
        const count = this.countOf(number, 'names') + this.countOf(number, 'title');
        if (count > 0) {
          misspelt.add(number);
          found += count;
        }
      }
    }
    return { word, beginning, stem, misspelt, subjects, found: found + named };
  }

  /** Whether a word is one of this literature's as it is. */
  private isWhole(word: string): boolean {
    return this.words.numberOf(word) !== undefined;
  }

  private countOf(number: number, field: Exclude<Field, 'subjects'>): number {
    return this.places[field].get(number)?.length ?? 0;
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

  private *placesIn(field: Field, query: QueryWord): Generator<readonly number[], void> {
    if (field === 'subjects') {
      for (const subject of query.subjects.keys()) {
        yield this.placesOfSubject.get(subject) ?? [];
      }
      return;
    }
    const whole = this.words.numberOf(query.word);
    if (whole !== undefined) {
      yield this.places[field].get(whole) ?? [];
    }
    const range = field === 'names' ? query.beginning : query.stem;
    for (let rank = range.from; rank < range.to; rank++) {
      yield this.places[field].get(this.words.numberAt(rank)) ?? [];
    }
    if (field !== 'body') {
      for (const number of query.misspelt) {
        yield this.places[field].get(number) ?? [];
      }
    }
  }

  /** How well a publication fits; 0 if it lacks one of the terms. */
  private scoreOf(at: number, terms: readonly QueryTerm[]): number {
    let sum = 0;
    for (const alternatives of terms) {
      const best = Math.max(
        ...alternatives.map((words) => {
          const scores = words.map((word) => this.scoreOfWord(at, word));
          return scores.includes(0) ? 0 : scores.reduce((all, it) => all + it) / scores.length;
        }),
      );
      if (best === 0) {
        return 0;
      }
      sum += best;
    }
    return sum;
  }

  /** The best of what a word counts in the fields, and a little of the others. */
  private scoreOfWord(at: number, query: QueryWord): number {
    const words = this.wordsOf[at] as Words;
    const { entities, topics } = (this.publications[at] as ReadPublication).contents;
    let best = 0;
    let all = 0;
    const count = (field: Field, share: number) => {
      best = Math.max(best, countIn[field] * share);
      all += countIn[field] * share;
    };
    for (const field of ['names', 'title', 'body'] as const) {
      let share = 0;
      for (const number of words[field]) {
        const rank = this.words.rankOf(number);
        if (rank >= query.stem.from && rank < query.stem.to) {
          const it = this.shareOf(number, query.word, query.beginning);
          share = field === 'names' && it === shareOf.stem ? share : Math.max(share, it);
        } else if (field !== 'body' && query.misspelt.has(number)) {
          share = Math.max(share, shareOf.misspelt);
        }
      }
      count(field, share);
    }
    let called = 0;
    if (query.subjects.size > 0) {
      for (const subject of [...entities, ...topics]) {
        called = Math.max(called, query.subjects.get(subject) ?? 0);
      }
    }
    count('subjects', called);
    return best + all / 10;
  }

  /** What a word of the literature that begins as one of the query counts. */
  private shareOf(number: number, word: string, beginning: WordRange): number {
    const rank = this.words.rankOf(number);
    if (rank < beginning.from || rank >= beginning.to) {
      return shareOf.stem;
    }
    return this.words.lengthOf(number) === word.length ? shareOf.whole : shareOf.beginning;
  }
}

/** The term that the fewest publications have; undefined without terms. */
function leadOf(terms: readonly QueryTerm[]): QueryTerm | undefined {
  const foundBy = (term: QueryTerm) =>
    term.reduce((sum, alternative) => sum + rarestOf(alternative).found, 0);
  return terms.reduce<QueryTerm | undefined>(
    (lead, term) => (lead && foundBy(lead) <= foundBy(term) ? lead : term),
    undefined,
  );
}

function rarestOf(words: readonly QueryWord[]): QueryWord {
  return words.reduce((rarest, word) => (word.found < rarest.found ? word : rarest));
}

/** Keys run words together: "emilie1998" is found by "emilie", by "1998" and as a whole. */
function wordsOfKey(key: string): string[] {
  return plainWords(key).flatMap((word) => [word, ...(word.match(/\p{L}+|\p{N}+/gu) ?? [])]);
}

/** What words of one root begin with: "therapies" and "therapy" with "therap". */
function beginningOfStem(word: string): string {
  const stem = stemOf(word).replace(/(?<=.{4})i$/, '');
  return stem.length >= 4 && word.startsWith(stem) ? stem : word;
}

function append<K, V>(index: Map<K, V[]>, key: K, value: V): void {
  const values = index.get(key);
  if (values) {
    values.push(value);
  } else {
    index.set(key, [value]);
  }
}
