/** The entities and topics of a text that is not a note: an abstract, a sentence. */
import type { EntityId, TopicId } from '../library/schema';
import { readPlainText } from '../markdown/plainText';
import type { Recogniser } from '../recognise/recogniser';

export interface Subjects {
  readonly entities: ReadonlySet<EntityId>;
  readonly topics: ReadonlySet<TopicId>;
}

/** The subjects of several texts together: an abbreviation that one text defines counts in all. */
export function subjectsOf(texts: readonly string[], recogniser: Recogniser): Subjects {
  const blocks = texts
    .flatMap(readPlainText)
    .map((block) => ({ block, names: recogniser.namesIn(block, []) }));
  const mentions = recogniser.mentionsIn(blocks).flat();
  return {
    entities: new Set(mentions.map(({ entity }) => entity)),
    topics: new Set(blocks.flatMap(({ block }) => [...recogniser.topicsIn(block)])),
  };
}
