import type { DatasetProblem } from '../dataset/datasetFile';
import { Library } from '../library/library';
import type { CitationKey, Entity, Finding, Source, Topic } from '../library/schema';
import type { OwnNames } from '../recognise/recogniser';
import { readOwnEntities } from './userEntities';
import type { OwnFile } from './userFile';
import type { EntityNamed } from './userNames';
import { readOwnSources } from './userSources';
import { readOwnTopics } from './userTopics';

/** What the files of a workspace add to the library. */
export interface OwnLibrary {
  /** What is new, and what the library has as the user has changed it; whole. */
  readonly entities: readonly Entity[];
  readonly sources: readonly Source[];
  readonly topics: readonly Topic[];
  /** The findings that the user has written. */
  readonly findings: ReadonlySet<Finding>;
  /** The file that contains a source, by the key of the source. */
  readonly pathOf: ReadonlyMap<CitationKey, string>;
  /** What there is to recognise beside the library's own names. */
  readonly names: OwnNames;
  readonly problems: readonly DatasetProblem[];
}

/**
 * Reads what the files of a workspace add to the library that comes with Cytonote, and pauses every few
 * milliseconds.
 *
 * What is broken is reported and left out, and nothing else with it. What a person wrote counts more
 * than what the library has; of several files that say different things, the first one counts.
 *
 * @param entityNamed what the library takes a name for
 */
export function* readWorkspaceLibrary(
  files: readonly OwnFile[],
  library: Library,
  entityNamed: EntityNamed,
): Generator<void, OwnLibrary> {
  const all = <K extends 'entities' | 'sources' | 'topics'>(kind: K) => ({
    entries: files.flatMap((file) => file[kind].entries as OwnFile[K]['entries'][number][]),
    declared: new Set(files.flatMap((file) => [...file[kind].declared])),
  });
  const ownEntities = all('entities');
  const ownTopics = all('topics');
  const entities = readOwnEntities(ownEntities.entries, ownEntities.declared, library, entityNamed);
  yield;
  const topics = readOwnTopics(ownTopics.entries, ownTopics.declared, library);
  const referents = (word: 'entity' | 'topic', known: readonly { readonly id: string }[]) => {
    const declared = word === 'entity' ? ownEntities.declared : ownTopics.declared;
    const ids = known.map(({ id }) => id);
    return { word, known: new Set(ids), declared: new Set([...declared, ...ids]) };
  };
  const sources = yield* readOwnSources(
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
      // A file with broken syntax is as it was before, and its places are no longer there.
      ...[entities, topics, sources]
        .flatMap(({ problems }) => problems)
        .filter(({ path }) => path !== '' && !broken.has(path)),
    ],
  };
}

/** The library with what a workspace adds to it: what is changed stays in its place, what is new follows. */
export function mergeLibraries(library: Library, own: OwnLibrary): Library {
  return new Library({
    entities: overlaid(library.entities, own.entities, ({ id }) => id),
    sources: overlaid(library.sources, own.sources, ({ key }) => key),
    topics: overlaid(library.topics, own.topics, ({ id }) => id),
    userFindings: own.findings,
  });
}

function overlaid<T>(below: readonly T[], above: readonly T[], keyOf: (value: T) => string): T[] {
  const all = new Map(below.map((value) => [keyOf(value), value]));
  for (const value of above) {
    all.set(keyOf(value), value);
  }
  return [...all.values()];
}
