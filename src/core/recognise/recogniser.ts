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
import { type Clues, cluesIn, type NamedText, NoteSenses } from './settleSenses';
import type { SilencedTerms } from './silencedTerms';

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

  /**
   * The names in a block, in order, none of them in a citation.
   *
   * @param silencedEnds source offsets; what ends at one of them is no name
   */
  namesIn(
    block: ProseBlock,
    citations: readonly CitationGroup[],
    silencedEnds: readonly number[] = [],
  ): BlockNames {
    const text = proseWithout(block, citations);
    const names = findNames(text, this.entityNames);
    const ends = silencedEnds.map((end) => proseOffset(block.pieces, end));
    const named = ends.reduce(silenceAt, { text, names });
    return { ...named, clues: cluesIn(named) };
  }

  /** The mentions in all blocks of a note, for each block in order. */
  mentionsIn(blocks: readonly { block: ProseBlock; names: BlockNames }[]): Mention[][] {
    const senses = new NoteSenses(blocks.map(({ names }) => names.clues));
    return blocks.map(({ block, names }) => this.mentionsOf(block, names, senses));
  }

  /**
   * The mentions in one block of a note whose names have the given senses.
   *
   * @param silenced as they stand in the text, or by the name they go back to: in "IL-4 and -13" the
   *   13 is IL-13
   */
  mentionsOf(
    block: ProseBlock,
    names: BlockNames,
    senses: NoteSenses,
    silenced?: SilencedTerms,
  ): Mention[] {
    return senses
      .settle(names)
      .map((name) => mentionOf(name, block))
      .filter(({ surface, form }) => !silenced?.has(surface) && !silenced?.has(form.text));
  }

  /** The topics that the words of a block speak of, each once. */
  topicsIn(block: ProseBlock): Set<TopicId> {
    return new Set(this.topicTerms.find(block.text).map(({ name }) => name.value));
  }
}

/** Takes out the name that ends at a prose offset, or the word where a defined abbreviation may stand. */
function silenceAt({ text, names }: NamedText, end: number): NamedText {
  const name = names.find((candidate) => candidate.end === end);
  const start = name?.start ?? text.slice(0, end).search(/[\p{L}\p{N}-]*$/u);
  return {
    text: text.slice(0, start) + BARRIER.repeat(end - start) + text.slice(end),
    names: names.filter((candidate) => candidate !== name),
  };
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
