/** The publications that speak of entities, found by entity. */
import type { EntityId } from '../library/schema';
import type { PublicationContents } from './publicationContents';
import type { ReadPublication } from './publicationReader';

export class ContentsIndex {
  private readonly byEntity = new Map<EntityId, ReadPublication[]>();

  private constructor() {}

  /** Indexes publications, and pauses every few milliseconds. */
  static *of(publications: Iterable<ReadPublication>): Generator<void, ContentsIndex> {
    const index = new ContentsIndex();
    for (const read of publications) {
      for (const entity of read.contents.entities) {
        const list = index.byEntity.get(entity);
        if (list) {
          list.push(read);
        } else {
          index.byEntity.set(entity, [read]);
        }
      }
      yield;
    }
    for (const [entity, list] of index.byEntity) {
      index.byEntity.set(entity, bestFirst(entity, list));
      yield;
    }
    return index;
  }

  /** The publications that speak of an entity, those that say most of it first. */
  about(entity: EntityId): readonly ReadPublication[] {
    return this.byEntity.get(entity) ?? [];
  }
}

function bestFirst(entity: EntityId, list: readonly ReadPublication[]): ReadPublication[] {
  return list
    .map((read) => ({ read, weight: weightOf(entity, read.contents) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ read }) => read);
}

/** How much a publication says of an entity: its title counts more than a sentence. */
export function weightOf(entity: EntityId, contents: PublicationContents): number {
  const isNamed = contents.sentences.some(({ entities }) => entities.includes(entity));
  return (contents.inTitle.includes(entity) ? 2 : 0) + (isNamed ? 1 : 0);
}
