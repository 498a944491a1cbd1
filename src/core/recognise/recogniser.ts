import type { CitationGroup } from '../citation/readCitations';
import { crossReferencesIn } from '../citation/syntax/pandoc';
import type { Library } from '../library/library';
import type { Entity, EntityId, NameForm, Species, TopicId } from '../library/schema';
import type { ProseBlock } from '../markdown/prose';
import { proseOffset, sourceRanges } from '../markdown/proseOffsets';
import { firstIndexWhere } from '../text/bisect';
import { PLACEHOLDER } from '../text/placeholder';
import type { Range } from '../text/range';
import { analytesAmong } from './analytes';
import type { MatcherTables } from './automaton/tables';
import { type EntityName, namesFor, termsOf } from './entityNames';
import { findNames, lookUp } from './findNames';
import { type JoinedBlocks, readTogether } from './joinedBlocks';
import { LayeredMatcher } from './layeredMatcher';
import type { FindingRule, NameMatch } from './nameMatch';
import { type Name, type NameFinder, NameMatcher } from './nameMatcher';
import {
  type Evidence,
  evidenceIn,
  type NamedText,
  NearestSenses,
  NoteDisambiguation,
  type Senses,
} from './noteDisambiguation';
import type { SilencedTerms } from './silencedTerms';
import { SpeciesOfNames } from './species';
import { Treatments } from './treatments';

/**
 * A mention of an entity in a note. Its range goes from its first to its last unit of source, and includes both marks
 * of emphasis, or both tags, if it contains one of them: all of `IL-**6**` and `TNF<sub>α</sub>`.
 */
export interface Mention extends Range {
  readonly entity: EntityId;
  /** The text that readers see: the source without mark-up. */
  readonly surface: string;
  /** The name of the entity that was found; it explains the mention. */
  readonly form: NameForm;
  /** The rule by which it was found. */
  readonly rule: FindingRule;
  /** The species of the gene or protein; missing if the text does not show it. */
  readonly species?: Species;
  /** The range without the mark-up in it: two parts in `IL-**6**`. */
  readonly parts: readonly Range[];
}

/** The names in a block of prose, before the whole note decides their senses. */
export interface BlockNames {
  /** The prose, with citations blanked out so that its length stays. */
  readonly text: string;
  readonly names: readonly NameMatch[];
  /** Their evidence for names elsewhere in the note. */
  readonly evidence: Evidence;
}

/** A recogniser's saved automata, which are shipped with the library. */
export interface SavedRecogniser {
  readonly entityNames: Uint8Array;
  readonly topicTerms: Uint8Array;
}

/** The user's changes of the names. */
export interface UserNames {
  /** Names in addition to those of the recogniser's library; they take precedence. */
  readonly names: readonly Name<EntityName>[];
  readonly terms: readonly Name<TopicId>[];
  /** The entities of the library that the user has changed, by their ids. */
  readonly changed: ReadonlyMap<EntityId, Entity>;
}

/** What the note decides about the names in one of its blocks. */
interface MentionOptions {
  readonly silenced?: SilencedTerms;
  readonly nearest?: Senses | undefined;
}

/** Recognises the entities and topics of a library in the prose of notes. */
export class Recogniser {
  private readonly matchers: {
    readonly entityNames: NameMatcher<EntityName>;
    readonly topicTerms: NameMatcher<TopicId>;
  };
  private readonly entityNames: NameFinder<EntityName>;
  private readonly topicTerms: NameFinder<TopicId>;
  private readonly treatments: Treatments;

  /**
   * @param saved the result of {@link save}, or the matchers, of a recogniser of the same library, so that it need not
   *   be built
   * @param added the additions of the user's library
   */
  constructor(
    private readonly library: Library,
    saved?: { readonly [Part in keyof SavedRecogniser]: Uint8Array | MatcherTables },
    added?: UserNames,
  ) {
    const { entities, topics } = library;
    const namesOf = (index: number) => {
      const entity = entities[index] as Entity;
      return namesFor(entity, added?.changed.get(entity.id) ?? entity);
    };
    this.matchers = {
      entityNames: new NameMatcher({ count: entities.length, namesOf }, saved?.entityNames),
      topicTerms: new NameMatcher(topics.flatMap(termsOf), saved?.topicTerms),
    };
    this.treatments = new Treatments(library);
    this.entityNames = layered(added?.names, this.matchers.entityNames);
    this.topicTerms = layered(added?.terms, this.matchers.topicTerms);
  }

  /** A recogniser of the same library with the additions of the user's library; only these are built. */
  extendedBy(added: UserNames): Recogniser {
    if (added.names.length + added.terms.length + added.changed.size === 0) {
      return this;
    }
    const { entityNames, topicTerms } = this.matchers;
    const tables = { entityNames: entityNames.tables, topicTerms: topicTerms.tables };
    return new Recogniser(this.library, tables, added);
  }

  /** The parts that take time to build, as bytes for the constructor. */
  save(): SavedRecogniser {
    const { entityNames, topicTerms } = this.matchers;
    return { entityNames: entityNames.save(), topicTerms: topicTerms.save() };
  }

  /**
   * The names in a block, in order, none of them in a citation.
   *
   * @param silencedEnds source offsets; text that ends at one of them is not a name
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
    return { ...named, evidence: evidenceIn(named, this.treatments) };
  }

  /**
   * The names in the blocks of a list or table, where some of them show what the others mean.
   *
   * @param blocks in order, with their own names
   * @param source the text in which their offsets count
   */
  namesAmong(
    blocks: readonly { readonly block: ProseBlock; readonly names: BlockNames }[],
    source: string,
  ): BlockNames[] {
    const named = blocks.map(({ block, names: { names } }) => ({ block, names }));
    const changed = analytesAmong(named, source, (name) => lookUp(name, this.entityNames));
    const together = readTogether(named, source, this.treatments);
    return blocks.map(({ names }, index) => {
      const name = changed.get(index);
      if (name) {
        const now = { text: names.text, names: [name] };
        return { ...now, evidence: evidenceIn(now, this.treatments) };
      }
      return together ? withOthers(names, together, this.treatments) : names;
    });
  }

  /** The mentions in all blocks of a note, for each block in order. */
  mentionsIn(blocks: readonly { block: ProseBlock; names: BlockNames }[]): Mention[][] {
    const senses = new NoteDisambiguation(blocks.map(({ names }) => names.evidence));
    const nearest = new NearestSenses(senses);
    return blocks.map(({ block, names }) =>
      this.mentionsOf(block, names, senses, { nearest: nearest.next(names.evidence) }),
    );
  }

  /**
   * The mentions in one block of a note, given the senses of its names.
   *
   * @param silenced terms as they are in the text, or by the name from which they are derived: in "IL-4 and -13", the
   *   13 is IL-13
   * @param nearest the definitions that count in the block: {@link NearestSenses}
   */
  mentionsOf(
    block: ProseBlock,
    names: BlockNames,
    senses: NoteDisambiguation,
    { silenced, nearest }: MentionOptions = {},
  ): Mention[] {
    const species = new SpeciesOfNames(block.text);
    return senses
      .disambiguate(names, nearest)
      .map((name) => mentionOf(name, block, species.of(name)))
      .filter(({ surface, form }) => !silenced?.has(surface) && !silenced?.has(form.text));
  }

  /** The entity of which a whole text is a name, in an allowed spelling and letter case. */
  entityNamed(text: string): Entity | undefined {
    const [occurrence] = this.entityNames.find(text);
    const isWhole = occurrence?.start === 0 && occurrence.end === text.length;
    return isWhole ? occurrence.name.value.entity : undefined;
  }

  /** The topics that the words of a block name, each once. */
  topicsIn(block: Pick<ProseBlock, 'text'>): Set<TopicId> {
    return new Set(this.topicTerms.find(block.text).map(({ name }) => name.value));
  }
}

function layered<T>(own: readonly Name<T>[] | undefined, library: NameMatcher<T>): NameFinder<T> {
  return own && own.length > 0 ? new LayeredMatcher(new NameMatcher(own), library) : library;
}

/** Removes the name that ends at a prose offset, or the word there, which may be a defined abbreviation. */
function silenceAt({ text, names }: NamedText, end: number): NamedText {
  const name = names.find((candidate) => candidate.end === end);
  const start = name?.start ?? text.slice(0, end).search(/[\p{L}\p{N}-]*$/u);
  return {
    text: text.slice(0, start) + PLACEHOLDER.repeat(end - start) + text.slice(end),
    names: names.filter((candidate) => candidate !== name),
  };
}

/** The names of a block with what the other blocks of its list or table show. */
function withOthers(
  { text, names, evidence }: BlockNames,
  { dropped, supported }: JoinedBlocks,
  treatments: Treatments,
): BlockNames {
  const kept = names.filter((name) => !dropped.has(name));
  const own = kept.length < names.length ? evidenceIn({ text, names: kept }, treatments) : evidence;
  const shown = kept.map(({ entity }) => entity.id).filter((id) => supported.has(id));
  return {
    text,
    names: kept,
    evidence: { definitions: own.definitions, supported: new Set([...own.supported, ...shown]) },
  };
}

function mentionOf(
  { start, end, entity, form, rule }: NameMatch,
  block: ProseBlock,
  species: Species | undefined,
): Mention {
  const parts = sourceRanges(block.pieces, start, end);
  const mention = {
    ...withWholeDress(
      { start: (parts[0] as Range).start, end: (parts.at(-1) as Range).end },
      block,
    ),
    entity: entity.id,
    surface: block.text.slice(start, end),
    form,
    rule,
    parts,
  };
  return species ? { ...mention, species } : mention;
}

/** A range extended by the other half of emphasis and tags that it only half includes. */
function withWholeDress({ start, end }: Range, { dressed, pieces }: ProseBlock): Range {
  const widened = { start, end };
  // Those that end in the range or after it follow in the list.
  for (let at = firstEndingAfter(dressed, start); at < dressed.length; at++) {
    const dress = dressed[at] as Range;
    const isBefore = dress.start < start && dress.end < end;
    const isAfter = start <= dress.start && dress.start < end && end < dress.end;
    if (isBefore && proseOffset(pieces, dress.start) === proseOffset(pieces, start)) {
      widened.start = Math.min(widened.start, dress.start);
    } else if (isAfter && proseOffset(pieces, dress.end) === proseOffset(pieces, end)) {
      widened.end = Math.max(widened.end, dress.end);
    }
    if (dress.end > end + LONGEST_MARKS) {
      break;
    }
  }
  return widened;
}

/** The most UTF-16 units of the marks and tags that close after a name. */
const LONGEST_MARKS = 40;

/** The index of the first range that ends after an offset; the ranges are in the order of their ends. */
function firstEndingAfter(ranges: readonly Range[], offset: number): number {
  return firstIndexWhere(ranges.length, (at) => (ranges[at] as Range).end > offset);
}

function proseWithout({ text, pieces }: ProseBlock, citations: readonly CitationGroup[]): string {
  let prose = '';
  for (const citation of citations) {
    const start = proseOffset(pieces, citation.start);
    const end = proseOffset(pieces, citation.end);
    prose += text.slice(prose.length, start) + PLACEHOLDER.repeat(Math.max(0, end - start));
  }
  return withoutCrossReferences(prose + text.slice(prose.length));
}

function withoutCrossReferences(text: string): string {
  let prose = '';
  for (const { start, end } of crossReferencesIn(text)) {
    prose += text.slice(prose.length, start) + PLACEHOLDER.repeat(end - start);
  }
  return prose + text.slice(prose.length);
}
