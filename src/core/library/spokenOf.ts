import type { EntityId, Source } from './schema';

/** The entities that a source speaks of: those of its findings, then those that only its abstract names. */
export function entitiesSpokenOf({ findings, entities }: Source): Set<EntityId> {
  return new Set([...findings.flatMap((finding) => finding.entities), ...entities]);
}
