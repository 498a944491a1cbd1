/** Publications that speak of an entity, in order: by what they say of it, and by what they share with a place in a note. */
import { fitOf, sentencesAbout } from '../abstracts/publicationContents';
import type { RecordedPublication } from '../abstracts/publicationReader';
import type { Vocabulary } from '../abstracts/vocabulary';
import type { NoteContext } from '../library/rankSources';
import type { EntityId } from '../library/schema';

/** Publications that are compared with the place: those that say most of the entity. */
export const COMPARED = 200;

/** What a place in a note is about, by the numbers of a literature. */
interface NumberedContext {
  readonly entities: ReadonlyMap<number, number>;
  readonly topics: ReadonlyMap<number, number>;
}

/** A publication, and how much it says of the entity: `weightOf` in `subjectRows.ts`. */
export interface SpeakingPublication {
  readonly read: RecordedPublication;
  readonly weight: number;
}

/**
 * Publications that speak of an entity, best first for a place in a note: by what they say of it, then by what the
 * evidence adds. Sentences are read only of those that name something else that the place is about.
 *
 * @param evidenceOf from 0 to 1: what a publication counts as evidence, beside what it says
 */
export function orderAbout(
  entity: EntityId,
  about: readonly SpeakingPublication[],
  context: NoteContext,
  { entities, topics }: Vocabulary,
  evidenceOf: (read: RecordedPublication) => number,
): RecordedPublication[] {
  const besides: NumberedContext = {
    entities: numbered(context.entities, (id) =>
      id === entity ? undefined : entities.numberOf(id),
    ),
    topics: numbered(context.topics, (id) => topics.numberOf(id)),
  };
  return about
    .map(({ read, weight }) => {
      const shared = entitiesShared(entity, read, context, besides) + topicShared(read, besides);
      // The more is shared already, the less one more counts: a page on everything fits no better than a trial.
      const fit = (2 * shared) / (1 + shared);
      return { read, score: weight + fit + evidenceOf(read) };
    })
    .sort((a, b) => b.score - a.score)
    .map(({ read }) => read);
}

function numbered<T>(
  shares: ReadonlyMap<T, number>,
  numberOf: (id: T) => number | undefined,
): Map<number, number> {
  const numbers = new Map<number, number>();
  for (const [id, share] of shares) {
    const number = numberOf(id);
    if (number !== undefined) {
      numbers.set(number, share);
    }
  }
  return numbers;
}

/** How much the place is about what the sentence names that fits it best. */
function entitiesShared(
  entity: EntityId,
  read: RecordedPublication,
  context: NoteContext,
  { entities }: NumberedContext,
): number {
  if (mostOf(read.subjects.entities, entities) === 0) {
    return 0;
  }
  const [best] = sentencesAbout(entity, read.contents, context);
  return best ? fitOf(best, entity, context) : 0;
}

/** How much the place is about the topic that it shares most with a publication. */
function topicShared({ subjects }: RecordedPublication, { topics }: NumberedContext): number {
  return mostOf(subjects.topics, topics);
}

/** The most that the place is about one of some subjects; 0 if about none. */
function mostOf(numbers: Uint32Array, shares: ReadonlyMap<number, number>): number {
  let most = 0;
  for (let at = 0; shares.size > 0 && at < numbers.length; at++) {
    most = Math.max(most, shares.get(numbers[at] as number) ?? 0);
  }
  return most;
}
