/**
 * Which sources fit a place in a note best.
 *
 * A source scores by what it says about the entity in question, and by what it has in common with the
 * paragraph. The weights only order the sources: what matters is that a finding about the very entity
 * counts more than anything the paragraph can add, and one about its kin (a class of it, its ligand or
 * target) less than that.
 */
import type { Library } from './library';
import { entitiesOfSource } from './relations';
import type { EntityId, Finding, Source, TopicId } from './schema';

const weights = {
  /** A finding about the very entity. */
  entity: 100,
  /** An abstract that speaks of the very entity, without a finding about it. */
  mention: 50,
  /** A finding about kin of the entity; nearer kin count more. */
  kin: 20,
  /** A topic of the source that the paragraph speaks of. */
  topic: 6,
  /** Another entity of the paragraph that the source speaks of. */
  neighbour: 3,
  /** What an entity of a finding that the context does not name takes from the fit of the finding. */
  stranger: 0.1,
  /** A finding that the user has written: what one cared to write down is not to be looked for. */
  userFinding: 50,
  /** Every further finding about the entity, so that the source that says most comes first. */
  further: 1,
};

/** What a place in a note is about: ids with a weight of at most 1, less for what stands further off. */
export interface NoteContext {
  readonly entities: ReadonlyMap<EntityId, number>;
  readonly topics: ReadonlyMap<TopicId, number>;
}

/** A source that fits, and what it says. */
export interface RankedSource {
  readonly source: Source;
  readonly score: number;
  /** What the findings are about: the entity asked for, its nearest kin, or neither. */
  readonly about: EntityId | undefined;
  /** The findings about that, those that fit the context first. */
  readonly findings: readonly Finding[];
}

/**
 * Orders the sources of a library for a place in a note, best first; ties keep the library's order.
 *
 * @param entity the entity that the place is about, if it is about one
 * @returns every source, also those that do not fit at all (score 0)
 */
export function rankSources(
  library: Library,
  context: NoteContext,
  entity: EntityId | undefined,
): RankedSource[] {
  // Once for all sources: it goes far about in the library.
  const lineage = entity ? [entity, ...library.kinOf(entity).map(({ id }) => id)] : [];
  return library.sources
    .map((source) => rank(library, source, context, lineage))
    .sort((a, b) => b.score - a.score);
}

/** @param lineage the entity that the place is about and its kin, nearest first; empty where it is about none */
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
 * The user's own findings first, then those that share entities with the context, and of those the ones
 * that bring up no others; ties keep their order.
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
