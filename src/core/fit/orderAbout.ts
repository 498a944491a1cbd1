/** Publications about an entity, in order: by what they say of it, and by what they share with a place in a note. */
import { fitOf, sentencesAbout } from '../abstracts/publicationContents';
import type { RecordedPublication } from '../abstracts/publicationReader';
import type { Vocabulary } from '../abstracts/vocabulary';
import type { NoteContext } from '../library/rankSources';
import type { EntityId } from '../library/schema';
import type { RankPreference } from './evidence';
import type { FitIndex } from './fitIndex';
import { weightOfCount } from './subjectIndex';

/** Publications that are compared with the place: those that say most of the entity. */
export const COMPARED = 200;

const none: ReadonlyMap<number, number> = new Map();

/**
 * The places of the publications about an entity, best first for a place in a note: by what they say of it, then
 * by what the evidence adds. Those that say less of it than some hundreds of others follow in the order of how much they
 * say. Sentences are read only of those that name something else that the note's place is about.
 *
 * @param number of the entity
 * @param most of them, those that say most
 */
export function orderAbout(
  entity: EntityId,
  number: number,
  context: NoteContext,
  fit: FitIndex,
  { entities, topics }: Vocabulary,
  prefer: RankPreference,
  most?: number,
): Uint32Array {
  const { subjects } = fit;
  const about = subjects.entities.with(number, most).slice();
  const counts = subjects.entities.countsWith(number, COMPARED);
  const besides = entities.numbered(context.entities);
  besides.delete(number);
  const onTopics = topics.numbered(context.topics);
  const scored = Array.from(counts, (count, at) => {
    const place = about[at] as number;
    const shared =
      (subjects.mostOf(place, { entities: besides, topics: none }) === 0
        ? 0
        : sharedBySentence(entity, fit.publications[place] as RecordedPublication, context)) +
      subjects.mostOf(place, { entities: none, topics: onTopics });
    // The more is shared already, the less one more counts: a page on everything fits no better than a trial.
    const fits = (2 * shared) / (1 + shared);
    return { place, score: weightOfCount(count) + fits + fit.evidence.of(place, prefer) };
  });
  scored
    .sort((a, b) => b.score - a.score)
    .forEach(({ place }, at) => {
      about[at] = place;
    });
  return about;
}

/** How much a place is about what the sentence on an entity names besides that fits it best. */
function sharedBySentence(
  entity: EntityId,
  { contents }: RecordedPublication,
  context: NoteContext,
): number {
  const [best] = sentencesAbout(entity, contents, context);
  return best ? fitOf(best, entity, context) : 0;
}
