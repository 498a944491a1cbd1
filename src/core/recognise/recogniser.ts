import type { Library } from '../library/library';
import type { Entity, EntityId, NameForm, TopicId } from '../library/schema';
import type { CitationGroup } from '../note/citations';
import { BARRIER, type ProseBlock } from '../note/prose';
import { proseOffset, sourceRanges } from '../note/proseOffsets';
import type { Range } from '../note/range';
import { namesOf } from './entityNames';
import { NameMatcher } from './nameMatcher';
import { isPartOfLongerName } from './surroundings';

/** An occurrence of an entity in a note. Its range goes from its first to its last unit of source. */
export interface Mention extends Range {
  readonly entity: EntityId;
  /** What the reader sees: the source without mark-up. */
  readonly surface: string;
  /** The name of the entity that was found, which says why it was. */
  readonly form: NameForm;
  /** The range without the mark-up in it: two parts in `IL-**6**`. */
  readonly parts: readonly Range[];
}

/** Recognises the entities and topics of a library in the prose of notes. */
export class Recogniser {
  private readonly entityNames: NameMatcher<Entity>;
  private readonly topicTerms: NameMatcher<TopicId>;

  constructor({ entities, topics }: Library) {
    this.entityNames = new NameMatcher(entities.flatMap(namesOf));
    this.topicTerms = new NameMatcher(
      topics.flatMap(({ id, terms }) => terms.map((form) => ({ form, plural: false, value: id }))),
    );
  }

  /** The mentions in a block, in order, none of them in a citation. */
  mentionsIn(block: ProseBlock, citations: readonly CitationGroup[]): Mention[] {
    const prose = proseWithout(block, citations);
    return this.entityNames
      .find(prose)
      .filter(({ end, name }) => !isPartOfLongerName(name.value.kind, prose, end))
      .map(({ start, end, name }) => {
        const parts = sourceRanges(block.pieces, start, end);
        return {
          start: (parts[0] as Range).start,
          end: (parts.at(-1) as Range).end,
          entity: name.value.id,
          surface: block.text.slice(start, end),
          form: name.form,
          parts,
        };
      });
  }

  /** The topics that the words of a block speak of, each once. */
  topicsIn(block: ProseBlock): Set<TopicId> {
    return new Set(this.topicTerms.find(block.text).map(({ name }) => name.value));
  }
}

function proseWithout({ text, pieces }: ProseBlock, citations: readonly CitationGroup[]): string {
  let prose = '';
  for (const citation of citations) {
    const start = proseOffset(pieces, citation.start);
    const end = proseOffset(pieces, citation.end);
    prose += text.slice(prose.length, start) + BARRIER.repeat(Math.max(0, end - start));
  }
  return prose + text.slice(prose.length);
}
