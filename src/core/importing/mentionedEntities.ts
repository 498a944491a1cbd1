import type { EntityId } from '../library/schema';
import { analyseNote } from '../note/analyseNote';
import type { Recogniser } from '../recognise/recogniser';
import { escapeMarkdown } from '../text/escape';

/** The entities that plain texts name, the most frequent first; ties are in the order of first mention. */
export function mentionedEntities(
  texts: readonly (string | undefined)[],
  recogniser: Recogniser,
): EntityId[] {
  const lines = texts.flatMap((text) => text?.split('\n') ?? []);
  const note = lines.map(escapeMarkdown).join('\n\n');
  const counts = new Map<EntityId, number>();
  for (const { entity } of analyseNote(note, recogniser).blocks.flatMap((it) => it.mentions)) {
    counts.set(entity, (counts.get(entity) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([entity]) => entity);
}
