import type { DatasetProblem } from '../dataset/datasetFile';
import { Library } from '../library/library';
import type { CitationKey, Entity, Finding, Source, Topic } from '../library/schema';
import type { UserNames } from '../recognise/recogniser';
import { readUserEntities } from './userEntities';
import type { UserFile } from './userFile';
import type { EntityNamed } from './userNames';
import { readUserSources } from './userSources';
import { readUserTopics } from './userTopics';

/** The additions of a workspace's files to the library. */
export interface UserLibrary {
  /** New entities, and entities of the library with the user's changes. All are complete. */
  readonly entities: readonly Entity[];
  readonly sources: readonly Source[];
  readonly topics: readonly Topic[];
  /** The findings that the user has written. */
  readonly findings: ReadonlySet<Finding>;
  /** The file that contains a source, by the key of the source. */
  readonly pathOf: ReadonlyMap<CitationKey, string>;
  /** The names to recognise in addition to those of the library. */
  readonly names: UserNames;
  readonly problems: readonly DatasetProblem[];
}

/**
 * Reads the additions of a workspace's files to the bundled library, and pauses every few milliseconds.
 *
 * Broken parts are reported and left out; the rest counts. The user's entries override the library; if several files
 * disagree, the first one counts.
 *
 * @param entityNamed returns the entity of the library with a name
 */
export function* readWorkspaceLibrary(
  files: readonly UserFile[],
  library: Library,
  entityNamed: EntityNamed,
): Generator<void, UserLibrary> {
  const all = <K extends 'entities' | 'sources' | 'topics'>(kind: K) => ({
    entries: files.flatMap((file) => file[kind].entries as UserFile[K]['entries'][number][]),
    declared: new Set(files.flatMap((file) => [...file[kind].declared])),
  });
  const userEntities = all('entities');
  const userTopics = all('topics');
  const entities = readUserEntities(
    userEntities.entries,
    userEntities.declared,
    library,
    entityNamed,
  );
  yield;
  const topics = readUserTopics(userTopics.entries, userTopics.declared, library);
  const referents = (word: 'entity' | 'topic', known: readonly { readonly id: string }[]) => {
    const declared = word === 'entity' ? userEntities.declared : userTopics.declared;
    const ids = known.map(({ id }) => id);
    return { word, known: new Set(ids), declared: new Set([...declared, ...ids]) };
  };
  const sources = yield* readUserSources(
    all('sources').entries,
    library,
    referents('entity', [...library.entities, ...entities.entities]),
    referents('topic', [...library.topics, ...topics.topics]),
  );
  const broken = new Set(files.filter(({ isBroken }) => isBroken).map(({ path }) => path));
  return {
    entities: entities.entities,
    sources: sources.sources,
    topics: topics.topics,
    findings: sources.findings,
    pathOf: sources.pathOf,
    names: {
      names: entities.names,
      terms: topics.terms,
      changed: new Map(entities.entities.map((entity) => [entity.id, entity])),
    },
    problems: [
      ...files.flatMap(({ problems }) => problems),
      // A file with broken syntax keeps its earlier entries, whose places no longer exist.
      ...[entities, topics, sources]
        .flatMap(({ problems }) => problems)
        .filter(({ path }) => path !== '' && !broken.has(path)),
    ],
  };
}

/** The library with the additions of a workspace: changed items keep their places, new ones come last. */
export function mergeLibraries(library: Library, additions: UserLibrary): Library {
  return new Library({
    entities: overlaid(library.entities, additions.entities, ({ id }) => id),
    get sources() {
      return overlaid(library.sources, additions.sources, ({ key }) => key);
    },
    readSources: () => library.readSources(),
    topics: overlaid(library.topics, additions.topics, ({ id }) => id),
    userFindings: additions.findings,
    userSources: new Set(additions.pathOf.keys()),
  });
}

function overlaid<T>(below: readonly T[], above: readonly T[], keyOf: (value: T) => string): T[] {
  const all = new Map(below.map((value) => [keyOf(value), value]));
  for (const value of above) {
    all.set(keyOf(value), value);
  }
  return [...all.values()];
}
