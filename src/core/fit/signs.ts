/** The signs of a query: what publications may share with a sentence and with what was cited before it. */
import type { Vocabulary, Words } from '../abstracts/vocabulary';
import type { SentenceRead } from './sentenceRead';
import type { SubjectIndex } from './subjectIndex';
import type { TermQuery, TermScores } from './termScores';
import type { FitWeights } from './weights';

/** The number of words of a sentence at which the sentence before it counts half. */
const SHORT = 6;
/** The sum of the squared rarities of a sentence's words at which the bonus of few words is half. */
const RARITIES = 30;
/** The texts, titles and subjects that a query searches for, by number, each with the score that it adds. */
export interface Signs {
  readonly words: TermQuery;
  readonly pieces: TermQuery;
  /** Stems, with their rarity. */
  readonly titleStems: ReadonlyMap<number, number>;
  readonly entities: ReadonlyMap<number, number>;
  readonly titleEntities: ReadonlyMap<number, number>;
  readonly topics: ReadonlyMap<number, number>;
  /** To be called when nothing is looked for any more. */
  release(): void;
}

/** The tables in which signs are looked up. */
export interface SignTables {
  readonly vocabulary: Vocabulary;
  readonly words: TermScores;
  readonly titlePieces: TermScores;
  readonly subjects: SubjectIndex;
}

/** What a sentence looks for. All that is found by words is one query. */
export function signsOf(
  read: SentenceRead,
  weights: FitWeights,
  { vocabulary, words, titlePieces, subjects }: SignTables,
): Signs {
  const { stems } = read;
  const numbered = vocabulary.stems.numbered(stems);
  const query = new Map<number, number>();
  const add = (some: ReadonlyMap<string, number>, weight: number) => {
    for (const [number, share] of vocabulary.stems.numbered(some)) {
      query.set(number, (query.get(number) ?? 0) + weight * share);
    }
  };
  // Rarity counts twice, once here and once in the query: one rare word says more than several common ones.
  let rarities = 0;
  for (const [number, share] of numbered) {
    // Others may be known from what this literature had before.
    rarities += words.places.countOf(number) > 0 ? share * words.rarityOf(number) ** 2 : 0;
  }
  const each = weights.words + weights.fewWords / (1 + rarities / RARITIES);
  const last = vocabulary.stems.numbered(read.last);
  for (const [number, share] of numbered) {
    const count = each + weights.lastWords * (last.get(number) ?? 0);
    query.set(number, count * share * words.rarityOf(number));
  }
  add(read.before, weights.before);
  add(read.previous, weights.previous / (1 + stems.size / SHORT));
  add(read.heading, weights.heading);
  add(read.otherForms, weights.abbreviation);
  const pieces = new Map([...read.pieces].map((piece) => [piece, weights.pieces]));
  const { entities, topics } = read.subjects;
  const { size } = words;
  const queries = {
    words: words.query(query),
    pieces: titlePieces.query(vocabulary.pieces.numbered(pieces)),
  };
  return {
    ...queries,
    release: () => Object.values(queries).forEach((it) => it.release()),
    titleStems: new Map([...numbered.keys()].map((number) => [number, words.rarityOf(number)])),
    entities: sharesOf(entities, vocabulary.entities, weights.entity, size, (it) =>
      subjects.entities.countOf(it),
    ),
    titleEntities: sharesOf(entities, vocabulary.entities, weights.entity, size, (it) =>
      subjects.inTitles(it),
    ),
    topics: sharesOf(topics, vocabulary.topics, weights.topic, size, (it) =>
      subjects.topics.countOf(it),
    ),
  };
}

/** The weight of each subject, by its number: larger for one that few publications are about. */
function sharesOf<T extends string>(
  ids: ReadonlySet<T>,
  words: Words<T>,
  weight: number,
  size: number,
  countOf: (number: number) => number,
): Map<number, number> {
  const shares = new Map<number, number>();
  for (const id of ids) {
    const number = words.numberOf(id);
    const have = number === undefined ? 0 : countOf(number);
    if (number !== undefined && have > 0) {
      shares.set(number, (weight * Math.log(1 + size / have)) / 5);
    }
  }
  return shares;
}
