import type { Library } from '../library/library';
import type { EntityId, NameForm, TopicId } from '../library/schema';
import type { CitationGroup } from '../note/citations';
import { BARRIER } from '../note/inlineProse';
import type { ProseBlock } from '../note/prose';
import { proseOffset, sourceRanges } from '../note/proseOffsets';
import type { Range } from '../note/range';
import { type EntityName, namesOf } from './entityNames';
import { findNames } from './findNames';
import type { FindingRule, FoundName } from './foundName';
import { NameMatcher } from './nameMatcher';
import { type Clues, cluesIn, NoteSenses } from './settleSenses';

/** An occurrence of an entity in a note. Its range goes from its first to its last unit of source. */
export interface Mention extends Range {
  readonly entity: EntityId;
  /** What the reader sees: the source without mark-up. */
  readonly surface: string;
  /** The name of the entity that was found, which says why it was. */
  readonly form: NameForm;
  /** The rule by which it was found. */
  readonly rule: FindingRule;
  /** The range without the mark-up in it: two parts in `IL-**6**`. */
  readonly parts: readonly Range[];
}

/** The names in a block of prose, before the note as a whole has been asked what they mean. */
export interface BlockNames {
  /** The prose without citations, of the length of the block's. */
  readonly text: string;
  readonly names: readonly FoundName[];
  /** What they say of names elsewhere in the note. */
  readonly clues: Clues;
}

/** A recogniser's automata, as they are kept beside the library. */
export interface SavedRecogniser {
  readonly entityNames: Uint8Array;
  readonly topicTerms: Uint8Array;
}

/** Recognises the entities and topics of a library in the prose of notes. */
export class Recogniser {
  private readonly entityNames: NameMatcher<EntityName>;
  private readonly topicTerms: NameMatcher<TopicId>;

  /** @param saved what a recogniser of the same library gave to {@link save}, which spares building it */
  constructor({ entities, topics }: Library, saved?: SavedRecogniser) {
    this.entityNames = new NameMatcher(entities.flatMap(namesOf), saved?.entityNames);
    this.topicTerms = new NameMatcher(
      topics.flatMap(({ id, terms }) => terms.map((form) => ({ form, plural: false, value: id }))),
      saved?.topicTerms,
    );
  }

  /** What costs time to build, as bytes for the constructor. */
  save(): SavedRecogniser {
    return { entityNames: this.entityNames.save(), topicTerms: this.topicTerms.save() };
  }

  /** The names in a block, in order, none of them in a citation. */
  namesIn(block: ProseBlock, citations: readonly CitationGroup[]): BlockNames {
    const text = proseWithout(block, citations);
    const names = findNames(text, this.entityNames);
    return { text, names, clues: cluesIn({ text, names }) };
  }

  /** The mentions in all blocks of a note, for each block in order. */
  mentionsIn(blocks: readonly { block: ProseBlock; names: BlockNames }[]): Mention[][] {
    const senses = new NoteSenses(blocks.map(({ names }) => names.clues));
    return blocks.map(({ block, names }) => this.mentionsOf(block, names, senses));
  }

  /** The mentions in one block of a note whose names have the given senses. */
  mentionsOf(block: ProseBlock, names: BlockNames, senses: NoteSenses): Mention[] {
    return senses.settle(names).map((name) => mentionOf(name, block));
  }

  /** The topics that the words of a block speak of, each once. */
  topicsIn(block: ProseBlock): Set<TopicId> {
    return new Set(this.topicTerms.find(block.text).map(({ name }) => name.value));
  }
}

function mentionOf({ start, end, entity, form, rule }: FoundName, block: ProseBlock): Mention {
  const parts = sourceRanges(block.pieces, start, end);
  return {
    start: (parts[0] as Range).start,
    end: (parts.at(-1) as Range).end,
    entity: entity.id,
    surface: block.text.slice(start, end),
    form,
    rule,
    parts,
  };
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
