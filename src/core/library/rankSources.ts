/**
 * Ranks sources by how well they fit a place in a note.
 *
 * The score of a source depends on what it says about the entity in question, and on what it has in common
 * with the paragraph. The weights only determine the order of the sources. A finding about the entity itself
 * counts more than everything that the paragraph can add; a finding about its kin (a class of it, its ligand
 * or target) counts less than that.
 */
import type { Library } from './library';
import { entitiesOfSource } from './relations';
import type { EntityId, Finding, Source, TopicId } from './schema';

const weights = {
  /** A finding about the entity itself. */
  entity: 100,
  /** An abstract that mentions the entity itself, without a finding about it. */
  mention: 50,
  /** A finding about kin of the entity; nearer kin count more. */
  kin: 20,
  /** A topic of the source that the paragraph mentions. */
  topic: 6,
  /** Another entity of the paragraph that the source mentions. */
  neighbour: 3,
  /** How much an entity of a finding that the context does not name reduces the fit of the finding. */
  stranger: 0.1,
  /** A finding that the user has written: users should not have to look for their own findings. */
  userFinding: 50,
  /** Every further finding about the entity, so that the source with the most findings comes first. */
  further: 1,
};

/** The subjects of a place in a note: ids with a weight of at most 1; distant ones weigh less. */
export interface NoteContext {
  readonly entities: ReadonlyMap<EntityId, number>;
  readonly topics: ReadonlyMap<TopicId, number>;
}

/** A source, how well it fits, and its findings. */
export interface RankedSource {
  readonly source: Source;
  readonly score: number;
  /** What the findings are about: the given entity, its nearest kin, or neither. */
  readonly about: EntityId | undefined;
  /** The findings about that entity; those that fit the context come first. */
  readonly findings: readonly Finding[];
}

/**
 * Orders the sources of a library for a place in a note, best first; ties keep the library's order.
 *
 * @param entity the entity that the place is about, if it is about one
 * @param sources of the library, if not all
 * @returns every one of the sources, also those that do not fit at all (score 0)
 */
export function rankSources(
  library: Library,
  context: NoteContext,
  entity: EntityId | undefined,
  sources: readonly Source[] = library.sources,
): RankedSource[] {
  // Computed once for all sources, since it visits many entities.
  const lineage = entity ? [entity, ...library.kinOf(entity).map(({ id }) => id)] : [];
  return sources
    .map((source) => rank(library, source, context, lineage))
    .sort((a, b) => b.score - a.score);
}

/**
 * @param lineage the entity that the place is about and its kin, nearest first; empty if it is about no
 *   entity
 */
function rank(
  library: Library,
  source: Source,
  context: NoteContext,
  lineage: readonly EntityId[],
): RankedSource {
  const [entity] = lineage;
  const entities = entitiesOfSource(source);
  let score = 0;
  for (const topic of source.topics) {
    score += weights.topic * (context.topics.get(topic) ?? 0);
  }
  for (const neighbour of entities) {
    score += neighbour === entity ? 0 : weights.neighbour * (context.entities.get(neighbour) ?? 0);
  }
  const distance = lineage.findIndex((id) => entities.has(id));
  if (distance === -1) {
    return { source, score, about: undefined, findings: [] };
  }
  const about = lineage[distance] as EntityId;
  const findings = source.findings.filter(({ entities }) => entities.includes(about));
  const weight = findings.length > 0 ? weights.entity : weights.mention;
  score += distance === 0 ? weight : weights.kin / distance;
  score += findings.some((finding) => library.isUserFinding(finding)) ? weights.userFinding : 0;
  score += weights.further * Math.max(0, findings.length - 1);
  return { source, score, about, findings: byFit(library, findings, context) };
}

/**
 * The findings of the user come first, then those that share entities with the context; among these, the
 * findings without other entities. Ties keep their order.
 */
function byFit(
  library: Library,
  findings: readonly Finding[],
  { entities }: NoteContext,
): Finding[] {
  const fitOf = (finding: Finding) =>
    finding.entities.reduce((sum, id) => sum + (entities.get(id) ?? -weights.stranger), 0);
  const byUser = (finding: Finding) => Number(library.isUserFinding(finding));
  return [...findings].sort((a, b) => byUser(b) - byUser(a) || fitOf(b) - fitOf(a));
}
