import { t } from '@vscode/l10n';
import type { PublicationContents } from '../abstracts/publicationContents';
import { kindLabel, kindsName, relationLabel } from '../card/labels';
import type { Library } from '../library/library';
import { entitiesOfSource, type RelationKind, relationsOf } from '../library/relations';
import type { Entity, EntityId, EntityKind, Source, Topic, TopicId } from '../library/schema';

/** The kinds on a map: those of entities, and diseases, which are topics. In their order around the map. */
export const mapKinds = [
  'cytokine',
  'receptor',
  'drug',
  'disease',
  'protein',
  'class',
  'term',
] as const;
export type MapKind = EntityKind | 'disease';

/** An entity or topic near an entity, and everything that relates the two. */
export interface Neighbour {
  /** The id of an entity, or `topic:` and the id of a topic: unique on a map. */
  readonly key: string;
  readonly kind: MapKind;
  readonly label: string;
  /** Its relations to the entity in the data: its receptor, a drug against it… */
  readonly relations: readonly RelationKind[];
  /** Findings of the library that are about both. */
  readonly findings: number;
  /** Sources of the library, and the user's publications, that mention both. */
  readonly sources: number;
  /** Notes that mention both. */
  readonly notes: number;
  /** How near it is, computed from all of these. */
  readonly weight: number;
}

/** The neighbours of an entity. */
export interface Neighbourhood {
  readonly centre: Entity;
  /** By kind in the order of `mapKinds`; in a kind, the nearest first. */
  readonly neighbours: readonly Neighbour[];
  /** How many further neighbours there are. */
  readonly further: number;
}

/** The most neighbours on a map: as many as a reader can take in. */
const SHOWN = 24;
/**
 * The number of neighbours of each kind that come before others: a disease that few sources name is worth more than a
 * ninth drug.
 */
const FIRST_OF_KIND = 4;
/** The most neighbours of one kind, as long as there are others: a class has dozens of members. */
const MOST_OF_KIND = 8;

const topicPrefix = 'topic:';

/** The key of a topic on a map. */
function topicKey(id: TopicId): string {
  return `${topicPrefix}${id}`;
}

/** The entity or topic of a key on a map, if the library has it. */
export function neighbourOf(
  library: Library,
  key: string,
): { readonly entity: Entity } | { readonly topic: Topic } | undefined {
  if (key.startsWith(topicPrefix)) {
    const topic = library.topic(key.slice(topicPrefix.length));
    return topic && { topic };
  }
  const entity = library.entity(key);
  return entity && { entity };
}

/**
 * The nearest neighbours of an entity: entities that the data relates to it, that findings and sources of the library
 * mention together with it, or that are in the same notes.
 *
 * @param notes for each entity, how many notes mention both it and the centre
 * @param own the contents of the publications in the user's bibliographies that mention the centre
 */
export function neighbourhoodOf(
  library: Library,
  centre: Entity,
  notes: ReadonlyMap<EntityId, number> = new Map(),
  own: readonly Pick<PublicationContents, 'entities' | 'topics'>[] = [],
): Neighbourhood {
  const counts = new Counts();
  for (const { kind, entities } of relationsOf(library, centre)) {
    for (const { id } of entities) {
      counts.of(id).relations.push(kind);
    }
  }
  countSources(library, centre.id, counts);
  for (const { entities, topics } of own) {
    for (const key of [...entities, ...diseasesIn(library, topics)]) {
      counts.of(key).sources++;
    }
  }
  for (const [id, count] of notes) {
    counts.of(id).notes += count;
  }
  const all = [...counts.byKey].flatMap(([key, count]) => {
    const found = key === centre.id ? undefined : neighbourOf(library, key);
    return found ? [neighbour(key, found, count)] : [];
  });
  const ranked = all.sort(nearestFirst);
  const shown = nearest(ranked);
  return {
    centre,
    neighbours: mapKinds.flatMap((kind) => shown.filter((it) => it.kind === kind)),
    further: ranked.length - shown.length,
  };
}

interface Count {
  readonly relations: RelationKind[];
  findings: number;
  sources: number;
  notes: number;
}

class Counts {
  readonly byKey = new Map<string, Count>();

  of(key: string): Count {
    const known = this.byKey.get(key);
    if (known) {
      return known;
    }
    const count: Count = { relations: [], findings: 0, sources: 0, notes: 0 };
    this.byKey.set(key, count);
    return count;
  }
}

function countSources(library: Library, centre: EntityId, counts: Counts): void {
  const about = library.findingsAbout(centre);
  for (const { finding } of about) {
    for (const id of new Set(finding.entities)) {
      counts.of(id).findings++;
    }
  }
  for (const source of new Set(about.map((it) => it.source))) {
    for (const key of subjectsOf(library, source)) {
      counts.of(key).sources++;
    }
  }
}

/** The entities that a source mentions, and the diseases under which it is filed. */
function subjectsOf(library: Library, source: Source): Set<string> {
  return new Set([...entitiesOfSource(source), ...diseasesIn(library, source.topics)]);
}

function diseasesIn(library: Library, topics: readonly TopicId[]): string[] {
  return topics.filter((id) => library.topic(id)?.disease).map(topicKey);
}

function neighbour(
  key: string,
  found: { readonly entity: Entity } | { readonly topic: Topic },
  count: Count,
): Neighbour {
  const { kind, label } =
    'entity' in found ? found.entity : { kind: 'disease' as const, label: found.topic.label };
  return { key, kind, label, ...count, weight: weigh(count) };
}

/** The most publications on two entities that count: in a library of thousands, cytokines share hundreds. */
const MOST_SOURCES = 30;

/**
 * The weight of a neighbour. A relation counts as much as several findings, one to a class less; any number of notes
 * counts as at most ten.
 */
function weigh({ relations, findings, sources, notes }: Count): number {
  const isNear = relations.some((relation) => relation !== 'class' && relation !== 'member');
  const tied = relations.length === 0 ? 0 : isNear ? 6 : 3;
  return tied + 2 * findings + Math.min(sources, MOST_SOURCES) + Math.min(notes, 10);
}

function nearestFirst(a: Neighbour, b: Neighbour): number {
  return b.weight - a.weight || (a.key < b.key ? -1 : 1);
}

function nearest(ranked: readonly Neighbour[]): Neighbour[] {
  const ofKind = new Map<MapKind, number>();
  const rounds: [Neighbour[], Neighbour[], Neighbour[]] = [[], [], []];
  for (const it of ranked) {
    const before = ofKind.get(it.kind) ?? 0;
    ofKind.set(it.kind, before + 1);
    rounds[before < FIRST_OF_KIND ? 0 : before < MOST_OF_KIND ? 1 : 2].push(it);
  }
  return rounds.flat().slice(0, SHOWN).sort(nearestFirst);
}

/** The name of a kind on a map. */
export function mapKindLabel(kind: MapKind): string {
  return kind === 'disease' ? t('disease') : kindLabel(kind);
}

/** The name of a kind above its members. */
export function mapKindHeading(kind: MapKind): string {
  return kind === 'disease' ? t('Diseases') : kindsName(kind);
}

/**
 * The text about a neighbour on a map, except its label: "receptor. Binds; 2 findings about both".
 *
 * @returns plain text, which the caller must escape
 */
export function neighbourFacts({ kind, relations, findings, sources, notes }: Neighbour): string {
  const facts = [
    ...relations.map(relationLabel),
    findings > 0 && (findings === 1 ? t('1 finding on both') : t('{0} findings on both', findings)),
    sources > 0 && (sources === 1 ? t('1 source on both') : t('{0} sources on both', sources)),
    notes > 0 && (notes === 1 ? t('1 note with both') : t('{0} notes with both', notes)),
  ].filter(Boolean);
  return `${mapKindLabel(kind)}. ${facts.join('; ')}`;
}
