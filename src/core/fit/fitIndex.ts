/**
 * Ranks publications by how well they fit a sentence that needs a citation.
 *
 *     "TNF-α blockade heals most fissures [CITE]."  →  an article on "anti-tumour necrosis factor" and fissures
 *
 * The score of a publication is a sum of signs, each with a weight (`weights.ts`). All signs are looked up by
 * word, entity, topic or name, so that a query visits only the publications that share one with the sentence.
 */
import { type ReadPublication, textsOfPublication } from '../abstracts/publicationReader';
import type { EntityId, TopicId } from '../library/schema';
import type { EntryTexts } from '../literature/entry';
import { definitionsIn } from '../recognise/abbreviations';
import type { Recogniser } from '../recognise/recogniser';
import type { CitedBefore } from './citedBefore';
import { type CitingSentence, withoutCitations } from './citingSentence';
import { rarityAtLarge } from './commonWords';
import { evidenceOf, type RankPreference } from './evidence';
import { FitScores, type ScoreSheet } from './fitScores';
import { subjectsOf } from './subjects';
import { type FitWeights, fitWeights } from './weights';
import { WordIndex } from './wordIndex';
import { isStopWord, piecesIn, plainWords, stemsIn } from './words';

/** UTF-16 units of texts that are read without a pause: a few milliseconds. */
const UNITS_AT_ONCE = 4096;
/** UTF-16 units of an abstract that are read; what is longer is no abstract but a whole text. */
const LONGEST_ABSTRACT = 20_000;
/** Publications after the last one wanted whose evidence may bring them up. */
const CLOSE = 10;
/** Words of a name before a title's colon, at most. */
const HEAD_WORDS = 3;

/** A publication, what it says, and how well it fits; scores compare within one query. */
export interface RankedPublication extends ReadPublication {
  readonly score: number;
}

export class FitIndex {
  /** The words of title (twice), abstract and keywords. */
  private readonly words = new WordIndex({ saturation: 2, length: 0.9 });
  private readonly titlePieces = new WordIndex({ saturation: 1.2, length: 0.3 });
  private readonly titleStems = new Map<string, number[]>();
  /** The different stems of each title. */
  private readonly titles: (readonly string[])[] = [];
  private readonly heads = new Map<string, number[]>();
  private readonly authors = new Map<string, number[]>();
  private readonly years: string[] = [];
  private readonly entities = new Map<EntityId, number[]>();
  private readonly titleEntities = new Map<EntityId, number[]>();
  private readonly topics = new Map<TopicId, number[]>();
  private readonly longForms = new Map<string, string>();
  private readonly shortForms = new Map<string, string>();
  private readonly placeByKey = new Map<string, number>();
  private readonly publications: ReadPublication[] = [];
  /** The latest year of the literature; 0 if no year is known. */
  latestYear = 0;
  private scores: FitScores | undefined;

  private constructor(private readonly recogniser: Recogniser) {}

  /** Reads publications; of two with one key the first counts. */
  static *of(
    publications: Iterable<ReadPublication>,
    recogniser: Recogniser,
  ): Generator<void, FitIndex> {
    const index = new FitIndex(recogniser);
    let units = 0;
    for (const read of publications) {
      if (index.placeByKey.has(read.publication.key)) {
        continue;
      }
      const texts = textsOfPublication(read.publication);
      index.add(read, texts);
      const { title = '', abstract = '' } = texts;
      units += title.length + abstract.length;
      if (units > UNITS_AT_ONCE) {
        yield;
        units = 0;
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
    this.scores ??= new FitScores(this.publications.length);
    this.score(sentence, cited, fitWeights, this.scores);
    return this.scores
      .takeBest(limit + CLOSE)
      .map(({ place, score }) => {
        const read = this.publications[place] as ReadPublication;
        return { ...read, score: score + evidenceOf(read, this.latestYear, prefer) };
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
  }

  /** Adds up what speaks for each publication. */
  score(place: CitingSentence, cited: CitedBefore, weights: FitWeights, scores: ScoreSheet): void {
    const text = withoutCitations(place);
    const stems = queryOf(place);
    this.words.score(stems, weights.words, scores);
    this.scoreTitles(stems.keys(), weights.title, scores);
    this.scoreHeads(text, weights.head, scores);
    this.titlePieces.score(once(piecesIn(text)), weights.pieces, scores);
    this.words.score(once(stemsIn(place.before)), weights.before, scores);
    this.words.score(byRarity(stemsIn(place.heading)), weights.heading, scores);
    this.scoreAuthors(text, weights, scores);
    this.scoreSubjects(text, weights, scores);
    this.words.score(this.otherForms(text, stems), weights.abbreviation, scores);
    scoreCited(place, stems.keys(), cited, weights, scores);
  }

  private add(read: ReadPublication, texts: EntryTexts): void {
    const { publication, contents } = read;
    const { authors, year = '' } = publication.summary;
    const title = texts.title ?? publication.summary.title ?? '';
    const abstract = (texts.abstract ?? '').slice(0, LONGEST_ABSTRACT);
    const { keywords } = texts;
    const at = this.publications.push(read) - 1;
    this.placeByKey.set(publication.key, at);
    this.years.push(year);
    this.latestYear = Math.max(this.latestYear, Number(year) || 0);
    const titleStems = stemsIn(title);
    this.words.add([
      ...titleStems,
      ...titleStems,
      ...stemsIn(abstract),
      ...keywords.flatMap((keyword) => stemsIn(keyword)),
    ]);
    this.titlePieces.add(piecesIn(title));
    const different = [...new Set(titleStems)];
    this.titles.push(different);
    different.forEach((stem) => append(this.titleStems, stem, at));
    headsOf(title).forEach((head) => append(this.heads, head, at));
    const [first] = authors;
    if (first && first.length > 2) {
      append(this.authors, plainWords(first).join(' '), at);
    }
    contents.entities.forEach((id) => append(this.entities, id, at));
    contents.topics.forEach((id) => append(this.topics, id, at));
    contents.inTitle.forEach((id) => append(this.titleEntities, id, at));
    this.addAbbreviations(`${title}. ${abstract}`);
  }

  private addAbbreviations(text: string): void {
    for (const { short, longRange } of definitionsIn(text)) {
      const long = text.slice(longRange.start, longRange.end).toLowerCase();
      if (!this.longForms.has(short)) {
        this.longForms.set(short, long);
      }
      const spelt = plainWords(long).join(' ');
      if (!this.shortForms.has(spelt)) {
        this.shortForms.set(spelt, short);
      }
    }
  }

  /** The share of each title that the sentence has, rare words counting more. */
  private scoreTitles(stems: Iterable<string>, weight: number, scores: ScoreSheet): void {
    for (const stem of stems) {
      const rarity = this.words.rarityOf(stem);
      for (const at of this.titleStems.get(stem) ?? []) {
        const title = this.titles[at] as readonly string[];
        const whole = title.reduce((sum, it) => sum + this.words.rarityOf(it), 0);
        scores.add(at, (weight * rarity) / whole);
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

  private scoreSubjects(text: string, weights: FitWeights, scores: ScoreSheet): void {
    const { entities, topics } = subjectsOf([text], this.recogniser);
    const share = <T>(ids: Iterable<T>, index: ReadonlyMap<T, readonly number[]>, by: number) => {
      for (const id of ids) {
        const have = index.get(id) ?? [];
        const score = (by * Math.log(1 + this.publications.length / have.length)) / 5;
        have.forEach((at) => scores.add(at, score));
      }
    };
    share(entities, this.entities, weights.entity);
    share(entities, this.titleEntities, weights.entity);
    share(topics, this.topics, weights.topic);
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
