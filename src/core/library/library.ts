import type { CitationKey, Entity, EntityId, Finding, Source, Topic, TopicId } from './schema';

/** The checked dataset: every id that one part refers to is defined in another. */
export interface LibraryData {
  readonly entities: readonly Entity[];
  /** May be a getter: a library reads the sources once, when they are first needed. */
  readonly sources: readonly Source[];
  /** Makes ready the sources, with pauses, where the getter takes longer than a gesture may. */
  readonly readSources?: () => Generator<void, unknown>;
  readonly topics: readonly Topic[];
  /** The findings that the user has written; they come first. */
  readonly userFindings?: ReadonlySet<Finding>;
  /** The keys of sources that are in a file of the user. */
  readonly userSources?: ReadonlySet<CitationKey>;
}

/** A finding with the source that reports it. */
interface SourcedFinding {
  readonly source: Source;
  readonly finding: Finding;
}

/** The sources of a library, with the tables to look them up. */
interface SourceTables {
  readonly all: readonly Source[];
  readonly byKey: ReadonlyMap<CitationKey, Source>;
  readonly findingsByEntity: ReadonlyMap<EntityId, readonly SourcedFinding[]>;
}

/** The entities, sources and topics of the dataset and of the user, with lookups. */
export class Library {
  readonly entities: readonly Entity[];
  readonly topics: readonly Topic[];
  private readonly entityById: ReadonlyMap<EntityId, Entity>;
  private readonly topicById: ReadonlyMap<TopicId, Topic>;
  private readonly userFindings: ReadonlySet<Finding>;
  private readonly userSources: ReadonlySet<CitationKey>;
  private tablesOfSources: SourceTables | undefined;

  constructor(private readonly data: LibraryData) {
    this.entities = data.entities;
    this.topics = data.topics;
    this.entityById = new Map(data.entities.map((entity) => [entity.id, entity]));
    this.topicById = new Map(data.topics.map((topic) => [topic.id, topic]));
    this.userFindings = data.userFindings ?? new Set();
    this.userSources = data.userSources ?? new Set();
  }

  /** The first request parses them, which takes some 20 ms; {@link readSources} does it with pauses. */
  get sources(): readonly Source[] {
    return this.tables.all;
  }

  /** The sources; pauses every few milliseconds where they are not parsed yet. */
  *readSources(): Generator<void, readonly Source[]> {
    if (!this.tablesOfSources) {
      yield* this.data.readSources?.() ?? [];
    }
    return this.sources;
  }

  /** The entity with an id, if there is one. */
  entity(id: EntityId): Entity | undefined {
    return this.entityById.get(id);
  }

  /** The source with a key, if there is one. */
  source(key: CitationKey): Source | undefined {
    return this.tables.byKey.get(key);
  }

  /** The topic with an id, if there is one. */
  topic(id: TopicId): Topic | undefined {
    return this.topicById.get(id);
  }

  /** Whether the user has written a finding, so that it is not part of the bundled dataset. */
  isUserFinding(finding: Finding): boolean {
    return this.userFindings.has(finding);
  }

  /** Whether a file of the user has a source, new or in addition to the dataset. */
  isUserSource(key: CitationKey): boolean {
    return this.userSources.has(key);
  }

  /** The findings about this entity itself, in the order of the sources. */
  findingsAbout(id: EntityId): readonly SourcedFinding[] {
    return this.tables.findingsByEntity.get(id) ?? [];
  }

  /**
   * The entities nearest to an entity, for use where the library says nothing about the entity itself: the
   * receptor that a drug acts on, the cytokine that a receptor binds, and the classes of all of them.
   *
   * Example: aldesleukin → IL-2 receptor, IL-2, lymphokines, cytokines.
   *
   * @returns each once, nearest first, without the entity
   */
  kinOf(id: EntityId): Entity[] {
    const found = new Map<EntityId, Entity>();
    const queue = [id];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      for (const kin of this.neighboursOf(next)) {
        if (!found.has(kin.id) && kin.id !== id) {
          found.set(kin.id, kin);
          queue.push(kin.id);
        }
      }
    }
    return [...found.values()];
  }

  /**
   * The entities that the data relates directly to an entity: its ligands, the complexes that it is part of, its
   * targets and its classes.
   */
  neighboursOf(id: EntityId): Entity[] {
    const { targets = [], partOf = [], families = [] } = this.entity(id) ?? {};
    const ligands = this.entities.filter(({ receptors }) => receptors.includes(id));
    const named = [...partOf, ...targets, ...families].flatMap((kin) => this.entity(kin) ?? []);
    return [...ligands, ...named];
  }

  /** The drugs that act on an entity: on the entity itself, or on a receptor that it binds. */
  drugsAgainst(id: EntityId): Entity[] {
    const points = new Set([id, ...(this.entity(id)?.receptors ?? [])]);
    return this.entities.filter(
      ({ kind, targets }) => kind === 'drug' && targets.some((target) => points.has(target)),
    );
  }

  /** The topics directly below a topic, or those at the top, in the order of the data. */
  topicsBelow(id: TopicId | undefined): Topic[] {
    return this.topics.filter(({ broader }) => broader === id);
  }

  /** Created on first access: marks on a note need no source. */
  private get tables(): SourceTables {
    this.tablesOfSources ??= tablesOf(this.data.sources);
    return this.tablesOfSources;
  }
}

function tablesOf(all: readonly Source[]): SourceTables {
  const byKey = new Map(all.map((source) => [source.key, source]));
  return { all, byKey, findingsByEntity: indexFindings(all) };
}

function indexFindings(sources: readonly Source[]): Map<EntityId, SourcedFinding[]> {
  const index = new Map<EntityId, SourcedFinding[]>();
  for (const source of sources) {
    for (const finding of source.findings) {
      for (const id of finding.entities) {
        const findings = index.get(id) ?? [];
        index.set(id, findings);
        findings.push({ source, finding });
      }
    }
  }
  return index;
}
