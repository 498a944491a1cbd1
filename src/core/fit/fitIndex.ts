/**
 * Ranks publications by how well they fit a sentence that needs a citation.
 *
 *     "TNF-α blockade heals most fissures [CITE]."  →  an article on "anti-tumour necrosis factor" and fissures
 *
 * The score of a publication is a sum of signs, each with a weight (`weights.ts`). All signs are looked up by
 * word, entity, topic or name, so that a query visits only the publications that share one with the sentence.
 */
import type {
  PublicationReader,
  ReadPublication,
  RecordedPublication,
} from '../abstracts/publicationReader';
import type { PublicationRecord } from '../abstracts/publicationRecord';
import { IN_TITLE } from '../abstracts/subjectRows';
import type { Vocabulary, Words } from '../abstracts/vocabulary';
import { piecesIn, stemsIn } from '../text/words';
import type { CitedBefore, CitedLiterature } from './citedBefore';
import { type CitingSentence, withoutCitations } from './citingSentence';
import { rarityAtLarge } from './commonWords';
import { evidenceOf, type RankPreference } from './evidence';
import { FitScores, type ScoreSheet } from './fitScores';
import { NamedPublications } from './namedPublications';
import { byRarity, lastSentence, once, wordsOfSentence } from './sentenceWords';
import { SpelledForms } from './spelledForms';
import { SubjectIndex } from './subjectIndex';
import { type Subjects, subjectsOf } from './subjects';
import { Places, TermCounts, totalOf } from './termCounts';
import { type TermQuery, TermScores } from './termScores';
import { type FitWeights, fitWeights } from './weights';

/** Publications that are indexed without a pause. */
const AT_ONCE = 50;
/** Titles whose words are weighed without a pause. */
const WEIGHED_AT_ONCE = 2048;
/** Publications that are scored by all that they say, beside those that are wanted. */
const CLOSELY = 200;
/** Publications after the last one wanted whose evidence may bring them up. */
const CLOSE = 10;
/** Publications that an entity, a topic or a word of a title brings in, at most. */
const MOST_FOR_SIGN = 400;
/** Words of a sentence with which the one before it counts half. */
const SHORT = 6;
/** Words by which other publications are like one that was cited. */
const TELLING = 12;
/** How often a word of the title counts as one of the abstract. */
const IN_TITLE_TIMES = 2;

/** A publication, what it says, and how well it fits; scores compare within one query. */
export interface RankedPublication extends ReadPublication {
  readonly score: number;
}

/** A sentence and the text around it: stems with how much each counts, pieces of words, and subjects. */
interface SentenceRead {
  /** The sentence without its citations. */
  readonly text: string;
  readonly stems: ReadonlyMap<string, number>;
  readonly before: ReadonlyMap<string, number>;
  /** The sentence just before. */
  readonly previous: ReadonlyMap<string, number>;
  readonly heading: ReadonlyMap<string, number>;
  /** What the sentence abbreviates, or abbreviations of what it spells out. */
  readonly otherForms: ReadonlyMap<string, number>;
  readonly pieces: ReadonlySet<string>;
  readonly subjects: Subjects;
}

/** What a query looks for in texts, titles and subjects, by number; what each adds to a publication that has it. */
interface Signs {
  readonly words: TermQuery;
  /** The words of what was cited last: publications like these count more, but none is found by it alone. */
  readonly kin: TermQuery;
  readonly pieces: TermQuery;
  /** Stems, with their rarity. */
  readonly titleStems: ReadonlyMap<number, number>;
  readonly entities: ReadonlyMap<number, number>;
  readonly titleEntities: ReadonlyMap<number, number>;
  readonly topics: ReadonlyMap<number, number>;
}

/** The signs of all publications of a literature, indexed. What a query costs hardly grows with the literature. */
export class FitIndex {
  private readonly named: NamedPublications;
  private readonly spelled: SpelledForms;
  private readonly placeByKey = new Map<string, number>();
  private readonly literature: CitedLiterature;
  /** The latest year of the literature; 0 if no year is known. */
  latestYear = 0;
  private scores: FitScores | undefined;
  private exactly: FitScores | undefined;

  private constructor(
    private readonly reader: PublicationReader,
    readonly publications: readonly RecordedPublication[],
    readonly subjects: SubjectIndex,
    /** The words of title (twice), abstract and keywords, by their stems. */
    readonly words: TermScores,
    private readonly titlePieces: TermScores,
    /** The different stems of each title. */
    private readonly titles: TermCounts,
    /** The same by stem, short titles first. */
    readonly titlesWith: Places,
    /** How rare the stems of each title are together. */
    private readonly titleRarities: Float32Array,
  ) {
    this.named = new NamedPublications(reader.vocabulary);
    this.spelled = new SpelledForms(reader.vocabulary);
    this.literature = {
      size: publications.length,
      rarityOf: (stem) => words.rarityOf(reader.vocabulary.stems.numberOf(stem)),
    };
  }

  /** Indexes publications that a reader has read. */
  static *of(
    publications: readonly RecordedPublication[],
    reader: PublicationReader,
  ): Generator<void, FitIndex> {
    const { vocabulary } = reader;
    const { length } = publications;
    const stems = vocabulary.stems.size;
    const inWords = yield* totalOf(publications, ({ record }) => record.words.length);
    const inTitles = yield* totalOf(publications, ({ record }) => record.inTitle);
    const inPieces = yield* totalOf(publications, ({ record }) => record.pieces.length);
    const counts = new TermCounts(length, inWords, stems);
    const titles = new TermCounts(length, inTitles, stems);
    const titlePieces = new TermCounts(length, inPieces, vocabulary.pieces.size);
    yield;
    for (const [at, { record }] of publications.entries()) {
      addStems(record, vocabulary, counts, titles);
      titlePieces.add(record.pieces);
      if (at % AT_ONCE === AT_ONCE - 1) {
        yield;
      }
    }
    const words = yield* TermScores.of(counts, { saturation: 2, length: 0.9 });
    const byPiece = yield* TermScores.of(titlePieces, { saturation: 1.2, length: 0.3 });
    titles.trim();
    const rarities = yield* raritiesOf(titles, words);
    const byLength = (_: number, place: number) =>
      Math.min(255, Math.floor(2 * (rarities[place] as number)));
    const titlesWith = yield* Places.of(titles, byLength, MOST_FOR_SIGN);
    const subjects = yield* SubjectIndex.of(publications, vocabulary);
    const tables = [subjects, words, byPiece, titles, titlesWith, rarities] as const;
    const index = new FitIndex(reader, publications, ...tables);
    for (const [at, read] of publications.entries()) {
      index.add(read, at);
      if (at % AT_ONCE === AT_ONCE - 1) {
        yield;
      }
    }
    return index;
  }

  /** The places of publications by their keys, for {@link CitedBefore}; unknown ones are left out. */
  placesOf(keys: readonly string[]): number[] {
    return keys.flatMap((key) => this.placeByKey.get(key) ?? []);
  }

  /**
   * The publications that fit best, best first; what they are as evidence decides between those that fit alike.
   *
   * @param limit how many, at most
   */
  rank(
    sentence: CitingSentence,
    cited: CitedBefore,
    limit: number,
    prefer: RankPreference = 'balanced',
  ): RankedPublication[] {
    const { length } = this.publications;
    const found = this.scores ?? new FitScores(length);
    const exactly = this.exactly ?? new FitScores(length);
    this.scores = found;
    this.exactly = exactly;
    const read = this.read(sentence);
    const signs = this.signsOf(read, cited, fitWeights);
    const both: ScoreSheet = {
      add(at, score) {
        exactly.add(at, score);
        found.add(at, score);
      },
    };
    this.scoreFew(read, cited, fitWeights, both);
    this.find(signs, fitWeights, found);
    for (const place of cited.latest().keys()) {
      found.add(place, signs.kin.scoreOf(place));
    }
    const best = found
      .takeBest(2 * limit + CLOSELY)
      .map(({ place }) => ({
        place,
        score: exactly.scoreOf(place) + this.scoreOf(place, signs, fitWeights),
      }))
      .sort((a, b) => b.score - a.score || a.place - b.place)
      .slice(0, limit + CLOSE)
      .map(({ place, score }): RankedPublication => {
        const { publication, contents } = this.publications[place] as RecordedPublication;
        const evidence = evidenceOf({ publication, contents }, this.latestYear, prefer);
        return { publication, contents, score: score + evidence };
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
    exactly.clear();
    return best;
  }

  /**
   * Functions that score publications by their places as {@link rank} does, evidence apart.
   *
   * @param all weights, a function for each; `npm run fit:weights` asks for every sign alone
   */
  scorersFor(
    sentence: CitingSentence,
    cited: CitedBefore,
    all: readonly FitWeights[],
  ): ((place: number) => number)[] {
    const read = this.read(sentence);
    return all.map((weights) => {
      const signs = this.signsOf(read, cited, weights);
      const few = new FitScores(this.publications.length);
      this.scoreFew(read, cited, weights, few);
      return (place) => few.scoreOf(place) + this.scoreOf(place, signs, weights);
    });
  }

  /** Adds the scores by signs that few publications have: names, and what was cited before. */
  private scoreFew(
    { text, stems }: SentenceRead,
    cited: CitedBefore,
    weights: FitWeights,
    scores: ScoreSheet,
  ): void {
    this.named.score(text, weights, scores);
    cited.score(new Set(stems.keys()), this.literature, weights, scores);
  }

  /** What a sentence and the text around it have that publications may have in common with them. */
  private read(sentence: CitingSentence): SentenceRead {
    const text = withoutCitations(sentence);
    const stems = wordsOfSentence(sentence);
    return {
      ...{ text, stems },
      before: once(stemsIn(sentence.before)),
      previous: byRarity(stemsIn(lastSentence(sentence.before))),
      heading: byRarity(stemsIn(sentence.heading)),
      otherForms: once(this.spelled.otherStemsFor(text).filter((stem) => !stems.has(stem))),
      pieces: piecesIn(text),
      subjects: subjectsOf([text], this.reader.recogniser),
    };
  }

  /** What a sentence looks for. All that is found by words is one query. */
  private signsOf(read: SentenceRead, cited: CitedBefore, weights: FitWeights): Signs {
    const { vocabulary } = this.reader;
    const { stems } = read;
    const query = new Map<number, number>();
    // Rarity counts twice, once here and once in the query: one rare word says more than several usual ones.
    for (const [stem, share] of stems) {
      const number = vocabulary.stems.numberOf(stem);
      if (number !== undefined) {
        query.set(number, weights.words * share * this.words.rarityOf(number));
      }
    }
    const add = (words: ReadonlyMap<string, number>, weight: number) => {
      for (const [stem, share] of words) {
        const number = vocabulary.stems.numberOf(stem);
        if (number !== undefined) {
          query.set(number, (query.get(number) ?? 0) + weight * share);
        }
      }
    };
    add(read.before, weights.before);
    add(read.previous, weights.previous / (1 + stems.size / SHORT));
    add(read.heading, weights.heading);
    add(read.otherForms, weights.abbreviation);
    const pieces = new Map<number, number>();
    for (const piece of read.pieces) {
      const number = vocabulary.pieces.numberOf(piece);
      if (number !== undefined) {
        pieces.set(number, weights.pieces);
      }
    }
    const titleStems = new Map<number, number>();
    for (const stem of stems.keys()) {
      const number = vocabulary.stems.numberOf(stem);
      if (number !== undefined) {
        titleStems.set(number, this.words.rarityOf(number));
      }
    }
    return {
      words: this.words.query(query),
      kin: this.words.query(this.wordsOf(cited.latest(), weights.citedKin)),
      pieces: this.titlePieces.query(pieces),
      titleStems,
      ...this.sharesOfSubjects(read.subjects, weights),
    };
  }

  /** The words that tell most of some publications, with what each counts. */
  private wordsOf(shares: ReadonlyMap<number, number>, weight: number): Map<number, number> {
    const query = new Map<number, number>();
    for (const [place, share] of shares) {
      for (const [term, telling] of this.mostTelling(place)) {
        query.set(term, (query.get(term) ?? 0) + weight * share * telling);
      }
    }
    return query;
  }

  /** The words that a publication has often and others seldom; how much each tells of all that its words tell. */
  private mostTelling(place: number): [term: number, share: number][] {
    const { stems } = this.reader.vocabulary;
    let square = 0;
    const terms = this.words.termsOf(place).map(({ term, count }) => {
      const atLarge = rarityAtLarge(stems.at(term));
      const telling = (1 + Math.log(count)) * this.words.rarityOf(term) * atLarge;
      square += telling * telling;
      return { term, telling, atLarge };
    });
    return terms
      .sort((a, b) => b.telling - a.telling || a.term - b.term)
      .slice(0, TELLING)
      .map(({ term, telling, atLarge }) => [term, (telling * atLarge) / Math.sqrt(square)]);
  }

  private sharesOfSubjects({ entities, topics }: Subjects, weights: FitWeights) {
    const { vocabulary } = this.reader;
    const { subjects } = this;
    return {
      entities: this.sharesOf(entities, vocabulary.entities, weights.entity, (it) =>
        subjects.entities.countOf(it),
      ),
      titleEntities: this.sharesOf(entities, vocabulary.entities, weights.entity, (it) =>
        subjects.inTitles(it),
      ),
      topics: this.sharesOf(topics, vocabulary.topics, weights.topic, (it) =>
        subjects.topics.countOf(it),
      ),
    };
  }

  /** What each subject counts, by its number: more for one that few publications speak of. */
  private sharesOf(
    ids: ReadonlySet<string>,
    words: Words,
    weight: number,
    countOf: (number: number) => number,
  ): Map<number, number> {
    const shares = new Map<number, number>();
    for (const id of ids) {
      const number = words.numberOf(id);
      const have = number === undefined ? 0 : countOf(number);
      if (number !== undefined && have > 0) {
        shares.set(number, (weight * Math.log(1 + this.publications.length / have)) / 5);
      }
    }
    return shares;
  }

  /** Finds the publications that each sign counts most for, and roughly how well each fits. */
  private find(signs: Signs, weights: FitWeights, found: FitScores): void {
    signs.words.addTo(found);
    signs.pieces.addTo(found);
    for (const [stem, rarity] of signs.titleStems) {
      for (const at of this.titlesWith.with(stem, MOST_FOR_SIGN)) {
        found.add(at, (weights.title * rarity) / (this.titleRarities[at] as number));
      }
    }
    const { entities, topics } = this.subjects;
    for (const [number, share] of signs.titleEntities) {
      const most = Math.min(MOST_FOR_SIGN, this.subjects.inTitles(number));
      entities.with(number, most).forEach((at) => found.add(at, share));
    }
    for (const [number, share] of signs.entities) {
      entities.with(number, MOST_FOR_SIGN).forEach((at) => found.add(at, share));
    }
    for (const [number, share] of signs.topics) {
      topics.with(number, MOST_FOR_SIGN).forEach((at) => found.add(at, share));
    }
  }

  /** How well a publication fits, without names and earlier citations. */
  private scoreOf(place: number, signs: Signs, weights: FitWeights): number {
    let inTitle = 0;
    const { starts, terms } = this.titles;
    for (let at = starts[place] as number; at < (starts[place + 1] as number); at++) {
      inTitle += signs.titleStems.get(terms[at] as number) ?? 0;
    }
    const { subjects } = this.publications[place] as RecordedPublication;
    const { entities, weights: says, topics } = subjects;
    let about = 0;
    for (let at = 0; at < entities.length; at++) {
      const entity = entities[at] as number;
      about += signs.entities.get(entity) ?? 0;
      about += (says[at] as number) < IN_TITLE ? 0 : (signs.titleEntities.get(entity) ?? 0);
    }
    for (let at = 0; at < topics.length; at++) {
      about += signs.topics.get(topics[at] as number) ?? 0;
    }
    return (
      signs.words.scoreOf(place) +
      signs.kin.scoreOf(place) +
      signs.pieces.scoreOf(place) +
      (inTitle === 0 ? 0 : (weights.title * inTitle) / (this.titleRarities[place] as number)) +
      about
    );
  }

  private add(read: RecordedPublication, place: number): void {
    const { key, summary } = read.publication;
    // Files of a workspace may have a key in common; a note has it once.
    if (!this.placeByKey.has(key)) {
      this.placeByKey.set(key, place);
    }
    this.latestYear = Math.max(this.latestYear, Number(summary.year) || 0);
    this.named.add(read);
    this.spelled.add(read.record);
  }
}

/** How rare the stems of each title are together. */
function* raritiesOf(
  { size, starts, terms }: TermCounts,
  words: TermScores,
): Generator<void, Float32Array> {
  const rarities = new Float32Array(size);
  const add = (place: number) => {
    for (let at = starts[place] as number; at < (starts[place + 1] as number); at++) {
      rarities[place] = (rarities[place] as number) + words.rarityOf(terms[at] as number);
    }
  };
  for (let place = 0; place < size; place++) {
    add(place);
    if (place % WEIGHED_AT_ONCE === WEIGHED_AT_ONCE - 1) {
      yield;
    }
  }
  return rarities;
}

/** Counts the stems of the next publication, in all its texts and in its title. */
function addStems(
  { words, inTitle, counts: times }: PublicationRecord,
  vocabulary: Vocabulary,
  counts: TermCounts,
  titles: TermCounts,
): void {
  for (let at = 0; at < words.length; at++) {
    const stem = vocabulary.stemOf(words[at] as number);
    if (at < inTitle) {
      titles.count(stem, 1);
    }
    counts.count(stem, at < inTitle ? IN_TITLE_TIMES : (times[at - inTitle] as number));
  }
  titles.endPublication();
  counts.endPublication();
}
