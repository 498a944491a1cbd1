import type { Entity, EntityId, Species } from '../library/schema';
import { identifiersIn } from '../library/species';
import { quote } from './answer';

/** The most identifiers of an entity in an answer: a complex has those of all its parts. */
const MOST_IDS = 12;

/**
 * The facts about an entity in every answer: what it is, and its identifiers.
 *
 * @param species that a text shows it to be of; decides the identifiers
 */
export function entityFacts(entity: Entity, species?: Species) {
  const { id, kind, label } = entity;
  return {
    id,
    kind,
    label: quote(label, 120),
    ...(species ? { species } : {}),
    identifiers: identifiersIn(entity, species).slice(0, MOST_IDS),
  };
}

/** The most UTF-16 units of an id: users choose the ids of their own entities. */
const LONGEST_ID = 80;

/** The ids of entities that fit into an answer. */
export function fitIds(ids: readonly EntityId[], most: number): EntityId[] {
  return ids.filter((id) => id.length <= LONGEST_ID).slice(0, most);
}
