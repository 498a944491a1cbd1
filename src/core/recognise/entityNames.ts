import type { Entity } from '../library/schema';
import type { Name } from './nameMatcher';

/** The names by which an entity is recognised. */
export function namesOf(entity: Entity): Name<Entity>[] {
  return entity.synonyms.map((form) => ({ form, plural: takesPlural(entity), value: entity }));
}

/** Whether the names of an entity may take the plural -s: "statins", "TNF receptors". */
export function takesPlural({ kind }: Entity): boolean {
  return kind === 'class' || kind === 'receptor';
}
