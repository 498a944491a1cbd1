import type { Library } from './library';
import type { Entity, EntityId, Source } from './schema';

/** The relations that the data can have between two entities, in the order in which readers want to see them. */
export const relationKinds = [
  'receptor',
  'ligand',
  'target',
  'drug',
  'whole',
  'part',
  'class',
  'member',
] as const;
/** The role of the other entity for the first one: its receptor, its ligand, a drug against it, a class of it… */
export type RelationKind = (typeof relationKinds)[number];

/** All entities with the same relation to one entity. */
export interface Relation {
  readonly kind: RelationKind;
  /** At least one, in the order of the data. */
  readonly entities: readonly Entity[];
}

/**
 * The relations of an entity in both directions: IL-6 has IL-6 receptor as its receptor, and IL-6 receptor
 * has IL-6 as its ligand. Drugs against an entity include those against a receptor that it binds.
 */
export function relationsOf(library: Library, entity: Entity): Relation[] {
  const { id, receptors, targets, partOf, families } = entity;
  const named = (ids: readonly EntityId[]) => ids.flatMap((other) => library.entity(other) ?? []);
  const naming = (field: 'receptors' | 'targets' | 'partOf' | 'families') =>
    library.entities.filter((other) => other[field].includes(id));
  const related: Readonly<Record<RelationKind, readonly Entity[]>> = {
    receptor: named(receptors),
    ligand: naming('receptors'),
    target: named(targets),
    drug: [...new Set([...library.drugsAgainst(id), ...naming('targets')])],
    whole: named(partOf),
    part: naming('partOf'),
    class: named(families),
    member: naming('families'),
  };
  return relationKinds
    .map((kind) => ({ kind, entities: related[kind].filter((other) => other !== entity) }))
    .filter(({ entities }) => entities.length > 0);
}

/** The entities that a source mentions: those of its findings, then those that only its abstract names. */
export function entitiesOfSource({ findings, entities }: Source): Set<EntityId> {
  return new Set([...findings.flatMap((finding) => finding.entities), ...entities]);
}
