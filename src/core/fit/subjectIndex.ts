/** The publications about each entity and topic, by their places in the literature. */
import type { RecordedPublication } from '../abstracts/publicationReader';
import { IN_TITLE, MOST_WEIGHT, type SubjectRows } from '../abstracts/subjectRows';
import type { Vocabulary } from '../abstracts/vocabulary';
import { inSlices } from '../text/steps';
import { Places, TermCounts, totalOf } from './termCounts';

/** Publications that are indexed without a pause. */
const AT_ONCE = 256;

/** The places of the publications on each subject of a literature. */
export class SubjectIndex {
  private constructor(
    /** By numbers of entities of the vocabulary; publications that say most about one come first. */
    readonly entities: Places,
    /** By numbers of topics, in the order of the literature. */
    readonly topics: Places,
    /** The entities of each publication, with what it says of each, one higher; and its topics. */
    private readonly says: { readonly entities: TermCounts; readonly topics: TermCounts },
  ) {}

  /** Indexes publications, and pauses every few hundred of them. */
  static *of(
    publications: readonly RecordedPublication[],
    vocabulary: Vocabulary,
  ): Generator<void, SubjectIndex> {
    const { length } = publications;
    const inEntities = yield* totalOf(publications, ({ subjects }) => subjects.entities.length);
    const inTopics = yield* totalOf(publications, ({ subjects }) => subjects.topics.length);
    const entities = new TermCounts(length, inEntities, vocabulary.entities.size);
    const topics = new TermCounts(length, inTopics, vocabulary.topics.size);
    yield* inSlices(length, AT_ONCE, (from, to) => {
      for (let at = from; at < to; at++) {
        const { subjects } = publications[at] as RecordedPublication;
        addEntities(entities, subjects);
        topics.add(subjects.topics);
      }
    });
    entities.trim();
    topics.trim();
    const byWeight = yield* Places.of(entities, (count) => 1 + MOST_WEIGHT - count, 0);
    return new SubjectIndex(byWeight, yield* Places.of(topics), { entities, topics });
  }

  /** What the subjects of a publication count together. */
  sharesOf(place: number, shares: SubjectShares): number {
    const { entities, topics } = this.says;
    let sum = 0;
    if (shares.entities.size > 0) {
      const end = entities.starts[place + 1] as number;
      for (let at = entities.starts[place] as number; at < end; at++) {
        const entity = entities.terms[at] as number;
        sum += shares.entities.get(entity) ?? 0;
        if (weightOfCount(entities.counts[at] as number) >= IN_TITLE) {
          sum += shares.titleEntities.get(entity) ?? 0;
        }
      }
    }
    return sum + addedUp(topics, place, shares.topics);
  }

  /** The most that an entity of a publication counts, or a topic; 0 if none does. */
  mostOf(place: number, { entities, topics }: Omit<SubjectShares, 'titleEntities'>): number {
    return Math.max(
      bestOf(this.says.entities, place, entities),
      bestOf(this.says.topics, place, topics),
    );
  }

  /** How many publications have an entity in their titles: the first ones of those about it. */
  inTitles(entity: number): number {
    const weights = this.entities.countsWith(entity);
    let from = 0;
    let to = weights.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((weights[middle] as number) > IN_TITLE) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}

/** What each subject counts, by its number. */
export interface SubjectShares {
  readonly entities: ReadonlyMap<number, number>;
  /** What an entity counts besides, where the title names it: only such as count at all. */
  readonly titleEntities: ReadonlyMap<number, number>;
  readonly topics: ReadonlyMap<number, number>;
}

function addedUp(
  { starts, terms }: TermCounts,
  place: number,
  shares: ReadonlyMap<number, number>,
): number {
  let sum = 0;
  const end = shares.size > 0 ? (starts[place + 1] as number) : 0;
  for (let at = starts[place] as number; at < end; at++) {
    sum += shares.get(terms[at] as number) ?? 0;
  }
  return sum;
}

function bestOf(
  { starts, terms }: TermCounts,
  place: number,
  shares: ReadonlyMap<number, number>,
): number {
  let best = 0;
  const end = shares.size > 0 ? (starts[place + 1] as number) : 0;
  for (let at = starts[place] as number; at < end; at++) {
    best = Math.max(best, shares.get(terms[at] as number) ?? 0);
  }
  return best;
}

/** How much a publication says of an entity, by what {@link SubjectIndex.entities} counts. */
export function weightOfCount(count: number): number {
  return count - 1;
}

/** Counts the entities of the next publication, weighted by how much it says about each. */
function addEntities(counts: TermCounts, { entities, weights }: SubjectRows): void {
  for (let at = 0; at < entities.length; at++) {
    // A count of 0 would be lost, so all are one higher.
    counts.count(entities[at] as number, 1 + (weights[at] as number));
  }
  counts.endPublication();
}
