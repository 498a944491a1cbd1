import type { EntityId } from '../library/schema';
import { entitiesSpokenOf } from '../library/spokenOf';
import type { ProseBlock } from '../note/prose';
import type { Recogniser } from '../recognise/recogniser';
import type { Citable } from './noteReferences';

/**
 * The entities that a publication is about: those of its findings and its abstract, as the library says;
 * where the library lacks it, those that its title names. Each once.
 */
export function entitiesOf(
  { summary: { title = '' }, source }: Pick<Citable, 'summary' | 'source'>,
  recogniser: Recogniser,
): EntityId[] {
  if (source) {
    return [...entitiesSpokenOf(source)];
  }
  const entities = recogniser.namesIn(proseOf(title), []).names.map(({ entity }) => entity.id);
  return [...new Set(entities)];
}

function proseOf(text: string): ProseBlock {
  const range = { start: 0, end: text.length };
  return { ...range, kind: 'paragraph', depth: 0, text, pieces: [], excluded: [], closed: [] };
}
