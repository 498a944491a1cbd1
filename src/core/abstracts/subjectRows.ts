/**
 * The subjects of a publication as numbers of a vocabulary, so that thousands of publications are indexed without an
 * object for each.
 */
import { entitiesOfSource } from '../library/relations';
import type { EntityId, Source } from '../library/schema';
import type { PublicationContents } from './publicationContents';
import type { Vocabulary } from './vocabulary';

export interface SubjectRows {
  /** The numbers of its entities, each once. */
  readonly entities: Uint32Array;
  /** The weight of each of them: {@link weightOf}. */
  readonly weights: Uint8Array;
  /** The numbers of its topics, each once. */
  readonly topics: Uint32Array;
}

/** The largest weight. */
export const MOST_WEIGHT = 3;
/** The least weight of an entity that the title names. */
export const IN_TITLE = 2;

/** How much a publication says about an entity: its title counts more than a sentence. */
function weightOf(entity: EntityId, contents: PublicationContents): number {
  const isNamed = contents.sentences.some(({ entities }) => entities.includes(entity));
  return (contents.inTitle.includes(entity) ? IN_TITLE : 0) + (isNamed ? 1 : 0);
}

/** The subjects of a publication by its contents. */
export function subjectRows(contents: PublicationContents, vocabulary: Vocabulary): SubjectRows {
  return {
    entities: vocabulary.entities.addAll(contents.entities),
    weights: Uint8Array.from(contents.entities, (entity) => weightOf(entity, contents)),
    topics: vocabulary.topics.addAll(contents.topics),
  };
}

/** The same for a publication that the library has: the subjects that its source names come first. */
export function rowsWithSource(
  rows: SubjectRows,
  source: Source,
  vocabulary: Vocabulary,
): SubjectRows {
  const weights = new Map<number, number>();
  for (const entity of vocabulary.entities.addAll(entitiesOfSource(source))) {
    weights.set(entity, 0);
  }
  rows.entities.forEach((entity, at) => {
    weights.set(entity, rows.weights[at] as number);
  });
  return {
    entities: Uint32Array.from(weights.keys()),
    weights: Uint8Array.from(weights.values()),
    topics: Uint32Array.from(new Set([...vocabulary.topics.addAll(source.topics), ...rows.topics])),
  };
}
