import type { Entity, EntityId, Species } from '../library/schema';
import { identifiersIn } from '../library/species';
import { quote } from './answer';

/** Identifiers of an entity that are given, at most: a complex has those of all its parts. */
const MOST_IDS = 12;

/**
 * What every answer says of an entity: what it is, and by what it is known elsewhere.
 *
 * @param species of which a text shows it to be; decides the identifiers
 */
export function entityFacts(entity: Entity, species?: Species) {
  const { id, kind, label } = entity;
  return {
    ...{ id, kind, label: quote(label, 120) },
    ...(species ? { species } : {}),
    identifiers: identifiersIn(entity, species).slice(0, MOST_IDS),
  };
}

/** UTF-16 units of an id, at most: users choose those of their own entities. */
const LONGEST_ID = 80;

/** Some ids of entities, as many as an answer may have. */
export function fitIds(ids: readonly EntityId[], most: number): EntityId[] {
  return ids.filter((id) => id.length <= LONGEST_ID).slice(0, most);
}
