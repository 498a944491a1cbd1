/** The publications that speak of entities, found by entity. */
import type { EntityId } from '../library/schema';
import type { PublicationContents } from './publicationContents';
import type { ReadPublication } from './publicationReader';

/** The most that {@link weightOf} gives. */
const MOST = 3;
/** Publications that are indexed without a pause. */
const AT_ONCE = 20;

export class ContentsIndex {
  private readonly byEntity = new Map<EntityId, readonly ReadPublication[]>();

  private constructor() {}

  /** Indexes publications, and pauses every few milliseconds. */
  static *of(publications: Iterable<ReadPublication>): Generator<void, ContentsIndex> {
    /** For each entity, those of each weight. */
    const byWeight = new Map<EntityId, ReadPublication[][]>();
    let added = 0;
    for (const read of publications) {
      for (const entity of read.contents.entities) {
        const weight = weightOf(entity, read.contents);
        const lists = byWeight.get(entity) ?? Array.from({ length: MOST + 1 }, () => []);
        byWeight.set(entity, lists);
        lists[MOST - weight]?.push(read);
      }
      if (++added % AT_ONCE === 0) {
        yield;
      }
    }
    const index = new ContentsIndex();
    for (const [entity, lists] of byWeight) {
      // Not flat(), which takes ten times as long.
      index.byEntity.set(entity, ([] as ReadPublication[]).concat(...lists));
      yield;
    }
    return index;
  }

  /** The publications that speak of an entity, those that say most of it first. */
  about(entity: EntityId): readonly ReadPublication[] {
    return this.byEntity.get(entity) ?? [];
  }
}

/** How much a publication says of an entity: its title counts more than a sentence. */
export function weightOf(entity: EntityId, contents: PublicationContents): number {
  const isNamed = contents.sentences.some(({ entities }) => entities.includes(entity));
  return (contents.inTitle.includes(entity) ? 2 : 0) + (isNamed ? 1 : 0);
}
