/**
 * Ranks publications by how well they fit a sentence that needs a citation.
 *
 *     "TNF-α blockade heals most fissures [CITE]."  →  an article on "anti-tumour necrosis factor" and fissures
 *
 * The score of a publication is a sum of signs, each with a weight (`weights.ts`). All signs are looked up by word,
 * entity, topic or name, so that a query visits only publications that share one with the sentence.
 */
import type {
  PublicationReader,
  ReadPublication,
  RecordedPublication,
} from '../abstracts/publicationReader';
import type { PublicationRecord } from '../abstracts/publicationRecord';
import type { Vocabulary } from '../abstracts/vocabulary';
import { inSlices } from '../text/steps';
import type { CitedBefore, CitedLiterature } from './citedBefore';
import type { CitingSentence } from './citingSentence';
import type { RankPreference } from './evidence';
import { EvidenceTable } from './evidenceTable';
import { FitScores, type ScoreSheet } from './fitScores';
import { NamedPublications } from './namedPublications';
import { readSentence, type SentenceRead } from './sentenceRead';
import { type Signs, signsOf } from './signs';
import { SpelledForms } from './spelledForms';
import { SubjectIndex } from './subjectIndex';
import { Places, TermCounts, totalOf } from './termCounts';
import { TermScores } from './termScores';
import { type FitWeights, fitWeights } from './weights';

/** Publications that are indexed without a pause. */
const AT_ONCE = 64;
/** Titles whose rarity is computed without a pause. */
const WEIGHED_AT_ONCE = 1024;
/** The number of publications that are scored by all signs, beside those that are wanted. */
const CLOSELY = 200;
/** The number of publications after the last wanted one that their evidence may move up. */
const CLOSE = 10;
/** The most publications that an entity, a topic or a word of a title brings in. */
const MOST_FOR_SIGN = 400;
/** Publications that signs of one sort bring in together: those that count most come first, and beyond this no other. */
const MOST_FOR_SIGNS = { words: 9000, pieces: 3000, titles: 1500 };
/** Entries on each side of one in its bibliography that count as beside it. */
const BESIDE = 12;
/** Words of an abstract, at least: keywords alone are fewer. */
const FEWEST_IN_ABSTRACT = 15;
/** How often a word of the title counts, where one of the abstract counts once. */
const IN_TITLE_TIMES = 2;

/** A publication with its contents and its fit; scores compare within one query. */
export interface RankedPublication extends ReadPublication {
  readonly score: number;
}

/** The share of the score of an unsigned page with which another publication fits nearly as well. */
const NEARLY = 0.6;

/** The signs of all publications of a literature, indexed. The cost of a query hardly grows with the literature. */
export class FitIndex {
  private readonly named: NamedPublications;
  private readonly spelled: SpelledForms;
  private readonly placeByKey = new Map<string, number>();
  private readonly literature: CitedLiterature;
  /** What a note has cited before does not bring unsigned pages before trials and reviews. */
  readonly evidence: EvidenceTable;
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
    /** The sum of the rarities of the stems of each title. */
    private readonly titleRarities: Float32Array,
  ) {
    this.named = new NamedPublications(reader.vocabulary);
    this.spelled = new SpelledForms(reader.vocabulary);
    this.evidence = new EvidenceTable(publications.length);
    this.literature = {
      size: publications.length,
      rarityOf: (stem) => words.rarityOf(reader.vocabulary.stems.numberOf(stem)),
      besides: (place) => this.besides(place),
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
    yield* inSlices(length, AT_ONCE, (from, to) => {
      for (let at = from; at < to; at++) {
        const { record } = publications[at] as RecordedPublication;
        addStems(record, vocabulary, counts, titles);
        titlePieces.add(record.pieces);
      }
    });
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
    yield* inSlices(length, AT_ONCE, (from, to) => {
      for (let at = from; at < to; at++) {
        index.add(publications[at] as RecordedPublication, at);
      }
    });
    return index;
  }

  /** The places of publications by their keys, for {@link CitedBefore}; leaves out unknown keys. */
  placesOf(keys: readonly string[]): number[] {
    return keys.flatMap((key) => this.placeByKey.get(key) ?? []);
  }

  /**
   * The publications that fit best, best first; among those that fit equally well, evidence decides.
   *
   * @param limit the most publications
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
    const signs = this.signsOf(read, fitWeights);
    const both: ScoreSheet = {
      add(at, score) {
        exactly.add(at, score);
        found.add(at, score);
      },
    };
    this.scoreFew(read, cited, fitWeights, both);
    cited.scoreBesides(this.literature, fitWeights, this.signedOnly(exactly));
    this.find(signs, fitWeights, found);
    const best = found
      .takeBest(2 * limit + CLOSELY)
      .map(({ place }) => ({
        place,
        score: exactly.scoreOf(place) + this.scoreOf(place, signs, fitWeights),
      }))
      .sort((a, b) => b.score - a.score || a.place - b.place)
      .slice(0, limit + CLOSE)
      .map(({ place, score }) => ({ place, score: score + this.evidence.of(place, prefer) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
      .sort((a, b) => this.orderScore(b) - this.orderScore(a));
    exactly.clear();
    signs.release();
    return best.map(({ place, score }) => {
      const read = this.publications[place] as RecordedPublication;
      return {
        publication: read.publication,
        // Few of a list are looked at.
        get contents() {
          return read.contents;
        },
        score,
      };
    });
  }

  /**
   * Functions that score publications by their places as {@link rank} does, without evidence.
   *
   * @param all weights, a function for each; `npm run fit:weights` needs every sign separately
   */
  scorersFor(
    sentence: CitingSentence,
    cited: CitedBefore,
    all: readonly FitWeights[],
  ): ((place: number) => number)[] {
    const read = this.read(sentence);
    return all.map((weights) => {
      const signs = this.signsOf(read, weights);
      const few = new FitScores(this.publications.length);
      this.scoreFew(read, cited, weights, few);
      cited.scoreBesides(this.literature, weights, this.signedOnly(few));
      return (place) => few.scoreOf(place) + this.scoreOf(place, signs, weights);
    });
  }

  /** Adds the scores of signs that few publications have: names, and earlier citations. */
  private scoreFew(
    { text, stems }: SentenceRead,
    cited: CitedBefore,
    weights: FitWeights,
    scores: ScoreSheet,
  ): void {
    this.named.score(text, weights, scores);
    const stemsAlone = new Set(stems.keys());
    cited.score(stemsAlone, this.literature, weights, this.signedOnly(scores));
  }

  /** The score by which the best are listed: an unsigned page stands below what fits nearly as well. */
  private orderScore({ place, score }: { readonly place: number; readonly score: number }): number {
    return this.evidence.isUnsigned(place) ? Math.min(score, score * NEARLY) : score;
  }

  /** Scores to which unsigned pages add nothing. */
  private signedOnly(scores: ScoreSheet): ScoreSheet {
    return {
      add: (place, score) => {
        if (!this.evidence.isUnsigned(place)) {
          scores.add(place, score);
        }
      },
    };
  }

  /** Entries near one in its bibliography, with how many entries away each is. */
  private *besides(place: number): Generator<readonly [number, number], void> {
    const fileOf = (at: number) => this.publications[at]?.publication.entries[0]?.file;
    const file = fileOf(place);
    for (let distance = 1; file !== undefined && distance <= BESIDE; distance++) {
      for (const at of [place - distance, place + distance]) {
        if (fileOf(at) === file) {
          yield [at, distance];
        }
      }
    }
  }

  private read(sentence: CitingSentence): SentenceRead {
    return readSentence(sentence, this.spelled, this.reader.recogniser);
  }

  private signsOf(read: SentenceRead, weights: FitWeights): Signs {
    const { words, titlePieces, subjects } = this;
    const tables = { vocabulary: this.reader.vocabulary, words, titlePieces, subjects };
    return signsOf(read, weights, tables);
  }

  /** Finds the publications for which each sign counts most, and roughly how well each fits. */
  private find(signs: Signs, weights: FitWeights, found: FitScores): void {
    signs.words.addTo(found, MOST_FOR_SIGNS.words);
    signs.pieces.addTo(found, MOST_FOR_SIGNS.pieces);
    let left = MOST_FOR_SIGNS.titles;
    for (const [stem, rarity] of [...signs.titleStems].sort(([, a], [, b]) => b - a)) {
      const places = this.titlesWith.with(stem, MOST_FOR_SIGN);
      for (const at of left > 0 ? places : []) {
        found.add(at, (weights.title * rarity) / (this.titleRarities[at] as number));
      }
      left -= places.length;
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

  /** The score of a publication, without names and earlier citations. */
  private scoreOf(place: number, signs: Signs, weights: FitWeights): number {
    let inTitle = 0;
    const { starts, terms } = this.titles;
    for (let at = starts[place] as number; at < (starts[place + 1] as number); at++) {
      inTitle += signs.titleStems.get(terms[at] as number) ?? 0;
    }
    const about = this.subjects.sharesOf(place, signs);
    return (
      signs.words.scoreOf(place) +
      signs.pieces.scoreOf(place) +
      (inTitle === 0 ? 0 : (weights.title * inTitle) / (this.titleRarities[place] as number)) +
      about +
      (this.lacksAbstract(place) ? weights.noAbstract : 0)
    );
  }

  /** Whether a publication has no abstract: no unsigned page has one. */
  private lacksAbstract(place: number): boolean {
    const { starts } = this.titles;
    const inTitle = (starts[place + 1] as number) - (starts[place] as number);
    const isShort = this.words.termsIn(place) < inTitle + FEWEST_IN_ABSTRACT;
    return isShort && !this.evidence.isUnsigned(place);
  }

  private add(read: RecordedPublication, place: number): void {
    const { key } = read.publication;
    // Files of a workspace may have a key in common; in a note it is unique.
    if (!this.placeByKey.has(key)) {
      this.placeByKey.set(key, place);
    }
    this.evidence.add(read, place);
    this.named.add(read);
    this.spelled.add(read.record);
  }
}

/** The sum of the rarities of the stems of each title. */
function* raritiesOf(
  { size, starts, terms }: TermCounts,
  words: TermScores,
): Generator<void, Float32Array> {
  const rarities = new Float32Array(size);
  yield* inSlices(size, WEIGHED_AT_ONCE, (from, to) => {
    for (let place = from; place < to; place++) {
      for (let at = starts[place] as number; at < (starts[place + 1] as number); at++) {
        rarities[place] = (rarities[place] as number) + words.rarityOf(terms[at] as number);
      }
    }
  });
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
