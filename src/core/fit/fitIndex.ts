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
import { Words } from '../abstracts/vocabulary';
import type { EntityId, TopicId } from '../library/schema';
import { isStopWord, piecesIn, plainWords, stemsIn } from '../text/words';
import type { CitedBefore } from './citedBefore';
import { type CitingSentence, withoutCitations } from './citingSentence';
import { rarityAtLarge } from './commonWords';
import { evidenceOf, type RankPreference } from './evidence';
import { FitScores, type ScoreSheet } from './fitScores';
import { subjectsOf } from './subjects';
import { Places, TermCounts } from './termCounts';
import { type TermQuery, TermScores } from './termScores';
import { type FitWeights, fitWeights } from './weights';

/** Publications that are indexed without a pause. */
const AT_ONCE = 20;
/** Publications that are scored by all that they say, beside those that are wanted. */
const CLOSELY = 200;
/** Publications after the last one wanted whose evidence may bring them up. */
const CLOSE = 10;
/** Publications that an entity, a topic or a word of a title brings in, at most. */
const MOST_FOR_SIGN = 400;
/** Words of a name before a title's colon, at most. */
const HEAD_WORDS = 3;

/** A publication, what it says, and how well it fits; scores compare within one query. */
export interface RankedPublication extends ReadPublication {
  readonly score: number;
}

/** What a query looks for in texts, titles and subjects; what it adds to each publication that has it. */
interface Signs {
  readonly words: TermQuery;
  readonly pieces: TermQuery;
  /** Stems by number, with their rarity. */
  readonly titleStems: ReadonlyMap<number, number>;
  readonly entities: ReadonlyMap<EntityId, number>;
  readonly titleEntities: ReadonlyMap<EntityId, number>;
  readonly topics: ReadonlyMap<TopicId, number>;
}

export class FitIndex {
  private readonly heads = new Map<string, number[]>();
  private readonly authors = new Map<string, number[]>();
  private readonly years: string[] = [];
  private readonly entities = new Map<EntityId, number[]>();
  private readonly titleEntities = new Map<EntityId, number[]>();
  private readonly topics = new Map<TopicId, number[]>();
  private readonly longForms = new Map<string, string>();
  private readonly shortForms = new Map<string, string>();
  private readonly placeByKey = new Map<string, number>();
  readonly publications: RecordedPublication[] = [];
  /** The latest year of the literature; 0 if no year is known. */
  latestYear = 0;
  private scores: FitScores | undefined;
  private exactly: FitScores | undefined;

  private constructor(
    private readonly reader: PublicationReader,
    /** The words of title (twice), abstract and keywords, by their stems. */
    readonly words: TermScores,
    private readonly pieces: Words,
    private readonly titlePieces: TermScores,
    /** The different stems of each title. */
    private readonly titles: TermCounts,
    /** The same by stem, short titles first. */
    readonly titlesWith: Places,
    /** How rare the stems of each title are together. */
    private readonly titleRarities: Float32Array,
  ) {}

  /** Indexes publications that a reader has read. */
  static *of(
    publications: readonly RecordedPublication[],
    reader: PublicationReader,
  ): Generator<void, FitIndex> {
    const { vocabulary } = reader;
    const counts = new TermCounts();
    const titles = new TermCounts();
    const titlePieces = new TermCounts();
    const pieces = new Words();
    for (const [at, read] of publications.entries()) {
      const { words, inTitle, counts: inBody } = read.record;
      const stems = words.map((word) => vocabulary.stemOf(word));
      counts.addCounted(stems, (at) => (at < inTitle ? 2 : (inBody[at - inTitle] as number)));
      titles.add(new Set(stems.subarray(0, inTitle)));
      titlePieces.add(Array.from(piecesIn(titleOf(read)), (piece) => pieces.add(piece)));
      if (at % AT_ONCE === AT_ONCE - 1) {
        yield;
      }
    }
    const stems = vocabulary.stems.size;
    const words = yield* TermScores.of(counts, stems, { saturation: 2, length: 0.9 });
    const byPiece = yield* TermScores.of(titlePieces, pieces.size, {
      saturation: 1.2,
      length: 0.3,
    });
    titles.trim();
    const rarities = yield* raritiesOf(titles, words);
    const titlesWith = yield* Places.of(titles, (_, place) =>
      Math.min(255, Math.floor(2 * (rarities[place] as number))),
    );
    const index = new FitIndex(reader, words, pieces, byPiece, titles, titlesWith, rarities);
    for (const [at, read] of publications.entries()) {
      index.add(read);
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
    const stems = queryOf(sentence);
    const signs = this.signsOf(sentence, stems, fitWeights);
    const both: ScoreSheet = {
      add(at, score) {
        exactly.add(at, score);
        found.add(at, score);
      },
    };
    this.addNamed(withoutCitations(sentence), fitWeights, both);
    scoreCited(sentence, stems.keys(), cited, fitWeights, both);
    this.find(signs, fitWeights, found);
    const best = found
      .takeBest(2 * limit + CLOSELY)
      .map(({ place }) => ({
        place,
        score: exactly.scoreOf(place) + this.scoreOf(place, signs, fitWeights),
      }))
      .sort((a, b) => b.score - a.score || a.place - b.place)
      .slice(0, limit + CLOSE)
      .map(({ place, score }) => {
        const read = this.publications[place] as RecordedPublication;
        return { ...read, score: score + evidenceOf(read, this.latestYear, prefer) };
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
    exactly.clear();
    return best;
  }

  /** What a sentence and the text around it look for. All that is found by words is one query. */
  private signsOf(
    place: CitingSentence,
    stems: ReadonlyMap<string, number>,
    weights: FitWeights,
  ): Signs {
    const text = withoutCitations(place);
    const query = new Map<number, number>();
    const add = (words: ReadonlyMap<string, number>, weight: number) => {
      for (const [stem, share] of words) {
        const number = this.reader.vocabulary.stems.numberOf(stem);
        if (number !== undefined) {
          query.set(number, (query.get(number) ?? 0) + weight * share);
        }
      }
    };
    add(stems, weights.words);
    add(once(stemsIn(place.before)), weights.before);
    add(byRarity(stemsIn(place.heading)), weights.heading);
    add(this.otherForms(text, stems), weights.abbreviation);
    const pieces = new Map<number, number>();
    for (const piece of piecesIn(text)) {
      const number = this.pieces.numberOf(piece);
      if (number !== undefined) {
        pieces.set(number, weights.pieces);
      }
    }
    const titleStems = new Map<number, number>();
    for (const stem of stems.keys()) {
      const number = this.reader.vocabulary.stems.numberOf(stem);
      if (number !== undefined) {
        titleStems.set(number, this.words.rarityOf(number));
      }
    }
    return {
      words: this.words.query(query),
      pieces: this.titlePieces.query(pieces),
      titleStems,
      ...this.subjectsIn(text, weights),
    };
  }

  private subjectsIn(text: string, weights: FitWeights) {
    const { entities, topics } = subjectsOf([text], this.reader.recogniser);
    const shares = <T>(ids: Iterable<T>, index: ReadonlyMap<T, readonly number[]>, by: number) =>
      new Map(
        [...ids].flatMap((id) => {
          const have = index.get(id)?.length ?? 0;
          return have === 0
            ? []
            : [[id, (by * Math.log(1 + this.publications.length / have)) / 5] as const];
        }),
      );
    return {
      entities: shares(entities, this.entities, weights.entity),
      titleEntities: shares(entities, this.titleEntities, weights.entity),
      topics: shares(topics, this.topics, weights.topic),
    };
  }

  /** Adds what the names of authors and of titles count; few publications have any of these. */
  private addNamed(text: string, weights: FitWeights, scores: ScoreSheet): void {
    this.scoreHeads(text, weights.head, scores);
    this.scoreAuthors(text, weights, scores);
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
    const addSome = <T>(
      shares: ReadonlyMap<T, number>,
      index: ReadonlyMap<T, readonly number[]>,
    ) => {
      for (const [id, share] of shares) {
        const have = index.get(id) ?? [];
        for (let at = 0; at < Math.min(have.length, MOST_FOR_SIGN); at++) {
          found.add(have[at] as number, share);
        }
      }
    };
    addSome(signs.titleEntities, this.titleEntities);
    addSome(signs.entities, this.entities);
    addSome(signs.topics, this.topics);
  }

  /** How well a publication fits, but for names and for what was cited before. */
  private scoreOf(place: number, signs: Signs, weights: FitWeights): number {
    let inTitle = 0;
    const { starts, terms } = this.titles;
    for (let at = starts[place] as number; at < (starts[place + 1] as number); at++) {
      inTitle += signs.titleStems.get(terms[at] as number) ?? 0;
    }
    const { contents } = this.publications[place] as RecordedPublication;
    return (
      signs.words.scoreOf(place) +
      signs.pieces.scoreOf(place) +
      (inTitle === 0 ? 0 : (weights.title * inTitle) / (this.titleRarities[place] as number)) +
      sumFor(contents.entities, signs.entities) +
      sumFor(contents.inTitle, signs.titleEntities) +
      sumFor(contents.topics, signs.topics)
    );
  }

  private add(read: RecordedPublication): void {
    const { publication, contents, record } = read;
    const { authors, year = '' } = publication.summary;
    const at = this.publications.push(read) - 1;
    // Files of a workspace may have a key in common; a note has it once.
    if (!this.placeByKey.has(publication.key)) {
      this.placeByKey.set(publication.key, at);
    }
    this.years.push(year);
    this.latestYear = Math.max(this.latestYear, Number(year) || 0);
    headsOf(titleOf(read)).forEach((head) => append(this.heads, head, at));
    const [first] = authors;
    if (first && first.length > 2) {
      append(this.authors, plainWords(first).join(' '), at);
    }
    contents.entities.forEach((id) => append(this.entities, id, at));
    contents.topics.forEach((id) => append(this.topics, id, at));
    contents.inTitle.forEach((id) => append(this.titleEntities, id, at));
    for (const [short, long] of record.definitions) {
      if (!this.longForms.has(short)) {
        this.longForms.set(short, long);
      }
      const spelt = plainWords(long).join(' ');
      if (!this.shortForms.has(spelt)) {
        this.shortForms.set(spelt, short);
      }
    }
  }

  private scoreHeads(text: string, weight: number, scores: ScoreSheet): void {
    const found = new Set<number>();
    for (const run of runsOf(plainWords(text), HEAD_WORDS)) {
      this.heads.get(run)?.forEach((at) => found.add(at));
    }
    found.forEach((at) => scores.add(at, weight));
  }

  /** Names of authors have a capital; who writes of "young patients" cites no Young. */
  private scoreAuthors(text: string, weights: FitWeights, scores: ScoreSheet): void {
    const years = new Set(text.match(/\b(?:19|20)\d\d\b/g));
    const found = new Set<number>();
    for (const [name] of text.matchAll(/\p{Lu}[\p{L}'’-]+/gu)) {
      this.authors.get(plainWords(name).join(' '))?.forEach((at) => found.add(at));
    }
    for (const at of found) {
      scores.add(at, weights.author);
      if (years.has(this.years[at] as string)) {
        scores.add(at, weights.authorYear);
      }
    }
  }

  /** Stems of the long forms of a sentence's abbreviations, and the abbreviations of what it spells out. */
  private otherForms(text: string, stems: ReadonlyMap<string, number>): Map<string, number> {
    const forms: string[] = [];
    for (const [short] of text.matchAll(/[\p{L}\p{N}-]*\p{Lu}[\p{L}\p{N}-]*/gu)) {
      forms.push(this.longForms.get(short) ?? this.longForms.get(short.replace(/s$/, '')) ?? '');
    }
    for (const run of runsOf(plainWords(text), LONG_FORM_WORDS)) {
      forms.push(this.shortForms.get(run) ?? '');
    }
    return once(forms.flatMap((form) => stemsIn(form)).filter((stem) => !stems.has(stem)));
  }
}

function titleOf({ publication }: ReadPublication): string {
  return publication.summary.title ?? '';
}

/** How rare the stems of each title are together. */
function* raritiesOf(titles: TermCounts, words: TermScores): Generator<void, Float32Array> {
  const rarities = new Float32Array(titles.size);
  for (let place = 0; place < titles.size; place++) {
    for (let at = titles.starts[place] as number; at < (titles.starts[place + 1] as number); at++) {
      rarities[place] = (rarities[place] as number) + words.rarityOf(titles.terms[at] as number);
    }
    if (place % 1024 === 1023) {
      yield;
    }
  }
  return rarities;
}

function sumFor<T>(ids: readonly T[], shares: ReadonlyMap<T, number>): number {
  return shares.size === 0 ? 0 : ids.reduce((sum, id) => sum + (shares.get(id) ?? 0), 0);
}

/** Words of a long form that is looked up, at most. */
const LONG_FORM_WORDS = 6;

/** Words away from a citation that halve how much a word counts; words after it are twice as far. */
const HALVING = 6;
/** How much the words of a sentence count that does not say where its citation is to be. */
const ANYWHERE = 0.5;

/** The stems of a sentence: rare ones count more, and those near a citation, above all before it. */
function queryOf({ sentence }: CitingSentence): Map<string, number> {
  const stems: string[] = [];
  const citations: number[] = [];
  for (const part of sentence.split('[CITE]')) {
    stems.push(...stemsIn(part));
    citations.push(stems.length);
  }
  // The end of the sentence is no citation.
  citations.pop();
  const query = new Map<string, number>();
  const nearness = nearnessTo(citations, stems.length);
  stems.forEach((stem, at) => {
    const weight = (nearness[at] as number) * rarityAtLarge(stem);
    query.set(stem, Math.max(weight, query.get(stem) ?? 0));
  });
  return query;
}

/** For each of so many words, how near the nearest citation is: 1 is next to it. */
function nearnessTo(citations: readonly number[], words: number): number[] {
  const isKnown = citations.length > 0;
  const nearness = new Array<number>(words).fill(isKnown ? 0 : ANYWHERE);
  let distance = Number.POSITIVE_INFINITY;
  const ends = new Set(citations);
  for (let at = words - 1; at >= 0; at--) {
    distance = ends.has(at + 1) ? 1 : distance + 1;
    nearness[at] = Math.max(nearness[at] as number, 1 / (1 + distance / HALVING));
  }
  distance = Number.POSITIVE_INFINITY;
  for (let at = 0; at < words; at++) {
    distance = ends.has(at) ? 1 : distance + 1;
    nearness[at] = Math.max(nearness[at] as number, 1 / (1 + (2 * distance) / HALVING));
  }
  return nearness;
}

function byRarity(stems: readonly string[]): Map<string, number> {
  return new Map(stems.map((stem) => [stem, rarityAtLarge(stem)]));
}

function once(words: Iterable<string>): Map<string, number> {
  return new Map([...words].map((word) => [word, 1]));
}

/** All runs of one to `most` words: "il 6 receptor" → "il", "il 6", "il 6 receptor", "6", … */
function* runsOf(words: readonly string[], most: number): Generator<string, void> {
  for (let start = 0; start < words.length; start++) {
    for (let end = start + 1; end <= Math.min(words.length, start + most); end++) {
      yield words.slice(start, end).join(' ');
    }
  }
}

/** "DESeq2: moderated estimation of …" → "deseq2"; also a title of one or two words. */
function headsOf(title: string): string[] {
  const before = plainWords(/^([^:]{2,40}?)\s*[:–—]\s/.exec(title)?.[1] ?? '');
  const [word = ''] = before;
  const isName = before.length > 1 || (word.length > 1 && !isStopWord(word));
  const heads = isName && before.length <= HEAD_WORDS ? [before.join(' ')] : [];
  const whole = plainWords(title);
  return whole.length > 0 && whole.length <= 2 ? [...heads, whole.join(' ')] : heads;
}

function scoreCited(
  { heading }: CitingSentence,
  stems: Iterable<string>,
  cited: CitedBefore,
  weights: FitWeights,
  scores: ScoreSheet,
): void {
  const fits = cited.fitsOf(stems);
  const most = Math.max(...fits.values());
  for (const [at, fit] of fits) {
    scores.add(at, weights.citedFor * fit + (weights.citedForMost * fit) / most);
  }
  for (const [at, times] of cited.timesCited) {
    scores.add(at, weights.timesCited * Math.log1p(times) + weights.cited);
  }
  for (const [at, nearness] of cited.nearbyIn(heading)) {
    scores.add(at, weights.citedNearby * nearness);
  }
}

function append<T>(index: Map<T, number[]>, value: T, at: number): void {
  const places = index.get(value);
  if (places) {
    places.push(at);
  } else {
    index.set(value, [at]);
  }
}
