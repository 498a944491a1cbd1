/**
 * Citations whose publication does not name what their sentence names.
 *
 *     IL-6 rises in sepsis [@emilie1998].         an abstract on IL-6, IL-6 receptors or cytokines: on topic
 *     Guselkumab clears skin [@emilie1998].       names neither guselkumab nor IL-23 nor their kin: off topic
 *     IL-6 rises [@emilie1998] and kills [@b].    several citations share the sentence: not checked
 *     We measured IL-6 by ELISA [@methods].       the writer's own work: not checked
 *
 * A publication without an abstract is never reported: its title alone does not show what it leaves out.
 */
import type { CitationGroup } from '../citation/citation';
import type { Library } from '../library/library';
import type { EntityId } from '../library/schema';
import type { Publication } from '../literature/publication';
import { proseOffset } from '../markdown/proseOffsets';
import type { NoteAnalysis, NoteBlock } from '../note/noteAnalysis';
import type { Range } from '../text/range';
import { keysIn } from './citedPublication';
import { sentenceOf } from './citingSentences';
import type { NoteLiterature } from './noteLiterature';
import { isStatement } from './uncitedClaims';

/** An off-topic citation, with the range of the citation. */
export interface OffTopicCitation extends Range {
  readonly publication: Publication;
  /** The text of its sentence before the citation. */
  readonly statement: string;
  /** The entities that the sentence names, each once, in its order. */
  readonly entities: readonly EntityId[];
}

/** The end of a statement after its citation. */
const statementEnd = /^\s*(?:(?![?？؟])[\p{Sentence_Terminal}…]["'”’»\p{Pe}\p{Pf}]*)?(?:\s|$)/u;
const stopAtEnd = /[\p{Sentence_Terminal}…]["'”’»\p{Pe}\p{Pf}]*\s*$/u;

/**
 * Finds the off-topic citations, in order, and pauses after each block.
 *
 * @param entitiesOf the entities that a publication names; undefined if it has no abstract, or is not read yet
 */
export function* findOffTopicCitations(
  library: Library,
  analysis: NoteAnalysis,
  literature: NoteLiterature,
  entitiesOf: (publication: Publication) => ReadonlySet<EntityId> | undefined,
): Generator<void, OffTopicCitation[]> {
  const found: OffTopicCitation[] = [];
  const kin = new KinOf(library);
  const keyOf = keysIn(analysis, literature);
  for (const block of analysis.blocks) {
    if (block.kind !== 'paragraph' || block.citations.length === 0) {
      continue;
    }
    for (const group of block.citations) {
      const [citation, ...others] = group.citations;
      const { statement, entities } = others.length === 0 ? statementBefore(block, group) : nothing;
      const key = citation && entities.length > 0 ? keyOf(citation) : undefined;
      const publication = key === undefined ? undefined : literature.publication(key);
      const subjects = publication && entitiesOf(publication);
      if (subjects && !isOnTopic(entities, subjects, kin)) {
        found.push({ start: group.start, end: group.end, publication, statement, entities });
      }
      yield;
    }
  }
  return found;
}

/** The statement before a citation. */
interface Statement {
  readonly statement: string;
  readonly entities: readonly EntityId[];
}

const nothing: Statement = { statement: '', entities: [] };

/** The statement before a citation; an empty one if the sentence has another citation. */
function statementBefore(block: NoteBlock, group: CitationGroup): Statement {
  const { text, pieces, citations, mentions } = block;
  const [opens, closes] = [proseOffset(pieces, group.start), proseOffset(pieces, group.end)];
  const before = text.slice(0, opens).trimEnd();
  if (!stopAtEnd.test(before) && !statementEnd.test(text.slice(closes))) {
    return nothing;
  }
  const { start } = sentenceOf(block, Math.max(0, before.length - 1));
  const isAlone = citations.every((other) => {
    const at = proseOffset(pieces, other.start);
    return other.start === group.start || at < start || at > closes + BESIDE;
  });
  if (!isAlone || !isStatement(before.slice(start))) {
    return nothing;
  }
  const within = mentions.filter((it) => {
    const at = proseOffset(pieces, it.start);
    return at >= start && at < opens;
  });
  const entities = [...new Set(within.map(({ entity }) => entity))];
  return { statement: before.slice(start), entities };
}

/** The most units between adjacent citations. */
const BESIDE = 2;

/** The fewest members of a class that does not count as kin: two cytokines are not close. */
const LARGE_CLASS = 25;

/** Entities with their kin, each computed once, since it takes a search through the library. */
class KinOf {
  private readonly known = new Map<EntityId, ReadonlySet<EntityId>>();
  private readonly members = new Map<EntityId, number>();

  constructor(private readonly library: Library) {
    for (const family of library.entities.flatMap(({ families }) => families)) {
      this.members.set(family, (this.members.get(family) ?? 0) + 1);
    }
  }

  /** An entity and all its kin. */
  of(id: EntityId): ReadonlySet<EntityId> {
    const kin = this.known.get(id) ?? new Set([id, ...this.library.kinOf(id).map((it) => it.id)]);
    this.known.set(id, kin);
    return kin;
  }

  /** Whether an entity is kin of another one, or both have common kin other than large classes. */
  areClose(one: EntityId, other: EntityId): boolean {
    const [some, others] = [this.of(one), this.of(other)];
    const isSmall = (id: EntityId) => (this.members.get(id) ?? 0) < LARGE_CLASS;
    return (
      some.has(other) || others.has(one) || [...some].some((id) => others.has(id) && isSmall(id))
    );
  }
}

/** Whether a publication's entities include one of some entities, or one close to them. */
function isOnTopic(
  entities: readonly EntityId[],
  subjects: ReadonlySet<EntityId>,
  kin: KinOf,
): boolean {
  return entities.some((id) => [...subjects].some((subject) => kin.areClose(id, subject)));
}
