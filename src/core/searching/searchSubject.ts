import { entitiesOfSentence } from '../cite/sentenceToCite';
import type { Library } from '../library/library';
import type { EntityId } from '../library/schema';
import { proseOffset } from '../markdown/proseOffsets';
import { mentionAt, type NoteAnalysis, type NoteBlock } from '../note/noteAnalysis';
import type { Recogniser } from '../recognise/recogniser';
import { sentenceAt } from '../text/sentences';
import type { SearchSubject } from './searchQuery';

/**
 * The subject of a search at a place in a note: the entity that is mentioned there or that is given, the other entities
 * of its sentence, and the topics of the sentence.
 *
 * @param offset UTF-16, in the block
 * @param asked the given entity, which takes precedence over the one at the offset
 */
export function subjectAt(
  analysis: NoteAnalysis,
  block: NoteBlock,
  offset: number,
  { library, recogniser }: { readonly library: Library; readonly recogniser: Recogniser },
  asked?: EntityId,
): SearchSubject {
  const { text, pieces } = block;
  const { start, end } = sentenceAt(text, proseOffset(pieces, offset));
  const main = asked ?? mentionAt(analysis, offset)?.entity;
  const named = entitiesOfSentence(block, offset);
  const ids = new Set(main === undefined ? named : [main, ...named]);
  const topics = recogniser.topicsIn({ text: text.slice(start, end) });
  return {
    entities: [...ids].flatMap((id) => library.entity(id) ?? []),
    topics: [...topics].flatMap((id) => library.topic(id) ?? []),
  };
}
